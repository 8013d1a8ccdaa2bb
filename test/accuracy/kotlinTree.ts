import type { Node } from '@vscode/tree-sitter-wasm';
import { type Facts, named } from './treeFacts.ts';

/** What the tree of a Kotlin file imports and declares at its top. */
export function kotlinFacts(root: Node): Facts {
  const facts: Facts = { imports: [], declares: [] };
  let space = '';
  for (const node of named(root)) {
    if (node.type === 'package_header') space = partsOf(node).join('.');
    else if (node.type === 'import') {
      const path = named(node).find(child => child.type === 'qualified_identifier')!;
      const star = node.children.find(child => child?.type === '*');
      facts.imports.push({
        kind: 'value',
        specifier: partsOf(path).join('.') + (star ? '.*' : ''),
        start: path.startIndex,
        end: (star ?? path).endIndex,
        ...(star ? { all: true as const } : {}),
      });
    } else {
      const name = nameOf(node);
      if (name !== undefined) facts.declares.push(`${space} ${name}`);
    }
  }
  return facts;
}

function nameOf(node: Node): string | undefined {
  if (node.type === 'property_declaration') {
    const variable = named(node).find(child => child.type === 'variable_declaration');
    return variable && plain(named(variable).find(child => child.type === 'identifier')!.text);
  }
  if (node.type === 'type_alias') return plain(node.childForFieldName('type')!.text);
  const found = /^(?:class|object|function)_declaration$/.test(node.type)
    ? node.childForFieldName('name')?.text
    : undefined;
  return found && plain(found);
}

function partsOf(node: Node): string[] {
  return named(node).flatMap(child =>
    child.type === 'identifier'
      ? [plain(child.text)]
      : child.type === 'qualified_identifier'
        ? partsOf(child)
        : [],
  );
}

const plain = (name: string): string => name.replaceAll('`', '');
