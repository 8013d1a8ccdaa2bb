import type { Patch } from '../../artifacts/patch.ts';
import { isMap, valueAt } from '../../artifacts/patchJson.ts';
import type { Json } from '../../model/json.ts';
import { asList } from '../../model/rule.ts';
import type { Act, ActInput, ActResult } from './act.ts';
import { patchedFile } from './yamlPatch.ts';

/** Give files that are in no component a place (the target is a path glob), and limit what a component imports. */
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
  /** An `allow` rule: the target may import only the components that the text names, separated by commas. */
  'component/allow': input => {
    const from = input.target;
    const components = componentsOf(input);
    const to = [...new Set(input.text.split(',').map(name => name.trim()))].filter(name => name !== '');
    if (to.length === 0) return { ok: false, message: 'Name at least one component.' };
    const unknown = [from, ...to].filter(name => !components.has(name));
    if (unknown.length > 0) return { ok: false, message: `There is no component ${unknown.join(', ')}.` };
    const rules = rulesOf(input);
    const index = rules.findIndex(rule => isMap(rule) && rule.kind === 'allow' && rule.from === from);
    const patch: Patch =
      index >= 0
        ? { op: 'set', path: ['rules', index, 'to'], value: to }
        : {
            op: 'insert',
            path: ['rules', rules.length],
            value: { id: freeId(rules), kind: 'allow', from, to },
          };
    return edited(input, patch, `${from} may import only ${to.join(', ')} and utilities now.`);
  },
};

function rulesOf({ context }: ActInput): Json[] {
  const rules = valueAt(context.workspace.blueprint?.json ?? null, ['rules']);
  return Array.isArray(rules) ? rules : [];
}

/** `DEP-` with the number after the highest. */
function freeId(rules: readonly Json[]): string {
  const numbers = rules.map(rule => Number(/^DEP-(\d{1,6})$/.exec(String(valueAt(rule, ['id'])))?.[1] ?? 0));
  return `DEP-${numbers.reduce((most, number) => Math.max(most, number), 0) + 1}`;
}

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
