import type { PatternLanguage } from '../../model/patternRule.ts';
import { languageOf } from '../languages.ts';

/** The grammars that files and patterns are parsed by. */
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

/** A grammar by its name: TypeScript has two, as `<T>x` and `<T>` mean different things with and without markup. */
export type Grammar = (typeof grammars)[number];

/** What a text is: the grammar that reads it, and the pattern languages that are about it. */
export interface Dialect {
  grammar: Grammar;
  languages: readonly PatternLanguage[];
}

const typescript: Dialect = { grammar: 'typescript', languages: ['typescript'] };
const javascript: Dialect = { grammar: 'javascript', languages: ['javascript'] };
const tsx: Dialect = { grammar: 'tsx', languages: ['typescript', 'tsx'] };
const jsx: Dialect = { grammar: 'javascript', languages: ['javascript', 'jsx'] };

/** Languages that have dialects by the ending of the file. */
const byEnding: Readonly<Record<string, Dialect>> = {
  '.ts': typescript,
  '.mts': typescript,
  '.cts': typescript,
  '.tsx': tsx,
  '.js': javascript,
  '.mjs': javascript,
  '.cjs': javascript,
  '.jsx': jsx,
};

/** The grammars that the files of a language can be in. */
export function grammarsOf(language: PatternLanguage): readonly Grammar[] {
  if (language === 'typescript') return ['typescript', 'tsx'];
  return language === 'jsx' ? ['javascript'] : [language];
}

/** The dialect of a script block by its `lang`. */
const byBlock: Readonly<Record<string, Dialect>> = {
  ts: typescript,
  typescript,
  tsx,
  js: javascript,
  javascript,
  jsx,
};

/** The dialect of a file; undefined where no pattern can be looked for, and for files of several blocks. */
export function dialectOf(path: string): Dialect | undefined {
  const ending = path.slice(path.lastIndexOf('.'));
  if (Object.hasOwn(byEnding, ending)) return byEnding[ending];
  const id = languageOf(path)?.id;
  const grammar = grammars.find(each => each === id);
  return grammar === undefined ? undefined : { grammar, languages: [grammar] };
}

/** The dialect of a script block in a file of several languages; JavaScript where it says nothing. */
export function dialectOfBlock(lang: string | undefined): Dialect | undefined {
  const name = (lang ?? 'js').toLowerCase();
  return Object.hasOwn(byBlock, name) ? byBlock[name] : undefined;
}

/** True for files whose scripts stand in blocks, each in a language of its own. */
export function hasScriptBlocks(path: string): boolean {
  return path.endsWith('.vue') || path.endsWith('.svelte');
}

const ofBlocks: ReadonlySet<PatternLanguage> = new Set(['typescript', 'tsx', 'javascript', 'jsx']);

/** Whether a rule about these languages may be about a file. */
export function isAbout(languages: ReadonlySet<PatternLanguage>, path: string): boolean {
  const possible = hasScriptBlocks(path) ? ofBlocks : (dialectOf(path)?.languages ?? []);
  for (const language of possible) if (languages.has(language)) return true;
  return false;
}
