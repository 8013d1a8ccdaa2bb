import { TextDecoder } from 'node:util';
import { declaredEncoding } from '../core/drift/extract/declaredEncoding.ts';

/** Where a NUL byte makes a file binary: as far as Git looks. */
const binaryProbe = 8000;

// Names in Python of encodings that the web, whose decoders these are, calls otherwise.
const webNames: Readonly<Record<string, string>> = {
  'latin-1': 'latin1',
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  'mac-roman': 'macintosh',
};

/**
 * The text of a file: UTF-8, or UTF-16 where the mark at its beginning says so. Undefined for binary content. The
 * mark is left out, since editors take it for no character of the first line.
 */
export function decodeText(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return withoutNul(new TextDecoder('utf-16le').decode(bytes));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return withoutNul(new TextDecoder('utf-16be').decode(bytes));
  if (bytes.subarray(0, binaryProbe).includes(0)) return undefined;
  return bytes.toString('utf8', isMarked(bytes) ? 3 : 0);
}

/** The same for a file that may be a source: in the encoding that it declares, if any. */
export function decodeSource(path: string, bytes: Buffer): string | undefined {
  const text = decodeText(bytes);
  if (text === undefined || isMarked(bytes)) return text;
  const declared = declaredEncoding(path, text);
  return (declared === undefined ? undefined : decoderOf(declared)?.decode(bytes)) ?? text;
}

const isMarked = (bytes: Buffer): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

const withoutNul = (text: string): string | undefined => {
  const nul = text.indexOf('\0');
  return nul >= 0 && nul < binaryProbe ? undefined : text;
};

/** Undefined for what nobody knows, and for encodings in which a declaration could not be read to begin with. */
function decoderOf(declared: string): TextDecoder | undefined {
  const name = declared.toLowerCase();
  const dashed = name.replaceAll('_', '-');
  for (const known of [webNames[dashed], name, dashed]) {
    if (known === undefined) continue;
    try {
      const decoder = new TextDecoder(known);
      return decoder.encoding.startsWith('utf-') ? undefined : decoder;
    } catch {
      // Not a name that is known: the next one.
    }
  }
  return undefined;
}
