import { edgeKinds } from '../model/edge.ts';
import type { Exception } from '../model/rule.ts';
import { baseOf } from './basePaths.ts';
import { oneOrMany, RuleFileDraft, severityOf, unreadable } from './draft.ts';
import { eslintConfig, isEslintPath, unreadAbout } from './eslint/eslintConfig.ts';
import { type EslintRule, eslintRule } from './eslint/eslintRule.ts';
import { carryForItsFiles } from './eslint/exemptions.ts';
import { hasTag, type NxProject, nxProjects, tagProblem } from './nx/projects.ts';
import type { RuleFileReader, RuleFileSource } from './ruleFile.ts';
import { localScript } from './script/localScript.ts';
import { isScript } from './scriptFiles.ts';
import type { Entry } from './sheets/sheet.ts';
import { workspacePackages } from './workspacePackages.ts';

const tool = 'nx';
/** What Nx's rule is called in ESLint configurations, the present name first. */
export const nxRuleNames = ['@nx/enforce-module-boundaries', '@nrwl/nx/enforce-module-boundaries'];
const layer = 'nx';

/** Projects of the same tags, for which the same holds. */
interface Group {
  name: string;
  projects: NxProject[];
}

/** Reads the constraints between tags in `@nx/enforce-module-boundaries`, and the tags of all projects. */
export const nx: RuleFileReader = {
  tool,
  detects: isEslintPath,
  read(path, source) {
    if (!mentions(path, source, isRoot(baseOf(path), source))) return undefined;
    const config = eslintConfig(path, source);
    if (config === undefined) return undefined;
    if ('fault' in config) return unreadable(tool, path, config.fault);
    const rule = eslintRule(config, nxRuleNames);
    if (rule === undefined) return undefined;
    const draft = new RuleFileDraft({ tool, path }, 'NX');
    for (const { place, text } of unreadAbout(config, /enforce-module-boundaries|depConstraints/, [
      rule.entry,
    ])) {
      draft.lose(
        place,
        text,
        'only running the file would tell what it is',
        'Write it out, and import again',
      );
    }
    // A constraint that is missing would leave some projects without any, and refuse all that they use.
    if (!rule.options.isWhole) return draft.finish();
    const base = baseOf(path);
    const scripts = [...source.paths()].filter(isScript);
    carryForItsFiles(rule, base, scripts, draft, () => carry(rule, base, scripts, source, draft));
    return draft.finish();
  },
};

/** True for the folder of a workspace of Nx: its configuration is for all projects, others are for those below. */
const isRoot = (base: string, source: RuleFileSource): boolean =>
  base === '' || source.read(`${base}nx.json`) !== undefined;

/**
 * True where a configuration names the rule, or with `deep` a file that it is put together from. Other configurations
 * are read by themselves.
 */
function mentions(path: string, source: RuleFileSource, deep: boolean): boolean {
  const seen = new Set([path]);
  for (const at of seen) {
    const text = source.read(at) ?? '';
    if (text.includes('enforce-module-boundaries')) return true;
    if (!deep || at.endsWith('package.json')) continue;
    for (const [, written = ''] of text.matchAll(/["'](\.{1,2}\/[^"'\n]+)["']/g)) {
      const found = localScript(source, at, written);
      if (found !== undefined && !isEslintPath(found) && seen.size < mostParts) seen.add(found);
    }
  }
  return false;
}

/** More files than a configuration is put together from. */
const mostParts = 50;

function carry(
  { severity: written, options, entry }: EslintRule,
  base: string,
  scripts: readonly string[],
  source: RuleFileSource,
  draft: RuleFileDraft,
): void {
  const severity = (severityOf(written) ?? {}) as { severity?: 'minor' };
  const projects = nxProjects(source).filter(({ folder }) => scripts.some(file => file.startsWith(folder)));
  const ids = new Map(
    projects.map(project => [
      project,
      draft.component(project.name, { paths: [`${project.folder}**`], layer }),
    ]),
  );
  const context: NxContext = {
    projects,
    ids,
    constraints: constraintsOf(options, draft),
    severity,
    packages: workspacePackages(source),
    draft,
  };
  const own = projects.filter(({ folder }) => folder.startsWith(base));
  for (const group of groupsOf(own)) carryGroup(group, context);
  if (isRoot(base, source)) carryTheRest(options, context);
  else draft.lose(entry, String(entry.path.at(-1)), forAllProjects);
}

const forAllProjects =
  'that nobody imports applications, and nobody in a circle, is taken from the configuration of the whole workspace only';

interface NxContext {
  projects: readonly NxProject[];
  ids: ReadonlyMap<NxProject, string>;
  constraints: readonly Entry[];
  severity: { severity?: 'minor' };
  /** Names of the workspace's own packages. */
  packages: readonly string[];
  draft: RuleFileDraft;
}

/** Every constraint, or none: without one of them its projects would have no constraint, and could use nothing. */
function constraintsOf(options: Entry, draft: RuleFileDraft): Entry[] {
  const all = options.at('depConstraints').items();
  const keys = ['sourceTag', 'allSourceTags', 'onlyDependOnLibsWithTags', 'notDependOnLibsWithTags'];
  const unreadableTags = all
    .flatMap(constraint => keys.flatMap(key => constraint.at(key).items()))
    .flatMap(entry => {
      const why = tagProblem(entry.text ?? '');
      return why === undefined ? [] : [{ entry, why }];
    });
  for (const { entry, why } of unreadableTags) {
    draft.lose(entry, 'depConstraints', `\`${entry.text}\`: ${why}`, 'No constraint is carried over');
  }
  return unreadableTags.length === 0 ? all : [];
}

