import type { Node } from '@vscode/tree-sitter-wasm';
import type { Import } from '../../src/core/drift/extract/import.ts';
import type { EdgeKind } from '../../src/core/model/edge.ts';
import { type Facts, named } from './treeFacts.ts';

/** Macros whose arguments are code of some other place. */
const templates = new Set(['quote', 'quote_spanned', 'parse_quote', 'parse_quote_spanned', 'stringify']);

/** Parses a piece of text by itself: what stands in a macro's braces is no tree yet. */
export type ParseRust = (text: string) => Node;

/** What the tree of a Rust file imports, and the modules that it declares, as `file PATH` or `inline PATH`. */
export function rustFacts(root: Node, parse: ParseRust): Facts {
  const facts: Facts = { imports: [], declares: [] };
  visit(root, 0, '', facts, parse);
  facts.imports.sort((a, b) => a.start - b.start || (a.member?.start ?? 0) - (b.member?.start ?? 0));
  return facts;
}

function visit(top: Node, offset: number, inside: string, facts: Facts, parse: ParseRust): void {
  const pending = [{ node: top, inside }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node } = next;
    const name = node.childForFieldName('name')?.text.replace(/^r#/, '') ?? '';
    const path = next.inside === '' ? name : `${next.inside}::${name}`;
    if (node.type === 'use_declaration') readUse(node, offset, facts);
    else if (node.type === 'extern_crate_declaration') readCrate(node, offset, facts);
    else if (node.type === 'macro_invocation') readMacro(node, offset, next.inside, facts, parse);
    else if (node.type === 'mod_item') {
      const body = node.childForFieldName('body');
      facts.declares.push(`${body ? 'inline' : 'file'} ${path}`);
      if (body) pending.push({ node: body, inside: path });
    } else if (node.type !== 'macro_definition') {
      for (const child of named(node)) pending.push({ node: child, inside: next.inside });
    }
  }
}

const kindOf = (node: Node): EdgeKind =>
  named(node).some(child => child.type === 'visibility_modifier') ? 'reexport' : 'value';

function readCrate(node: Node, offset: number, { imports }: Facts): void {
  const name = node.childForFieldName('name')!;
  if (name.text === 'self') return;
  const place = { start: offset + name.startIndex, end: offset + name.endIndex };
  imports.push({ kind: kindOf(node), specifier: name.text, ...place, form: 'extern crate' });
}

function readMacro(node: Node, offset: number, inside: string, facts: Facts, parse: ParseRust): void {
  const name = node.childForFieldName('macro')?.text ?? '';
  const body = named(node).find(child => child.type === 'token_tree');
  if (!body || templates.has(name.replace(/^.*::/, ''))) return;
  const text = body.text.slice(1, -1);
  if (!/\b(?:use|mod|extern)\s/.test(text)) return;
  visit(parse(text), offset + body.startIndex + 1, inside, facts, parse);
}

interface Prefix {
  path: string;
  start: number;
  end: number;
}

const written = (node: Node): string => node.text.replace(/\/\*.*?\*\/|\/\/.*|\s+/g, '');
const joined = (a: string, b: string): string =>
  a === '' || a === '::' ? a + b : b === '' ? a : `${a}::${b}`;

function readUse(node: Node, offset: number, { imports }: Facts): void {
  const kind = kindOf(node);
  const add = (prefix: Prefix, name: string, own: Prefix, all: boolean): void => {
    const found: Import = { kind, specifier: prefix.path, start: prefix.start, end: prefix.end };
    if (name !== '') found.member = { name, start: own.start, end: own.end };
    if (all) found.all = true;
    imports.push(found);
  };
  const place = (at: Node): Prefix => ({
    path: written(at),
    start: offset + at.startIndex,
    end: offset + at.endIndex,
  });
  const tree = (at: Node, prefix: Prefix | undefined, within: string): void => {
    switch (at.type) {
      case 'use_list':
        for (const child of named(at)) tree(child, prefix, within);
        return;
      case 'scoped_use_list': {
        const path = at.childForFieldName('path');
        const list = at.childForFieldName('list')!;
        if (!path) tree(list, prefix, within);
        else if (prefix === undefined) tree(list, place(path), '');
        else tree(list, prefix, joined(within, written(path)));
        return;
      }
      case 'use_wildcard': {
        const path = named(at).find(child => !child.type.endsWith('comment'));
        if (prefix === undefined) {
          if (path) add(place(path), '', place(path), true);
        } else if (path) add(prefix, joined(within, written(path)), place(path), true);
        else add(prefix, within, prefix, true);
        return;
      }
      case 'use_as_clause':
        tree(at.childForFieldName('path')!, prefix, within);
        return;
      case 'line_comment':
      case 'block_comment':
        return;
      default: {
        const own = place(at);
        if (prefix === undefined) add(own, '', own, false);
        else {
          // The `::` that may stand before a name in a group says nothing.
          const colons = own.path.startsWith('::') ? 2 : 0;
          const name = own.path === 'self' ? '' : own.path.slice(colons);
          add(prefix, joined(within, name), { ...own, start: own.start + colons }, false);
        }
      }
    }
  };
  const argument = node.childForFieldName('argument');
  if (argument) tree(argument, undefined, '');
}
