import type { Node } from '@vscode/tree-sitter-wasm';
import type { Import } from '../../src/core/drift/extract/import.ts';
import { type Facts, named } from './treeFacts.ts';

const types = new Set([
  'class_declaration',
  'struct_declaration',
  'interface_declaration',
  'enum_declaration',
  'record_declaration',
  'delegate_declaration',
]);

/** What the tree of a C# file imports and declares in its namespaces. */
export function csharpFacts(root: Node): Facts {
  const facts: Facts = { imports: [], declares: [] };
  visit(root, '', facts);
  return facts;
}

function visit(parent: Node, outer: string, facts: Facts): void {
  let space = outer;
  for (const node of named(parent)) {
    if (node.type === 'using_directive') facts.imports.push(...using(node, space));
    else if (node.type === 'file_scoped_namespace_declaration') {
      space = spaceOf(node, outer);
      visit(node, space, facts);
    } else if (node.type === 'namespace_declaration') {
      const body = node.childForFieldName('body');
      if (body) visit(body, spaceOf(node, space), facts);
    } else if (types.has(node.type)) {
      const name = node.childForFieldName('name')!.text;
      for (const declared of [name, ...extensionMethods(node)])
        facts.declares.push(`${space} ${declared.replace(/^@/, '')}`);
      if (name.endsWith('Attribute') && name.length > 9 && node.type !== 'delegate_declaration')
        facts.declares.push(`${space} ${name.slice(0, -9)}`);
    } else if (/^preproc_(?:if|elif|else)$/.test(node.type)) visit(node, space, facts);
  }
}

function spaceOf(node: Node, outer: string): string {
  const name = node.childForFieldName('name')!.text.replace(/\s/g, '');
  return outer === '' ? name : `${outer}.${name}`;
}

function using(node: Node, space: string): Import[] {
  const alias = node.childForFieldName('name');
  const target = named(node).find(
    child => child.id !== alias?.id && /name$|^identifier$|type$/.test(child.type),
  );
  if (target === undefined || !/name$|^identifier$/.test(target.type)) return [];
  const isStatic = node.children.some(child => child?.type === 'static');
  const kind = alias ? 'alias' : isStatic ? 'static' : '';
  const form = space === '' ? kind : `${kind} in ${space}`;
  const { text } = target;
  const plain = withoutArguments(text).replace(/^\w+::/, '');
  return [
    {
      kind: 'value',
      specifier: plain.replace(/\s/g, ''),
      start: target.startIndex + (text.length - text.replace(/^\w+::/, '').length),
      end: target.endIndex,
      ...(kind === '' ? { all: true as const } : {}),
      ...(form === '' ? {} : { form }),
    },
  ];
}

function withoutArguments(text: string): string {
  const shorter = text.replace(/<[^<>]*>/g, '');
  return shorter === text ? text : withoutArguments(shorter);
}

function extensionMethods(type: Node): string[] {
  const body = type.childForFieldName('body');
  if (!body) return [];
  return named(body)
    .flatMap(child => (child.type.startsWith('preproc_') ? named(child) : [child]))
    .filter(child => child.type === 'method_declaration')
    .filter(method => {
      const first = method
        .childForFieldName('parameters')
        ?.namedChildren.find(child => child?.type === 'parameter');
      return first?.children.some(child => child?.text === 'this') === true;
    })
    .map(method => method.childForFieldName('name')!.text);
}
