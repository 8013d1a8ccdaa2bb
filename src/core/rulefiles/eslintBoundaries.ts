import { ComponentMap } from '../drift/policy/components.ts';
import { type EdgeKind, edgeKinds } from '../model/edge.ts';
import { baseOf } from './basePaths.ts';
import { elementFiles, readElements } from './boundaries/elements.ts';
import {
  type BoundariesContext,
  carryDependencies,
  carryEntryPoints,
  carryExternal,
} from './boundaries/rules.ts';
import { RuleFileDraft, severityOf, unreadable } from './draft.ts';
import {
  type EslintConfig,
  eslintConfig,
  eslintSetting,
  isEslintPath,
  unreadAbout,
} from './eslint/eslintConfig.ts';
import { type EslintRule, eslintRule } from './eslint/eslintRule.ts';
import { carryForItsFiles } from './eslint/exemptions.ts';
import type { RuleFileReader, RuleFileSource } from './ruleFile.ts';
import { isScript } from './scriptFiles.ts';
import { workspacePackages } from './workspacePackages.ts';

const tool = 'eslint-plugin-boundaries';

/** Rules that have no counterpart, with why. */
const others: Readonly<Record<string, { why: string; instead?: string }>> = {
  'boundaries/no-private': {
    why: 'that an element inside another is private to it has no counterpart',
    instead: 'A rule `protected` says so for one component',
  },
  'boundaries/no-unknown': {
    why: 'imports of files in no component are left alone',
    instead: 'A rule `allow` for a component refuses them',
  },
  'boundaries/no-ignored': { why: 'files that are ignored are left alone' },
};

const nodes: Readonly<Record<string, readonly EdgeKind[]>> = {
  import: ['value', 'type', 'side-effect'],
  export: ['reexport'],
  require: ['require'],
  'dynamic-import': ['dynamic'],
};

/** Reads the rules of eslint-plugin-boundaries in any ESLint configuration. */
export const eslintBoundaries: RuleFileReader = {
  tool,
  detects: isEslintPath,
  read(path, source) {
    if (!mentions(path, source)) return undefined;
    const config = eslintConfig(path, source);
    if (config === undefined) return undefined;
    if ('fault' in config) return unreadable(tool, path, config.fault);
    const setting = eslintSetting(config, 'boundaries/elements');
    const rules = ['dependencies', 'element-types', 'entry-point', 'external'].map(name =>
      eslintRule(config, [`boundaries/${name}`]),
    );
    const draft = new RuleFileDraft({ tool, path }, 'BOUNDARIES');
    const ruleEntries = rules.flatMap(rule => (rule === undefined ? [] : [rule.entry]));
    for (const { place, text } of unreadAbout(config, /boundaries/, [
      ...ruleEntries,
      ...(setting === undefined ? [] : [setting]),
    ])) {
      if (isPlugin(text) && place.range.start.line !== setting?.place.range.start.line) continue;
      draft.lose(
        place,
        text,
        'only running the file would tell what it is',
        'Write it out, and import again',
      );
    }
    if (setting === undefined) {
      const active = rules.find(rule => rule !== undefined && severityOf(rule.severity) !== undefined);
      if (active !== undefined) {
        const why = 'what the elements are cannot be read here';
        draft.lose(active.entry, 'boundaries/elements', why, 'Write them out, and import again');
      }
      return ruleEntries.length === 0 ? undefined : draft.finish();
    }
    const base = baseOf(path);
    const texts = (name: string): string[] => eslintSetting(config, `boundaries/${name}`)?.texts ?? [];
    const files = elementFiles(source.paths(), base, texts('include'), texts('ignore'));
    const elements = readElements(setting, files, base, draft);
    const [dependencies, types, entryPoint, external] = rules.map(rule => {
      if (rule === undefined || rule.options.isWhole) return rule;
      const why = 'only running the file would tell all of it';
      draft.lose(rule.entry, String(rule.entry.path.at(-1)), why, 'Write it out, and import again');
      return undefined;
    });
    const context: BoundariesContext = {
      elements,
      edges: edgesOf(config, base, source),
      hasOthers: hasOthers(source, draft),
      packages: workspacePackages(source),
      draft,
    };
    const carry = (rule: EslintRule | undefined, by: typeof carryDependencies): void => {
      if (rule === undefined) return;
      carryForItsFiles(rule, base, files, draft, () => by(rule, context));
    };
    carry(dependencies, carryDependencies);
    if (dependencies?.options.isMap !== true) carry(types, carryDependencies);
    carry(entryPoint, carryEntryPoints);
    carry(external, carryExternal);
    for (const [name, { why, instead }] of Object.entries(others)) {
      const rule = eslintRule(config, [name]);
      if (rule !== undefined && severityOf(rule.severity) !== undefined)
        draft.lose(rule.entry, name, why, instead);
    }
    const unknown = eslintRule(config, ['boundaries/no-unknown-files']);
    const severity = unknown === undefined ? undefined : severityOf(unknown.severity);
    if (severity !== undefined) draft.checks.unmapped = severity.severity ?? 'major';
    return draft.finish();
  },
};

/** True for the plugin itself, and for settings that it brings along. */
const isPlugin = (text: string): boolean =>
  /^(?:\.\.\.)?boundaries\.configs|^(?:boundaries|\w*[Pp]lugin\w*)$/.test(text);

/** Most configurations have nothing to do with the plugin, and need not be read. */
function mentions(path: string, source: RuleFileSource): boolean {
  const text = source.read(path);
  return (
    text !== undefined &&
    (/boundaries\//.test(text) || (/extends|import |require\(/.test(text) && /boundaries/.test(text)))
  );
}

function hasOthers(source: RuleFileSource, { components }: RuleFileDraft): boolean {
  const map = new ComponentMap(Object.fromEntries(components));
  return [...source.paths()].some(path => isScript(path) && map.place(path) === undefined);
}

/** Which imports are looked at: up to version 5 only `import` statements, unless the settings say otherwise. */
function edgesOf(config: EslintConfig, base: string, source: RuleFileSource): EdgeKind[] {
  const setting = eslintSetting(config, 'boundaries/dependency-nodes');
  const text = source.read(`${base}package.json`) ?? '';
  const version = /"eslint-plugin-boundaries"\s*:\s*"\D*(\d+)/.exec(text)?.[1];
  const isNew =
    version === undefined
      ? eslintRule(config, ['boundaries/dependencies']) !== undefined
      : Number(version) >= 6;
  const written = setting?.texts ?? (isNew ? Object.keys(nodes) : ['import']);
  const kinds = new Set(written.flatMap(node => nodes[node] ?? []));
  return edgeKinds.filter(kind => kinds.has(kind));
}
