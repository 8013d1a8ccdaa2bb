import type { EdgeKind } from '../model/edge.ts';
import { edgeKinds } from '../model/edge.ts';
import { type CheckSummary, type Finding, fingerprintOf, type Inconclusive } from '../model/finding.ts';
import type { Rule } from '../model/rule.ts';
import { remember } from '../remember.ts';
import type { Former, FormersUnknown } from './absence/formers.ts';
import type { Baseline } from './baseline/baseline.ts';
import { BaselineJudge, type BaselineState } from './baseline/baselineState.ts';
import type { FingerprintParts, IsThere } from './baseline/fingerprintParts.ts';
import { presentPlaces } from './baseline/presentPlaces.ts';
import { checkPlan } from './builtin/plan.ts';
import { checkSourceFile } from './builtin/sourceFile.ts';
import { staleBaseline } from './builtin/staleBaseline.ts';
import { type Content, type Edge, ImportGraph, type SourceFile } from './importGraph.ts';
import { FileMatches } from './patterns/fileMatches.ts';
import type { FileAnswer, PatternWork } from './patterns/patternSearch.ts';
import type { ActiveException, ActiveRule, Policy } from './policy.ts';
import { remediesOf } from './remedies.ts';
import type { WorkspaceFiles } from './resolve/resolution.ts';
import type { CompiledRule, Departure, RuleContext, Use } from './rules/compiledRule.ts';
import { ruleKindTable } from './rules/table.ts';
import { standardFindings } from './standards/fileStandards.ts';
import { standards as knownStandards, standardOf } from './standards/table.ts';
import { TextFacts } from './textFacts.ts';

/** All that a run has found. Findings that did not change keep their identity from run to run. */
export interface Evaluation {
  /** Sorted by path, place and rule. */
  findings: readonly Finding[];
  /** What has become of the baseline's entries that are no findings any more. */
  baseline: BaselineState;
  summary: Omit<CheckSummary, 'durationMs'>;
}

/** The findings of one file, or of one rule over the graph, and what they rest on. */
interface Judgement {
  findings: readonly Finding[];
  usedExceptions: ReadonlySet<ActiveException>;
  /** What a rule could not tell, and why. */
  unable: readonly { active: ActiveRule; why: string }[];
}

const nothingFound: Judgement = { findings: [], usedExceptions: new Set(), unable: [] };

/**
 * Holds the imports of every source file and judges them by the policy. Only what changed is judged again: an
 * edited file, the rules over the whole graph when some import changed, everything when the policy did; and
 * nothing but the edited file is ever read.
 */
export class DriftEngine {
  readonly graph: ImportGraph;
  /** What pattern rules match; whoever runs the engine asks it what is outstanding, and searches. */
  readonly matches = new FileMatches();
  #policy: Policy;
  #baseline: Baseline;
  #compiled = new Map<ActiveRule, CompiledRule>();
  #fileJudgements = new Map<string, Judgement>();
  #graphJudgements: { version: number; judgement: Judgement } | undefined;
  /** What the policy selects among the files of a `filesVersion`. */
  #selection:
    | { version: number; owners: ReadonlySet<string>; nothing: Map<CompiledRule, boolean> }
    | undefined;
  /** Exceptions that silenced something while the present judgement is made. */
  #used = new Set<ActiveException>();
  #facts: TextFacts;
  #files: WorkspaceFiles;
  readonly #baselineJudge = new BaselineJudge();
  /** What is there in a `filesVersion`. */
  #places: { version: number; isThere: IsThere } | undefined;
  #formersUnknown: readonly FormersUnknown[] = [];
  /** Whether a component owns a file that is not a source file; set from outside, asked rarely. */
  #ownsOther: (component: string) => boolean;

  constructor(
    files: WorkspaceFiles,
    policy: Policy,
    baseline: Baseline,
    ownsOther: (component: string) => boolean = () => false,
  ) {
    this.graph = new ImportGraph(files);
    this.#files = files;
    this.#facts = new TextFacts(policy);
    this.#policy = policy;
    this.#baseline = baseline;
    this.#ownsOther = ownsOther;
    this.#compile();
  }

  get policy(): Policy {
    return this.#policy;
  }

  /** Whether a policy asks what the files were not read for, such as another standard: they then have to be read again. */
  needsTextsFor(policy: Policy): boolean {
    return this.#facts.needsTextsFor(policy);
  }

  /** Removed code that rules want absent, as Git remembers it; to be told before files are read. */
  setFormers({ formers, unknown }: { formers: readonly Former[]; unknown: readonly FormersUnknown[] }): void {
    this.#facts.setFormers(formers);
    this.#formersUnknown = unknown;
  }

  /** The files that are like removed code. */
  likenesses(): { path: string; former: Former }[] {
    return this.#facts.likenesses();
  }

