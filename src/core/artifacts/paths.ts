/** The folder of everything that Plumbrule keeps in a workspace. */
export const plumbruleFolder = '.plumbrule';
export const blueprintPath = `${plumbruleFolder}/blueprint.yaml`;
export const configPath = `${plumbruleFolder}/config.yaml`;
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
