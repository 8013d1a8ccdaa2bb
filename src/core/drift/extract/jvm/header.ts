import { type Lexer, Token } from '../braces/lexer.ts';
import { MentionedNames } from '../braces/mentionedNames.ts';
import { Char } from '../characters.ts';
import type { Import, Scan } from '../import.ts';

/** What stands before the first declaration of a file. */
export interface Header {
  /** The package; empty where none is named. */
  space: string;
  imports: Import[];
  /** Names that imports bind instead of the one that they import. */
  aliases: Map<Import, string>;
  /** Names of the class in which Java sees a Kotlin file's functions, where an annotation gives it. */
  facades: string[];
}

/** How the parts of a header are read. Each is given the lexer at its first token, and leaves it behind its last. */
interface HeaderReaders {
  /** False where the token begins a declaration. */
  annotation(header: Header): boolean;
  import(header: Header): void;
  package(header: Header): void;
}

/** Reads a header, and tells where the first declaration begins, with its annotations. */
export function readHeader(lexer: Lexer, read: HeaderReaders): { header: Header; end: number } {
  const header: Header = { space: '', imports: [], aliases: new Map(), facades: [] };
  // Annotations belong to what follows them, and that may be a declaration.
  let annotations: number | undefined;
  lexer.next();
  for (;;) {
    if (lexer.sees(Char.at)) {
      annotations ??= lexer.start;
      if (!read.annotation(header)) break;
      continue;
    }
    if (lexer.sees(Token.name)) {
      if (lexer.is('import')) read.import(header);
      else if (lexer.is('package')) read.package(header);
      else if (isHalfTyped(lexer)) lexer.next();
      else break;
      // No declaration begins with anything but a name: what else stands here is half typed.
    } else if (lexer.next() === Token.end) break;
    annotations = undefined;
  }
  return { header, end: annotations ?? lexer.start };
}

/** True for the beginning of one of the two words: the imports behind it are no less imports. */
function isHalfTyped(lexer: Lexer): boolean {
  const { name } = lexer;
  return 'import'.startsWith(name) || 'package'.startsWith(name);
}

/** Reads the declarations behind a header: their names, and what they mention where a wildcard asks for it. */
export function readDeclarations<L extends Lexer>(
  { space, imports, aliases, facades }: Header,
  lexer: L,
  namesOf: (lexer: L) => string[],
): Scan {
  const mentions = imports.some(({ all }) => all) ? new MentionedNames() : undefined;
  lexer.mentions = mentions;
  lexer.next();
  const declares = [{ space, names: [...facades, ...namesOf(lexer)] }];
  if (mentions === undefined) return { imports, declares };
  // A name that is imported by itself is never meant by a wildcard.
  mentions.remove(
    imports.flatMap(found => (found.all ? [] : (aliases.get(found) ?? simpleNameIn(found.specifier)))),
  );
  return { imports, declares, mentions };
}

const simpleNameIn = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
