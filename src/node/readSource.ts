import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { Content } from '../core/drift/importGraph.ts';
import { decodeSource } from './decodeText.ts';

let buffer = Buffer.allocUnsafe(1024 * 1024);

/**
 * Read a source file, following no link. One buffer serves all files, which is why this is not `readFileSync`:
 * reading is the larger part of a check.
 */
export function readSource(absolutePath: string, maxBytes: number): Content {
  let file: number | undefined;
  try {
    file = openSync(absolutePath, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    const status = fstatSync(file);
    if (!status.isFile()) return { unread: 'it is not a regular file' };
    if (status.size > maxBytes) {
      return { unread: `it has ${status.size} bytes, more than sources.max_bytes (${maxBytes})` };
    }
    if (status.size > buffer.length) buffer = Buffer.allocUnsafe(status.size);
    let length = 0;
    while (length < status.size) {
      const read = readSync(file, buffer, length, status.size - length, length);
      if (read === 0) break;
      length += read;
    }
    const text = decodeSource(absolutePath, buffer.subarray(0, length));
    return text === undefined ? { unread: 'it has binary content' } : { text };
  } catch (error) {
    return { unread: `it cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})` };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
