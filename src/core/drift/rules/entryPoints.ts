import { matchesAny } from '../../globs/globs.ts';
import { asList } from '../../model/rule.ts';
import { compileSelector } from '../selectors.ts';
import { defineRuleKind, departureOf } from './compiledRule.ts';

/** Imports from outside a component (or instance) must hit its `public` files. */
export const entryPoints = defineRuleKind({
  kind: 'entry_points',
  compile(rule, { components, counts }) {
    const of = compileSelector(rule.of, components);
    const publicFiles = new Map(
      components.ids.map(id => {
        const globs = asList(components.get(id)?.public);
        return [id, { globs, matches: matchesAny(globs) }];
      }),
    );
    return {
      selects: [of],
      file(file, place, report) {
        for (const edge of file.edges) {
          if (edge.target.kind !== 'file' || !counts(edge)) continue;
          const { path } = edge.target;
          const target = components.place(path);
          if (target === undefined || target.instance === place?.instance || !of.file(path, target)) continue;
          const open = publicFiles.get(target.component);
          if (open?.matches(path) === true) continue;
          if (path.startsWith(target.folder) && open?.matches(path.slice(target.folder.length)) === true)
            continue;
          const doors =
            open === undefined || open.globs.length === 0 ? 'it declares none' : open.globs.join(', ');
          report(
            departureOf(
              file.path,
              edge,
              `${path} is internal to ${target.instance}; import its entry point (${doors})`,
            ),
          );
        }
      },
    };
  },
  remedy: () => "Import the component's public entry point, and export there what you need",
});
