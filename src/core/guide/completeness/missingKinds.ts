/** What can be missing many times over, in the words that stand behind a number: "2 high risks have no mitigation". */
export const missingKinds = {
  error: 'errors are in the files',
  answer: 'questions have no answer',
  mitigation: 'high risks have no mitigation',
  openQuestion: 'open questions are not settled',
  unresolved: 'points are left open without a plan',
  emptyComponent: 'components match no file',
  endpoint: 'gaps are in the table of endpoints',
  index: 'indexes have no reason',
  decision: 'gaps are in decisions',
  taskField: 'fields of tasks are not filled',
  monolith: 'signs of tasks that are too big',
  vague: 'goals are vague',
  untestable: 'tasks cannot be checked',
  dependency: 'dependencies do not work',
  overlap: 'pairs of tasks may change the same files',
  document: 'documents are missing or empty',
  staleDocument: 'parts of documents are out of date',
  link: 'links lead nowhere',
  emptyHeading: 'headings have no text',
  prompt: 'tasks have no prompt',
  stalePrompt: 'prompts are out of date',
  longPrompt: 'prompts are over the budget',
  strayPrompt: 'prompts belong to no task',
  assignment: 'tasks have no agent or no reason for it',
  unknownAgent: 'assignments name what config.yaml does not',
  humanGate: 'places where a person must agree are not named',
  openTask: 'tasks are not done',
} as const satisfies Record<string, string>;

/** What a missing point is about. */
export type MissingKind = keyof typeof missingKinds;
