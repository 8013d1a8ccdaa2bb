import type { AnyNode, Node } from 'acorn';

/** Methods that change what they are called on. */
const changing = new Set(['push', 'unshift', 'splice', 'pop', 'shift', 'sort', 'reverse', 'fill']);

/** Names whose values a script changes somewhere after they were given: what they hold in the end only running tells. */
export function changedNames(program: Node): ReadonlySet<string> {
  const names = new Set<string>();
  const open: unknown[] = [program];
  while (open.length > 0) {
    const value = open.pop();
    if (Array.isArray(value)) open.push(...value);
    else if (isNode(value)) {
      const changed = changedBy(value as AnyNode);
      if (changed !== undefined) names.add(changed);
      open.push(...Object.values(value));
    }
  }
  return names;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

function changedBy(node: AnyNode): string | undefined {
  if (node.type === 'AssignmentExpression') return rootOf(node.left);
  if (node.type === 'UpdateExpression') return rootOf(node.argument);
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  const { object, property } = node.callee;
  if (property.type !== 'Identifier') return undefined;
  if (changing.has(property.name)) return rootOf(object);
  const [first] = node.arguments;
  const isAssign = property.name === 'assign' && object.type === 'Identifier' && object.name === 'Object';
  return isAssign && first !== undefined ? rootOf(first) : undefined;
}

function rootOf(node: AnyNode): string | undefined {
  let at = node;
  while (at.type === 'MemberExpression') at = at.object;
  return at.type === 'Identifier' ? at.name : undefined;
}
