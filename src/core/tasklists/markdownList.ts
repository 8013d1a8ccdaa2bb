import type { Problem } from '../model/problem.ts';
import type { Range } from '../model/text.ts';
import { type Box, readBoxes } from './boxes.ts';
import type { DraftList, DraftPhase, DraftTask, Reference, Relation } from './draftList.ts';
import type { ImportedMilestone, TaskDetails } from './importedList.ts';
import { type ItemTree, itemTree } from './itemTree.ts';
import { pathsInLine } from './linePaths.ts';
import { type ListItem, outlineOf } from './outline.ts';
import { type KnownIds, knownIds, waitsFor } from './references.ts';
import { statedOrders } from './relations.ts';
import { type SectionPhases, sectionPhases } from './sectionPhases.ts';
import { sectionRelations } from './sectionRelations.ts';
import { sourceLines } from './sourceLines.ts';
import { titleText } from './taskLine.ts';
import { workPackageTasks } from './workPackageSections.ts';

const unclosedCode =
  'nothing closes this code block, so the lines behind it were read as text; close it with the same marks';
const wordless = 'this check box has no words; say what is to be done';

/**
 * Read a Markdown list with check boxes: Spec Kit, Kiro, cc-sdd, OpenSpec, Spec Kitty, or none of them. Every check
 * box outside code, comments and legends is a task, except numbered ones that have parts: these are phases.
 */
export function readMarkdownList(path: string, text: string): DraftList {
  const { lines, unclosed } = sourceLines(text);
  const outline = outlineOf(lines);
  const phases = sectionPhases(outline.sections);
  const headingIds = new Set(outline.sections.flatMap(section => phases.namedPhase(section) ?? []));
  const { boxes, idOf } = readBoxes(outline.items, headingIds);
  const tree = itemTree(
    boxes.map(({ item }) => item),
    idOf,
    new Set(boxes.filter(({ exact }) => exact.id !== undefined).map(({ item }) => item)),
  );
  const packages = boxes.length === 0 ? workPackageTasks(outline, phases) : [];
  const known = knownIds([...boxes, ...packages].flatMap(({ id }) => id ?? []).concat(...headingIds));
  const phaseOf = phaseFinder(tree, phases, boxes, idOf);
  const exactPhases = exactPhaseFinder();
  const warn = (range: Range, message: string): Problem => ({ path, range, message, severity: 'warning' });
  const problems = unclosed.map(number => warn(lineRange(number, lines[number]!.text), unclosedCode));
  const tasks: DraftTask[] = [...packages];
  const relations: Relation[] = sectionRelations(outline, phases, known);
  for (const box of boxes) {
    const { item, id } = box;
    const { words, waiting } = waitingOf(box, known);
    relations.push(...blockedBy(box, known));
    const owner = tree.ownerOf(item);
    if (owner !== undefined && !box.isDone && owner.marker !== undefined && /x/i.test(owner.marker)) {
      const message = `${idOf(owner)} is ticked, but this part of it is not; it is read as not done`;
      problems.push(warn(item.range, message));
    }
    if (tree.isOwner(item)) {
      if (waiting.length > 0) relations.push({ after: [{ id: id!, range: item.range }], before: waiting });
      continue;
    }
    if (item.text === '') problems.push(warn(item.range, wordless));
    tasks.push({
      id,
      title: titleText(words) || titleText(box.words) || (id ?? 'Untitled'),
      status: box.isDone ? 'done' : 'todo',
      paths: box.exact.paths ?? pathsInLine(words),
      phase: exactPhases(box, phaseOf(item)),
      waitsFor: waiting,
      range: item.range,
      details: detailsOf(box),
    });
  }
  tasks.sort((a, b) => a.range.start.line - b.range.start.line);
  return { path, title: phases.title, tasks, relations, problems };
}

const lineRange = (line: number, text: string): Range => ({
  start: { line, character: 0 },
  end: { line, character: text.length },
});

/** The words without a remark in brackets about what the task waits for, and that as references. */
function waitingOf({ item, words, exact }: Box, known: KnownIds): { words: string; waiting: Reference[] } {
  if (exact.dependsOn !== undefined)
    return { words, waiting: exact.dependsOn.map(id => ({ id, range: item.range })) };
  const { ids, cut } = waitsFor(words, known, 'likely');
  const waiting: Reference[] = ids.map(id => ({ id, range: item.range }));
  for (const { text, range, isCode } of item.notes) {
    if (isCode) continue;
    for (const id of waitsFor(text, known, 'sure').ids) waiting.push({ id, range });
  }
  return {
    words: cut === undefined ? words : `${words.slice(0, cut.start).trimEnd()}${words.slice(cut.end)}`,
    waiting,
  };
}

/** `blocks: T007` below a task. */
function blockedBy({ item, id }: Box, known: KnownIds): Relation[] {
  if (id === undefined) return [];
  return item.notes
    .filter(({ text, isCode }) => !isCode && /^[-*_\s]{0,45}blocks\b/i.test(text))
    .flatMap(({ text, range }) =>
      statedOrders(text, known, id).map(({ before, after }) => ({
        before: before.map(name => ({ id: name, range })),
        after: after.map(name => ({ id: name, range })),
      })),
    );
}

/** What stands below a task goes along as it is. */
function detailsOf({ item, story }: Box): TaskDetails {
  const notes = item.notes.map(({ text }) => text.trimEnd()).join('\n');
  return {
    ...(notes.trim() === '' ? {} : { strategy: notes }),
    ...(story === undefined ? {} : { story }),
    ...(item.isOptional ? { optional: true } : {}),
  };
}

/** The phase of a task: the numbered item that it is a part of, itself beside such items, or its heading. */
function phaseFinder(
  tree: ItemTree,
  phases: SectionPhases,
  boxes: readonly Box[],
  idOf: (item: ListItem) => string | undefined,
): (item: ListItem) => DraftPhase {
  const words = new Map(boxes.map(box => [box.item, box.words]));
  const made = new Map<ListItem, DraftPhase>();
  return item => {
    const named = tree.ownerOf(item) ?? (tree.isBesideOwners(item) ? item : undefined);
    if (named === undefined) return phases.phaseOf(item.section);
    const phase = made.get(named) ?? {
      id: idOf(named),
      title: titleText(words.get(named) ?? named.text),
      milestone: phases.milestoneOf(named.section),
    };
    made.set(named, phase);
    return phase;
  };
}

/** The phase and milestone that a line states outright, where it does. */
function exactPhaseFinder(): (box: Box, found: DraftPhase) => DraftPhase {
  const milestones = new Map<string, ImportedMilestone>();
  return ({ exact }, found) => {
    if (exact.phase === undefined && exact.milestone === undefined) return found;
    const stated = exact.milestone;
    const key = JSON.stringify(stated);
    const milestone = stated === undefined ? found.milestone : (milestones.get(key) ?? { ...stated });
    if (stated !== undefined) milestones.set(key, milestone);
    return { id: found.id, title: found.title, ...exact.phase, milestone };
  };
}
