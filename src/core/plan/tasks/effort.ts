/** Working hours of each unit: a day has 8, a week 5 days. */
const hoursOf: Readonly<Record<string, number>> = { m: 1 / 60, h: 1, d: 8, w: 40 };

const part = /^(\d{1,6}(?:\.\d{1,4})?)\s*([mhdw])\s*/i;

/** Working hours of an effort such as `30m`, `3h`, `2d`, `1w` or `1d 4h`; undefined where it is none of these. */
export function effortHours(effort: string | number | undefined): number | undefined {
  let rest = String(effort ?? '').trim();
  if (rest === '') return undefined;
  let hours = 0;
  while (rest !== '') {
    const found = part.exec(rest);
    if (found === null) return undefined;
    hours += Number(found[1]) * hoursOf[found[2]!.toLowerCase()]!;
    rest = rest.slice(found[0].length);
  }
  return hours;
}
