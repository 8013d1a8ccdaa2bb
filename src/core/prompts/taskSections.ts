import { planFiles } from '../artifacts/paths.ts';
import { readAnswer } from '../plan/answer.ts';
import { dependenciesOf, scopeIn, scopeOut } from '../plan/taskList.ts';
import type { PromptInput } from './promptInput.ts';
import { bullets, labelled, type PromptSection } from './promptSection.ts';
import { roleTemplates } from './roles.ts';
import { namesInWords } from './ruleWords.ts';

const tasksFile = ({ context }: PromptInput): string => `${context.plan.folder}/${planFiles.tasks}`;

const paragraphs = (parts: readonly (string | undefined)[]): string | undefined => {
  const given = parts.filter(part => part !== undefined && part !== '');
  return given.length === 0 ? undefined : given.join('\n\n');
};

/** Who the agent is for this task. */
export const roleSection: PromptSection = {
  id: 'role',
  title: 'Role',
  write: ({ role }) => {
    const { title, mission, rules } = roleTemplates[role];
    return paragraphs([`You work as a ${title}. ${mission}`, bullets(rules)]);
  },
  source: () => 'the general working rules of your role',
};

/** What is to be done, and what for. */
export const taskSection: PromptSection = {
  id: 'task',
  title: 'Task',
  write: input => {
    const { placed, context, research } = input;
    const { task, milestone, phase } = placed;
    return paragraphs([
      ...labelled('Goal', task.goal),
      ...labelled('Plan', context.plan.plan?.value.title),
      ...labelled('Why', research('businessGoal')),
      ...labelled('Technical goal', research('technicalGoal')),
      ...labelled(
        'Milestone',
        [milestone.title || milestone.id, milestone.doneWhen].filter(Boolean).join(' — '),
      ),
      ...labelled('Phase', phase.title),
      ...labelled('You may change', scopeIn(task).length === 0 ? undefined : namesInWords(scopeIn(task))),
      ...labelled('Strategy', givenText(task.strategy)),
    ]);
  },
  source: tasksFile,
};

/** What other tasks have made before. */
export const dependenciesSection: PromptSection = {
  id: 'dependencies',
  title: 'Done before',
  write: ({ placed, tasks }) =>
    bullets(
      dependenciesOf(placed.task).map(id => {
        const task = tasks.get(id)?.task;
        const output = givenText(task?.output);
        return `${id}${task?.title ? ` ${task.title}` : ''}${output === undefined ? '' : `: ${output}`}`;
      }),
    ),
  source: tasksFile,
};

/** What must not happen. */
export const constraintsSection: PromptSection = {
  id: 'constraints',
  title: 'Constraints',
  write: ({ placed: { task }, research }) =>
    paragraphs([
      ...labelled('Leave alone', scopeOut(task).length === 0 ? undefined : namesInWords(scopeOut(task))),
      ...labelled('Given limits', research('constraints')),
      ...labelled('Must never happen', research('unacceptable')),
      ...labelled('Way back', givenText(task.rollback)),
      'If the task cannot be done within its scope and rules, stop and say what would have to change in the plan.',
    ]),
  source: ({ context }) => `${context.plan.folder}/${planFiles.research}`,
};

/** What there is when it is done. */
export const outputSection: PromptSection = {
  id: 'output',
  title: 'Output',
  write: ({ placed: { task } }) =>
    paragraphs([
      givenText(task.output),
      'End with a short report: what you changed, file by file; what you left out and why; what others must know.',
    ]),
  source: tasksFile,
};

/** How the agent sees for itself that it is done. */
export const selfCheckSection: PromptSection = {
  id: 'selfCheck',
  title: 'Self-check',
  write: ({ placed: { task } }) => {
    const steps = task.validation ?? [];
    return bullets([
      ...steps.flatMap(({ run }) =>
        givenText(run) === undefined ? [] : [`Run \`${run!.trim()}\`: it must succeed.`],
      ),
      ...steps.flatMap(({ check }) => givenText(check) ?? []),
      'Every file that you changed lies in the scope.',
      'Run `plumbrule check`: your change brings no new finding.',
      'No error is caught and dropped; there is no secret, no dead code and no TODO.',
    ]);
  },
  source: tasksFile,
};

function givenText(text: string | undefined): string | undefined {
  const answer = readAnswer(text);
  return answer.kind === 'given' ? answer.text : undefined;
}