  /** These files held that code lawfully all along. */
  allowFormers(held: readonly { path: string; former: Former }[]): void {
    for (const { path, former } of held) {
      former.heldBy.add(path);
      this.#fileJudgements.delete(path);
    }
  }

  /** Hold the code to another policy or baseline; no file is read again (but see {@link needsTextsFor}). */
  setPolicy(policy: Policy, baseline: Baseline): void {
    this.#policy = policy;
    this.#facts.setPolicy(policy);
    this.#baseline = baseline;
    this.#fileJudgements.clear();
    this.#graphJudgements = undefined;
    this.#places = undefined;
    this.#compile();
  }

  setFile(path: string, content: Content): void {
    this.graph.set(path, content);
    this.matches.fileChanged(path, 'text' in content);
    this.#fileJudgements.delete(path);
    if ('text' in content) this.#facts.read(path, content.text);
    else this.#facts.delete(path);
  }

  deleteFile(path: string): void {
    this.graph.delete(path);
    this.matches.fileDeleted(path);
    this.#fileJudgements.delete(path);
    this.#facts.delete(path);
  }

  /** Take what was found of pattern rules in a file. */
  takeMatches(work: PatternWork, answer: FileAnswer): void {
    if (this.matches.answer(work, answer)) this.#fileJudgements.delete(answer.file.path);
  }

