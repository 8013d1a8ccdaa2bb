import * as z from 'zod/mini';
import { severitySchema } from './severity.ts';
import { type Role, roles } from './tasks.ts';

const oneOrMany = z.union([z.string(), z.array(z.string())]);
const enforcement = z.enum(['enforce', 'warn', 'off']);
/** How strictly a gate or the scopes of tasks are held. */
export type Enforcement = z.infer<typeof enforcement>;

/** `.plumbrule/config.yaml`: how this workspace is read and how strict it is. Every part is optional. */
export const configSchema = z.strictObject({
  version: z.literal(1),
  sources: z.optional(
    z.strictObject({
      include: z.optional(oneOrMany),
      exclude: z.optional(oneOrMany),
      max_bytes: z.optional(z.int().check(z.positive())),
    }),
  ),
  docs: z.optional(
    z.strictObject({
      root: z.optional(z.string()),
      decisions: z.optional(z.string()),
      context: z.optional(z.string()),
    }),
  ),
  policy: z.optional(
    z.strictObject({
      gate: z.optional(enforcement),
      scope: z.optional(enforcement),
      fail_on: z.optional(severitySchema),
    }),
  ),
  agents: z.optional(
    z.record(
      z.string(),
      z.strictObject({
        tiers: z.optional(z.array(z.string())),
        command: z.optional(z.string()),
        'x-roles': z.optional(z.array(z.enum(roles))),
      }),
    ),
  ),
  gates: z.optional(
    z.array(
      z.strictObject({
        name: z.string(),
        run: z.string(),
        parser: z.optional(z.string()),
        timeout: z.optional(z.number()),
        required: z.optional(z.boolean()),
      }),
    ),
  ),
  environments: z.optional(
    z.record(
      z.string(),
      z.strictObject({
        predicates: z.optional(
          z.array(
            z.looseObject({ kind: z.string(), url: z.optional(z.string()), path: z.optional(z.string()) }),
          ),
        ),
      }),
    ),
  ),
  'x-prompt-budget': z.optional(z.int().check(z.positive())),
  'x-context-files': z.optional(z.boolean()),
});

export type Config = z.infer<typeof configSchema>;

/** The configuration with every default filled in, as the rest of the program reads it. */
export interface Settings {
  sources: { include: readonly string[]; exclude: readonly string[]; maxBytes: number };
  docs: { root: string; decisions: string; context: string };
  policy: {
    gate: Enforcement;
    scope: Enforcement;
    failOn: 'minor' | 'major' | 'critical';
  };
  agents: Readonly<Record<string, AgentSettings>>;
  /** The most tokens that a task's prompt may have, as estimated. */
  promptBudget: number;
  /** Whether a context document stands beside the code of each component. */
  contextFiles: boolean;
}

/** An agent that the workspace may use. */
export interface AgentSettings {
  /** Names of what it can be run as, the strongest first. */
  tiers: readonly string[];
  /** The roles it is meant for; every role where none is named. */
  roles: readonly Role[];
  command?: string;
}

/** Fills a small part of any current model's context, and is more than most tasks need. */
const usualPromptBudget = 8000;

const list = (value: string | string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

/** Fill the defaults. `undefined` stands for a workspace without `config.yaml`. */
export function settingsOf(config: Config | undefined): Settings {
  const root = config?.docs?.root ?? 'docs';
  const agents: Settings['agents'] = Object.fromEntries(
    Object.entries(config?.agents ?? {}).map(([id, agent]) => [
      id,
      {
        tiers: agent.tiers ?? [],
        roles: agent['x-roles'] ?? [],
        ...(agent.command === undefined ? {} : { command: agent.command }),
      },
    ]),
  );
  return {
    sources: {
      include: list(config?.sources?.include),
      exclude: list(config?.sources?.exclude),
      maxBytes: config?.sources?.max_bytes ?? 5_000_000,
    },
    docs: {
      root,
      decisions: config?.docs?.decisions ?? `${root}/decisions`,
      context: config?.docs?.context ?? `${root}/context`,
    },
    policy: {
      gate: config?.policy?.gate ?? 'enforce',
      scope: config?.policy?.scope ?? 'enforce',
      failOn: config?.policy?.fail_on ?? 'major',
    },
    agents,
    promptBudget: config?.['x-prompt-budget'] ?? usualPromptBudget,
    contextFiles: config?.['x-context-files'] ?? true,
  };
}
