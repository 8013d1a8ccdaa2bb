import type { CodeLens } from 'vscode-languageserver';
import type { Evaluation } from '../core/drift/engine.ts';
import { tasksOf } from '../core/plan/tasks/taskList.ts';
import { counted } from '../core/words.ts';
import type { Project } from '../node/project.ts';
import { commandIds } from '../protocol/ids.ts';

/** Lenses over the plan's own files: what a component owns, and the prompt of a task. */
export function codeLenses(path: string, project: Project, evaluation: Evaluation | undefined): CodeLens[] {
  if (path === project.artifacts.blueprint?.path) return componentLenses(project, evaluation);
  const plan = project.artifacts.plans.find(({ tasks }) => tasks?.path === path);
  return plan?.tasks === undefined ? [] : taskLenses(plan.slug, plan.tasks);
}

function componentLenses(project: Project, evaluation: Evaluation | undefined): CodeLens[] {
  const { blueprint } = project.artifacts;
  const engine = project.engine;
  if (blueprint === undefined || engine === undefined) return [];
  const { components } = engine.policy;
  const files = new Map<string, number>();
  for (const { path } of engine.graph.files()) {
    const id = components.place(path)?.component;
    if (id !== undefined) files.set(id, (files.get(id) ?? 0) + 1);
  }
  const found = { new: new Map<string, number>(), baseline: new Map<string, number>() };
  for (const { from, state } of evaluation?.findings ?? []) {
    if (from !== undefined && state !== 'waived') found[state].set(from, (found[state].get(from) ?? 0) + 1);
  }
  const words = (id: string): string[] => {
    const accepted = found.baseline.get(id) ?? 0;
    return [
      counted(files.get(id) ?? 0, 'file'),
      counted(found.new.get(id) ?? 0, 'finding'),
      ...(accepted > 0 ? [`${accepted} accepted`] : []),
    ];
  };
  return components.ids.map(id => ({
    range: blueprint.rangeOf(['components', id], 'key'),
    command: {
      title: words(id).join(', '),
      command: '',
    },
  }));
}

type TaskArtifact = NonNullable<Project['artifacts']['plans'][number]['tasks']>;

function taskLenses(plan: string, tasks: TaskArtifact): CodeLens[] {
  return tasksOf(tasks).map(({ id, path }) => ({
    range: tasks.rangeOf(path),
    command: {
      title: 'Generate prompt',
      command: commandIds.generatePrompt,
      arguments: [{ plan, task: id }],
    },
  }));
}
