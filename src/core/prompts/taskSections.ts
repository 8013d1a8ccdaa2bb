import { planFiles } from '../artifacts/paths.ts';
import { readAnswer } from '../plan/sections/answer.ts';
import { dependenciesOf, scopeIn, scopeOut } from '../plan/tasks/taskList.ts';
import { boundContracts } from './boundContracts.ts';
import type { PromptInput } from './promptInput.ts';
import { bullet, bullets, labelled } from './promptMarkdown.ts';
import { type PromptSection, whole } from './promptSection.ts';
import { roleTemplates } from './roles.ts';
import { namesInWords } from './ruleWords.ts';
import { standardsInWords } from './standardWords.ts';

const tasksFile = ({ context }: PromptInput): string => `${context.plan.folder}/${planFiles.tasks}`;

const paragraphs = (parts: readonly (string | undefined)[]): string | undefined => {
  const given = parts.filter(part => part !== undefined && part !== '');
  return given.length === 0 ? undefined : given.join('\n\n');
};

/** Who the agent is for this task. */
export const roleSection: PromptSection = {
  id: 'role',
  title: 'Role',
  joint: '\n\n',
  write: ({ role }) => {
    const { title, mission, rules } = roleTemplates[role];
    return whole(paragraphs([`You work as a ${title}. ${mission}`, bullets(rules)]));
  },
  source: () => 'the general working rules of your role',
};

/** What is to be done, and what for. */
export const taskSection: PromptSection = {
  id: 'task',
  title: 'Task',
  joint: '\n\n',
  write: input => {
    const { placed, context, research } = input;
    const { task, milestone, phase } = placed;
    return [
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
    ].map(text => ({ text }));
  },
  source: tasksFile,
};

/** What other tasks have made before. */
export const dependenciesSection: PromptSection = {
  id: 'dependencies',
  title: 'Done before',
  joint: '\n',
  write: ({ placed, tasks }) =>
    dependenciesOf(placed.task).map(id => {
      const task = tasks.get(id)?.task;
      const output = givenText(task?.output);
      const title = task?.title ? ` ${task.title}` : '';
      return { name: id, text: bullet(`${id}${title}${output === undefined ? '' : `: ${output}`}`) };
    }),
  source: tasksFile,
};

/** What must not happen. */
export const constraintsSection: PromptSection = {
  id: 'constraints',
  title: 'Constraints',
  joint: '\n\n',
  write: ({ placed: { task }, research }) =>
    whole(
      paragraphs([
        ...labelled('Leave alone', scopeOut(task).length === 0 ? undefined : namesInWords(scopeOut(task))),
        ...labelled('Given limits', research('constraints')),
        ...labelled('Must never happen', research('unacceptable')),
        ...labelled('Way back', givenText(task.rollback)),
        'If the task cannot be done within its scope and rules, stop and say what would have to change in the plan.',
      ]),
    ),
  source: ({ context }) => `${context.plan.folder}/${planFiles.research}`,
};

/** What there is when it is done. */
export const outputSection: PromptSection = {
  id: 'output',
  title: 'Output',
  joint: '\n\n',
  write: ({ placed: { task } }) =>
    whole(
      paragraphs([
        givenText(task.output),
        'End with a short report: what you changed, file by file; what you left out and why; what others must know.',
      ]),
    ),
  source: tasksFile,
};

/** How the agent sees for itself that it is done: the task's own steps, then what binds its paths. */
export const selfCheckSection: PromptSection = {
  id: 'selfCheck',
  title: 'Self-check',
  joint: '\n',
  write: input => {
    const { placed, rules, context } = input;
    const { task } = placed;
    const blueprint = context.workspace.blueprint?.value;
    const steps = task.validation ?? [];
    const bound = rules.map(({ id }) => id).join(', ');
    const contracts = boundContracts(input).map(({ contract }) => contract.id);
    return [
      ...steps.flatMap(({ run }) =>
        givenText(run) === undefined ? [] : [`Run \`${run!.trim()}\`: it must succeed.`],
      ),
      ...steps.flatMap(({ check }) => givenText(check) ?? []),
      'Every file that you changed lies in the scope.',
      `Run \`plumbrule check\`: your change brings no new finding${bound === '' ? '' : `, above all of ${bound}`}.`,
      ...(contracts.length === 0
        ? []
        : [`What others rely on in ${contracts.join(', ')} still works, or the change to it is declared.`]),
      ...standardsInWords(blueprint?.standards),
    ].map(text => ({ text: bullet(text) }));
  },
  source: tasksFile,
};

function givenText(text: string | undefined): string | undefined {
  const answer = readAnswer(text);
  return answer.kind === 'given' ? answer.text : undefined;
}
