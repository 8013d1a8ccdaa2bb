import type { PromptEntry, PromptSection } from './promptSection.ts';

/** A section with what it has to say. */
interface WrittenSection {
  section: PromptSection;
  entries: readonly PromptEntry[];
}

/** A section that lost entries to the budget. */
export interface CutSection {
  section: PromptSection;
  /** Names of the entries that are gone, in the order of reading; empty for a section without names. */
  names: string[];
  /** Nothing of the section is left. */
  whole: boolean;
}

/** What is left, and what is not. */
export interface Fitted {
  kept: WrittenSection[];
  /** In the order in which the budget took from them. */
  cut: CutSection[];
}

/**
 * Take out entries until `tokens` of what is left is within the budget: section after section in the order of
 * `expendable`, of each section what bears least on the task first, and of equals the last. What stands in no
 * expendable section always stays. The number of cuts is found by halving, so that `tokens` is asked seldom.
 */
export function fitToBudget(
  written: readonly WrittenSection[],
  expendable: readonly PromptSection[],
  budget: number,
  tokens: (fitted: Fitted) => number,
): Fitted {
  const order = expendable.flatMap(section => {
    const entries = written.find(one => one.section === section)?.entries ?? [];
    return entries
      .map((entry, index) => ({ entry, index }))
      .sort((a, b) => (a.entry.relevance ?? 0) - (b.entry.relevance ?? 0) || b.index - a.index)
      .map(({ entry }) => entry);
  });
  const after = (cuts: number): Fitted => without(written, expendable, new Set(order.slice(0, cuts)));
  let fitting = after(0);
  if (tokens(fitting) <= budget) return fitting;
  fitting = after(order.length);
  let tooFew = 0;
  let enough = order.length;
  while (enough - tooFew > 1) {
    const middle = (tooFew + enough) >> 1;
    const candidate = after(middle);
    if (tokens(candidate) <= budget) {
      enough = middle;
      fitting = candidate;
    } else tooFew = middle;
  }
  return fitting;
}

function without(
  written: readonly WrittenSection[],
  expendable: readonly PromptSection[],
  gone: ReadonlySet<PromptEntry>,
): Fitted {
  const kept = written.flatMap(({ section, entries }) => {
    const left = entries.filter(entry => !gone.has(entry));
    return left.length === 0 ? [] : [{ section, entries: left }];
  });
  const cut = expendable.flatMap(section => {
    const entries = written.find(one => one.section === section)?.entries ?? [];
    const lost = entries.filter(entry => gone.has(entry));
    if (lost.length === 0) return [];
    return [
      { section, names: lost.flatMap(({ name }) => name ?? []), whole: lost.length === entries.length },
    ];
  });
  return { kept, cut };
}