  /** Resolve all imports again: files came or went, or a manifest changed. */
  setFiles(files: WorkspaceFiles): void {
    this.graph.setFiles(files);
    this.#files = files;
    this.#places = undefined;
    // Files that are no sources count for what is to be absent.
    if (this.#policy.rules.some(({ rule }) => rule.kind === 'absent')) this.#graphJudgements = undefined;
    // Rules on declared packages read the manifests, which may have changed without moving a target.
    if (this.#policy.rules.some(({ rule }) => rule.kind === 'packages')) this.#fileJudgements.clear();
  }

  /** The rules that are about a file: those that select it, and those that are about every file. */
  rulesAbout(path: string): ActiveRule[] {
    const place = this.#policy.components.place(path);
    return [...this.#compiled].flatMap(([active, { selects }]) =>
      selects.length === 0 || selects.some(selector => selector.file(path, place)) ? [active] : [],
    );
  }

  /** What a rule would find if it were another one, such as with an exception more. Nothing is remembered of it. */
  findingsIf(active: ActiveRule, changed: ActiveRule): readonly Finding[] {
    const context = this.#contextOf(changed);
    // What a pattern rule matches is known by the rule in force.
    const matches = { of: (_: Rule, path: string) => this.matches.of(active.rule, path) };
    const compiled = ruleKindTable[changed.rule.kind]?.compile(changed.rule, { ...context, matches });
    const findings: Finding[] = [];
    const report = (departure: Departure) => findings.push(this.#finding(changed, departure));
    this.#used = new Set();
    for (const file of this.graph.files()) {
      compiled?.file?.(file, this.#policy.components.place(file.path), report, () => {});
    }
    compiled?.graph?.(report, () => {});
    return findings;
  }

  /** Judge what changed since the last call, and answer with the whole. */
  evaluate(): Evaluation {
    for (const path of this.graph.takeChanged()) this.#fileJudgements.delete(path);
    const judgements: Judgement[] = [];
    const inconclusive = [...this.#unsupported(), ...this.#givenUp()];
    for (const file of this.graph.files()) {
      let judgement = this.#fileJudgements.get(file.path);
      if (judgement === undefined) {
        judgement = this.#judgeFile(file);
        this.#fileJudgements.set(file.path, judgement);
      }
      if (judgement !== nothingFound) judgements.push(judgement);
      if (file.unread !== undefined) {
        inconclusive.push({ check: 'builtin/unparsed', path: file.path, message: file.unread });
      }
    }
    judgements.push(this.#judgeGraph());
    inconclusive.push(...notJudged(judgements));
    const ofCode = judgements.flatMap(({ findings }) => findings);
    const usedExceptions = new Set(judgements.flatMap(judgement => [...judgement.usedExceptions]));
    const { owners, nothing } = this.#selected();
    const ofPlan = checkPlan(this.#policy, {
      owns: component => owners.has(component) || this.#ownsOther(component),
      compiled: this.#compiled,
      selectsNothing: rule => remember(nothing, rule, () => this.#selectsNothing(rule)),
      usedExceptions,
    });
    const baseline = this.#baselineJudge.stateOf(this.#baseline, {
      ofCode,
      ofPlan,
      inconclusive,
      isAwaited: entry => this.#isAwaited(entry),
      isThere: () => this.#isThere(),
    });
    const found = [...ofPlan, ...staleBaseline(this.#policy, this.#baseline, baseline.stale)];
    const findings = [
      ...this.#baselineJudge.withMoved(ofCode, baseline),
      ...found.map(finding => this.#inBaseline(finding)),
    ].sort(byPlace);
    const count = (state: Finding['state']) => findings.filter(finding => finding.state === state).length;
    return {
      findings,
      baseline,
      summary: {
        files: this.graph.size,
        edges: this.graph.edgeCount,
        new: count('new'),
        baseline: count('baseline'),
        waived: count('waived'),
        inconclusive,
      },
    };
  }

  #compile(): void {
    this.#compiled = new Map();
    this.#selection = undefined;
    const rules = this.#policy.rules.map(({ rule }) => rule);
    this.matches.setRules(rules, this.#policy.components);
    for (const active of this.#policy.rules) {
      const kind = ruleKindTable[active.rule.kind];
      if (kind !== undefined) this.#compiled.set(active, kind.compile(active.rule, this.#contextOf(active)));
    }
  }

  #contextOf(active: ActiveRule): RuleContext {
    const kinds = new Set<EdgeKind>(
      active.rule.edges ?? edgeKinds.filter(kind => active.rule.kind !== 'acyclic' || kind !== 'type'),
    );
    const imports = new WeakMap<SourceFile, readonly number[]>();
    const counts = (edge: Edge): boolean => kinds.has(edge.kind);
    return {
      ruleId: active.id,
      graph: this.graph,
      components: this.#policy.components,
      rulePlace: { path: active.path, range: active.range },
      counts,
      importsOf: file => remember(imports, file, () => importsOf(file, counts)),
      matches: this.matches,
      excepts: (from, target) => this.#exceptionFor(active, from, target) !== undefined,
      factsOf: path => this.#facts.of(path),
      allPaths: () => this.#files.paths(),
      formersUnknown: () =>
        this.#formersUnknown.flatMap(({ rule, why }) => (rule === active.id ? [why] : [])),
    };
  }

  #judgeFile(file: SourceFile): Judgement {
    const place = this.#policy.components.place(file.path);
    const findings = [...checkSourceFile(this.#policy, file), ...this.#standards(file)].map(finding =>
      this.#inBaseline(finding),
    );
    this.#used = new Set();
    const unable: Judgement['unable'][number][] = [];
    for (const [active, rule] of this.#compiled) {
      rule.file?.(
        file,
        place,
        departure => findings.push(this.#finding(active, departure)),
        why => unable.push({ active, why }),
      );
    }
    if (findings.length === 0 && this.#used.size === 0 && unable.length === 0) return nothingFound;
    return { findings, usedExceptions: this.#used, unable };
  }

  #standards({ path }: SourceFile): Finding[] {
    const { breaches } = this.#facts.of(path);
    return breaches.length === 0 ? [] : standardFindings(this.#policy, path, breaches);
  }

  #judgeGraph(): Judgement {
    const known = this.#graphJudgements;
    if (known?.version === this.graph.version) return known.judgement;
    const findings: Finding[] = [];
    this.#used = new Set();
    const unable: Judgement['unable'][number][] = [];
    for (const [active, rule] of this.#compiled) {
      rule.graph?.(
        departure => findings.push(this.#finding(active, departure)),
        why => unable.push({ active, why }),
      );
    }
    const judgement = {
      findings: keepIdentity(known?.judgement.findings, findings),
      usedExceptions: this.#used,
      unable,
    };
    this.#graphJudgements = { version: this.graph.version, judgement };
    return judgement;
  }

  #finding(active: ActiveRule, departure: Departure): Finding {
    const { components } = this.#policy;
    const waived =
      departure.waived === true ||
      (departure.uses !== undefined &&
        this.#exceptionFor(active, departure.path, departure.uses) !== undefined);
    const from = components.place(departure.path)?.component;
    const to =
      departure.to ??
      (departure.uses !== undefined && 'path' in departure.uses && departure.uses.path !== departure.path
        ? components.place(departure.uses.path)?.component
        : undefined);
    const fix = departure.remedy ?? ruleKindTable[active.rule.kind]!.remedy(active.rule);
    return this.#inBaseline({
      rule: active.id,
      kind: active.rule.kind,
      severity: active.severity,
      state: waived ? 'waived' : 'new',
      path: departure.path,
      range: departure.range,
      message: departure.message,
      ...(active.because === undefined ? {} : { because: active.because }),
      ...(active.decision === undefined ? {} : { decision: active.decision }),
      ...(from === undefined ? {} : { from }),
      target: departure.target,
      ...(to === undefined ? {} : { to }),
      ...(departure.specifier === undefined ? {} : { specifier: departure.specifier }),
      chain: departure.chain ?? [],
      fingerprint: fingerprintOf(active.id, departure.path, departure.target),
      remedies: remediesOf(active, fix),
      ...(active.hint ? { hint: true as const } : {}),
    });
  }

  #inBaseline(finding: Finding): Finding {
    if (finding.state === 'new' && this.#baseline.entries.has(finding.fingerprint))
      finding.state = 'baseline';
    return finding;
  }

  /** True while a pattern rule is still searched for in a file. */
  #isAwaited({ rule, path }: FingerprintParts): boolean {
    const active = this.#policy.rules.find(({ id }) => id === rule);
    return active !== undefined && this.matches.isAwaited(active.rule, path);
  }

  #isThere(): IsThere {
    const version = this.graph.filesVersion;
    if (this.#places?.version !== version) {
      const isThere = presentPlaces(this.#files, this.#policy.components, () => this.graph.files());
      this.#places = { version, isThere };
    }
    return this.#places.isThere;
  }

  #exceptionFor(active: ActiveRule, from: string, target: Use): ActiveException | undefined {
    const { components } = this.#policy;
    const found = active.exceptions.find(exception => {
      if (exception.expired) return false;
      if (exception.from !== undefined && !exception.from.file(from, components.place(from))) return false;
      if (exception.to === undefined) return true;
      return 'path' in target
        ? exception.to.file(target.path, components.place(target.path))
        : exception.to.package(target);
    });
    if (found !== undefined) this.#used.add(found);
    return found;
  }

  #selected() {
    const version = this.graph.filesVersion;
    if (this.#selection?.version !== version) {
      this.#selection = { version, owners: this.#owners(), nothing: new Map() };
    }
    return this.#selection;
  }

  #owners(): Set<string> {
    const owners = new Set<string>();
    for (const { path } of this.graph.files()) {
      const component = this.#policy.components.place(path)?.component;
      if (component !== undefined) owners.add(component);
    }
    return owners;
  }

  #selectsNothing(rule: CompiledRule): boolean {
    return rule.selects.some(selector => {
      for (const { path } of this.graph.files()) {
        if (selector.file(path, this.#policy.components.place(path))) return false;
      }
      return true;
    });
  }

  /** Pattern rules that could not be searched for. */
  #givenUp(): Inconclusive[] {
    return this.#policy.rules.flatMap(({ id, rule, path, hint }) => {
      const message = hint ? undefined : this.matches.troubleOf(rule);
      return message === undefined ? [] : [{ check: id, path, message }];
    });
  }

  /** Rules and standards of the contract that this version does not check are said, never passed over. */
  #unsupported(): Inconclusive[] {
    const rules = this.#policy.rules
      .filter(({ rule, hint }) => !hint && ruleKindTable[rule.kind] === undefined)
      .map(({ id, rule, path }) => ({
        check: id,
        path,
        message: `rules of kind \`${rule.kind}\` are not checked by this version`,
      }));
    const standards = this.#policy.standards
      .filter(({ id }) => standardOf(id) === undefined)
      .map(({ id }) => ({
        check: `standard/${id}`,
        path: this.#policy.blueprintPath,
        message: `there is no standard \`${id}\`; there are ${Object.keys(knownStandards).join(', ')}`,
      }));
    return [...rules, ...standards];
  }
}

