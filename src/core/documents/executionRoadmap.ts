import { documentPath } from '../plan/phaseContext.ts';
import { documentForms } from '../plan/phases/documentation.ts';
import { roadmapOf } from '../tasklists/roadmap.ts';
import type { BlockDefinition, DocumentDefinition } from './document.ts';
import type { DocumentInput } from './documentInput.ts';

const roadmap: BlockDefinition = {
  name: 'roadmap',
  source: 'the tasks of the plans',
  write: ({ plans, context }) => {
    if (plans.length === 0) return 'There is no plan yet.';
    const shown = plans.map(({ title, artifacts }) => ({ title, tasks: artifacts.tasks }));
    // A roadmap is read back to see that nothing is lost in it: too long to be done at every keystroke.
    const sources = JSON.stringify(shown.map(({ title, tasks }) => [title, tasks?.text]));
    return context.kept('roadmap', sources, () => roadmapOf(shown));
  },
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
