import type { Expression, ObjectExpression, Property, SpreadElement, TemplateLiteral } from 'acorn';
import type { FilePlace } from '../sheets/sheet.ts';
import type { Located } from './located.ts';

/** What names mean in the script that an expression stands in. */
export interface Scope {
  /** The value of a constant or an import; undefined for any other name. */
  lookUp(name: string): Located | undefined;
  /** What a module exports as its value; undefined where it cannot be read. */
  require(specifier: string): Located | undefined;
  place(start: number, end: number): FilePlace;
  /** The text from `start` to `end`. */
  text(start: number, end: number): string;
  /** Counts values; false once there are more than any configuration holds. */
  spend(): boolean;
}

const longestText = 100_000;
const deepest = 200;

/** Functions that give back what they are given: they are there for their types. */
const wrappers = new Set(['defineConfig', 'defineFlatConfig', 'config', 'Object.freeze']);

/** Read an expression as data, without running anything. */
export function evaluate(expression: Expression, scope: Scope, depth = 0): Located {
  const { start, end } = expression;
  const place = scope.place(start, end);
  const unread = (): Located => ({
    kind: 'unread',
    text: excerpt(scope, start, end),
    place,
  });
  if (depth > deepest || !scope.spend()) return unread();
  const inner = (other: Expression): Located => evaluate(other, scope, depth + 1);
  const scalar = (value: string | number | boolean | null): Located => ({ kind: 'scalar', value, place });

  switch (expression.type) {
    case 'Literal': {
      const { value } = expression;
      return typeof value === 'string' ||
        typeof value === 'number' ||
        typeof value === 'boolean' ||
        isNull(expression)
        ? scalar(value as string | number | boolean | null)
        : unread();
    }
    case 'TemplateLiteral': {
      const text = templateText(expression, inner);
      return text === undefined ? unread() : scalar(text);
    }
    case 'TaggedTemplateExpression': {
      const isRaw = scope.text(expression.tag.start, expression.tag.end) === 'String.raw';
      const { quasis, expressions } = expression.quasi;
      return isRaw && expressions.length === 0 ? scalar(quasis[0]?.value.raw ?? '') : unread();
    }
    case 'BinaryExpression': {
      if (expression.operator !== '+' || expression.left.type === 'PrivateIdentifier') return unread();
      const left = inner(expression.left);
      const right = inner(expression.right);
      if (left.kind !== 'scalar' || right.kind !== 'scalar') return unread();
      const { value: a } = left;
      const { value: b } = right;
      if (typeof a === 'number' && typeof b === 'number') return scalar(a + b);
      const text = `${a}${b}`;
      return text.length > longestText ? unread() : scalar(text);
    }
    case 'UnaryExpression': {
      const operand = inner(expression.argument);
      if (operand.kind !== 'scalar') return unread();
      if (expression.operator === '-' && typeof operand.value === 'number') return scalar(-operand.value);
      return expression.operator === '!' ? scalar(!operand.value) : unread();
    }
    case 'ParenthesizedExpression':
      return inner(expression.expression);
    case 'ArrayExpression': {
      const items = expression.elements.flatMap((element): readonly Located[] => {
        if (element === null) return [];
        return element.type === 'SpreadElement' ? spreadItems(inner(element.argument)) : [inner(element)];
      });
      return { kind: 'list', items, place };
    }
    case 'ObjectExpression':
      return { kind: 'map', entries: entriesOf(expression, scope, inner), place };
    case 'Identifier':
      return scope.lookUp(expression.name) ?? unread();
    case 'MemberExpression': {
      if (expression.object.type === 'Super') return unread();
      const key = keyOf(expression.property as Expression, expression.computed, inner);
      return (key === undefined ? undefined : memberOf(inner(expression.object), key)) ?? unread();
    }
    case 'CallExpression': {
      if (expression.callee.type === 'Super') return unread();
      const name = scope.text(expression.callee.start, expression.callee.end).replace(/\s/g, '');
      if (isWrapper(name)) return unwrapped(expression.arguments, inner, place);
      if (expression.arguments.some(({ type }) => type === 'SpreadElement')) return unread();
      const given = expression.arguments as Expression[];
      return callResult(name, expression.callee, given, scope, inner, place) ?? unread();
    }
    default:
      return unread();
  }
}