/** Files that could not be read are findings of their own; every other entry means that a check was not done. */
export function checksNotDone(inconclusive: readonly Inconclusive[]): readonly Inconclusive[] {
  return inconclusive.filter(({ check }) => check !== 'builtin/unparsed');
}

/** True when a finding counts towards the exit code. */
export function counts(finding: Finding): boolean {
  return finding.state === 'new' && finding.hint !== true;
}

/** A loop and not `flatMap`: this is asked of every file when a check begins. */
function importsOf(file: SourceFile, counts: (edge: Edge) => boolean): number[] {
  const nodes: number[] = [];
  for (const edge of file.edges) {
    if (counts(edge)) for (const node of edge.nodes) nodes.push(node);
  }
  return nodes;
}

/** What rules could not tell, once each: the same reason usually holds for many files. */
function notJudged(judgements: readonly Judgement[]): Inconclusive[] {
  const reasons = new Map<string, Inconclusive>();
  for (const { unable } of judgements) {
    for (const { active, why } of unable) {
      if (active.hint) continue;
      reasons.set(`${active.id} ${why}`, { check: active.id, path: active.path, message: why });
    }
  }
  return [...reasons.values()];
}

function keepIdentity(before: readonly Finding[] | undefined, after: readonly Finding[]): readonly Finding[] {
  if (before === undefined) return after;
  const known = new Map(before.map(finding => [identityOf(finding), finding]));
  return after.map(finding => known.get(identityOf(finding)) ?? finding);
}

/** What can differ between two findings of one rule under the same policy. */
function identityOf({ fingerprint, state, message, range: { start, end }, chain }: Finding): string {
  return [fingerprint, state, start.line, start.character, end.line, end.character, message, ...chain].join(
    '\n',
  );
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.path, b.path) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    compare(a.rule, b.rule) ||
    compare(a.target, b.target)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
