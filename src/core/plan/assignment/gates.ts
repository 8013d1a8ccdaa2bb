import { blueprintPath, plumbruleFolder } from '../../artifacts/paths.ts';
import type { Blueprint } from '../../model/blueprint.ts';
import { asList } from '../../model/rule.ts';
import type { Task } from '../../model/tasks.ts';
import type { PlanContext } from '../phaseContext.ts';
import { type Subject, selects, subjectOfTask } from '../tasks/bindings.ts';
import { globInside, globsOverlap } from '../tasks/scopeGlobs.ts';
import { type PlacedTask, scopeIn } from '../tasks/taskList.ts';
import { coreComponents } from './coreComponents.ts';
import { pathWith } from './gatePaths.ts';

/** A place that a rule found where a person has to agree before the work goes on. */
export interface FoundGate {
  task: string;
  /** Id of the rule: what `trigger` says in `agents.yaml`. */
  trigger: string;
  title: string;
  /** What the task does there, to go on after "it": `may change the database schema (…)`. */
  does: string;
}

/** What a rule looks at. */
interface Look {
  task: Task;
  scope: readonly string[];
  subject: Subject;
  blueprint: Blueprint | undefined;
  /** Components that much rests on, each with the reason. */
  core: ReadonlyMap<string, string>;
  decisionsFolder: string;
}

interface GateRule {
  id: string;
  title: string;
  /** What the task does there; undefined where the rule finds nothing. */
  does(look: Look): string | undefined;
}

const schemaWords =
  /\b(?:(?:schema|database|data) migrations?|migration (?:with|of|for) the (?:table|column|index)|(?:alter|drop) (?:a |the )?(?:table|column|index)|backfill)\b/i;
const breakingWords = /\bbreaking (?:api )?changes?\b/i;

/** The places where a person has to agree, the ones that cannot be taken back first. */
export const gateRules: readonly GateRule[] = [
  {
    id: 'schema-migration',
    title: 'Schema migration',
    does: ({ scope, task }) => {
      const path = pathWith(scope, 'schema');
      if (path !== undefined) return `may change the database schema (\`${path}\`)`;
      const found = schemaWords.exec(textOf(task))?.[0];
      return found === undefined ? undefined : `changes the database schema ("${found}")`;
    },
  },
  {
    id: 'breaking-api-change',
    title: 'Breaking API change',
    does: ({ scope, blueprint, task }) => {
      for (const { id, path, provider } of blueprint?.contracts ?? []) {
        if (scope.some(glob => globsOverlap(glob, path)))
          return `may change the contract ${id} (\`${path}\`)`;
        const door = entryPointsOf(blueprint, provider).find(entry =>
          scope.some(glob => globsOverlap(glob, entry)),
        );
        if (door !== undefined) return `may change \`${door}\`, through which the contract ${id} is served`;
      }
      return breakingWords.test(textOf(task)) ? 'says itself that it is a breaking change' : undefined;
    },
  },
  {
    id: 'production-infrastructure',
    title: 'Production infrastructure',
    does: ({ scope, task }) => {
      const path = pathWith(scope, 'production');
      if (path !== undefined) return `may change what runs in production, or how it gets there (\`${path}\`)`;
      return task.role === 'devops' && /\bproduction\b/i.test(textOf(task))
        ? 'is operations work on production'
        : undefined;
    },
  },
  {
    id: 'security-model',
    title: 'Security model',
    does: ({ scope }) => {
      const path = pathWith(scope, 'security');
      return path === undefined ? undefined : `may change who may do what, or what is secret (\`${path}\`)`;
    },
  },
  {
    id: 'high-complexity-core',
    title: 'High complexity on a core component',
    does: ({ task, subject, core }) => {
      const id = task.complexity === 'high' ? subject.components.find(one => core.has(one)) : undefined;
      return id === undefined ? undefined : `is complex work on \`${id}\`, which is ${core.get(id)}`;
    },
  },
  {
    id: 'blueprint-deviation',
    title: 'Deviation from the blueprint',
    does: ({ scope, subject, blueprint, decisionsFolder }) => {
      const plan = scope.find(
        glob => glob === blueprintPath || globInside(glob, [plumbruleFolder, decisionsFolder]),
      );
      if (plan !== undefined) return `may change what was approved (\`${plan}\`)`;
      return crossedBoundary(subject, blueprint);
    },
  },
];

/** The gates of any task, by rule. The blueprint is looked through once. */
export function gateFinder({
  workspace,
}: Pick<PlanContext, 'workspace'>): (placed: PlacedTask) => FoundGate[] {
  const blueprint = workspace.blueprint?.value;
  const core = coreComponents(blueprint);
  const decisionsFolder = workspace.settings.docs.decisions;
  return ({ id, task }) => {
    const subject = subjectOfTask(task, blueprint);
    const look: Look = { task, scope: scopeIn(task), subject, blueprint, core, decisionsFolder };
    return gateRules.flatMap(({ id: trigger, title, does }) => {
      const found = does(look);
      return found === undefined ? [] : [{ task: id, trigger, title, does: found }];
    });
  };
}

/** Why a gate is needed, as a sentence about `who`: what `agents.yaml` gives as the gate's `why`. */
export const whyOf = ({ does }: FoundGate, who = 'The task'): string => `${who} ${does}.`;

/** What a task says about what it brings about; how it is checked and taken back says nothing of that. */
const textOf = ({ title, goal, output, strategy }: Task): string =>
  [title, goal, output, strategy].filter(Boolean).join('\n');

/** A component's public files, as globs from the workspace's root. */
function entryPointsOf(blueprint: Blueprint | undefined, id: string | undefined): string[] {
  const component = id === undefined ? undefined : blueprint?.components?.[id];
  if (component === undefined) return [];
  const folders = asList(component.paths).map(path => path.replace(/\/?[^/]*[*?{[].*$/, ''));
  return asList(component.public).flatMap(entry =>
    folders.some(folder => entry.startsWith(`${folder}/`))
      ? [entry]
      : folders.map(folder => `${folder}/${entry}`),
  );
}

/** A rule that keeps two components of the task apart: one task in both is where it gets broken. */
function crossedBoundary(subject: Subject, blueprint: Blueprint | undefined): string | undefined {
  const alone = subject.components.map(id => {
    const layer = blueprint?.components?.[id]?.layer ?? id;
    return { id, part: { globs: [], components: [id], layers: [layer] } };
  });
  if (alone.length < 2) return undefined;
  for (const rule of blueprint?.rules ?? []) {
    if (rule.kind !== 'forbid') continue;
    const from = alone.find(({ part }) => asList(rule.from).some(selector => selects(selector, part)));
    const to = alone.find(({ part }) => asList(rule.to).some(selector => selects(selector, part)));
    if (from === undefined || to === undefined || from === to) continue;
    return `changes both \`${from.id}\` and \`${to.id}\`, which ${rule.id} keeps apart`;
  }
  return undefined;
}
