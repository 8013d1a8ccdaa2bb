import type { Rule, RuleKind, RuleOf } from '../../model/rule.ts';
import type { Range } from '../../model/text.ts';
import type { Edge, ImportGraph, SourceFile } from '../importGraph.ts';
import type { FileMatches } from '../patterns/fileMatches.ts';
import type { ComponentMap, Placement } from '../policy/components.ts';
import type { Selector } from '../policy/selectors.ts';
import { folderOf } from '../resolve/workspacePath.ts';
import type { TextFacts } from '../textFacts.ts';

/** What a rule sees of the workspace while it judges. */
export interface RuleContext {
  /** As findings name the rule. */
  ruleId: string;
  graph: ImportGraph;
  components: ComponentMap;
  /** Where the rule itself stands, for findings about the plan. */
  rulePlace: { path: string; range: Range };
  /** True for edges of the kinds that this rule looks at. */
  counts(edge: Edge): boolean;
  /** Numbers of the files that a file imports by edges that count, remembered for as long as the file is the same. */
  importsOf(file: SourceFile): readonly number[];
  /** What pattern rules match. */
  matches: Pick<FileMatches, 'of'>;
  /** True when an exception of this rule, still in force, covers a use of `target` by `from`. */
  excepts(from: string, target: Use): boolean;
  /** What is known of a file's text besides its imports. */
  factsOf: TextFacts['of'];
  /** Every file of the workspace, sources or not. */
  allPaths(): Iterable<string>;
  /** Why removed code could not be looked for, where it could not. */
  formersUnknown(): readonly string[];
}

/**
 * What exceptions are matched against: a file, or a package by all its names. `folder` is set where an import means
 * a folder, and may be named in the file's stead.
 */
export type Use = { path: string; folder?: string } | { package: string; names?: readonly string[] };

/** A departure as a rule reports it; the judge adds severity, state, fingerprint and remedies. */
export interface Departure {
  path: string;
  range: Range;
  message: string;
  /** What the fingerprint names: a file or folder, a package, the members of a cycle. */
  target: string;
  /** The file or package that exceptions are matched against; left out where the finding is not about an edge. */
  uses?: Use;
  specifier?: string;
  chain?: string[];
  /** Component of the target where it is not a file's own. */
  to?: string;
  /** What to do, when it differs from the rule kind's usual remedy. */
  remedy?: string;
  /** Set by rules that apply their exceptions themselves. */
  waived?: boolean;
}

type Report = (departure: Departure) => void;

/** Says that a rule could not judge something, in a sentence that tells how to mend that. */
export type Unable = (why: string) => void;

/** A rule made ready to judge. */
export interface CompiledRule {
  /** Judge one file by its own imports: called again when that file, its targets or the rules change. */
  file?(file: SourceFile, place: Placement | undefined, report: Report, unable: Unable): void;
  /** Judge the graph as a whole: called again when any edge changes. */
  graph?(report: Report, unable: Unable): void;
  /** The files that `file` may have something to say of; left out where those may be any. */
  files?: Selector;
  /** What one of a file's imports has to lead to before `file` says anything; left out where that may be anything. */
  targets?: Selector;
  /** The selectors that have to select some file, for `builtin/unused`. */
  selects: readonly Selector[];
}

/** One rule kind: how it judges and what it says when asked for a way out. */
interface RuleKindDefinition<K extends RuleKind> {
  kind: K;
  compile(rule: RuleOf<K>, context: RuleContext): CompiledRule;
  /** The usual way to put the code right, in one sentence. */
  remedy(rule: RuleOf<K>): string;
}

/** The definition of any kind, as the table keeps it. */
export interface AnyRuleKind {
  kind: RuleKind;
  compile(rule: Rule, context: RuleContext): CompiledRule;
  remedy(rule: Rule): string;
}

/** Declare a kind; the table needs every kind under one type. */
export function defineRuleKind<K extends RuleKind>(definition: RuleKindDefinition<K>): AnyRuleKind {
  return definition as unknown as AnyRuleKind;
}

/** The departure of one import of a file by what it leads to: range and specifier are those of the edge. */
export function departureOf(path: string, edge: Edge, message: string, use: Use = useOf(edge)): Departure {
  return {
    path,
    range: edge.range,
    message,
    target: 'path' in use ? (use.folder ?? use.path) : use.package,
    uses: use,
    specifier: edge.specifier,
  };
}

function useOf(edge: Edge): Use {
  const { target, specifier } = edge;
  if (target.kind === 'package') return packageUse(target);
  return fileUse(
    edge,
    target.kind === 'file' ? target.path : target.kind === 'files' ? target.paths[0]! : specifier,
  );
}

/** One of the files that an import names. Naming several is one departure, and the same one when a file more comes. */
function fileUse({ target }: Edge, path: string): Use {
  return target.kind === 'files' ? { path, folder: folderOf(path) || '.' } : { path };
}

/** A package as selectors and exceptions look at it. */
export function packageUse({
  name,
  names,
}: {
  name: string;
  names?: readonly string[];
}): Use & { package: string } {
  return names === undefined ? { package: name } : { package: name, names };
}

/** The package that an import calls by name, be it one of the workspace; undefined where it names none. */
export function packageCalled({ target }: Edge): (Use & { package: string }) | undefined {
  if (target.kind === 'package') return packageUse(target);
  if (target.package === undefined) return undefined;
  const { package: name } = target;
  return packageUse(
    target.kind === 'file' && target.names !== undefined ? { name, names: target.names } : { name },
  );
}

/**
 * Judges the workspace files that a file's imports name, and reports each import once: by the first of its
 * targets that no exception covers, otherwise by the first of all.
 */
export function judgeTargets(
  file: SourceFile,
  { graph, components, counts, excepts }: RuleContext,
  report: Report,
  /** Why the file may not import this target; undefined where it may. */
  objection: (
    target: string,
    place: Placement | undefined,
    edge: Edge,
  ) => { message: string; remedy?: string } | undefined,
): void {
  for (const edge of file.edges) {
    if (edge.nodes.length === 0 || !counts(edge)) continue;
    let first: Departure | undefined;
    for (const node of edge.nodes) {
      const path = graph.pathOf(node);
      const found = objection(path, components.place(path), edge);
      if (found === undefined) continue;
      const { message, remedy } = found;
      const use = fileUse(edge, path);
      const departure = departureOf(file.path, edge, message, use);
      if (remedy !== undefined) departure.remedy = remedy;
      first ??= departure;
      if (edge.nodes.length === 1 || !excepts(file.path, use)) {
        first = departure;
        break;
      }
    }
    if (first !== undefined) report(first);
  }
}

/** The package by which an import hits a selector, where it does. */
export function packageHit(edge: Edge, selector: Selector): Use | undefined {
  const use = selector.selectsPackages ? packageCalled(edge) : undefined;
  return use !== undefined && selector.package(use) ? use : undefined;
}

/** Reports a file's imports of packages from outside that a selector selects. */
export function judgePackages(
  file: SourceFile,
  { counts }: RuleContext,
  selector: Selector,
  report: Report,
  message: (name: string) => string,
): void {
  if (!selector.selectsPackages) return;
  for (const edge of file.edges) {
    if (edge.target.kind !== 'package' || !counts(edge) || packageHit(edge, selector) === undefined) continue;
    report(departureOf(file.path, edge, message(edge.target.name)));
  }
}

/** A component's id as messages show it, or the file itself where it is in none. */
export function nameOf(path: string, place: Placement | undefined): string {
  return place?.instance ?? path;
}
