import type { CommandFactory } from './command.ts';
import { askLine, pickOne } from './pick.ts';

const modes = [
  { mode: 'full', label: 'Full', detail: 'All seven phases: a feature, a refactoring, a project' },
  { mode: 'scoped', label: 'Scoped', detail: 'Research and governance only: a bug, one function' },
] as const;

/** Asks for a title and a mode, and starts a plan. */
export const newPlan: CommandFactory = services => async () => {
  const title = await askLine('New Plan', 'What is the work called? For example: Digest e-mails');
  if (!title) return;
  const choice = await pickOne('New Plan: How Much Planning', modes, ({ label, detail }) => ({
    label,
    detail,
  }));
  if (!choice) return;
  const { slug } = await services.changes.run('newPlan', { title, mode: choice.mode });
  // The panel has to know the plan before it is asked to show it.
  services.refresh();
  await services.phases.show({ plan: slug, phase: 'research' });
};
