import { dashboardOf } from '../../core/guide/dashboard.ts';
import { clock } from '../../node/clock.ts';
import { driftAnswer } from './driftAnswer.ts';
import type { Handlers } from './request.ts';

/** What the code really does. */
export const driftRequests: Handlers<'drift' | 'dashboard'> = {
  drift: (_, { project, evaluation }) => driftAnswer(evaluation, project.engine?.policy),

  dashboard: ({ plan }, { project, evaluation }) =>
    dashboardOf(project.phaseContext(), plan, project.engine, evaluation, clock()),
};
