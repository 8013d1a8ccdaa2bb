import type {
  ArrayExpression,
  BinaryExpression,
  Expression,
  Literal,
  MemberExpression,
  ObjectExpression,
  Property,
  SpreadElement,
  TaggedTemplateExpression,
  TemplateLiteral,
  UnaryExpression,
} from 'acorn';
import { callResult } from './calls.ts';
import type { Located } from './located.ts';
import { excerpt, longestText, type Reading, type Scope, scalarText, spreadItems } from './reading.ts';

const deepest = 200;

/** Read an expression as data, without running anything. */
export function evaluate(expression: Expression, scope: Scope, depth = 0): Located {
  const { start, end } = expression;
  const place = scope.place(start, end);
  const inner = (other: Expression): Located => evaluate(other, scope, depth + 1);
  const found = depth <= deepest && scope.spend() ? dataOf(expression, { scope, place, inner }) : undefined;
  return found ?? { kind: 'unread', text: excerpt(scope, start, end), place };
}

/** Undefined for what only running the script would tell. */
function dataOf(expression: Expression, reading: Reading): Located | undefined {
  const { scope, place, inner } = reading;
  const scalar = (value: string | number | boolean | null | undefined): Located | undefined =>
    value === undefined ? undefined : { kind: 'scalar', value, place };
  switch (expression.type) {
    case 'Literal':
      return scalar(literalValue(expression));
    case 'TemplateLiteral':
      return scalar(templateText(expression, reading));
    case 'TaggedTemplateExpression':
      return scalar(rawText(expression, reading));
    case 'BinaryExpression':
      return scalar(sumOf(expression, reading));
    case 'UnaryExpression':
      return scalar(unaryValue(expression, reading));
    case 'ParenthesizedExpression':
      return inner(expression.expression);
    case 'ArrayExpression':
      return { kind: 'list', items: itemsOf(expression, reading), place };
    case 'ObjectExpression':
      return { kind: 'map', entries: entriesOf(expression, reading), place };
    case 'Identifier':
      return scope.lookUp(expression.name);
    case 'MemberExpression':
      return memberOf(expression, reading);
    case 'CallExpression':
      return callResult(expression, reading);
    default:
      return undefined;
  }
}

function literalValue({ value, raw }: Literal): string | number | boolean | null | undefined {
  // The value of a regular expression can be null as well.
  if (value === null) return raw === 'null' ? null : undefined;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined;
}

function templateText({ quasis, expressions }: TemplateLiteral, { inner }: Reading): string | undefined {
  let text = quasis[0]?.value.cooked ?? '';
  for (const [index, expression] of expressions.entries()) {
    const value = inner(expression);
    if (value.kind !== 'scalar') return undefined;
    text += `${value.value}${quasis[index + 1]?.value.cooked ?? ''}`;
    if (text.length > longestText) return undefined;
  }
  return text;
}

function rawText({ tag, quasi }: TaggedTemplateExpression, { scope }: Reading): string | undefined {
  const isRaw = scope.text(tag.start, tag.end) === 'String.raw';
  return isRaw && quasi.expressions.length === 0 ? (quasi.quasis[0]?.value.raw ?? '') : undefined;
}

function sumOf({ operator, left, right }: BinaryExpression, { inner }: Reading): string | number | undefined {
  if (operator !== '+' || left.type === 'PrivateIdentifier') return undefined;
  const a = inner(left);
  const b = inner(right);
  if (a.kind !== 'scalar' || b.kind !== 'scalar') return undefined;
  if (typeof a.value === 'number' && typeof b.value === 'number') return a.value + b.value;
  const text = `${a.value}${b.value}`;
  return text.length > longestText ? undefined : text;
}

function unaryValue(
  { operator, argument }: UnaryExpression,
  { inner }: Reading,
): number | boolean | undefined {
  const operand = inner(argument);
  if (operand.kind !== 'scalar') return undefined;
  if (operator === '-' && typeof operand.value === 'number') return -operand.value;
  return operator === '!' ? !operand.value : undefined;
}

function itemsOf({ elements }: ArrayExpression, { inner }: Reading): readonly Located[] {
  return elements.flatMap((element): readonly Located[] => {
    if (element === null) return [];
    return element.type === 'SpreadElement' ? spreadItems(inner(element.argument)) : [inner(element)];
  });
}

function entriesOf({ properties }: ObjectExpression, { scope, inner }: Reading): Map<string, Located> {
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

function keyOf(key: Expression, computed: boolean, inner: Reading['inner']): string | undefined {
  return !computed && key.type === 'Identifier' ? key.name : scalarText(inner(key));
}

function memberOf({ object, property, computed }: MemberExpression, { inner }: Reading): Located | undefined {
  if (object.type === 'Super') return undefined;
  const key = keyOf(property as Expression, computed, inner);
  if (key === undefined) return undefined;
  const outer = inner(object);
  if (outer.kind === 'map') return outer.entries.get(key);
  return outer.kind === 'list' ? outer.items[Number(key)] : undefined;
}
