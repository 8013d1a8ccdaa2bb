import type { EdgeKind } from '../../../model/edge.ts';
import { Char } from '../characters.ts';
import { detached } from '../detached.ts';
import type { Import } from '../import.ts';
import { isNamePart, nameEnd } from '../names.ts';
import { skipBlanks, skipSpace } from './characters.ts';
import { readPath, skipConstant } from './writtenPath.ts';

/** The methods that load files, and the kind of edge each makes. */
const loaders: Readonly<Record<string, EdgeKind>> = {
  require: 'require',
  require_relative: 'require',
  load: 'require',
  autoload: 'dynamic',
};

/** Whether a method of this name loads files. */
export const isLoader = (name: string): boolean => Object.hasOwn(loaders, name);

/** Reads the path of a call of a loader whose name ends at `at`, if all of it is written out. */
export function readCall(text: string, name: string, at: number, imports: Import[]): void {
  const open = skipBlanks(text, at);
  let from = text.charCodeAt(open) === Char.openParen ? skipSpace(text, open + 1) : open;
  if (name === 'autoload') from = skipConstant(text, from);
  const found = from < 0 ? undefined : readPath(text, from);
  if (found === undefined) return;
  const { path, start, end, anchored } = found;
  const written: Import = { kind: loaders[name]!, specifier: detached(path), start, end };
  const form = anchored || name === 'require_relative' ? 'relative' : name === 'load' ? 'load' : undefined;
  imports.push(form === undefined ? written : { ...written, form });
}

/** Reads the folder that is added to the load path by what follows `$LOAD_PATH` or `$:`, which ends at `at`. */
export function readLoadPath(text: string, at: number): string | undefined {
  let from: number;
  if (text.charCodeAt(at) === Char.dot) {
    const end = nameEnd(text, at + 1);
    const method = text.slice(at + 1, end);
    if (method !== 'unshift' && method !== 'push' && method !== 'prepend' && method !== 'append')
      return undefined;
    const open = skipBlanks(text, end);
    from = text.charCodeAt(open) === Char.openParen ? skipSpace(text, open + 1) : open;
  } else {
    const operator = skipBlanks(text, at);
    if (!text.startsWith('<<', operator)) return undefined;
    from = skipBlanks(text, operator + 2);
  }
  const found = readPath(text, from);
  return found === undefined ? undefined : detached(found.path);
}

const words = ['require', 'load', '$LOAD_PATH', '$:'];

/**
 * Index after the last word that may load a file or add to the load path, or 0 where there is none. Nothing behind it
 * has to be read, and most files have none.
 */
export function lastCallEnd(text: string): number {
  let last = 0;
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; ) {
      const end = nameEnd(text, at + word.length);
      if (end > last && mayBegin(text, at, end)) last = end;
      // No other word begins within the same name.
      at = text.indexOf(word, end);
    }
  }
  return last;
}

function mayBegin(text: string, at: number, end: number): boolean {
  if (text.charCodeAt(at) === Char.dollar) return true;
  const start = text.startsWith('auto', at - 4) ? at - 4 : at;
  if (isNamePart(text.charCodeAt(start - 1)) || !isLoader(text.slice(start, end))) return false;
  const open = skipBlanks(text, end);
  const code = text.charCodeAt(text.charCodeAt(open) === Char.openParen ? skipSpace(text, open + 1) : open);
  return (
    code === Char.quote ||
    code === Char.doubleQuote ||
    code === Char.colon ||
    code === 70 ||
    code === Char.underscore
  );
}