const excerpt = (scope: Scope, start: number, end: number): string =>
  scope.text(start, Math.min(end, start + 80)).replace(/\s+/g, ' ');

const isNull = (literal: Extract<Expression, { type: 'Literal' }>): boolean => literal.raw === 'null';

function templateText(
  { quasis, expressions }: TemplateLiteral,
  inner: (e: Expression) => Located,
): string | undefined {
  let text = quasis[0]?.value.cooked ?? '';
  for (const [index, expression] of expressions.entries()) {
    const value = inner(expression);
    if (value.kind !== 'scalar') return undefined;
    text += `${value.value}${quasis[index + 1]?.value.cooked ?? ''}`;
    if (text.length > longestText) return undefined;
  }
  return text;
}

const spreadItems = (value: Located): readonly Located[] => (value.kind === 'list' ? value.items : [value]);

function entriesOf(
  { properties }: ObjectExpression,
  scope: Scope,
  inner: (e: Expression) => Located,
): Map<string, Located> {
  const entries = new Map<string, Located>();
  const miss = ({ start, end }: Property | SpreadElement): void => {
    const text = excerpt(scope, start, end);
    entries.set(`... ${text} ${start}`, { kind: 'unread', text, place: scope.place(start, end) });
  };
  for (const property of properties) {
    if (property.type === 'SpreadElement') {
      const spread = inner(property.argument);
      if (spread.kind === 'map') for (const [key, entry] of spread.entries) setLast(entries, key, entry);
      else miss(property);
      continue;
    }
    const key = keyOf(property.key as Expression, property.computed, inner);
    if (key === undefined || property.kind !== 'init') miss(property);
    else setLast(entries, key, inner(property.value));
  }
  return entries;
}

function setLast(entries: Map<string, Located>, key: string, entry: Located): void {
  entries.delete(key);
  entries.set(key, entry);
}

function keyOf(key: Expression, computed: boolean, inner: (e: Expression) => Located): string | undefined {
  if (!computed && key.type === 'Identifier') return key.name;
  const value = inner(key);
  return value.kind === 'scalar' ? String(value.value) : undefined;
}

function memberOf(object: Located, key: string): Located | undefined {
  if (object.kind === 'map') return object.entries.get(key);
  return object.kind === 'list' ? object.items[Number(key)] : undefined;
}

const isWrapper = (name: string): boolean => wrappers.has(name) || /^[\w$]+\.config$/.test(name);

/** What a function that only passes on gives: the one thing that it is given, or all of it in one list. */
function unwrapped(
  given: readonly (Expression | SpreadElement)[],
  inner: (e: Expression) => Located,
  place: FilePlace,
): Located {
  const [first] = given;
  if (given.length === 1 && first !== undefined && first.type !== 'SpreadElement') return inner(first);
  const items = given.flatMap(one => spreadItems(inner(one.type === 'SpreadElement' ? one.argument : one)));
  return { kind: 'list', items, place };
}

/** What a call gives: of `require`, and of a list's own simple methods. */
function callResult(
  name: string,
  callee: Expression,
  given: readonly Expression[],
  scope: Scope,
  inner: (e: Expression) => Located,
  place: FilePlace,
): Located | undefined {
  const [first] = given;
  if (name === 'require' || name === 'require.resolve') {
    const specifier = first === undefined ? undefined : inner(first);
    if (specifier?.kind !== 'scalar' || typeof specifier.value !== 'string') return undefined;
    return name === 'require' ? scope.require(specifier.value) : specifier;
  }
  const relative = relativePath(name, given, scope, inner);
  if (relative !== undefined) return { kind: 'scalar', value: relative, place };
  if (callee.type !== 'MemberExpression' || callee.object.type === 'Super' || callee.computed)
    return undefined;
  const list = inner(callee.object);
  if (list.kind !== 'list') return undefined;
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
  given: readonly Expression[],
  scope: Scope,
  inner: (e: Expression) => Located,
): string | undefined {
  const [first, ...rest] = given;
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

const scalarText = (value: Located): string | undefined =>
  value.kind === 'scalar' ? String(value.value) : undefined;
