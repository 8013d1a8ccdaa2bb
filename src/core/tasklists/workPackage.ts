import * as z from 'zod/mini';
import { scanBlocks } from '../artifacts/markdown/blocks.ts';
import { frontMatterOf } from '../artifacts/markdown/frontMatter.ts';
import { readYaml } from '../artifacts/yamlText.ts';
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
  const written = new Map(body.tasks.map(task => [task.id, task]));
  const listed = data.subtasks.map(String);
  const ids = [
    ...new Set([...listed, ...body.tasks.flatMap(task => (/^T-?\d/.test(task.id ?? '') ? task.id! : []))]),
  ];
  const checks = body.tasks.filter(task => task.id === undefined || !ids.includes(task.id));
  const whole: ImportedMilestone = { id: undefined, title: '' };
  const isDone = data.lane === 'done';
  const titles = headingTitles(text);
  const rangeOf = (key: string, index?: number) => yaml.rangeOf(index === undefined ? [key] : [key, index]);
  const shared = {
    status: isDone ? 'done' : 'todo',
    paths: data.owned_files.map(String),
    waitsFor: [],
  } as const satisfies Partial<DraftTask>;
  const phase = { id, title, milestone: whole };
  const tasks = ids.map((subtask, index): DraftTask => {
    const line = written.get(subtask);
    return {
      ...shared,
      waitsFor: line?.waitsFor ?? [],
      status: isDone ? 'done' : (line?.status ?? 'todo'),
      id: subtask,
      title: line?.title ?? titles.get(subtask) ?? `${title} (${subtask})`,
      phase,
      range: line?.range ?? rangeOf('subtasks', index),
      details: line?.details ?? {},
    };
  });
  if (tasks.length === 0) {
    const packages = { id: undefined, title: 'Work packages', milestone: whole };
    tasks.push({
      ...shared,
      waitsFor: [],
      id,
      title,
      phase: packages,
      range: rangeOf('work_package_id'),
      details: {},
    });
  }
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
