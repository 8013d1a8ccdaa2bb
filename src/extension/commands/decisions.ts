import { window } from 'vscode';
import * as z from 'zod/mini';
import type { DecisionStatus } from '../../core/model/decision.ts';
import { commandIds } from '../../protocol/ids.ts';
import type { DecisionNode } from '../../protocol/lsp.ts';
import { Refusal, type Remedy } from '../refusal.ts';
import type { Services } from '../services.ts';
import { openFile } from '../workspace/openFile.ts';
import type { CommandFactory } from './command.ts';
import { askLine, pickOne } from './pick.ts';

const row = z.object({ path: z.string(), decision: z.string() });
const recordOne: Remedy = { title: 'Record Decision', command: commandIds.recordDecision };

/** The decision that a row of the tree names, or that a person chooses among those that `offered` lets through. */
async function chosen(
  services: Services,
  argument: unknown,
  title: string,
  offered: (decision: DecisionNode) => boolean,
): Promise<DecisionNode | undefined> {
  const decisions = await services.server.request('decisions', {});
  const named = z.safeParse(row, argument).data;
  if (named) {
    const decision = decisions.find(({ path }) => path === named.path);
    if (!decision) throw new Refusal(`${named.decision} is no longer there.`);
    return decision;
  }
  if (decisions.length === 0) throw new Refusal('There are no decisions yet.', recordOne);
  const fitting = decisions.filter(offered);
  if (fitting.length === 0) throw new Refusal('There is no decision for which that would change anything.');
  return pickDecision(title, fitting);
}

const pickDecision = (title: string, from: readonly DecisionNode[]): Promise<DecisionNode | undefined> =>
  pickOne(title, from, decision => ({
    label: `${decision.id} ${decision.title}`,
    description: decision.status ?? 'without a readable status',
  }));

/** Opens a decision record, asking which where none is named. */
export const openDecision: CommandFactory = services => async argument => {
  const decision = await chosen(services, argument, 'Open Decision', () => true);
  if (decision) await openFile(await services.root(), decision.path);
};

/** Recording a new decision opens it, since it has to be written. */
export const recordDecision: CommandFactory = services => async () => {
  const path = await record(services, 'Record Decision');
  if (path) await openFile(await services.root(), path);
};

async function record(services: Services, heading: string): Promise<string | undefined> {
  const title = await askLine(heading, 'What was decided? For example: Send mail through a queue');
  return title && (await services.changes.run('newDecision', { title })).path;
}

function settling(title: string, status: DecisionStatus, outcome: string): CommandFactory {
  return services => async argument => {
    const decision = await chosen(services, argument, title, known => known.status !== status);
    if (!decision) return;
    await setStatus(services, decision, status);
    void window.showInformationMessage(`${decision.id} is ${status}. ${outcome}`);
  };
}

export const acceptDecision = settling('Accept Decision', 'accepted', 'Its rules are in force from now on.');
export const rejectDecision = settling('Reject Decision', 'rejected', 'Its rules are off.');

/** Puts a decision out of force in favour of another one. */
export const supersedeDecision: CommandFactory = services => async argument => {
  const title = 'Supersede Decision';
  const decision = await chosen(services, argument, title, ({ status }) => status !== 'superseded');
  if (!decision) return;
  const others = (await services.server.request('decisions', {})).filter(
    ({ path, status }) => path !== decision.path && status !== 'superseded' && status !== 'rejected',
  );
  const choices = [undefined, ...others];
  const choice = await window.showQuickPick(
    choices.map(other => ({
      label: other ? `${other.id} ${other.title}` : '$(add) Record a new decision…',
      description: other?.status ?? '',
      other,
    })),
    { title: `${title} ${decision.id}: What Replaces It` },
  );
  if (!choice) return;
  const path = choice.other?.path ?? (await record(services, `What Replaces ${decision.id}`));
  if (!path) return;
  const replacing = (await services.server.request('decisions', {})).find(known => known.path === path);
  await setStatus(services, decision, 'superseded', replacing?.id);
  if (!choice.other) await openFile(await services.root(), path);
  void window.showInformationMessage(`${decision.id} is superseded by ${replacing?.id}. Its rules are off.`);
};

async function setStatus(
  services: Services,
  { path }: DecisionNode,
  status: DecisionStatus,
  supersededBy?: string,
): Promise<void> {
  const by = supersededBy === undefined ? {} : { supersededBy };
  const result = await services.changes.run('setDecisionStatus', { path, status, ...by });
  if (!result.ok) throw new Refusal(result.message);
}
