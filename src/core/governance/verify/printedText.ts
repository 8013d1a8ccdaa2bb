const escapeKey = '\u001b';
const bell = '\u0007';

/** Colours, movements of the cursor, and titles; every part is bounded, so that no output can make it slow. */
const sequences = new RegExp(
  [
    `${escapeKey}\\[[0-9;?]{0,50}[ -/]{0,5}[@-~]`,
    `${escapeKey}\\][^${bell}${escapeKey}]{0,2000}(?:${bell}|${escapeKey}\\\\)`,
    `${escapeKey}[@-Z\\\\-_]`,
  ].join('|'),
  'g',
);

/** Control characters but line break and tab. */
const isPrinted = (character: string): boolean =>
  character >= ' ' ? character !== '\u007f' : character === '\n' || character === '\t';

/** What a program printed, as a terminal leaves it: without escapeKey sequences, and without what was written over. */
export function printedText(written: string): string {
  const lines = written.replace(sequences, '').split(/\r?\n/);
  return lines
    .map(line => {
      const kept = line.endsWith('\r') ? line.slice(0, -1) : line;
      return [...kept.slice(kept.lastIndexOf('\r') + 1)].filter(isPrinted).join('');
    })
    .join('\n');
}
