import type { PlanContext } from '../plan/phaseContext.ts';
import { distinctTasksOf, type PlacedTask } from '../plan/tasks/taskList.ts';
import type { TextArtifact } from '../plan/workspace.ts';
import { readPromptFile } from './promptHead.ts';
import { promptPath } from './promptPaths.ts';
import { promptSourcesOf, recordedSources, staleSources } from './promptSources.ts';
import { estimateTokens } from './tokens.ts';

/** How a task's prompt stands. */
export interface PromptState {
  placed: PlacedTask;
  /** Where the prompt stands, or would. */
  path: string;
  state: 'missing' | 'current' | 'stale';
  /** Sources that changed, came or went since; empty unless stale. */
  staleSources: string[];
  /** It does not say what it was made from, so nobody can tell what it knows of the plan. */
  unsourced: boolean;
  /** It was cut to another budget than today's. */
  otherBudget: boolean;
  /** Changed by hand since it was written: nothing writes over it unasked. */
  edited: boolean;
  /** Estimated tokens, or 0 where it is missing. */
  tokens: number;
  /** More tokens than the budget allows. */
  overBudget: boolean;
  /** As the prompt says; empty where it says nothing. */
  role: string;
  /** What the budget took out. */
  cut: string[];
}

/** The prompts of a plan, in the order of its tasks. */
interface PromptStates {
  prompts: PromptState[];
  /** Prompt files that belong to no task. */
  strays: TextArtifact[];
}

/** Compare each prompt with the tasks and sources as they are now. The sources are hashed once. */
export function promptStates(context: PlanContext): PromptStates {
  const { plan, sha256, workspace } = context;
  const files = new Map(plan.prompts.map(file => [file.path, file]));
  const sourcesOf = promptSourcesOf(context);
  const budget = workspace.settings.promptBudget;
  const strays = new Map(files);
  const prompts = distinctTasksOf(plan.tasks).map((placed): PromptState => {
    const path = promptPath(plan.folder, placed.id);
    const file = files.get(path);
    strays.delete(path);
    if (file === undefined) return missingPrompt(placed, path);
    const { body, head, edited } = readPromptFile(file.text, sha256);
    const changed = staleSources(file.text, sourcesOf(placed));
    const tokens = estimateTokens(body);
    const cut = head.cut ?? [];
    const otherBudget = cut.length > 0 && head.budget !== budget;
    return {
      placed,
      path,
      state: changed.length > 0 || otherBudget ? 'stale' : 'current',
      staleSources: changed,
      unsourced: Object.keys(recordedSources(file.text)).length === 0,
      otherBudget,
      edited,
      tokens,
      overBudget: tokens > budget,
      role: head.role ?? '',
      cut,
    };
  });
  return { prompts, strays: [...strays.values()] };
}

function missingPrompt(placed: PlacedTask, path: string): PromptState {
  return {
    placed,
    path,
    state: 'missing',
    staleSources: [],
    unsourced: false,
    otherBudget: false,
    edited: false,
    tokens: 0,
    overBudget: false,
    role: '',
    cut: [],
  };
}

/** The prompts to write so that none is missing or out of date, and those that are left to a person. */
export function promptsToWrite(context: PlanContext): { due: PlacedTask[]; kept: PlacedTask[] } {
  const open = promptStates(context).prompts.filter(({ state }) => state !== 'current');
  const ids = (edited: boolean) =>
    open.filter(prompt => prompt.edited === edited).map(({ placed }) => placed);
  return { due: ids(false), kept: ids(true) };
}

/** What a prompt is out of date against, as a person names it. */
export function staleReasons({ staleSources: changed, unsourced, otherBudget }: PromptState): string[] {
  if (unsourced) return ['it does not say what it was made from'];
  return [
    ...changed.map(source => `${source} changed`),
    ...(otherBudget ? ['it was cut to another budget'] : []),
  ];
}
