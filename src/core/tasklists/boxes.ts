import type { ExactRecord } from './exactRecord.ts';
import { legendItems, tagNotes } from './legend.ts';
import type { ListItem } from './outline.ts';
import { idFamilies } from './taskId.ts';
import { type TaskLine, taskLine } from './taskLine.ts';

/** A check box that is a task or a phase, its line taken apart. */
export interface Box {
  item: ListItem;
  id: string | undefined;
  /** The line without its id and its tags. */
  words: string;
  story: string | undefined;
  isDone: boolean;
  /** What the line says outright. */
  exact: ExactRecord;
}

/** What the list items of a text come to. */
interface Boxes {
  /** Without the items that explain marks and tags. */
  boxes: Box[];
  /** The id of any item; that of one without a box is its number. */
  idOf(item: ListItem): string | undefined;
}

/** Find the check boxes among the items. `headingIds` are the ids that headings carry. */
export function readBoxes(items: readonly ListItem[], headingIds: ReadonlySet<string>): Boxes {
  const withBox = items.filter(({ marker }) => marker !== undefined);
  const lines = new Map<ListItem, TaskLine>(items.map(item => [item, taskLine(item.text)]));
  const isId = idFamilies(withBox.flatMap(item => lines.get(item)!.leading ?? []));
  const idOf = (item: ListItem): string | undefined => {
    const { leading, exact } = lines.get(item)!;
    if (exact?.id !== undefined) return exact.id;
    if (leading !== undefined && isId(leading)) return leading.id;
    return item.marker === undefined ? item.number : undefined;
  };
  const uses = new Map<string, number>();
  for (const item of withBox) {
    const id = idOf(item);
    if (id !== undefined) uses.set(id, (uses.get(id) ?? 0) + 1);
  }
  const notes = tagNotes(withBox, item => {
    const id = idOf(item);
    if (id === undefined) return 'nothing';
    return uses.get(id) === 1 && !headingIds.has(id) ? 'task' : 'another';
  });
  const rest = withBox.filter(item => !notes.has(item));
  // An example has an id that the real task has too.
  const legend = legendItems(rest, item => uses.get(idOf(item) ?? '') === 1);
  const boxes = rest
    .filter(item => !legend.has(item))
    .map((item): Box => {
      const { leading, words, story, exact = {} } = lines.get(item)!;
      const id = idOf(item);
      const rest =
        id === leading?.id ? leading?.rest : words.startsWith(`${id} `) ? words.slice(id!.length) : words;
      const isDone = item.marker === 'x' || item.marker === 'X';
      return { item, id, words: id === undefined ? words : (rest ?? words).trim(), story, isDone, exact };
    });
  return { boxes, idOf };
}
