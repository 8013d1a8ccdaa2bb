import ts from 'typescript';
import type { EcmascriptDialect } from '../../src/core/drift/extract/ecmascript/dialect.ts';
import type { Import } from '../../src/core/drift/extract/import.ts';
import type { EdgeKind } from '../../src/core/model/edge.ts';

/** The scanner's dialect for a file name, or undefined when it is neither JavaScript nor TypeScript. */
export function dialectOf(name: string): EcmascriptDialect | undefined {
  const extension = /\.([cm]?[jt]s|[jt]sx)$/.exec(name)?.[1];
  if (extension === undefined) return undefined;
  const typescript = extension.includes('ts');
  return { typescript, jsx: !typescript || extension === 'tsx' };
}

/** TypeScript's own syntax tree of a file. */
export function parseTree(name: string, text: string): ts.SourceFile {
  return ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, false);
}

/** The imports that TypeScript's syntax tree has, in the order in which they stand. */
export function importsOfTree(tree: ts.SourceFile): Import[] {
  const imports: Import[] = [];
  const add = (node: ts.Node | undefined, kind: EdgeKind): void => {
    if (!node || !ts.isStringLiteralLike(node) || node.isUnterminated) return;
    imports.push({ kind, specifier: node.text, start: node.getStart(tree), end: node.end });
  };
  for (const { fileName, pos, end } of tree.referencedFiles) {
    const specifier = /^(?:\.\.?)?\//.test(fileName) ? fileName : `./${fileName}`;
    imports.push({ kind: 'type', specifier, start: pos - 1, end: end + 1 });
  }
  const pending: ts.Node[] = [tree];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, importKind(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, exportKind(node));
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, 'type');
    else if (ts.isImportEqualsDeclaration(node)) {
      const { moduleReference, isTypeOnly } = node;
      if (ts.isExternalModuleReference(moduleReference))
        add(moduleReference.expression, isTypeOnly ? 'type' : 'require');
    } else if (ts.isCallExpression(node)) {
      const callee = node.expression;
      if (callee.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], 'dynamic');
      else if (ts.isMetaProperty(callee) && callee.name.text !== 'meta') add(node.arguments[0], 'dynamic');
      else if (ts.isIdentifier(callee) && callee.text === 'require') add(node.arguments[0], 'require');
    }
    ts.forEachChild(node, child => void pending.push(child));
  }
  return imports.sort((a, b) => a.start - b.start);
}

function importKind(clause: ts.ImportClause | undefined): EdgeKind {
  if (clause === undefined) return 'side-effect';
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return 'type';
  const { name, namedBindings } = clause;
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return 'value';
  if (namedBindings.elements.length === 0) return 'side-effect';
  return namedBindings.elements.every(element => element.isTypeOnly) ? 'type' : 'value';
}

function exportKind({ isTypeOnly, exportClause }: ts.ExportDeclaration): EdgeKind {
  if (isTypeOnly) return 'type';
  if (!exportClause || !ts.isNamedExports(exportClause) || exportClause.elements.length === 0)
    return 'reexport';
  return exportClause.elements.every(element => element.isTypeOnly) ? 'type' : 'reexport';
}

/** One occurrence that only one side has, or that both have with another kind or value. */
export interface Difference {
  line: number;
  tree: Import | undefined;
  scan: Import | undefined;
}

/** What the tree and the scan do not agree on. */
export function differences(text: string, tree: Import[], scan: Import[]): Difference[] {
  const found: Difference[] = [];
  const rest = new Map(scan.map(item => [item.start, item]));
  const line = ({ start }: Import): number => text.slice(0, start).split('\n').length;
  for (const item of tree) {
    const other = rest.get(item.start);
    rest.delete(item.start);
    if (!other || other.kind !== item.kind || other.end !== item.end || other.specifier !== item.specifier) {
      found.push({ line: line(item), tree: item, scan: other });
    }
  }
  for (const item of rest.values()) found.push({ line: line(item), tree: undefined, scan: item });
  return found;
}
