import { window } from 'vscode';
import type { RequestParams, RequestResult } from '../../protocol/lsp.ts';
import { patiently } from '../patience.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { openFile } from '../workspace/openFile.ts';
import { askLine } from './pick.ts';

type ActParams = RequestParams<'act'>;

/** Do an act of the plan, and open what it says is to be looked at. `title` is shown where it takes a while. */
export async function doAct(
  services: Services,
  params: ActParams,
  title = 'Plumbrule is at work',
): Promise<RequestResult<'act'>> {
  const result = await patiently(title, token => services.changes.run('act', params, token));
  if (result.ok && result.open) await openFile(await services.root(), result.open.path, result.open.range);
  return result;
}

/**
 * The same from the palette or a tree: asks what the act still wants to know, and tells what came of it. `title`
 * is the command's.
 */
export async function runAct(
  services: Services,
  title: string,
  params: Omit<ActParams, 'text'>,
): Promise<void> {
  let result = await doAct(services, { ...params, text: '' }, title);
  if (!result.ok && result.asks) {
    const { asks, message } = result;
    const answer = await askLine(title, message.includes(asks) ? message : `${message} ${asks}`);
    if (!answer) return;
    result = await doAct(services, { ...params, text: answer }, title);
  }
  if (!result.ok) throw new Refusal(result.message);
  void window.showInformationMessage(result.message);
}
