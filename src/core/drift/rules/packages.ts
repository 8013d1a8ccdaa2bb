import { matchesAny } from '../../globs/globs.ts';
import { asList } from '../../model/rule.ts';
import type { Edge } from '../importGraph.ts';
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
    const denied = asList(rule.deny).map(packagePattern);
    const allowed = rule.allow_only == null ? undefined : asList(rule.allow_only).map(packagePattern);
    const inDevelopment = rule.dev_only_in == null ? undefined : matchesAny(asList(rule.dev_only_in));

    /** What lists refuse, whatever the manifests say. */
    const listed = (used: UsedPackage): Objection | undefined => {
      const name = used.package;
      if (denied.some(matches => matches(used))) {
        return {
          message: `may not use the package ${name}`,
          remedy: `Do without ${name} here, behind a port if need be`,
        };
      }
      if (used.builtin || allowed === undefined || allowed.some(matches => matches(used))) return undefined;
      const only = asList(rule.allow_only).join(', ') || 'no package at all';
      return { message: `may use only ${only}, not ${name}`, remedy: `Use one of: ${only}` };
    };

    /** What the manifest that speaks for the file does not allow. */
    const declared = (path: string, name: string, edge: Edge, unable: Unable): Objection | undefined => {
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
    const asksManifests = rule.undeclared === true || inDevelopment !== undefined;

    return {
      selects: [from],
      file(file, place, report, unable) {
        if (!from.file(file.path, place)) return;
        for (const edge of file.edges) {
          const used = packageOf(edge);
          if (used === undefined || !counts(edge)) continue;
          const name = used.package;
          const found =
            listed(used) ??
            (asksManifests && !used.builtin ? declared(file.path, name, edge, unable) : undefined);
          if (found === undefined) continue;
          const message = `${nameOf(file.path, place)} ${found.message}`;
          report({ ...departureOf(file.path, edge, message, used), target: name, remedy: found.remedy });
        }
      },
    };
  },
  remedy: rule => `Use only packages that ${rule.id} lets this code use`,
});

function packageOf(edge: Edge): UsedPackage | undefined {
  const use = packageCalled(edge);
  return use && { ...use, builtin: edge.target.kind === 'package' && edge.target.builtin === true };
}
