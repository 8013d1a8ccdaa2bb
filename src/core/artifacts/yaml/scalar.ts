import type { Json } from '../../model/json.ts';

/** How a text that needs quotes, or stands beside quoted ones, is quoted. */
export type Quote = 'plain' | 'single' | 'double';

/** Words and figures that some YAML reader takes for something else than a text. */
const ambiguous =
  /^(?:~|null|true|false|yes|no|on|off|y|n|nan|[-+]?\.(?:inf|nan)|[-+.]?[0-9][0-9_,.:eExXoOa-fA-F+-]*(?:[Tt ][0-9:.+Zz -]*)?|<<|=|---.*|\.\.\..*)$/i;
/** Letters and figures of any script, and a few marks that never mean anything at the start. */
const plainStart = /^[\p{L}\p{N}_./$(^+;<]/u;
const unprintable = /[\p{Cc}\p{Cs}\u00ad\u2028\u2029\ufeff\ufffe\uffff]/u;

/** True where the text reads as itself without quotes. A glob could, but people quote it. */
function isPlainSafe(text: string, inFlow: boolean): boolean {
  return (
    plainStart.test(text) &&
    !ambiguous.test(text) &&
    !unprintable.test(text) &&
    !/:(?:\s|$)|\s#|\s$|\*/.test(text) &&
    !(inFlow && /[[\]{},]/.test(text))
  );
}

/** A text in double quotes. */
function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u00ad\u2028\u2029\ufeff\ufffe\uffff]/g,
    char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A scalar on one line. `quote` is what stands around it; `plain` still quotes where a plain text would be misread. */
export function scalarText(
  value: Exclude<Json, object> | null,
  inFlow: boolean,
  quote: Quote,
  spare: Quote,
): string {
  if (typeof value !== 'string') return value === null ? 'null' : String(value);
  if (quote === 'plain' && isPlainSafe(value, inFlow)) return value;
  const wanted = quote === 'plain' ? spare : quote;
  return wanted === 'single' && !unprintable.test(value)
    ? `'${value.replaceAll("'", "''")}'`
    : doubleQuoted(value);
}

/** A text as a literal block: header and body lines without indentation; undefined where `|` cannot hold it. */
export function literalBlock(text: string, step: number): { header: string; lines: string[] } | undefined {
  if (!text.includes('\n') || unprintable.test(text.replaceAll('\n', '').replaceAll('\t', '')))
    return undefined;
  const ends = text.endsWith('\n');
  const body = ends ? text.slice(0, -1) : text;
  const lines = body.split('\n');
  // Blank lines at either end would need indicators that reach into the lines around the block.
  if (lines[0]!.trim() === '' || lines.at(-1)!.trim() === '') return undefined;
  const indicator = /^[ \t]/.test(lines[0]!) ? String(step) : '';
  return { header: `|${indicator}${ends ? '' : '-'}`, lines };
}
