import type { ListItem, Section } from './outline.ts';
import { isNumeric } from './taskId.ts';

/** Which items are parts of others. */
export interface ItemTree {
  /** The numbered item that an item is a part of, by its number (`1.2` of `1`) or by indentation. */
  ownerOf(item: ListItem): ListItem | undefined;
  /** Numbered items with parts: phases, not tasks. */
  isOwner(item: ListItem): boolean;
  /** A numbered item without parts that stands beside numbered items with parts. */
  isBesideOwners(item: ListItem): boolean;
}

/**
 * Find the numbered items that other tasks are parts of. Kiro indents the parts, cc-sdd writes them on the same level
 * and tells by the number alone; both are read. `boxes` are the tasks in the order of the text;
 * what is `stated` outright to be a task owns none and is part of none.
 */
export function itemTree(
  boxes: readonly ListItem[],
  idOf: (item: ListItem) => string | undefined,
  stated: ReadonlySet<ListItem>,
): ItemTree {
  const owners = new Map<ListItem, ListItem>();
  const numbered = new Map<Section, Map<string, ListItem>>();
  const isOwner = new Set<ListItem>();
  const aroundOf = nearestNumbered(idOf);
  for (const item of boxes) {
    if (stated.has(item)) continue;
    const id = idOf(item);
    const inSection = numbered.get(item.section) ?? new Map<string, ListItem>();
    numbered.set(item.section, inSection);
    const owner = (id !== undefined && isNumeric(id) ? byNumber(inSection, id) : undefined) ?? aroundOf(item);
    if (owner !== undefined) {
      owners.set(item, owner);
      isOwner.add(owner);
    }
    if (id !== undefined && isNumeric(id)) inSection.set(id, item);
  }
  const sections = new Set([...isOwner].filter(item => !owners.has(item)).map(({ section }) => section));
  return {
    ownerOf: item => owners.get(item),
    isOwner: item => isOwner.has(item),
    isBesideOwners: item => {
      const id = idOf(item);
      return !owners.has(item) && sections.has(item.section) && id !== undefined && isNumeric(id);
    },
  };
}

/** The item with the longest number that this one continues: `1.2` or `1` for `1.2.3`. */
function byNumber(inSection: ReadonlyMap<string, ListItem>, id: string): ListItem | undefined {
  for (let dot = id.lastIndexOf('.'); dot > 0; dot = id.lastIndexOf('.', dot - 1)) {
    const owner = inSection.get(id.slice(0, dot));
    if (owner !== undefined) return owner;
  }
  return undefined;
}

/** The nearest numbered item around another: a task with a number for its id, or a plain item of a numbered list. */
function nearestNumbered(
  idOf: (item: ListItem) => string | undefined,
): (item: ListItem) => ListItem | undefined {
  const known = new Map<ListItem, ListItem | undefined>();
  const canOwn = (item: ListItem): boolean => {
    if (item.marker === undefined) return item.number !== undefined;
    const id = idOf(item);
    return id !== undefined && isNumeric(id);
  };
  const nearest = (item: ListItem): ListItem | undefined => {
    const way: ListItem[] = [];
    let at: ListItem = item;
    let found: ListItem | undefined;
    while (found === undefined && at.parent !== undefined && !known.has(at)) {
      way.push(at);
      at = at.parent;
      if (canOwn(at)) found = at;
    }
    found ??= known.get(at);
    for (const passed of way) known.set(passed, found);
    return found;
  };
  return nearest;
}
