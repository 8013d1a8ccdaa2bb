import { matchesAny } from '../../globs/globs.ts';
import { asList } from '../../model/rule.ts';
import { remember } from '../../remember.ts';
import type { ComponentMap, Placement } from '../policy/components.ts';
import { compileSelector } from '../policy/selectors.ts';
import { defineRuleKind, judgeTargets } from './compiledRule.ts';

type PublicFiles = ReturnType<typeof readPublicFiles>;
const known = new WeakMap<ComponentMap, PublicFiles>();

/** The entry points of all components. */
export const publicFiles = (components: ComponentMap): PublicFiles =>
  remember(known, components, () => readPublicFiles(components));

function readPublicFiles(components: ComponentMap) {
  const declared = new Map(
    components.ids.map(id => {
      const globs = asList(components.get(id)?.public);
      return [id, { globs, matches: matchesAny(globs) }];
    }),
  );
  return {
    globsOf: (component: string): readonly string[] => declared.get(component)?.globs ?? [],
    /** Tried from the workspace root and from the folder of the component (or instance). */
    isPublic(path: string, { component, folder }: Placement): boolean {
      const matches = declared.get(component)?.matches;
      return (
        matches?.(path) === true || (path.startsWith(folder) && matches?.(path.slice(folder.length)) === true)
      );
    },
  };
}

/** Imports from outside a component (or instance) must hit its `public` files. */
export const entryPoints = defineRuleKind({
  kind: 'entry_points',
  compile(rule, context) {
    const { components } = context;
    const of = compileSelector(rule.of, components);
    const { globsOf, isPublic } = publicFiles(components);
    return {
      targets: of,
      selects: [of],
      file(file, place, report) {
        judgeTargets(file, context, report, (path, target, edge) => {
          if (target === undefined || target.instance === place?.instance || !of.file(path, target)) return;
          // Who imports a package as a whole comes in by its public files, whatever else lies beside them.
          const named = edge.target.kind === 'files' ? edge.target.paths : [path];
          const isOpen = named.some(at => {
            const there = components.place(at);
            return there?.instance === target.instance && isPublic(at, there);
          });
          if (isOpen) return;
          const globs = globsOf(target.component);
          const doors = globs.length === 0 ? 'it declares none' : globs.join(', ');
          return { message: `${path} is internal to ${target.instance}; import its entry point (${doors})` };
        });
      },
    };
  },
  remedy: () => "Import the component's public entry point, and export there what you need",
});
