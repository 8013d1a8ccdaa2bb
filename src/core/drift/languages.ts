import { csharp } from './extract/csharp.ts';
import { javascript, tsx, typescript } from './extract/ecmascript.ts';
import { go } from './extract/go.ts';
import { java } from './extract/java.ts';
import { kotlin } from './extract/kotlin.ts';
import type { Language } from './extract/language.ts';
import { php } from './extract/php.ts';
import { python } from './extract/python.ts';
import { ruby } from './extract/ruby.ts';
import { rust } from './extract/rust.ts';
import { svelte } from './extract/svelte.ts';
import { vue } from './extract/vue.ts';

/** Every language that is read, by the ending of its files. A new one is a line here and a file in `extract`. */
const byEnding: Readonly<Record<string, Language>> = {
  '.ts': typescript,
  '.mts': typescript,
  '.cts': typescript,
  '.tsx': tsx,
  '.js': javascript,
  '.mjs': javascript,
  '.cjs': javascript,
  '.jsx': javascript,
  '.go': go,
  '.rs': rust,
  '.java': java,
  '.kt': kotlin,
  '.kts': kotlin,
  '.cs': csharp,
  '.py': python,
  '.pyi': python,
  '.php': php,
  '.rb': ruby,
  '.vue': vue,
  '.svelte': svelte,
};

/** Every language, once each, in the order of the table. */
export const languages: readonly Language[] = [...new Set(Object.values(byEnding))];

/** The endings of a language's files, for example `.ts`. */
export function endingsOf(language: Language): string[] {
  return Object.keys(byEnding).filter(ending => byEnding[ending] === language);
}

/** The language of a file, by its ending; undefined for a file that is not checked. */
export function languageOf(path: string): Language | undefined {
  const dot = path.lastIndexOf('.');
  if (dot < 0) return undefined;
  const ending = path.slice(dot);
  return Object.hasOwn(byEnding, ending) ? byEnding[ending] : undefined;
}
