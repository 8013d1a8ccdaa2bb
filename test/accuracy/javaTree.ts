import type { Node } from '@vscode/tree-sitter-wasm';
import { type Facts, named } from './treeFacts.ts';

const types = new Set([
  'class_declaration',
  'interface_declaration',
  'enum_declaration',
  'record_declaration',
  'annotation_type_declaration',
]);

/** What the tree of a Java file imports and declares at its top. */
export function javaFacts(root: Node): Facts {
  const facts: Facts = { imports: [], declares: [] };
  let space = '';
  for (const node of named(root)) {
    if (node.type === 'package_declaration') space = partsOf(node).join('.');
    else if (node.type === 'import_declaration') {
      const parts = partsOf(node);
      const path = node.namedChildren.find(child => child?.type.endsWith('identifier'))!;
      const star = node.namedChildren.find(child => child?.type === 'asterisk');
      facts.imports.push({
        kind: 'value',
        specifier: parts.join('.') + (star ? '.*' : ''),
        start: path.startIndex,
        end: (star ?? path).endIndex,
        ...(node.children.some(child => child?.type === 'static') ? { form: 'static' } : {}),
        ...(star ? { all: true as const } : {}),
      });
    } else if (types.has(node.type)) {
      const name = node.childForFieldName('name')?.text;
      if (name) facts.declares.push(`${space} ${name}`);
    }
  }
  return facts;
}

function partsOf(node: Node): string[] {
  if (node.type === 'identifier') return [node.text];
  return named(node)
    .filter(child => child.type === 'identifier' || child.type === 'scoped_identifier')
    .flatMap(partsOf);
}
