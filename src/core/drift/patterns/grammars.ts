import type { PatternLanguage } from '../../model/patternRule.ts';
import type { FindScripts } from '../extract/component/scriptBlock.ts';
import { svelteScripts } from '../extract/component/svelteScripts.ts';
import { vueScripts } from '../extract/component/vueScripts.ts';
import { languageOf } from '../languages.ts';

/** The grammars that code and patterns are parsed by. */
export const grammars = [
  'typescript',
  'tsx',
  'javascript',
  'python',
  'go',
  'java',
  'kotlin',
  'csharp',
  'rust',
  'php',
  'ruby',
] as const;

/** A grammar by its name: TypeScript has two, as `<T>x` means another thing where there is markup. */
export type Grammar = (typeof grammars)[number];

/** The grammars that code of a language can be in. */
export function grammarsOf(language: PatternLanguage): readonly Grammar[] {
  if (language === 'typescript') return ['typescript', 'tsx'];
  return language === 'jsx' ? ['javascript'] : [language];
}

/** What code is: the grammar that reads it, and the languages of rules that are about it. */
interface Dialect {
  grammar: Grammar;
  languages: readonly PatternLanguage[];
}

/** Code in one dialect: all of a file, or one of its script blocks. */
export interface Code extends Dialect {
  text: string;
  /** Where it begins in the file. */
  start: number;
}

const typescript: Dialect = { grammar: 'typescript', languages: ['typescript'] };
const tsx: Dialect = { grammar: 'tsx', languages: ['typescript', 'tsx'] };
const javascript: Dialect = { grammar: 'javascript', languages: ['javascript'] };
const jsx: Dialect = { grammar: 'javascript', languages: ['javascript', 'jsx'] };

/** Languages whose files hold their code in blocks, each in a dialect of its own. */
const scripts: Readonly<Record<string, FindScripts>> = { vue: vueScripts, svelte: svelteScripts };

/** The code of a file, by dialect; none where it is in no language that patterns are about. */
export function codeOf(path: string, text: string): Code[] {
  const find = scripts[languageOf(path)?.id ?? ''];
  if (find === undefined) {
    const dialect = dialectOf(path);
    return dialect === undefined ? [] : [{ ...dialect, text, start: 0 }];
  }
  return find(text).map(({ start, end, dialect }) => ({
    ...(dialect.typescript ? (dialect.jsx ? tsx : typescript) : javascript),
    text: text.slice(start, end),
    start,
  }));
}

/** Whether a rule about these languages may be about a file. */
export function isAbout(languages: ReadonlySet<PatternLanguage>, path: string): boolean {
  const isComponent = Object.hasOwn(scripts, languageOf(path)?.id ?? '');
  const dialects = isComponent ? [tsx, javascript] : [dialectOf(path)];
  return dialects.some(dialect => dialect?.languages.some(language => languages.has(language)));
}

function dialectOf(path: string): Dialect | undefined {
  const id = languageOf(path)?.id;
  if (id === 'tsx') return tsx;
  if (id === 'javascript') return path.endsWith('.jsx') ? jsx : javascript;
  const grammar = grammars.find(each => each === id);
  return grammar === undefined ? undefined : { grammar, languages: [grammar] };
}
