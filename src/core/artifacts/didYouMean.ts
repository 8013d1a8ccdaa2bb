const longest = 60;

/** The known name nearest to a mistyped one, or undefined where none is near enough to be meant. */
export function nearest(written: string, known: Iterable<string>): string | undefined {
  if (written.length > longest) return undefined;
  const limit = written.length <= 3 ? 1 : written.length <= 6 ? 2 : 3;
  let best: string | undefined;
  let bestDistance = limit + 1;
  const lower = written.toLowerCase();
  for (const name of known) {
    if (Math.abs(name.length - written.length) >= bestDistance || name.length > longest) continue;
    const found = distance(lower, name.toLowerCase());
    if (found < bestDistance) {
      best = name;
      bestDistance = found;
    }
  }
  return best;
}

/** `; did you mean \`x\`?`, or nothing where no known name is near. */
export function didYouMean(written: string, known: Iterable<string>): string {
  const name = nearest(written, known);
  return name === undefined ? '' : `; did you mean \`${name}\`?`;
}

/** Edits from one word to the other; two neighbouring letters swapped count once. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, before[j - 2]! + 1);
      }
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
