import type { Patch } from '../../artifacts/patch.ts';
import { isMap, valueAt } from '../../artifacts/patchJson.ts';
import { asList } from '../../model/rule.ts';
import type { Act, ActInput, ActResult } from './act.ts';
import { patchedFile } from './yamlPatch.ts';

/** Give files that are in no component a place; the target is a path glob. */
export const componentActs: Readonly<Record<string, Act>> = {
  /** A new component for these files; the text is its id. */
  'component/add': input => {
    const id = input.text.trim();
    if (id === '') return { ok: false, message: 'Give the component a name.' };
    if (/\s/.test(id))
      return { ok: false, message: `A component's name has no blanks: ${id.replace(/\s+/g, '-')}.` };
    if (componentsOf(input).has(id)) return { ok: false, message: `There is a component ${id} already.` };
    const patch: Patch = { op: 'set', path: ['components', id], value: { paths: [input.target] } };
    return edited(input, patch, `Component ${id} added: say what it is responsible for.`);
  },
  /** One more path of a component; the text is its id. */
  'component/extend': input => {
    const id = input.text.trim();
    const paths = componentsOf(input).get(id);
    if (paths === undefined) {
      const known = [...componentsOf(input).keys()].join(', ');
      return { ok: false, message: `There is no component ${id}; there are ${known || 'none yet'}.` };
    }
    if (paths.includes(input.target))
      return { ok: false, message: `${id} has the path ${input.target} already.` };
    const patch: Patch = {
      op: 'insert',
      path: ['components', id, 'paths', paths.length],
      value: input.target,
    };
    return edited(input, patch, `${input.target} belongs to ${id} now.`);
  },
};

/** The paths of every component, as the file has them. */
function componentsOf({ context }: ActInput): Map<string, readonly string[]> {
  const components = valueAt(context.workspace.blueprint?.json ?? null, ['components']);
  if (!isMap(components)) return new Map();
  return new Map(
    Object.entries(components).map(([id, component]) => {
      const paths = isMap(component) ? component.paths : undefined;
      return [id, asList(paths as string | string[] | undefined)];
    }),
  );
}

function edited({ context }: ActInput, patch: Patch, message: string): ActResult {
  const { blueprint } = context.workspace;
  if (blueprint === undefined) return { ok: false, message: 'There is no blueprint yet.' };
  const file = patchedFile(blueprint, [patch]);
  return 'refused' in file ? { ok: false, message: file.refused } : { ok: true, files: [file], message };
}
