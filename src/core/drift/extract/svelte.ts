import { componentLanguage } from './component/scriptBlock.ts';
import { svelteScripts } from './component/svelteScripts.ts';

/** The script blocks of Svelte components. */
export const svelte = componentLanguage('svelte', 'Svelte', svelteScripts);
