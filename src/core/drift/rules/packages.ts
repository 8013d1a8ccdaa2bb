import { matchesAny } from '../../globs/globs.ts';
import { asList, type RuleOf } from '../../model/rule.ts';
import type { Edge, ImportGraph } from '../importGraph.ts';
import { packagePattern } from '../policy/packageNames.ts';
import { compileSelector } from '../policy/selectors.ts';
import { defineRuleKind, departureOf, nameOf, packageCalled, type Unable } from './compiledRule.ts';

interface Objection {
  message: string;
  remedy: string;
}

interface UsedPackage {
  package: string;
  names?: readonly string[];
  /** Part of the language's own library: never undeclared, nor refused by `allow_only`. */
  builtin: boolean;
}

/** Which packages `from` may use, judged by the specifier, installed or not. */
export const packages = defineRuleKind({
  kind: 'packages',
  compile(rule, { components, counts, graph }) {
    const from = compileSelector(rule.from ?? '**', components);
    const byLists = judgeByLists(rule);
    const byManifests = judgeByManifests(rule, graph);
    return {
      files: from,
      selects: [from],
      file(file, place, report, unable) {
        if (!from.file(file.path, place)) return;
        for (const edge of file.edges) {
          const used = packageOf(edge);
          if (used === undefined || !counts(edge)) continue;
          const found = byLists(used) ?? byManifests?.(file.path, used, edge, unable);
          if (found === undefined) continue;
          const message = `${nameOf(file.path, place)} ${found.message}`;
          report({
            ...departureOf(file.path, edge, message, used),
            target: used.package,
            remedy: found.remedy,
          });
        }
      },
    };
  },
  remedy: rule => `Use only packages that ${rule.id} lets this code use`,
});

/** What `deny` and `allow_only` refuse, whatever the manifests say. */
function judgeByLists(rule: RuleOf<'packages'>): (used: UsedPackage) => Objection | undefined {
  const denied = asList(rule.deny).map(packagePattern);
  const allowed = rule.allow_only == null ? undefined : asList(rule.allow_only).map(packagePattern);
  const only = asList(rule.allow_only).join(', ') || 'no package at all';
  return used => {
    const name = used.package;
    if (denied.some(matches => matches(used))) {
      return {
        message: `may not use the package ${name}`,
        remedy: `Do without ${name} here, behind a port if need be`,
      };
    }
    if (used.builtin || allowed === undefined || allowed.some(matches => matches(used))) return undefined;
    return { message: `may use only ${only}, not ${name}`, remedy: `Use one of: ${only}` };
  };
}

type ManifestJudge = (path: string, used: UsedPackage, edge: Edge, unable: Unable) => Objection | undefined;

/** What `undeclared` and `dev_only_in` refuse by the manifest that speaks for a file; undefined where neither is set. */
function judgeByManifests(rule: RuleOf<'packages'>, graph: ImportGraph): ManifestJudge | undefined {
  const inDevelopment = rule.dev_only_in == null ? undefined : matchesAny(asList(rule.dev_only_in));
  if (rule.undeclared !== true && inDevelopment === undefined) return undefined;
  return (path, { package: name, builtin }, edge, unable) => {
    if (builtin) return undefined;
    const status = graph.statusOf(path, name, edge.kind);
    if (status.as === 'unknown') {
      unable(status.why);
      return undefined;
    }
    const { as, manifest } = status;
    if (as === 'undeclared' && rule.undeclared === true) {
      const where = manifest ?? 'any manifest';
      return {
        message: `uses ${name}, which is not declared in ${where}`,
        remedy: `Declare ${name} in ${where}`,
      };
    }
    const isForTests = 'forTests' in edge.target && edge.target.forTests === true;
    if (as !== 'development' || isForTests || inDevelopment === undefined || inDevelopment(path)) {
      return undefined;
    }
    return {
      message: `uses ${name}, a development dependency, outside ${asList(rule.dev_only_in).join(', ')}`,
      remedy: `Make ${name} a dependency, or use it only there`,
    };
  };
}

function packageOf(edge: Edge): UsedPackage | undefined {
  const use = packageCalled(edge);
  return use && { ...use, builtin: edge.target.kind === 'package' && edge.target.builtin === true };
}
