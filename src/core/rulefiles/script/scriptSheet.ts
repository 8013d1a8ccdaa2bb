import {
  type Expression,
  type ModuleDeclaration,
  type Pattern,
  type Program,
  parse,
  type Statement,
} from 'acorn';
import { indexLines } from '../../artifacts/lineIndex.ts';
import { startOfFile } from '../../model/text.ts';
import type { RuleFileSource } from '../ruleFile.ts';
import type { FilePlace, SheetOrFault } from '../sheets/sheet.ts';
import { changedNames } from './changedNames.ts';
import { evaluate } from './evaluate.ts';
import { localScript } from './localScript.ts';
import { jsonOf, type Located, nearestIn, unreadIn } from './located.ts';
import type { Scope } from './reading.ts';

/** More values than any configuration holds; a script of a few lines can double them without end. */
const mostValues = 200_000;

/**
 * Read a JavaScript or JSON file as data, with the local files that it requires or imports. It is parsed, never
 * run: what only running it would tell is left out and listed.
 */
export function scriptSheet(path: string, source: RuleFileSource): SheetOrFault | undefined {
  const files = new ScriptFiles(source);
  if (source.read(path) === undefined) return undefined;
  const found = files.exported(path);
  const fault = files.faults.get(path);
  if (fault !== undefined) return { fault };
  if (found === undefined) {
    return { fault: { place: { path, range: startOfFile }, why: 'it exports nothing that is written out' } };
  }
  return {
    sheet: {
      json: jsonOf(found),
      placeOf: at => nearestIn(found, at).place,
      isWhole: at => unreadIn(nearestIn(found, at)).next().done === true,
      unread: [...unreadIn(found)].map(({ text, place }) => ({ text, place })),
    },
  };
}

/** What a file gives to others. */
interface Exports {
  value: Located | undefined;
  names: ReadonlyMap<string, Located>;
}

class ScriptFiles {
  readonly faults = new Map<string, { place: FilePlace; why: string }>();
  readonly #source: RuleFileSource;
  readonly #known = new Map<string, Exports | undefined>();
  #left = mostValues;

  constructor(source: RuleFileSource) {
    this.#source = source;
  }

  exported(path: string): Located | undefined {
    return this.#exports(path)?.value;
  }

  #exports(path: string): Exports | undefined {
    // A file that is being read already knows nothing of its own exports.
    if (this.#known.has(path)) return this.#known.get(path);
    this.#known.set(path, undefined);
    const text = this.#source.read(path);
    if (text === undefined) return undefined;
    const made =
      path.endsWith('json') || /\.[^./]*rc$/.test(path) ? this.#json(path, text) : this.#script(path, text);
    this.#known.set(path, made);
    return made;
  }

  /** JSON, with the comments and commas that tools allow in it, is an expression. */
  #json(path: string, text: string): Exports | undefined {
    const program = this.#parse(path, `(${text}\n)`, 1);
    const [statement] = program?.body ?? [];
    if (statement?.type !== 'ExpressionStatement') return undefined;
    const value = evaluate(statement.expression, this.#scope(path, `(${text}\n)`, new Map(), 1));
    return { value, names: new Map() };
  }

