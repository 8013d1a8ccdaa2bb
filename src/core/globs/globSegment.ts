/** One piece of a path segment's pattern. */
type Token =
  /** One character that a predicate accepts. */
  | { kind: 'one'; accepts: (character: string) => boolean; opens?: string }
  /** Any number of characters, as few as will do. */
  | { kind: 'star'; closes?: string };

/** The pattern of one path segment, made by {@link compileSegment}. */
export type SegmentPattern = readonly Token[];

const any = (): boolean => true;
const capture = /^\{([A-Za-z_][A-Za-z0-9_-]*)\}/;
const bracket = /^\[([!^]?)(\]?[^\]]*)\]/;

/** Compile a segment without alternatives: `*`, `?`, `[a-z]`, `[!a-z]` and captures `{name}`; all else is literal. */
export function compileSegment(text: string): SegmentPattern {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const named = capture.exec(rest);
    const set = bracket.exec(rest);
    if (named !== null) {
      // A capture holds at least one character.
      tokens.push({ kind: 'one', accepts: any, opens: named[1]! }, { kind: 'star', closes: named[1]! });
      at += named[0].length;
    } else if (set !== null) {
      const [whole, negated, members] = set as unknown as [string, string, string];
      const accepts = inSet(members);
      tokens.push({ kind: 'one', accepts: negated === '' ? accepts : character => !accepts(character) });
      at += whole.length;
    } else {
      const character = text[at]!;
      if (character === '*') {
        if (tokens.at(-1)?.kind !== 'star') tokens.push({ kind: 'star' });
      } else if (character === '?') tokens.push({ kind: 'one', accepts: any });
      else tokens.push({ kind: 'one', accepts: other => other === character });
      at++;
    }
  }
  return tokens;
}

/**
 * Match a segment, noting in `captures` what its captures hold. When a character does not fit, only the last star
 * takes one more and all goes on from there: the earlier ones need never be tried again, so that the time grows
 * with the product of both lengths and no pattern can make it explode.
 */
export function matchSegment(pattern: SegmentPattern, text: string, captures?: Map<string, string>): boolean {
  /** Where each token began to match. */
  const starts = new Array<number>(pattern.length + 1).fill(0);
  let token = 0;
  let at = 0;
  let star = -1;
  let starEnd = 0;
  while (at < text.length || token < pattern.length) {
    const next = pattern[token];
    starts[token] = at;
    if (next?.kind === 'star') {
      star = token++;
      starEnd = at;
    } else if (next !== undefined && at < text.length && next.accepts(text[at]!)) {
      token++;
      at++;
    } else if (star >= 0 && starEnd < text.length) {
      token = star + 1;
      at = ++starEnd;
    } else return false;
  }
  starts[pattern.length] = text.length;
  if (captures === undefined) return true;
  let open = 0;
  for (const [index, part] of pattern.entries()) {
    if (part.kind === 'one' && part.opens !== undefined) open = starts[index]!;
    if (part.kind !== 'star' || part.closes === undefined) continue;
    const held = text.slice(open, starts[index + 1]);
    if ((captures.get(part.closes) ?? held) !== held) return false;
    captures.set(part.closes, held);
  }
  return true;
}

function inSet(members: string): (character: string) => boolean {
  const ranges: [string, string][] = [];
  for (let at = 0; at < members.length; at++) {
    const isRange = members[at + 1] === '-' && at + 2 < members.length;
    ranges.push([members[at]!, members[isRange ? at + 2 : at]!]);
    if (isRange) at += 2;
  }
  return character => ranges.some(([from, to]) => character >= from && character <= to);
}
