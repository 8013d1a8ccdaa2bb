import { matchesAny } from '../../globs/globs.ts';
import { asList } from '../../model/rule.ts';
import type { Edge } from '../importGraph.ts';
import { packagePattern } from '../packageNames.ts';
import { normaliseBuiltin } from '../resolve/builtins.ts';
import { compileSelector } from '../selectors.ts';
import { defineRuleKind, departureOf, nameOf } from './compiledRule.ts';

/** Which packages `from` may use, judged by the specifier, installed or not. */
export const packages = defineRuleKind({
  kind: 'packages',
  compile(rule, { components, counts, graph }) {
    const from = compileSelector(rule.from ?? '**', components);
    const denied = asList(rule.deny).map(written => ({ written, matches: packagePattern(written) }));
    const allowed = rule.allow_only == null ? undefined : asList(rule.allow_only).map(packagePattern);
    const inDevelopment = rule.dev_only_in == null ? undefined : matchesAny(asList(rule.dev_only_in));

    /** Why a file may not use a package; undefined where it may. */
    const objection = (
      path: string,
      name: string,
      edge: Edge,
    ): { message: string; remedy: string } | undefined => {
      const deny = denied.find(({ matches }) => matches(name));
      if (deny !== undefined) {
        return {
          message: `may not use the package ${name}`,
          remedy: `Do without ${name} here, behind a port if need be`,
        };
      }
      // Built-ins, and what a URL or a bundler's scheme names, are not for a manifest to declare.
      if (normaliseBuiltin(name) !== undefined || name.endsWith(':')) return undefined;
      if (allowed !== undefined && !allowed.some(matches => matches(name))) {
        const only = asList(rule.allow_only).join(', ') || 'no package at all';
        return { message: `may use only ${only}, not ${name}`, remedy: `Use one of: ${only}` };
      }
      if (rule.undeclared !== true && inDevelopment === undefined) return undefined;
      const manifest = graph.resolver.nearestManifest(path);
      const production =
        manifest?.name === name || manifest?.dependencies.has(name) || manifest?.otherDependencies.has(name);
      const development =
        manifest?.devDependencies.has(name) || (edge.kind === 'type' && declaresTypes(manifest, name));
      if (rule.undeclared === true && !production && !development) {
        const where = manifest?.path ?? 'any package.json';
        return {
          message: `uses ${name}, which is not declared in ${where}`,
          remedy: `Declare ${name} in ${where}`,
        };
      }
      if (inDevelopment !== undefined && !production && development && !inDevelopment(path)) {
        return {
          message: `uses ${name}, a development dependency, outside ${asList(rule.dev_only_in).join(', ')}`,
          remedy: `Make ${name} a dependency, or use it only there`,
        };
      }
      return undefined;
    };

    return {
      selects: [from],
      file(file, place, report) {
        if (!from.file(file.path, place)) return;
        for (const edge of file.edges) {
          const name = packageOf(edge);
          if (name === undefined || !counts(edge)) continue;
          const found = objection(file.path, name, edge);
          if (found === undefined) continue;
          report({
            ...departureOf(file.path, edge, `${nameOf(file.path, place)} ${found.message}`),
            target: name,
            uses: { package: name },
            remedy: found.remedy,
          });
        }
      },
    };
  },
  remedy: rule => `Use only packages that ${rule.id} lets this code use`,
});

function packageOf({ target }: Edge): string | undefined {
  return target.kind === 'package' ? target.name : target.kind === 'file' ? target.package : undefined;
}

/** `import type` from a package is served by its `@types` package as well. */
function declaresTypes(
  manifest: { devDependencies: ReadonlySet<string>; dependencies: ReadonlySet<string> } | undefined,
  name: string,
): boolean {
  const types = `@types/${name.startsWith('@') ? name.slice(1).replace('/', '__') : name}`;
  return manifest !== undefined && (manifest.devDependencies.has(types) || manifest.dependencies.has(types));
}
