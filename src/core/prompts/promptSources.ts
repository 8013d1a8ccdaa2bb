import { frontMatterOf } from '../artifacts/markdown/frontMatter.ts';
import { planFiles } from '../artifacts/paths.ts';
import type { Json } from '../model/json.ts';
import { architectureFile, asWritten, handWritten } from '../plan/approval/coveredText.ts';
import type { PlanContext } from '../plan/phaseContext.ts';
import { decisionBinder, subjectOfTask } from '../plan/tasks/bindings.ts';
import { dependenciesOf, type PlacedTask, tasksOf } from '../plan/tasks/taskList.ts';
import { canonicalJson } from './canonicalJson.ts';

/** Hashes of what a prompt is made from, by path; the task's own entry is `<tasks.yaml>#<task>`. */
export type PromptSources = Readonly<Record<string, string>>;

/**
 * The sources of any task's prompt as they are now. Of `tasks.yaml` only what the prompt says is a source: the
 * task, its milestone and what it depends on, without any status. The files are hashed once.
 */
export function promptSourcesOf(context: PlanContext): (placed: PlacedTask) => PromptSources {
  const { plan, workspace, sha256 } = context;
  const blueprint = workspace.blueprint;
  const shared = [
    ...(plan.research === undefined ? [] : [handWritten(plan.research)]),
    ...(blueprint === undefined ? [] : [asWritten(blueprint)]),
    ...architectureFile(context).map(handWritten),
  ].map(({ path, text }): [string, string] => [path, sha256(text)]);
  const accepted = workspace.decisions.filter(({ value }) => value.status === 'accepted');
  const hashes = new Map(accepted.map(file => [file.path, sha256(asWritten(file).text)]));
  const binding = decisionBinder(accepted.map(({ value }) => value));
  const tasks = new Map(tasksOf(plan.tasks).map(placed => [placed.id, placed]));
  const title = plan.plan?.value.title ?? '';
  return placed => {
    const own = sha256(canonicalJson({ plan: title, ...taskFacts(placed, tasks) }));
    const decisions = binding(subjectOfTask(placed.task, blueprint?.value));
    return Object.fromEntries([
      [`${plan.folder}/${planFiles.tasks}#${placed.id}`, own],
      ...shared,
      ...decisions.map(({ path }) => [path, hashes.get(path)!]),
    ]);
  };
}

/** What a prompt says about its task. */
function taskFacts(
  { id, task, milestone, phase }: PlacedTask,
  tasks: ReadonlyMap<string, PlacedTask>,
): Record<string, Json> {
  const { status: _, ...own } = task;
  const dependencies = dependenciesOf(task).map(dependency => {
    const other = tasks.get(dependency)?.task;
    return { id: dependency, title: other?.title ?? '', output: other?.output ?? '' };
  });
  return { id, task: own as Json, milestone, phase, dependencies };
}

const recorded = /^ {2}("(?:[^"\\]|\\.)*"): ([0-9a-f]{64})\r?$/gm;

/** The sources that a prompt file records in its front matter. */
export function recordedSources(promptText: string): PromptSources {
  const head = frontMatterOf(promptText)?.yaml ?? '';
  const sources: Record<string, string> = {};
  for (const [, path, hash] of head.matchAll(recorded)) {
    try {
      sources[JSON.parse(path!)] = hash!;
    } catch {
      // A path that is no JSON string was not written by us: it is no source.
    }
  }
  return sources;
}

/** The sources that changed, came or went since a prompt was written; empty when it is current. */
export function staleSources(promptText: string, now: PromptSources): string[] {
  const then = recordedSources(promptText);
  return [...new Set([...Object.keys(now), ...Object.keys(then)])].filter(path => now[path] !== then[path]);
}
