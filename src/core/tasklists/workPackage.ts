import * as z from 'zod/mini';
import { scanBlocks } from '../artifacts/markdown/blocks.ts';
import { frontMatterOf } from '../artifacts/markdown/frontMatter.ts';
import { readYaml } from '../artifacts/yamlText.ts';
import type { Range } from '../model/text.ts';
import type { DraftList, DraftTask } from './draftList.ts';
import type { ImportedMilestone } from './importedList.ts';
import { readMarkdownList } from './markdownList.ts';
import { plainWords } from './outline.ts';

const names = z.catch(z.array(z.union([z.string(), z.number()])), []);
const frontMatterSchema = z.looseObject({
  work_package_id: z.string(),
  title: z.catch(z.optional(z.string()), undefined),
  work_package_title: z.catch(z.optional(z.string()), undefined),
  lane: z.catch(z.optional(z.string()), undefined),
  subtasks: names,
  dependencies: names,
  owned_files: names,
});

/**
 * Read one of Spec Kitty's work packages (`tasks/WP01-….md`, told by `work_package_id` in its front matter);
 * undefined for any other text. The package is a phase and its subtasks are the tasks, as in `tasks.md`; without
 * subtasks it is a task itself. Check boxes in its text are no tasks but what is checked when it is finished.
 */
export function readWorkPackage(path: string, text: string): DraftList | undefined {
  const front = frontMatterOf(text);
  if (front === undefined || !/^work_package_id:/m.test(front.yaml)) return undefined;
  const yaml = readYaml(path, text, { yaml: front.yaml, offset: front.start });
  const read = frontMatterSchema.safeParse(yaml.json);
  if (!read.success) return undefined;
  const data = read.data;
  const id = data.work_package_id.trim().replace(/\s+/g, '-');
  const title = data.title ?? data.work_package_title ?? id;
  const body = readMarkdownList(path, text);
  const rangeOf = (key: string, index?: number) => yaml.rangeOf(index === undefined ? [key] : [key, index]);
  const ids = new Set([
    ...data.subtasks.map(String),
    ...body.tasks.flatMap(task => (/^T-?\d/.test(task.id ?? '') ? task.id! : [])),
  ]);
  const whole: Package = { id, title, isDone: data.lane === 'done', paths: data.owned_files.map(String) };
  const tasks =
    ids.size === 0
      ? [packageAsTask(whole, rangeOf('work_package_id'))]
      : subtasksOf(whole, [...ids], body.tasks, headingTitles(text), index => rangeOf('subtasks', index));
  const checks = body.tasks.filter(task => task.id === undefined || !ids.has(task.id));
  const last = tasks.at(-1)!;
  if (checks.length > 0)
    last.details = { ...last.details, validation: checks.map(check => ({ check: check.title })) };
  const before = data.dependencies.map((dependency, index) => ({
    id: String(dependency).trim(),
    range: rangeOf('dependencies', index),
  }));
  const relations = before.length === 0 ? [] : [{ after: [{ id, range: rangeOf('dependencies') }], before }];
  return { path, title: undefined, tasks, relations, problems: [...yaml.problems, ...body.problems] };
}

/** What the front matter says of all of a package's work. */
interface Package {
  id: string;
  title: string;
  isDone: boolean;
  paths: string[];
}

const noMilestone: ImportedMilestone = { id: undefined, title: '' };

/** A package without subtasks. */
const packageAsTask = ({ id, title, isDone, paths }: Package, range: Range): DraftTask => ({
  id,
  title,
  status: isDone ? 'done' : 'todo',
  paths,
  phase: { id: undefined, title: 'Work packages', milestone: noMilestone },
  waitsFor: [],
  range,
  details: {},
});

/** The subtasks with what the package's text says of each; `rangeOf` is the place in the front matter. */
function subtasksOf(
  { id, title, isDone, paths }: Package,
  ids: readonly string[],
  written: readonly DraftTask[],
  titles: ReadonlyMap<string, string>,
  rangeOf: (index: number) => Range,
): DraftTask[] {
  const lines = new Map(written.map(task => [task.id, task]));
  const phase = { id, title, milestone: noMilestone };
  return ids.map((subtask, index): DraftTask => {
    const line = lines.get(subtask);
    return {
      id: subtask,
      title: line?.title ?? titles.get(subtask) ?? `${title} (${subtask})`,
      status: isDone ? 'done' : (line?.status ?? 'todo'),
      paths,
      phase,
      waitsFor: line?.waitsFor ?? [],
      range: line?.range ?? rangeOf(index),
      details: line?.details ?? {},
    };
  });
}

/** `### Subtask T001 – Add the table` */
function headingTitles(text: string): Map<string, string> {
  const titles = new Map<string, string>();
  for (const heading of scanBlocks(text).headings) {
    const found = /^(?:sub-?task\s+)?(T-?\d+)\s*[:.–—-]+\s+(.+)$/i.exec(
      plainWords(heading.text).slice(0, 500),
    );
    if (found !== null && !titles.has(found[1]!)) titles.set(found[1]!, found[2]!.trim());
  }
  return titles;
}
