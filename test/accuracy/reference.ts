import type { Scan } from '../../src/core/drift/extract/import.ts';

/** A file, and what the scanner says of it. */
export interface ScannedFile {
  path: string;
  text: string;
  scan: Scan;
}

/** What parser and scanner say of the same thing: lines that are equal where both mean the same. */
export interface Sides {
  parser: readonly string[];
  scanner: readonly string[];
}

/** One file as both see it. */
export interface Compared {
  imports: Sides;
  /** Declared names, for languages whose imports name them. */
  declares?: Sides;
  /** The parser reported errors: what it then sees is no measure. */
  gaveUp: boolean;
}

/** A language's real parser, made ready. */
export interface Reference {
  /** Its name and version. */
  parser: string;
  compare(files: readonly ScannedFile[]): Compared[];
}

/** A reference that is not on this machine. The message tells what is missing. */
export class NotAvailable extends Error {}

/** Opens a reference; `folder` is the one of this file, where scripts for other programs stand. @throws NotAvailable */
export type OpenReference = (folder: string) => Promise<Reference>;

/** How far scanner and parser agree over many files. */
export interface Agreement {
  parser: string;
  imports: number;
  differentImports: number;
  declared: number;
  differentDeclared: number;
  givenUp: number;
}

/** Counts what differs; `show` is told of each file in which something does. */
export function agreement(
  { parser, compare }: Reference,
  files: readonly ScannedFile[],
  show: (path: string, wrong: readonly string[], gaveUp: boolean) => void = () => {},
): Agreement {
  const counts = { imports: 0, differentImports: 0, declared: 0, differentDeclared: 0, givenUp: 0 };
  for (const [index, { imports, declares, gaveUp }] of compare(files).entries()) {
    const wrong = differences(imports);
    const wrongNames = declares === undefined ? [] : differences(declares).map(line => `declares ${line}`);
    if (wrong.length + wrongNames.length > 0) show(files[index]!.path, [...wrong, ...wrongNames], gaveUp);
    if (gaveUp) {
      counts.givenUp++;
      continue;
    }
    counts.imports += imports.parser.length;
    counts.differentImports += wrong.length;
    counts.declared += declares?.parser.length ?? 0;
    counts.differentDeclared += wrongNames.length;
  }
  return { parser, ...counts };
}

function differences({ parser, scanner }: Sides): string[] {
  const [expected, found] = [new Set(parser), new Set(scanner)];
  return [
    ...[...expected].filter(line => !found.has(line)).map(line => `parser ${line}`),
    ...[...found].filter(line => !expected.has(line)).map(line => `scanner ${line}`),
  ];
}
