/** The folder of everything that Plumbrule keeps in a workspace. */
export const plumbruleFolder = '.plumbrule';
/** Components, rules and standards. */
export const blueprintPath = `${plumbruleFolder}/blueprint.yaml`;
/** What is read, and how strictly it is judged; there need not be one. */
export const configPath = `${plumbruleFolder}/config.yaml`;
/** A folder for each plan. */
export const plansFolder = `${plumbruleFolder}/plans`;

/** The files of a plan, relative to its folder. */
export const planFiles = {
  plan: 'plan.yaml',
  research: 'research.md',
  tasks: 'tasks.yaml',
  agents: 'agents.yaml',
  prompts: 'prompts',
} as const;

/** The folder of a plan. */
export const planFolder = (slug: string): string => `${plansFolder}/${slug}`;

/** The prose of the architecture, below the documents' root. */
export const architecturePath = (docsRoot: string): string => `${docsRoot}/architecture.md`;
