import type { Import } from '../../src/core/drift/extract/import.ts';

/** An import as one line, with the keys in one order; for parsers that answer with such imports themselves. */
export function lineOf({ kind, specifier, start, end, form, all, member }: Import): string {
  const name = member && { name: member.name, start: member.start, end: member.end };
  return JSON.stringify({ kind, specifier, start, end, form, all, member: name });
}

/** The same import with offsets in bytes, as PHP and Ruby count them. */
export function inBytes(text: string, { member, ...found }: Import): Import {
  const at = (index: number): number => Buffer.byteLength(text.slice(0, index));
  const name = member && { ...member, start: at(member.start), end: at(member.end) };
  return { ...found, start: at(found.start), end: at(found.end), ...(name && { member: name }) };
}
