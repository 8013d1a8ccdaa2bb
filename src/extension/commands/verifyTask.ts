import { ProgressLocation, window, workspace } from 'vscode';
import type { Verification } from '../../protocol/lsp.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { openFile } from '../workspace/openFile.ts';
import { type CommandFactory, type TaskTarget, taskTarget } from './command.ts';
import { pickTask } from './pick.ts';
import { verdictWords } from './verdictWords.ts';

const title = 'Verify Task';

/** Judge the work on a task and record what came of it. Undefined where the person cancelled. */
export async function verify(services: Services, target: TaskTarget): Promise<Verification | undefined> {
  if (!workspace.isTrusted) {
    throw new Refusal('Verifying runs the commands of the plan. Trust this workspace first.', {
      title: 'Manage Workspace Trust',
      command: 'workbench.trust.manage',
    });
  }
  // Commands and Git see what is on the disk.
  await workspace.saveAll(false);
  const verification = await window.withProgress(
    { location: ProgressLocation.Notification, title: `Verifying ${target.task}`, cancellable: true },
    async (progress, token) => {
      const telling = services.server.onVerifyProgress(({ plan, task, message }) => {
        if (plan === target.plan && task === target.task) progress.report({ message });
      });
      try {
        const result = await services.server.request('verify', target, token);
        if (token.isCancellationRequested) return undefined;
        if (!result.ok) throw new Refusal(result.message);
        return result.verification;
      } catch (error) {
        if (token.isCancellationRequested) return undefined;
        throw error;
      } finally {
        telling.dispose();
      }
    },
  );
  if (verification === undefined) return undefined;
  const recorded = await services.changes.run('recordVerdict', target);
  if (!recorded.ok) throw new Refusal(recorded.message);
  services.refresh();
  return verification;
}

/** Verify a task and say what came of it, with ways to the evidence. */
export const verifyTask: CommandFactory = services => async argument => {
  const target = taskTarget(argument) ?? (await pickTask(services, title, ['doing', 'done']));
  if (!target) return;
  const verification = await verify(services, { plan: target.plan, task: target.task });
  if (!verification) return;
  const { verdict, prompt } = verification;
  const openPrompt = 'Open Refinement Prompt';
  const showEvidence = 'Show Evidence';
  const buttons = prompt === undefined ? [showEvidence] : [openPrompt, showEvidence];
  const show = verdict === 'PASS' ? window.showInformationMessage : window.showWarningMessage;
  // Not awaited: the command is done, whenever the notification goes away.
  void show(verdictWords(verification), ...buttons).then(async choice => {
    if (choice === openPrompt && prompt !== undefined) await openFile(await services.root(), prompt);
    if (choice === showEvidence) await services.phases.show({ plan: target.plan, phase: 'governance' });
  });
};
