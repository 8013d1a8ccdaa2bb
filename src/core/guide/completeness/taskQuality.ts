import type { Blueprint } from '../../model/blueprint.ts';
import type { Path } from '../../model/json.ts';
import type { Task } from '../../model/tasks.ts';
import { readAnswer } from '../../plan/sections/answer.ts';
import { subjectOfTask } from '../../plan/tasks/bindings.ts';
import { effortHours } from '../../plan/tasks/effort.ts';
import { scopeIn } from '../../plan/tasks/taskList.ts';
import type { MissingKind } from './missingKinds.ts';

/** Something about a task that makes it too big, vague or untestable: the field, why, and what to write instead. */
export interface TaskFlaw {
  field: Path;
  kind: MissingKind;
  message: string;
  example: string;
}

/** A task of more than two working days hides what happens in it. */
const mostHours = 16;
const mostComponents = 3;
const mostGlobs = 8;
const fewestGoalWords = 3;

/** Words for "and" that join two goals. */
const joins = /\b(?:and then|and also|as well as|in addition)\b|;/i;
/** Verbs that say nothing about when the work is done, unless the goal goes on to say it. */
const emptyVerbs =
  /^(?:improve|enhance|optimi[sz]e|clean ?up|refactor|handle|support|deal with|work on|look (?:into|at)|fix|update)\b/i;
const emptyVerbNeedsWords = 5;
const vagueWords =
  /\b(?:stuff|things|etc|various|misc|miscellaneous|somehow|as needed|if possible|and so on|everything)\b/i;
const vagueChecks =
  /^(?:it )?(?:works?|is (?:ok|fine|good)|looks (?:ok|fine|good)|test(?: it)?|check(?: it)?|manual(?:ly)?(?: test(?:ed)?)?)[.!]?$/i;

const oneGoal = 'A user gets at most one digest a day';

const wordsIn = (text: string): number => (text.match(/[\p{L}\p{N}]+/gu) ?? []).length;
const sentencesIn = (text: string): number =>
  text
    .replace(/\b(?:e\.g|i\.e|etc|vs)\./gi, '')
    .split(/[.!?](?:\s+|$)/)
    .filter(part => wordsIn(part) > 0).length;

/** Why a task is too big for one go. */
export function monolithFlaws(task: Task, blueprint: Blueprint | undefined): TaskFlaw[] {
  const flaws: TaskFlaw[] = [];
  const add = (field: Path, message: string, example: string) =>
    flaws.push({ field, kind: 'monolith', message, example });
  const goal = task.goal ?? '';
  if (sentencesIn(goal) > 1) {
    add(['goal'], 'The goal has more than one sentence: make a task of each, or say it in one.', oneGoal);
  } else if (joins.test(goal) || (goal.match(/\band\b/gi) ?? []).length > 1) {
    add(['goal'], 'The goal joins several goals: make a task of each.', oneGoal);
  }
  const hours = effortHours(task.effort);
  if (hours !== undefined && hours > mostHours) {
    add(
      ['effort'],
      `An effort of ${task.effort} is more than two days: split the task.`,
      'One task for the table (4h), one for the query (6h), one for the form (1d)',
    );
  }
  const globs = scopeIn(task);
  const { components } = subjectOfTask(task, blueprint);
  if (globs.some(glob => /^(?:\.\/)?(?:\*|\*\*|\*\*\/\*|\.)$/.test(glob))) {
    add(
      ['scope', 'in'],
      'The scope is the whole workspace: name the folders that change.',
      'src/app/digest/**',
    );
  } else if (components.length > mostComponents) {
    add(
      ['scope', 'in'],
      `The scope reaches into ${components.length} components (${components.join(', ')}): split the task, or narrow the paths.`,
      'One task for each component, in the order in which they depend on each other',
    );
  } else if (globs.length > mostGlobs) {
    add(
      ['scope', 'in'],
      `The scope has ${globs.length} paths: split the task, or name the folders that hold them.`,
      'src/app/digest/**',
    );
  }
  return flaws;
}

/** Why nobody can tell what the task is about. */
export function vagueFlaws(task: Task): TaskFlaw[] {
  const goal = readAnswer(task.goal ?? '');
  if (goal.kind !== 'given') return [];
  const words = wordsIn(goal.text);
  const vague = vagueWords.exec(goal.text)?.[0];
  const verb = emptyVerbs.exec(goal.text)?.[0];
  const message =
    words < fewestGoalWords
      ? 'The goal is too short: say what is true when the task is done.'
      : vague !== undefined
        ? `"${vague}" leaves the goal open: name what is meant.`
        : verb !== undefined && words < emptyVerbNeedsWords
          ? `"${verb}" alone does not say when the task is done: say what is different afterwards.`
          : undefined;
  return message === undefined
    ? []
    : [
        {
          field: ['goal'],
          kind: 'vague',
          message,
          example: 'A failed login is answered within 200 ms without naming the user',
        },
      ];
}

/** Why nobody can tell whether the task is done. */
export function untestableFlaws(task: Task): TaskFlaw[] {
  const steps = task.validation ?? [];
  if (steps.length === 0) return [];
  const usable = steps.filter(({ run, check }) => {
    const command = readAnswer(run ?? '').kind === 'given';
    const look = readAnswer(check ?? '');
    return command || (look.kind === 'given' && !vagueChecks.test(look.text));
  });
  if (usable.length > 0) return [];
  const message =
    'No step shows that the task is done: write a command (`run`) or what a person has to see (`check`).';
  const example = 'run: npm test -- digest; check: a second run on the same day sends nothing';
  return [{ field: ['validation'], kind: 'untestable', message, example }];
}