  #script(path: string, text: string): Exports | undefined {
    const program = this.#parse(path, text, 0);
    if (program === undefined) return undefined;
    const bindings: Bindings = new Map();
    const scope = this.#scope(path, text, bindings, 0);
    for (const statement of program.body) this.#bind(path, statement, bindings, scope);
    for (const name of changedNames(program)) bindings.delete(name);
    const names = new Map<string, Located>();
    let value: Located | undefined;
    for (const statement of program.body) {
      const assigned = exportedBy(statement);
      if (assigned === undefined) continue;
      const located = evaluate(assigned.expression, scope);
      if (assigned.name === undefined) value = located;
      else names.set(assigned.name, located);
    }
    for (const statement of program.body) {
      if (
        statement.type !== 'ExportNamedDeclaration' ||
        statement.declaration?.type !== 'VariableDeclaration'
      )
        continue;
      for (const { id } of statement.declaration.declarations) {
        const located = id.type === 'Identifier' ? scope.lookUp(id.name) : undefined;
        if (id.type === 'Identifier' && located !== undefined) names.set(id.name, located);
      }
    }
    if (value === undefined && names.size > 0) {
      value = { kind: 'map', entries: names, place: { path, range: startOfFile } };
    }
    return { value, names };
  }

  #parse(path: string, text: string, shift: number): Program | undefined {
    const options = { ecmaVersion: 'latest', allowHashBang: true, allowReturnOutsideFunction: true } as const;
    try {
      return parse(text, { ...options, sourceType: 'module' });
    } catch (asModule) {
      try {
        return parse(text, { ...options, sourceType: 'script' });
      } catch {
        const { pos = 0, message } = asModule as { pos?: number; message: string };
        const lines = indexLines(text.slice(shift));
        const why = `${message.replace(/ \(\d+:\d+\)$/, '')}; TypeScript is read where it is JavaScript too`;
        this.faults.set(path, { place: { path, range: lines.range(pos - shift, pos - shift) }, why });
        return undefined;
      }
    }
  }

  #scope(path: string, text: string, bindings: Bindings, shift: number): Scope {
    const lines = indexLines(text.slice(shift));
    const open = new Set<string>();
    return {
      lookUp: name => {
        const binding = bindings.get(name);
        if (binding === undefined || open.has(name)) return undefined;
        open.add(name);
        const value = binding();
        open.delete(name);
        return value;
      },
      require: specifier => {
        const target = localScript(this.#source, path, specifier);
        return target === undefined ? undefined : this.#exports(target)?.value;
      },
      place: (start, end) => ({ path, range: lines.range(start - shift, end - shift) }),
      text: (start, end) => text.slice(start, end),
      spend: () => --this.#left > 0,
    };
  }

  #bind(path: string, statement: Statement | ModuleDeclaration, bindings: Bindings, scope: Scope): void {
    const declaration =
      statement.type === 'ExportNamedDeclaration' ? (statement.declaration ?? statement) : statement;
    if (declaration.type === 'VariableDeclaration') {
      for (const { id, init } of declaration.declarations) {
        if (init !== null && init !== undefined) bindPattern(id, () => evaluate(init, scope), bindings);
      }
    }
    if (declaration.type !== 'ImportDeclaration') return;
    const target = localScript(this.#source, path, String(declaration.source.value));
    if (target === undefined) return;
    for (const specifier of declaration.specifiers) {
      const { local } = specifier;
      bindings.set(local.name, () => {
        const exports = this.#exports(target);
        if (specifier.type !== 'ImportSpecifier') return exports?.value;
        const { imported } = specifier;
        const name = imported.type === 'Identifier' ? imported.name : String(imported.value);
        if (name === 'default') return exports?.value;
        return (
          exports?.names.get(name) ??
          (exports?.value?.kind === 'map' ? exports.value.entries.get(name) : undefined)
        );
      });
    }
  }
}

/** Values of a script's names, each read when it is asked for. */
type Bindings = Map<string, () => Located | undefined>;

function bindPattern(id: Pattern, value: () => Located | undefined, bindings: Bindings): void {
  if (id.type === 'Identifier') {
    // A name that is given two values has none that could be told.
    bindings.set(id.name, bindings.has(id.name) ? () => undefined : value);
  }
  if (id.type !== 'ObjectPattern') return;
  for (const property of id.properties) {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
    const { name } = property.key;
    bindPattern(
      property.value,
      () => {
        const object = value();
        return object?.kind === 'map' ? object.entries.get(name) : undefined;
      },
      bindings,
    );
  }
}

/** What a statement exports: the module's value where it has no name. */
function exportedBy(
  statement: Statement | ModuleDeclaration,
): { name: string | undefined; expression: Expression } | undefined {
  if (statement.type === 'ExportDefaultDeclaration') {
    const { declaration } = statement;
    const isExpression =
      declaration.type !== 'FunctionDeclaration' && declaration.type !== 'ClassDeclaration';
    return isExpression ? { name: undefined, expression: declaration } : undefined;
  }
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression')
    return undefined;
  const { left, right, operator } = statement.expression;
  if (operator !== '=' || left.type !== 'MemberExpression' || left.property.type !== 'Identifier')
    return undefined;
  const { object, property } = left;
  const isModule = object.type === 'Identifier' && object.name === 'module' && property.name === 'exports';
  if (isModule) return { name: undefined, expression: right };
  const isExports =
    (object.type === 'Identifier' && object.name === 'exports') ||
    (object.type === 'MemberExpression' &&
      object.object.type === 'Identifier' &&
      object.object.name === 'module' &&
      object.property.type === 'Identifier' &&
      object.property.name === 'exports');
  return isExports ? { name: property.name, expression: right } : undefined;
}
