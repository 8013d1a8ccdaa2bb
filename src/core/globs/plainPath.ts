/** A path or glob as people write it, without a leading `./` and without `/` at its end. */
export function plainPath(written: string): string {
  const start = written.startsWith('./') ? 2 : 0;
  let end = written.length;
  while (end > start && written[end - 1] === '/') end--;
  return written.slice(start, end);
}
