import { documentPath } from '../plan/phaseContext.ts';
import { documentForms } from '../plan/phases/documentation.ts';
import { tasksOf } from '../plan/taskList.ts';
import type { BlockDefinition, DocumentDefinition } from './document.ts';
import type { DocumentInput } from './documentInput.ts';

const roadmap: BlockDefinition = {
  name: 'roadmap',
  source: 'the tasks of the plans',
  write: ({ plans }) =>
    plans
      .flatMap(({ artifacts }) => tasksOf(artifacts.tasks))
      .map(({ id, task }) => `- [${task.status === 'done' ? 'x' : ' '}] ${id} ${task.title ?? ''}`)
      .join('\n'),
};

/** Every task in its order, in the line grammar of Spec Kit. */
export function executionRoadmap({ context }: DocumentInput): DocumentDefinition {
  return {
    ...documentForms['execution-roadmap'],
    kind: 'document',
    path: documentPath(context.workspace.settings, 'execution-roadmap'),
    blocks: [roadmap],
  };
}
