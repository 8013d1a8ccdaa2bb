import type { Node } from '@vscode/tree-sitter-wasm';
import { type Facts, named } from './treeFacts.ts';

/** What the tree of a Go file imports; declarations are not asked for. */
export function goFacts(root: Node): Facts {
  const imports = root.descendantsOfType('import_spec').flatMap(spec => {
    const path = spec?.childForFieldName('path');
    if (!spec || !path) return [];
    const isBlank = spec.childForFieldName('name')?.text === '_';
    const specifier = path.text.slice(1, -1);
    const kind = isBlank ? ('side-effect' as const) : ('value' as const);
    return [{ kind, specifier, start: path.startIndex, end: path.endIndex }];
  });
  return { imports, declares: [] };
}

/** The names that the tree of a Go file declares at its top. */
export function goSymbols(root: Node): string[] {
  return named(root).flatMap(node => {
    if (!node.type.endsWith('_declaration') || node.type === 'import_declaration') return [];
    const own = node.childForFieldName('name');
    if (own) return [`${own.text} ${own.startIndex}`];
    return named(node).flatMap(spec => specsOf(spec).flatMap(one => namesOf(one)));
  });
}

const specsOf = (node: Node): Node[] => (node.type === 'var_spec_list' ? named(node) : [node]);

function namesOf(spec: Node): string[] {
  return spec
    .childrenForFieldName('name')
    .flatMap(name => (name?.isNamed ? [`${name.text} ${name.startIndex}`] : []));
}
