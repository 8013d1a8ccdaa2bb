import type {
  Board,
  BoardAction,
  BoardLine,
  BoardRow,
  BoardSection,
  Place,
  Tone,
} from '../../model/board.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';
import { subjectOfTask } from '../../plan/tasks/bindings.ts';
import type { TextArtifact } from '../../plan/workspace.ts';
import { type PromptState, promptStates } from '../../prompts/promptStates.ts';

const words: Readonly<Record<PromptState['state'], { state: string; tone: Tone }>> = {
  missing: { state: 'missing', tone: 'warning' },
  current: { state: 'current', tone: 'good' },
  stale: { state: 'out of date', tone: 'warning' },
};

/** The prompts: how each stands against its sources, how long it is, and what did not fit. */
export function promptsBoard(context: PlanContext): Board {
  const { prompts, strays } = promptStates(context);
  const due = prompts.filter(({ state, edited }) => state !== 'current' && !edited).length;
  const writeAll: BoardAction = {
    act: 'prompt/writeAll',
    label: `Write all prompts that are missing or out of date (${due})`,
    icon: 'note',
    primary: true,
  };
  const section: BoardSection = {
    id: 'prompts',
    title: 'Prompts',
    help: `One prompt a task, of at most ${inEnglish(context.workspace.settings.promptBudget)} tokens as estimated. \`x-prompt-budget\` in config.yaml sets another limit.`,
    actions: due === 0 ? [] : [writeAll],
    rows: prompts.map(prompt => rowOf(prompt, context)),
    empty: 'There are no tasks yet. Write them in the Tasks phase first.',
  };
  return { sections: strays.length === 0 ? [section] : [section, strayPrompts(strays)] };
}

function rowOf(prompt: PromptState, context: PlanContext): BoardRow {
  const { placed, path, state, tokens, role, edited } = prompt;
  const { id, task } = placed;
  const budget = context.workspace.settings.promptBudget;
  const title = task.title ? `${id} ${task.title}` : id;
  if (state === 'missing') {
    return {
      id,
      title,
      ...words.missing,
      facts: task.role === undefined ? [] : [task.role],
      lines: contextLines(prompt, context),
      actions: [
        { act: 'prompt/write', target: id, label: 'Write', icon: 'note' },
        { act: 'prompt/diff', target: id, label: 'Preview', icon: 'open-preview' },
      ],
    };
  }
  return {
    id,
    title,
    ...words[state],
    facts: [
      `${inEnglish(tokens)} of ${inEnglish(budget)} tokens`,
      ...(role === '' ? [] : [role]),
      ...(edited ? ['edited by hand'] : []),
    ],
    lines: [...staleLines(prompt, context), ...sizeLines(prompt, budget), ...contextLines(prompt, context)],
    open: { path },
    actions: state === 'current' && !edited ? [] : rewriteActions(id, edited),
  };
}

/** What was edited by hand is compared first. */
function rewriteActions(id: string, edited: boolean): BoardAction[] {
  const write: BoardAction = { act: 'prompt/write', target: id, label: 'Write anew', icon: 'note' };
  const diff: BoardAction = {
    act: 'prompt/diff',
    target: id,
    label: 'Show what would change',
    icon: 'diff',
  };
  return edited ? [diff, write] : [write, diff];
}

function staleLines(prompt: PromptState, context: PlanContext): BoardLine[] {
  if (prompt.unsourced) {
    return [{ text: 'It does not say what it was made from: write it anew.', tone: 'warning' }];
  }
  const lines = prompt.staleSources.map(
    (source): BoardLine => ({
      text: `${source} changed since.`,
      tone: 'warning',
      open: placeOf(source, prompt, context),
    }),
  );
  return prompt.otherBudget ? [...lines, { text: 'It was cut to another budget.', tone: 'warning' }] : lines;
}

/** A task's own entry, `<tasks.yaml>#<task>`, opens at the task. */
function placeOf(source: string, { placed }: PromptState, { plan: { tasks } }: PlanContext): Place {
  if (tasks === undefined || source !== `${tasks.path}#${placed.id}`) return { path: source };
  return { path: tasks.path, range: tasks.rangeOf(placed.path) };
}

function sizeLines({ cut, overBudget }: PromptState, budget: number): BoardLine[] {
  return [
    ...cut.map((part): BoardLine => ({ text: `Left out to fit the budget: ${part}`, tone: 'neutral' })),
    ...(overBudget
      ? [
          {
            text: `Longer than the budget of ${inEnglish(budget)} tokens, though everything that may be left out is gone or was written by hand.`,
            tone: 'warning' as const,
          },
        ]
      : []),
  ];
}

/** Without a component the prompt knows neither its neighbours nor most rules. */
function contextLines({ placed }: PromptState, { workspace }: PlanContext): BoardLine[] {
  const blueprint = workspace.blueprint?.value;
  if (Object.keys(blueprint?.components ?? {}).length === 0) return [];
  if (subjectOfTask(placed.task, blueprint).components.length > 0) return [];
  return [
    {
      text: 'Its paths lie in no component of the blueprint, so the prompt says nothing about neighbours.',
      tone: 'neutral',
    },
  ];
}

function strayPrompts(strays: readonly TextArtifact[]): BoardSection {
  return {
    id: 'strays',
    title: 'Prompts without a task',
    help: 'Their tasks are gone or have another id: delete the files.',
    actions: [],
    rows: strays.map(
      ({ path }): BoardRow => ({
        id: path,
        title: path.slice(path.lastIndexOf('/') + 1),
        state: 'no task',
        tone: 'warning',
        facts: [],
        lines: [],
        open: { path },
        actions: [],
      }),
    ),
  };
}

const inEnglish = (count: number): string => count.toLocaleString('en');
