import { matchesAny } from '../../globs/globs.ts';
import { asList } from '../../model/rule.ts';
import { compileSelector } from '../selectors.ts';
import { defineRuleKind, judgeTargets } from './compiledRule.ts';

/** Imports from outside a component (or instance) must hit its `public` files. */
export const entryPoints = defineRuleKind({
  kind: 'entry_points',
  compile(rule, context) {
    const { components } = context;
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
        judgeTargets(file, context, report, (path, target) => {
          if (target === undefined || target.instance === place?.instance || !of.file(path, target)) return;
          const open = publicFiles.get(target.component);
          if (open?.matches(path) === true) return;
          if (path.startsWith(target.folder) && open?.matches(path.slice(target.folder.length)) === true)
            return;
          const doors =
            open === undefined || open.globs.length === 0 ? 'it declares none' : open.globs.join(', ');
          return { message: `${path} is internal to ${target.instance}; import its entry point (${doors})` };
        });
      },
    };
  },
  remedy: () => "Import the component's public entry point, and export there what you need",
});
