import { languageOf } from '../../languages.ts';
import { csharp } from './csharp.ts';
import type { Dialect } from './dialect.ts';
import { ecmascript } from './ecmascript.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { kotlin } from './kotlin.ts';
import { php } from './php.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';

const byLanguage: Readonly<Record<string, Dialect>> = { python, go, java, kotlin, csharp, rust, php, ruby };

/** What the standards know of a file's language; JavaScript and TypeScript in all their forms are one. */
export function dialectOf(path: string): Dialect {
  return byLanguage[languageOf(path)?.id ?? ''] ?? ecmascript;
}
