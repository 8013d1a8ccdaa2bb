import { env, ViewColumn, window } from 'vscode';
import type { RequestResult } from '../../protocol/lsp.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { openFile } from '../workspace/openFile.ts';
import { type CommandFactory, type TaskTarget, taskTarget } from './command.ts';
import { pickTask } from './pick.ts';

type Prompt = Extract<RequestResult<'prompt'>, { ok: true }>;

/** Writes the task's prompt to its file and returns it. */
async function writePrompt(services: Services, { plan, task }: TaskTarget): Promise<Prompt> {
  const result = await services.changes.run('prompt', { plan, task });
  if (!result.ok) throw new Refusal(result.message);
  return result;
}

/** Says how long the prompt is and what did not fit. */
function summary(task: string, { tokens, cut }: Prompt): string {
  const size = `Prompt for ${task}: about ${tokens.toLocaleString('en')} tokens.`;
  return cut.length === 0 ? size : `${size} Left out to stay inside the budget: ${cut.join(', ')}.`;
}

/** Write the prompt, open it beside what is shown, and offer to copy it. */
export async function openPrompt(services: Services, target: TaskTarget): Promise<void> {
  const prompt = await writePrompt(services, target);
  await openFile(await services.root(), prompt.path, undefined, {
    viewColumn: ViewColumn.Beside,
    preview: false,
  });
  const copy = 'Copy Prompt';
  // Not awaited: the command is done, whenever the notification goes away.
  void window.showInformationMessage(summary(target.task, prompt), copy).then(choice => {
    if (choice === copy) void env.clipboard.writeText(prompt.text);
  });
}

/** Show a prompt as it would be written now, against what its file says where there is one. */
export async function comparePrompt(
  services: Services,
  { plan, task }: TaskTarget,
): Promise<{ ok: true; message: string } | { ok: false; message: string }> {
  const result = await services.server.request('promptDiff', { plan, task });
  if (!result.ok) return result;
  await services.approved.preview(await services.root(), result);
  return { ok: true, message: '' };
}

/** Writes a task's prompt and opens it. */
export const generatePrompt: CommandFactory = services => async argument => {
  const target = taskTarget(argument) ?? (await pickTask(services, 'Generate Task Prompt'));
  if (target) await openPrompt(services, target);
};

/** Writes a task's prompt and puts it on the clipboard. */
export const copyPrompt: CommandFactory = services => async argument => {
  const target = taskTarget(argument) ?? (await pickTask(services, 'Copy Task Prompt'));
  if (!target) return;
  const prompt = await writePrompt(services, target);
  await env.clipboard.writeText(prompt.text);
  void window.showInformationMessage(`${summary(target.task, prompt)} It is on the clipboard.`);
};