function groupsOf(projects: readonly NxProject[]): Group[] {
  const groups = new Map<string, Group>();
  for (const project of projects) {
    const key = [...project.tags].sort().join(' ');
    const group = groups.get(key) ?? { name: key === '' ? 'untagged' : key, projects: [] };
    group.projects.push(project);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const isSource = (constraint: Entry, project: NxProject): boolean => {
  const all = constraint.at('allSourceTags');
  if (all.exists) return all.texts.every(tag => hasTag(project, tag));
  return hasTag(project, constraint.at('sourceTag').text ?? '');
};

function carryGroup({ name, projects: members }: Group, context: NxContext): void {
  const { projects, ids, constraints, severity, draft } = context;
  const [first] = members as [NxProject];
  const own = constraints.filter(constraint => isSource(constraint, first));
  // With constraints at all, a project that none speaks of may use no other.
  const isLost = constraints.length > 0 && own.length === 0;
  const mayUse = (other: NxProject): boolean =>
    !isLost &&
    own.every(constraint => {
      const only = constraint.at('onlyDependOnLibsWithTags');
      return !only.exists || only.texts.some(tag => hasTag(other, tag));
    });
  const idsOf = (all: readonly NxProject[]): string[] => all.map(project => ids.get(project)!);
  const others = projects.filter(project => !members.includes(project));
  const refused = others.filter(other => !mayUse(other));
  const from = oneOrMany(idsOf(members));
  if (refused.length > 0) {
    const allowed = others.filter(mayUse);
    const exclusions = [...idsOf(members), ...idsOf(allowed)].map(id => `!${id}`);
    const isShort = refused.length <= exclusions.length + 1;
    const to = isShort ? oneOrMany(idsOf(refused)) : [`layer:${layer}`, ...exclusions];
    draft.rule(name, { kind: 'forbid', from, to, ...severity });
  }
  if (members.length > 1 && !mayUse(members[1]!))
    draft.rule(`${name}-apart`, { kind: 'independent', of: from, ...severity });
  for (const constraint of own) {
    const banned = projects.filter(project =>
      constraint.at('notDependOnLibsWithTags').texts.some(tag => hasTag(project, tag)),
    );
    const targets = banned.filter(project => !members.includes(project));
    if (targets.length > 0) {
      draft.rule(`${name}-not`, {
        kind: 'forbid',
        from,
        to: oneOrMany(idsOf(targets)),
        transitive: true,
        ...severity,
      });
    }
    if (targets.length < banned.length && members.length > 1)
      draft.rule(`${name}-apart`, { kind: 'independent', of: from, ...severity });
    const deny = constraint.at('bannedExternalImports').texts;
    const allowed = constraint.at('allowedExternalImports');
    if (deny.length > 0) draft.rule(`${name}-packages`, { kind: 'packages', from, deny, ...severity });
    if (allowed.exists)
      draft.rule(`${name}-packages`, {
        kind: 'packages',
        from,
        allow_only: [...allowed.texts, ...context.packages],
        ...severity,
      });
  }
}

function carryTheRest(options: Entry, { projects, ids, severity, draft }: NxContext): void {
  const applications = projects.filter(({ isApplication }) => isApplication);
  for (const project of applications) {
    const id = ids.get(project)!;
    draft.rule(`${project.name}-application`, {
      kind: 'forbid',
      from: [`layer:${layer}`, `!${id}`],
      to: id,
      because: 'Nx lets nobody import an application',
      ...severity,
    });
  }
  const byName = new Map(projects.map(project => [project.name, ids.get(project)!]));
  const except = options
    .at('ignoredCircularDependencies')
    .items()
    .flatMap((pair): Exception[] => {
      const [a, b] = pair.texts.map(name => byName.get(name));
      if (a === undefined || b === undefined) return [];
      const reason = 'Nx does not look at this cycle';
      return [
        { from: a, to: b, reason },
        { from: b, to: a, reason },
      ];
    });
  if (projects.length > 1) {
    draft.rule('acyclic', {
      kind: 'acyclic',
      scope: 'component',
      because: 'Nx lets no projects import each other in a circle',
      edges: [...edgeKinds],
      ...severity,
      ...(except.length === 0 ? {} : { except }),
    });
  }
  const lose = (key: string, why: string, instead?: string): void => {
    const entry = options.at(key);
    if (entry.isTrue || entry.items().some(item => item.text !== undefined))
      draft.lose(entry, key, why, instead);
  };
  lose(
    'allow',
    'imports are judged by where they lead, not by how they are written',
    'Except those that are to pass',
  );
  lose('enforceBuildableLibDependency', 'what can be built is not known');
  lose('banTransitiveDependencies', 'it is a rule of its own', 'A rule `packages` with `undeclared: true`');
  lose('checkNestedExternalImports', 'packages that other projects use do not count');
}
