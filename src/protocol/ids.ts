/** Every id that package.json contributes, in one place; a test holds both together. */
export const extensionId = 'plumbrule.plumbrule';

export const commandIds = {
  generatePrompt: 'plumbrule.prompt.generate',
  copyPrompt: 'plumbrule.prompt.copy',
  writeAllPrompts: 'plumbrule.prompt.writeAll',
  newPlan: 'plumbrule.plan.create',
  openPanel: 'plumbrule.panel.openInEditor',
  openDashboard: 'plumbrule.dashboard.open',
  activatePlan: 'plumbrule.plan.activate',
  closePlan: 'plumbrule.plan.close',
  archivePlan: 'plumbrule.plan.archive',
  openPhase: 'plumbrule.phase.open',
  approvePhase: 'plumbrule.phase.approve',
  amendPhase: 'plumbrule.phase.amend',
  initialise: 'plumbrule.workspace.initialise',
  checkWorkspace: 'plumbrule.workspace.check',
  recordDecision: 'plumbrule.decision.create',
  openDecision: 'plumbrule.decision.open',
  acceptDecision: 'plumbrule.decision.accept',
  rejectDecision: 'plumbrule.decision.reject',
  supersedeDecision: 'plumbrule.decision.supersede',
  openRule: 'plumbrule.rule.open',
  openFinding: 'plumbrule.finding.open',
  waiveFinding: 'plumbrule.finding.waive',
  extendException: 'plumbrule.exception.extend',
  freezeBaseline: 'plumbrule.baseline.freeze',
  pruneBaseline: 'plumbrule.baseline.prune',
  toggleBaseline: 'plumbrule.baseline.toggle',
  groupDrift: 'plumbrule.drift.group',
  importRules: 'plumbrule.rules.import',
  importTasks: 'plumbrule.tasks.import',
  generateDocuments: 'plumbrule.docs.generate',
  openTask: 'plumbrule.task.open',
  startTask: 'plumbrule.task.start',
  verifyTask: 'plumbrule.task.verify',
  finishTask: 'plumbrule.task.finish',
  blockTask: 'plumbrule.task.block',
  reopenTask: 'plumbrule.task.reopen',
  setTaskStatus: 'plumbrule.task.setStatus',
  undo: 'plumbrule.change.undo',
  refresh: 'plumbrule.view.refresh',
  restartServer: 'plumbrule.server.restart',
  showLog: 'plumbrule.log.show',
} as const;
export type CommandName = keyof typeof commandIds;

export const viewIds = {
  container: 'plumbrule',
  phases: 'plumbrule.phases',
  /** Type of the panel's editor tab. */
  panelTab: 'plumbrule.panel',
  /** Type of the dashboard's editor tab. */
  dashboard: 'plumbrule.dashboard',
  tasks: 'plumbrule.tasks',
  drift: 'plumbrule.drift',
  decisions: 'plumbrule.decisions',
} as const;

/** Context keys for `when` clauses. */
export const contextKeys = {
  /** The folder has a `.plumbrule` folder. */
  initialised: 'plumbrule:initialised',
  hasPlan: 'plumbrule:hasPlan',
  hasBlueprint: 'plumbrule:hasBlueprint',
} as const;

/** Settings that the code reads; the whole name of each. */
export const settingIds = {
  showBaseline: 'plumbrule.drift.showBaseline',
} as const;

/** The language server's name and the `source` of every diagnostic. */
export const serverName = 'plumbrule';
