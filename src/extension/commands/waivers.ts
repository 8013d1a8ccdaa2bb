import { window } from 'vscode';
import * as z from 'zod/mini';
import type { RequestResult } from '../../protocol/lsp.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import type { CommandFactory } from './command.ts';
import { askLine, pickOne } from './pick.ts';

const finding = z.object({ fingerprint: z.string() });
const exception = z.object({ rule: z.string(), index: z.number() });

/** How many days a waiver lasts unless the person says otherwise. */
const usual = 30;

/** Waive one finding: named by a code action or a row of the tree, or chosen from those that count. */
export const waiveFinding: CommandFactory = services => async argument => {
  const title = 'Waive Finding';
  const fingerprint =
    z.safeParse(finding, argument).data?.fingerprint ?? (await pickFinding(services, title));
  if (fingerprint === undefined) return;
  const reason = await askLine(title, `Why may it stay for now? ${fingerprint}`);
  if (!reason) return;
  const until = await askDay(title);
  if (until) tell(await services.changes.run('waive', { fingerprint, reason, until }));
};

/** Put off the end of the exception that a code action names. */
export const extendException: CommandFactory = services => async argument => {
  const { rule, index } = z.parse(exception, argument);
  const until = await askDay(`Extend an Exception of ${rule}`);
  if (until) tell(await services.changes.run('putOffException', { rule, index, until }));
};

async function pickFinding(services: Services, title: string): Promise<string | undefined> {
  const { findings } = await services.server.request('drift', {});
  const open = findings.filter(({ state, rulePlace }) => state === 'new' && rulePlace);
  if (open.length === 0) throw new Refusal('There is no finding that could be waived.');
  const choice = await pickOne(title, open, ({ message, path, range, rule }) => ({
    label: message,
    description: rule,
    detail: `${path}:${range.start.line + 1}`,
  }));
  return choice?.fingerprint;
}

function askDay(title: string): Thenable<string | undefined> {
  const day = new Date(Date.now() + usual * 86_400_000).toISOString().slice(0, 10);
  return window.showInputBox({
    title,
    prompt: 'The last day on which it holds (UTC). Afterwards the finding is new again.',
    value: day,
    validateInput: text =>
      /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? undefined : 'Write a date as YYYY-MM-DD.',
  });
}

function tell(result: RequestResult<'waive'>): void {
  if (!result.ok) throw new Refusal(result.message);
  void window.showInformationMessage(result.message);
}
