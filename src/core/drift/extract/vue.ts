import { componentLanguage } from './component/scriptBlock.ts';
import { vueScripts } from './component/vueScripts.ts';

/** The script blocks of Vue's single-file components. */
export const vue = componentLanguage('vue', 'Vue', vueScripts);
