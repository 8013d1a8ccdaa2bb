import type { DeclaredSymbol, ScanSource } from './import.ts';
import type { TextSpans } from './textSpans.ts';

/** Languages whose imports can name each other's files are resolved together. */
export type Family = 'ecmascript' | 'python' | 'go' | 'jvm' | 'csharp' | 'rust' | 'php' | 'ruby';

/** How the files of a language are read: one file each, all of them in `languages.ts`. */
export interface Language {
  /** As rules of kind `pattern` and the documentation name it: `typescript`, `csharp`. */
  id: string;
  /** As people write it: `TypeScript`, `C#`. */
  name: string;
  family: Family;
  scan: ScanSource;
  /** What in a text is no code. */
  spans(text: string): TextSpans;
  /** What the file declares, at its top and inside of types, in the order in which it stands. */
  symbols(text: string, spans: TextSpans): DeclaredSymbol[];
  /** What the analysis cannot see, one plain sentence each: they stand in the documentation. */
  limits: readonly string[];
}
