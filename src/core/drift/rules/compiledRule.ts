import type { Rule, RuleKind, RuleOf } from '../../model/rule.ts';
import type { Range } from '../../model/text.ts';
import type { ComponentMap, Placement } from '../components.ts';
import type { Edge, ImportGraph, SourceFile } from '../importGraph.ts';
import type { Selector } from '../selectors.ts';

/** What a rule sees of the workspace while it judges. */
export interface RuleContext {
  graph: ImportGraph;
  components: ComponentMap;
  /** Where the rule itself stands, for findings about the plan. */
  rulePlace: { path: string; range: Range };
  /** True for edges of the kinds that this rule looks at. */
  counts(edge: Edge): boolean;
  /** Numbers of the files that a file imports by edges that count, remembered for as long as the file is the same. */
  importsOf(file: SourceFile): readonly number[];
  /** True when an exception of this rule, still in force, covers a use of `target` by `from`. */
  excepts(from: string, target: { path: string } | { package: string }): boolean;
}

/** A departure as a rule reports it; the engine adds severity, state, fingerprint and remedies. */
export interface Departure {
  path: string;
  range: Range;
  message: string;
  /** What the fingerprint names: a file or folder, a package, the members of a cycle. */
  target: string;
  /** The file or package that exceptions are matched against; left out where the finding is not about an edge. */
  uses?: { path: string } | { package: string };
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

/** A rule made ready to judge. */
export interface CompiledRule {
  /** Judge one file by its own imports: called again when that file, its targets or the rules change. */
  file?(file: SourceFile, place: Placement | undefined, report: Report): void;
  /** Judge the graph as a whole: called again when any edge changes. */
  graph?(report: Report): void;
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

/** The departure of one import of a file: range, specifier and target are those of the edge. */
export function departureOf(path: string, edge: Edge, message: string): Departure {
  const target = edge.target;
  const name =
    target.kind === 'file' ? target.path : target.kind === 'package' ? target.name : edge.specifier;
  return {
    path,
    range: edge.range,
    message,
    target: name,
    uses: target.kind === 'package' ? { package: target.name } : { path: name },
    specifier: edge.specifier,
  };
}

/** A component's id as messages show it, or the file itself where it is in none. */
export function nameOf(path: string, place: Placement | undefined): string {
  return place?.instance ?? path;
}
