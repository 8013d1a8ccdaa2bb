import * as z from 'zod/mini';
import { indexLines } from '../artifacts/lineIndex.ts';
import { startOfFile } from '../model/text.ts';
import type { DraftList, DraftPhase, DraftTask } from './draftList.ts';
import type { ImportedMilestone, ImportedStatus, TaskDetails } from './importedList.ts';
import { pathsInLine } from './linePaths.ts';
import { objectStarts } from './objectStarts.ts';

const id = z.union([z.string(), z.number()]);
const taskSchema = z.looseObject({
  id: z.optional(z.nullable(id)),
  title: z.optional(z.nullable(z.string())),
  description: z.optional(z.nullable(z.string())),
  details: z.optional(z.nullable(z.string())),
  testStrategy: z.optional(z.nullable(z.string())),
  priority: z.optional(z.nullable(z.string())),
  status: z.optional(z.nullable(z.string())),
  dependencies: z.optional(z.nullable(z.array(id))),
  subtasks: z.optional(z.nullable(z.array(z.unknown()))),
});
type MasterTask = z.infer<typeof taskSchema>;
const tagSchema = z.looseObject({ tasks: z.array(z.unknown()) });

const done = new Set(['done', 'completed', 'complete']);
/** Nobody goes on with these for now. */
const halted = new Set(['cancelled', 'canceled', 'deferred', 'blocked']);
/** No one nests subtasks deeper; it keeps a hostile file from filling the stack. */
const deepest = 50;

/**
 * Read Task Master's `tasks.json`, with tags and without; undefined for anything but JSON. A task with subtasks is a
 * phase, its subtasks are `1.1`, `1.2`; with several tags each is a milestone with ids of its own.
 */
export function readTaskMaster(path: string, text: string): DraftList | undefined {
  if (!/^[\s\ufeff]*\{/.test(text.slice(0, 1000))) return undefined;
  const list: DraftList = { path, title: undefined, tasks: [], relations: [], problems: [] };
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    if (!/"(?:tasks|subtasks)"\s*:/.test(text)) return undefined;
    const message = `this is no readable JSON, so no task was read: ${(error as Error).message}`;
    list.problems.push({ path, range: startOfFile, message, severity: 'error' });
    return list;
  }
  const starts = objectStarts(text, json);
  const lines = indexLines(text);
  const reader = new MasterReader(list, value => {
    const at = starts.get(value);
    return at === undefined ? startOfFile : lines.range(at, at + 1);
  });
  const tags = tagsOf(json);
  for (const [tag, tasks] of tags) {
    const only = tags.length === 1;
    reader.tag(
      tasks,
      { id: only ? undefined : tag.replace(/\s+/g, '-'), title: only ? '' : tag },
      only ? undefined : tag,
    );
  }
  return list;
}

function tagsOf(json: unknown): [string, unknown[]][] {
  const whole = tagSchema.safeParse(json);
  if (whole.success) return [['', whole.data.tasks]];
  return Object.entries(json as object).flatMap(([name, value]): [string, unknown[]][] => {
    const tag = tagSchema.safeParse(value);
    return tag.success && tag.data.tasks.length > 0 ? [[name, tag.data.tasks]] : [];
  });
}

/** Where a task stands in the list. */
interface TaskPlace {
  name: string | undefined;
  phase: DraftPhase;
  /** The phase that it is if it has parts. */
  own: DraftPhase;
  /** The ids of the tasks beside it, as written in its dependencies. */
  siblings: ReadonlySet<string>;
  space: string | undefined;
  depth: number;
}

class MasterReader {
  readonly #list: DraftList;
  readonly #rangeOf: (value: unknown) => DraftTask['range'];

  constructor(list: DraftList, rangeOf: (value: unknown) => DraftTask['range']) {
    this.#list = list;
    this.#rangeOf = rangeOf;
  }

  tag(tasks: readonly unknown[], milestone: ImportedMilestone, space: string | undefined): void {
    const known = tasks.flatMap(value => this.#task(value) ?? []);
    const hasParts = known.some(({ task }) => (task.subtasks ?? []).length > 0);
    const loose: DraftPhase = { id: undefined, title: milestone.title || 'Tasks', milestone };
    for (const { task, value } of known) {
      const name =
        task.id === undefined || task.id === null ? undefined : String(task.id).trim().replace(/\s+/g, '-');
      const own = { id: name, title: titleOf(task), milestone };
      this.#add(task, value, {
        name,
        phase: hasParts ? own : loose,
        own,
        siblings: new Set(),
        space,
        depth: 0,
      });
    }
  }

  #task(value: unknown): { task: MasterTask; value: unknown } | undefined {
    const read = taskSchema.safeParse(value);
    if (read.success) return { task: read.data, value };
    const fault = read.error.issues[0];
    const message = `a task was left out: \`${fault?.path.join('.')}\` ${fault?.message}; correct it and import again`;
    this.#list.problems.push({
      path: this.#list.path,
      range: this.#rangeOf(value),
      message,
      severity: 'error',
    });
    return undefined;
  }

  #add(task: MasterTask, value: unknown, at: TaskPlace): void {
    const { name, space } = at;
    const range = this.#rangeOf(value);
    const parent = name?.includes('.') ? name.slice(0, name.lastIndexOf('.')) : undefined;
    const waitsFor = (task.dependencies ?? []).map(dependency => {
      const written = String(dependency).trim();
      return {
        id: parent !== undefined && at.siblings.has(written) ? `${parent}.${written}` : written,
        range,
      };
    });
    const parts = at.depth < deepest ? (task.subtasks ?? []).flatMap(part => this.#task(part) ?? []) : [];
    if (parts.length > 0) {
      if (name !== undefined && waitsFor.length > 0)
        this.#list.relations.push({ after: [{ id: name, range }], before: waitsFor, space });
      this.#addParts(parts, at);
      return;
    }
    this.#list.tasks.push({
      id: name,
      title: titleOf(task),
      status: statusOf(task),
      paths: pathsInLine(`${task.title ?? ''} ${task.description ?? ''}`),
      phase: at.phase,
      waitsFor,
      range,
      details: detailsOf(task),
      ...(space === undefined ? {} : { space }),
    });
  }

  #addParts(parts: readonly { task: MasterTask; value: unknown }[], whole: TaskPlace): void {
    const siblings = new Set(parts.map(({ task }) => String(task.id)));
    for (const { task, value } of parts) {
      const written = task.id === undefined || task.id === null ? undefined : String(task.id);
      const name =
        written === undefined || written.includes('.') ? written : `${whole.name ?? '0'}.${written}`;
      const own = { id: name, title: titleOf(task), milestone: whole.own.milestone };
      this.#add(task, value, {
        name,
        phase: whole.own,
        own,
        siblings,
        space: whole.space,
        depth: whole.depth + 1,
      });
    }
  }
}

const titleOf = ({ title, description, id }: MasterTask): string =>
  (title || description || String(id ?? 'Untitled')).replace(/\s+/g, ' ').trim();

function statusOf({ status }: MasterTask): ImportedStatus {
  const name = (status ?? '').toLowerCase();
  return done.has(name) ? 'done' : halted.has(name) ? 'blocked' : 'todo';
}

function detailsOf({ title, description, details, testStrategy, priority }: MasterTask): TaskDetails {
  const strategy = [details?.trim(), priority ? `Priority: ${priority}` : ''].filter(Boolean).join('\n\n');
  return {
    ...(title && description ? { goal: description.trim() } : {}),
    ...(strategy === '' ? {} : { strategy }),
    ...(testStrategy ? { validation: [{ check: testStrategy.trim() }] } : {}),
  };
}
