import { readAgents } from '../artifacts/agents.ts';
import type { Artifact } from '../artifacts/artifact.ts';
import { readBlueprint } from '../artifacts/blueprint.ts';
import { namesOf, ruleProblems } from '../artifacts/blueprintChecks.ts';
import { readConfig } from '../artifacts/config.ts';
import { type Journal, readJournal } from '../artifacts/journal.ts';
import {
  architecturePath,
  blueprintPath,
  configPath,
  planFiles,
  planFolder,
  plansFolder,
} from '../artifacts/paths.ts';
import { readPlan } from '../artifacts/plan.ts';
import { readTasks } from '../artifacts/tasks.ts';
import { listDecisions } from '../decisions/list.ts';
import type { AgentsFile } from '../model/agents.ts';
import type { Blueprint } from '../model/blueprint.ts';
import { type Config, type Settings, settingsOf } from '../model/config.ts';
import { type Decision, speaks } from '../model/decision.ts';
import type { Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { TaskFile } from '../model/tasks.ts';
import { once } from '../once.ts';
import type { FileReader } from '../ports.ts';

/** A file as it stands, without a reading of its own. */
export interface TextArtifact {
  path: string;
  text: string;
}

/** The files of one plan; those that are not there are left out. */
export interface PlanArtifacts {
  slug: string;
  folder: string;
  plan?: Artifact<Plan>;
  research?: TextArtifact;
  tasks?: Artifact<TaskFile>;
  agents?: Artifact<AgentsFile>;
  prompts: TextArtifact[];
}

/** Everything that Plumbrule's own files say about a workspace. */
export interface WorkspaceArtifacts {
  settings: Settings;
  config?: Artifact<Config>;
  blueprint?: Artifact<Blueprint>;
  /** The prose of the architecture; `text` is left out where there is none yet. */
  architecture: { path: string; text?: string };
  decisions: Artifact<Decision>[];
  plans: PlanArtifacts[];
  /** What happened; read when first asked for, since it grows without end. */
  journal(): Journal;
  /** What is wrong with any of them. */
  problems: Problem[];
}

/** Read all of it. Never fails: a broken file gives what can be read of it, and problems. */
export function readWorkspace(reader: FileReader): WorkspaceArtifacts {
  const read = <T>(path: string, codec: (path: string, text: string) => T): T | undefined => {
    const text = reader.read(path);
    return text === undefined ? undefined : codec(path, text);
  };
  const asText = (path: string, text: string): TextArtifact => ({ path, text });
  const config = read(configPath, readConfig);
  const settings = settingsOf(config?.value);
  const blueprint = read(blueprintPath, readBlueprint);
  const names = namesOf(blueprint?.value);
  const decisions = listDecisions(reader, settings).map(decision => ({
    ...decision,
    // Rules that are off may name what is long gone.
    problems:
      decision.isBroken || !speaks(decision.value)
        ? decision.problems
        : [...decision.problems, ...ruleProblems(decision, decision.value.rules, names)],
  }));
  const listed = reader.list(plansFolder);
  const plans = planSlugs(listed).map((slug): PlanArtifacts => {
    const folder = planFolder(slug);
    const prompts = listed.filter(
      path => path.startsWith(`${folder}/${planFiles.prompts}/`) && path.endsWith('.md'),
    );
    return definedOnly({
      slug,
      folder,
      plan: read(`${folder}/${planFiles.plan}`, readPlan),
      research: read(`${folder}/${planFiles.research}`, asText),
      tasks: read(`${folder}/${planFiles.tasks}`, readTasks),
      agents: read(`${folder}/${planFiles.agents}`, readAgents),
      prompts: prompts.flatMap(path => read(path, asText) ?? []),
    });
  });
  const prose = architecturePath(settings.docs.root);
  const artifacts: (Artifact<unknown> | undefined)[] = [
    config,
    blueprint,
    ...decisions,
    ...plans.flatMap(({ plan, tasks, agents }) => [plan, tasks, agents]),
  ];
  return definedOnly({
    settings,
    config,
    blueprint,
    architecture: definedOnly({ path: prose, text: reader.read(prose) }),
    decisions,
    plans,
    journal: once(() => readJournal(reader)),
    problems: artifacts.flatMap(artifact => artifact?.problems ?? []),
  });
}

function planSlugs(listed: readonly string[]): string[] {
  const slugs = new Set<string>();
  for (const path of listed) {
    const [slug, ...rest] = path.slice(plansFolder.length + 1).split('/');
    if (slug !== undefined && rest.length > 0) slugs.add(slug);
  }
  return [...slugs].sort();
}

type DefinedOnly<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The same without the keys that have no value. */
function definedOnly<T extends object>(value: T): DefinedOnly<T> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as DefinedOnly<T>;
}
