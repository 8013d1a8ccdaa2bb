import { commands, type Disposable } from 'vscode';
import { type CommandName, commandIds } from '../../protocol/ids.ts';
import { showFailure } from '../failures.ts';
import type { Services } from '../services.ts';
import { amendPhase } from './amendPhase.ts';
import { approvePhase } from './approvePhase.ts';
import { freezeBaseline, pruneBaseline, toggleBaseline } from './baseline.ts';
import { checkWorkspace } from './checkWorkspace.ts';
import type { CommandFactory } from './command.ts';
import {
  acceptDecision,
  openDecision,
  recordDecision,
  rejectDecision,
  supersedeDecision,
} from './decisions.ts';
import { copyPrompt, generatePrompt } from './generatePrompt.ts';
import { groupDrift } from './groupDrift.ts';
import { refresh, restartServer, showLog, undo } from './housekeeping.ts';
import { importRules } from './importRules.ts';
import { importTasks } from './importTasks.ts';
import { initialise } from './initialise.ts';
import { newPlan } from './newPlan.ts';
import { openDashboard } from './openDashboard.ts';
import { openPanel } from './openPanel.ts';
import { openPhase } from './openPhase.ts';
import { openFinding, openRule } from './openRule.ts';
import { openTask } from './openTask.ts';
import { activatePlan, archivePlan, closePlan, generateDocuments, writeAllPrompts } from './planActs.ts';
import { setTaskStatus } from './setTaskStatus.ts';
import { blockTask, finishTask, reopenTask, startTask } from './taskActs.ts';
import { verifyTask } from './verifyTask.ts';
import { extendException, waiveFinding } from './waivers.ts';

/** Every contributed command; one that is missing here does not compile. */
const factories: Readonly<Record<CommandName, CommandFactory>> = {
  generatePrompt,
  copyPrompt,
  writeAllPrompts,
  newPlan,
  activatePlan,
  closePlan,
  archivePlan,
  openPanel,
  openDashboard,
  openPhase,
  approvePhase,
  amendPhase,
  initialise,
  checkWorkspace,
  recordDecision,
  openDecision,
  acceptDecision,
  rejectDecision,
  supersedeDecision,
  openRule,
  openFinding,
  waiveFinding,
  extendException,
  freezeBaseline,
  pruneBaseline,
  toggleBaseline,
  groupDrift,
  importRules,
  importTasks,
  generateDocuments,
  openTask,
  startTask,
  verifyTask,
  finishTask,
  blockTask,
  reopenTask,
  setTaskStatus,
  undo,
  refresh,
  restartServer,
  showLog,
};

/** Register all commands. What a command throws is shown, never lost. */
export function registerCommands(services: Services): Disposable[] {
  return Object.entries(factories).map(([name, factory]) => {
    const run = factory(services);
    return commands.registerCommand(commandIds[name as CommandName], async (...args: unknown[]) => {
      try {
        await run(...args);
      } catch (error) {
        showFailure(services.log, error);
      }
    });
  });
}
