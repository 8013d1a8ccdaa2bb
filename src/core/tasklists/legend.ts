import type { ListItem, Run } from './outline.ts';

/** Headings and labels under which lists explain their marks. */
const legendLabel =
  /^(?:(?:task|status|progress|marker|check ?box|symbol|state|line|list|check ?list)(?:es|s)?\s+)*(?:legend|key|notation|symbols|markers|format|conventions|codes)(?:$|\s*(?:[:(—–-]|of\s|for\s))|\blegend\s*:?$/i;

/** What lists say of a task's state; a line that says nothing else explains a mark. */
const stateWords =
  /^(?:(?:is|task|item|tasks)\s+)*(?:(?:not\s+(?:yet\s+)?|un)?(?:started|done|begun|completed?|finished|checked|verified)|(?:partially|partly|fully)\s+(?:done|completed?)|in\s?complete|pending|to\s?-?do|open|planned|queued|backlog|in[ -]?progress|doing|ongoing|active|wip|work(?:ing)?\s+in\s+progress|closed|blocked|on[ -]hold|waiting|paused|cancell?ed|skipped|dropped|won'?t\s+do|abandoned|obsolete|deferred|postponed|failed|partial|(?:needs|in|under)\s+review|review|optional|n\/?a|not\s+applicable|ready|needs\s+(?:a\s+)?decision)$/i;

/** Words of a legend line: without the sign of equality before them and the remark behind them. */
const explained = (text: string): string =>
  text
    .slice(0, 200)
    .replace(/^(?:[=:–—→-]|=>|->)+\s*/, '')
    .replace(/[*_`]/g, '')
    .replace(/\s*(?:[(;:,/—–]|\s-\s|\sor\s).*$/, '')
    .replace(/[^\p{L}\d/' -]/gu, '')
    .trim();

/**
 * The items that explain the list's marks instead of being tasks. Under a heading or words such as "Legend", a
 * legend names each mark once, so it ends where a mark comes again; an item with an id of its own is always a task.
 * Elsewhere a list is a legend when each of its items is no more than the name of a state, each with another mark.
 */
export function legendItems(
  items: readonly ListItem[],
  hasOwnId: (item: ListItem) => boolean,
): Set<ListItem> {
  const legend = new Set<ListItem>();
  for (const { label, boxes } of runsOf(items)) {
    if (isLabel(label)) {
      const marks = new Set<string>();
      for (const item of boxes) {
        if (marks.has(item.marker!) || hasOwnId(item)) break;
        marks.add(item.marker!);
        legend.add(item);
      }
    } else if (
      boxes.length > 1 &&
      new Set(boxes.map(({ marker }) => marker)).size === boxes.length &&
      boxes.every(({ text }) => stateWords.test(explained(text)))
    ) {
      for (const item of boxes) legend.add(item);
    }
  }
  return legend;
}

const isLabel = (label: string): boolean =>
  label.length <= 80 && legendLabel.test(label.replace(/^[^\p{L}]+/u, '').replace(/[*_`]/g, ''));

/** Lists by what stands over them: an item such as "Legend", or the words before the list. */
function runsOf(items: readonly ListItem[]): Iterable<{ label: string; boxes: ListItem[] }> {
  const runs = new Map<Run | ListItem, { label: string; boxes: ListItem[] }>();
  for (const item of items) {
    const { parent, run } = item;
    const isBelow = parent !== undefined && isLabel(parent.text);
    const key = isBelow ? parent : run;
    const known = runs.get(key) ?? { label: isBelow ? parent.text : run.label, boxes: [] };
    known.boxes.push(item);
    runs.set(key, known);
  }
  return runs.values();
}

/**
 * The items that explain a tag, such as Spec Kit's `- [P] tasks = different files, no dependencies`: their
 * mark is a letter that task lines carry as a tag, and they bring no task of their own: their id, if they have one,
 * is that of another task or phase.
 */
export function tagNotes(
  items: readonly ListItem[],
  brings: (item: ListItem) => 'task' | 'another' | 'nothing',
): Set<ListItem> {
  const letters = new Set<string>();
  for (const { text } of items) {
    for (const [, letter] of text.slice(0, 100).matchAll(/\[([A-Z])\]/g)) letters.add(letter!);
  }
  return new Set(
    items.filter(item => {
      const { marker, text } = item;
      if (marker === undefined || !/^[A-WYZ]$/.test(marker)) return false;
      const brought = brings(item);
      if (brought !== 'nothing') return brought === 'another';
      return letters.has(marker) || /^(?:tasks?\s*)?(?:=|means\b)/i.test(text);
    }),
  );
}
