import { type RuleKind, ruleKinds } from '../model/rule.ts';
import type { Position, Range } from '../model/text.ts';

const kindKey = /(?:^|[\s{,"'])kind["']?\s*:\s*["']?([a-z_]+)/g;

/** The rule kind that stands at a position of an artifact's text: the word behind `kind:`, or that key itself. */
export function ruleKindAt(
  text: string,
  { line, character }: Position,
): { kind: RuleKind; range: Range } | undefined {
  const words = text.split(/\r?\n/)[line] ?? '';
  for (const found of words.matchAll(kindKey)) {
    const kind = ruleKinds.find(known => known === found[1]);
    const end = found.index + found[0].length;
    const start = found.index + found[0].indexOf('kind');
    if (kind === undefined || character < start || character > end) continue;
    return { kind, range: { start: { line, character: start }, end: { line, character: end } } };
  }
  return undefined;
}
