import type { Node } from '@vscode/tree-sitter-wasm';
import type { Import } from '../../src/core/drift/extract/import.ts';
import { csharpFacts } from './csharpTree.ts';
import { javaFacts } from './javaTree.ts';
import { kotlinFacts } from './kotlinTree.ts';
import type { OpenReference } from './reference.ts';
import type { Facts } from './treeFacts.ts';
import { treeSitter } from './treeSitter.ts';

const lineOf = ({ specifier, start, end, form, all }: Import): string => {
  // Type arguments of an alias are no part of its specifier.
  const place = form?.startsWith('alias') ? start : `${start}-${end}`;
  return `${form ?? ''} ${specifier} ${place}${all ? ' all' : ''}`;
};

const open = (grammar: string, factsOf: (root: Node) => Facts): OpenReference => {
  return () =>
    treeSitter(grammar, (root, { text, scan }) => {
      const { imports, declares } = factsOf(root);
      // The name that Kotlin gives to a file's own class stands in an annotation, which the facts leave out.
      const isOfFile = (name: string): boolean => text.includes(`@file:JvmName("${name}")`);
      return {
        imports: { parser: imports.map(lineOf), scanner: scan.imports.map(lineOf) },
        declares: {
          parser: declares,
          scanner: (scan.declares ?? []).flatMap(({ space, names }) =>
            names.filter(name => !isOfFile(name)).map(name => `${space} ${name}`),
          ),
        },
      };
    });
};

/** Tree-sitter's grammar of Java: imports and declared names. */
export const openJava = open('@vscode/tree-sitter-wasm/wasm/tree-sitter-java.wasm', javaFacts);
/** Tree-sitter's grammar of Kotlin: imports and declared names. */
export const openKotlin = open(
  '@tree-sitter-grammars/tree-sitter-kotlin/tree-sitter-kotlin.wasm',
  kotlinFacts,
);
/** Tree-sitter's grammar of C#: imports and declared names. */
export const openCsharp = open('@vscode/tree-sitter-wasm/wasm/tree-sitter-c-sharp.wasm', csharpFacts);
