/** A stretch of a text, as offsets in UTF-16 units with an exclusive end, and what stands there afterwards. */
interface ChangedSpan {
  start: number;
  end: number;
  newText: string;
}

/** The smallest stretch to replace so that one text becomes the other; undefined where they are equal. */
export function changedSpan(before: string, after: string): ChangedSpan | undefined {
  if (before === after) return undefined;
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start++;
  let kept = 0;
  while (kept < shorter - start && before.at(-1 - kept) === after.at(-1 - kept)) kept++;
  // An edit that begins or ends inside `\r\n` or a surrogate pair would tear it apart in some editors.
  if (start > 0 && isJoined(before, start)) start--;
  if (kept > 0 && isJoined(before, before.length - kept)) kept--;
  return { start, end: before.length - kept, newText: after.slice(start, after.length - kept) };
}

const isJoined = (text: string, at: number): boolean =>
  (text[at - 1] === '\r' && text[at] === '\n') ||
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
