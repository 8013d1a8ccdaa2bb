import type { CallExpression, Expression, SpreadElement } from 'acorn';
import type { Located } from './located.ts';
import { longestText, type Reading, scalarText, spreadItems } from './reading.ts';

/** Functions that give back what they are given: they are there for their types. */
const wrappers = new Set(['defineConfig', 'defineFlatConfig', 'config', 'Object.freeze']);

const isWrapper = (name: string): boolean => wrappers.has(name) || /^[\w$]+\.config$/.test(name);

/** What a call gives: of `require`, of paths, of a list's own simple methods; undefined where running it would tell. */
export function callResult(
  { callee, arguments: given }: CallExpression,
  reading: Reading,
): Located | undefined {
  if (callee.type === 'Super') return undefined;
  const name = reading.scope.text(callee.start, callee.end).replace(/\s/g, '');
  if (isWrapper(name)) return unwrapped(given, reading);
  if (given.some(({ type }) => type === 'SpreadElement')) return undefined;
  const plain = given as Expression[];
  if (name === 'require' || name === 'require.resolve') return required(name, plain, reading);
  const relative = relativePath(name, plain, reading);
  if (relative !== undefined) return { kind: 'scalar', value: relative, place: reading.place };
  return listMethod(callee, plain, reading);
}

/** What a function that only passes on gives: the one thing that it is given, or all of it in one list. */
function unwrapped(given: readonly (Expression | SpreadElement)[], { inner, place }: Reading): Located {
  const [first] = given;
  if (given.length === 1 && first !== undefined && first.type !== 'SpreadElement') return inner(first);
  const items = given.flatMap(one => spreadItems(inner(one.type === 'SpreadElement' ? one.argument : one)));
  return { kind: 'list', items, place };
}

function required(
  name: 'require' | 'require.resolve',
  [first]: readonly Expression[],
  { scope, inner }: Reading,
): Located | undefined {
  const specifier = first === undefined ? undefined : inner(first);
  if (specifier?.kind !== 'scalar' || typeof specifier.value !== 'string') return undefined;
  return name === 'require' ? scope.require(specifier.value) : specifier;
}

function listMethod(
  callee: Expression,
  given: readonly Expression[],
  { inner, place }: Reading,
): Located | undefined {
  if (callee.type !== 'MemberExpression' || callee.object.type === 'Super' || callee.computed)
    return undefined;
  const list = inner(callee.object);
  if (list.kind !== 'list') return undefined;
  const [first] = given;
  switch (callee.property.type === 'Identifier' ? callee.property.name : '') {
    case 'join': {
      const joint = first === undefined ? ',' : scalarText(inner(first));
      const texts = list.items.map(scalarText);
      if (joint === undefined || texts.includes(undefined)) return undefined;
      const text = texts.join(joint);
      return text.length > longestText ? undefined : { kind: 'scalar', value: text, place };
    }
    case 'concat':
      return {
        kind: 'list',
        items: [...list.items, ...given.flatMap(argument => spreadItems(inner(argument)))],
        place,
      };
    case 'flat':
      return { kind: 'list', items: list.items.flatMap(spreadItems), place };
    default:
      return undefined;
  }
}

/** A path relative to the script, where it is put together from its own folder. */
function relativePath(
  name: string,
  [first, ...rest]: readonly Expression[],
  { scope, inner }: Reading,
): string | undefined {
  if (first === undefined) return undefined;
  if (/(?:^|\.)fileURLToPath$/.test(name)) {
    const isUrl =
      first.type === 'NewExpression' && scope.text(first.callee.start, first.callee.end) === 'URL';
    const [path] = isUrl ? first.arguments : [];
    const text = path === undefined || path.type === 'SpreadElement' ? undefined : scalarText(inner(path));
    return text === undefined ? undefined : withDot(text);
  }
  const isHere = /^(?:__dirname|import\.meta\.dirname)$/.test(scope.text(first.start, first.end));
  if (!isHere || !/(?:^|\.)(?:join|resolve)$/.test(name)) return undefined;
  const texts = rest.map(one => scalarText(inner(one)));
  return texts.includes(undefined) ? undefined : withDot(texts.join('/'));
}

const withDot = (path: string): string => (path.startsWith('.') ? path : `./${path}`);
