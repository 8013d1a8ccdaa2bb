import { parseRegex, type RegexNode, RegexProblem, type RegexSequence } from '../regex/regexTree.ts';

/** `$1` and the like in `to`: what the groups of `from` matched. */
const placeholder = /\$(\d)/g;

/** True for a text with placeholders. */
export const hasPlaceholder = (text: string): boolean => /\$\d/.test(text);

const marks = /[.*+?^${}()|[\]\\]/g;

/**
 * The pairs of `from` and `to` without placeholders that a pair with them stands for. Undefined where a group can
 * match more texts than can be written out.
 */
export function withoutPlaceholders(
  from: string,
  to: readonly string[],
): { from: string; to: string[] }[] | undefined {
  let options: readonly RegexSequence[];
  try {
    options = parseRegex(from);
  } catch (error) {
    if (error instanceof RegexProblem) return undefined;
    throw error;
  }
  const used = new Set(
    to.flatMap(text => [...text.matchAll(placeholder)].map(([, number]) => Number(number))),
  );
  const groups = groupsIn(options).filter(({ capture }) => used.has(capture ?? -1));
  const [group, ...others] = groups;
  // One group is what people write; several would have to be told apart by their places.
  if (group === undefined || others.length > 0 || used.size > 1) return undefined;
  const texts = group.options.map(literalText);
  if (texts.includes(undefined)) return undefined;
  return (texts as Literal[]).map(({ text, isStart }) => {
    const escaped = text.replace(marks, '\\$&');
    const written = `${isStart ? '^' : ''}(?:${escaped})`;
    return {
      from: from.slice(0, group.start) + written + from.slice(group.end),
      to: to.map(one => one.replace(placeholder, () => escaped)),
    };
  });
}

type Group = Extract<RegexNode, { kind: 'group' }>;

function groupsIn(options: readonly RegexSequence[]): Group[] {
  return options.flat().flatMap(node => {
    if (node.kind === 'repeat') return node.node.kind === 'group' ? groupsIn([[node.node]]) : [];
    return node.kind === 'group' ? [node, ...groupsIn(node.options)] : [];
  });
}

interface Literal {
  text: string;
  isStart: boolean;
}

function literalText(sequence: RegexSequence): Literal | undefined {
  const isStart = sequence[0]?.kind === 'start';
  let text = '';
  for (const node of isStart ? sequence.slice(1) : sequence) {
    if (node.kind !== 'one' || node.set.negated || node.set.ranges.length !== 1) return undefined;
    const [from, to] = node.set.ranges[0]!;
    if (from !== to) return undefined;
    text += from;
  }
  return { text, isStart };
}
