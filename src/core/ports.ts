/** What core needs from outside; adapters live in `src/node`. Paths are relative to the workspace, with `/`. */
export interface FileReader {
  /** Text of a file, or undefined where there is none or it cannot be read. */
  read(path: string): string | undefined;
  /** Files below a folder at any depth, sorted; empty where there is no such folder. */
  list(folder: string): readonly string[];
}

/** Lower-case hexadecimal SHA-256 of a text's UTF-8 bytes. */
export type Sha256 = (text: string) => string;

/** The present time; `PLUMBRULE_NOW` replaces it (see `node/clock.ts`). */
export type Clock = () => Date;
