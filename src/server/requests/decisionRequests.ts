import { decisionEntries } from '../../core/decisions/decisionEntries.ts';
import { editDecision } from '../../core/decisions/form.ts';
import { newDecision } from '../../core/decisions/template.ts';
import { clock } from '../../node/clock.ts';
import { fileChange } from '../fileChange.ts';
import type { Handlers } from './request.ts';

/** Decision records: the list, a new one, and its status. */
export const decisionRequests: Handlers<'newDecision' | 'decisions' | 'setDecisionStatus'> = {
  newDecision: ({ title }, { project }) => {
    const { path, text } = newDecision(project.artifacts, title, clock());
    return { path, changes: [fileChange(path, undefined, text)] };
  },

  decisions: (_, { project }) => decisionEntries(project.artifacts.decisions),

  setDecisionStatus: ({ path, status, supersededBy }, { project }) => {
    const text = project.artifacts.decisions.find(known => known.path === path)?.text;
    if (text === undefined) return { ok: false, message: `There is no decision ${path}.` };
    const value = supersededBy === undefined ? status : `superseded by ${supersededBy}`;
    const after = editDecision(text, [{ op: 'set', path: ['status'], value }]);
    return { ok: true, changes: [fileChange(path, text, after)] };
  },
};
