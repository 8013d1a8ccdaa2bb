import type { CheckSummary, Finding, Inconclusive } from '../model/finding.ts';
import { writtenPlace } from '../model/patternRule.ts';
import type { Problem } from '../model/problem.ts';
import type { Former, FormersUnknown } from './absence/formers.ts';
import type { Baseline } from './baseline/baseline.ts';
import { BaselineJudge, type BaselineState } from './baseline/baselineState.ts';
import type { FingerprintParts, IsThere } from './baseline/fingerprintParts.ts';
import { presentPlaces } from './baseline/presentPlaces.ts';
import { checkPlan } from './builtin/plan.ts';
import { staleBaseline } from './builtin/staleBaseline.ts';
import { type Content, ImportGraph } from './importGraph.ts';
import { Judge } from './judge.ts';
import { byPlace, type Judgement, keepIdentity, nothingFound, notJudged } from './judgement.ts';
import { FileMatches } from './patterns/fileMatches.ts';
import type { FileAnswer, PatternWork } from './patterns/patternSearch.ts';
import type { ActiveRule, Policy } from './policy/policy.ts';
import type { WorkspaceFiles } from './resolve/resolution.ts';
import { Selection } from './selection.ts';
import { TextFacts } from './textFacts.ts';

/** All that a run has found. Findings that did not change keep their identity from run to run. */
export interface Evaluation {
  /** Sorted by path, place and rule. */
  findings: readonly Finding[];
  /** What has become of the baseline's entries that are no findings any more. */
  baseline: BaselineState;
  summary: Omit<CheckSummary, 'durationMs'>;
}

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
  #judge: Judge;
  #fileJudgements = new Map<string, Judgement>();
  #graphJudgements: { version: number; judgement: Judgement } | undefined;
  /** What the policy selects, and the `filesVersion` for which that holds. */
  #selection: { version: number; selection: Selection } | undefined;
  #facts: TextFacts;
  #files: WorkspaceFiles;
  readonly #baselineJudge = new BaselineJudge();
  /** What is in the workspace, and the `filesVersion` for which that holds. */
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
    this.#judge = this.#makeJudge();
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
    this.#selection = undefined;
    this.#judge = this.#makeJudge();
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
    return [...this.#judge.compiled].flatMap(([active, { selects }]) =>
      selects.length === 0 || selects.some(selector => selector.file(path, place)) ? [active] : [],
    );
  }

  /** What a rule would find if it were another one, such as with an exception more. Nothing is remembered of it. */
  findingsIf(active: ActiveRule, changed: ActiveRule): readonly Finding[] {
    return this.#judge.findingsIf(active, changed).map(finding => this.#inBaseline(finding));
  }

  /** Judge what changed since the last call, and answer with the whole. */
  evaluate(): Evaluation {
    for (const path of this.graph.takeChanged()) this.#fileJudgements.delete(path);
    const judgements: Judgement[] = [];
    const inconclusive = this.#givenUp();
    for (const file of this.graph.files()) {
      let judgement = this.#fileJudgements.get(file.path);
      if (judgement === undefined) {
        judgement = this.#inBaselineAll(this.#judge.file(file));
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
    const selection = this.#selected();
    const ofPlan = checkPlan(this.#policy, {
      owns: component => selection.owners.has(component) || this.#ownsOther(component),
      compiled: this.#judge.compiled,
      selectsNothing: rule => selection.isEmpty(rule),
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

  /** What only shows when rules are applied: rule objects that cannot be used. */
  ruleProblems(): Problem[] {
    return this.#policy.rules.flatMap(({ rule, path, rangeOf }): Problem[] => {
      const refusal = rule.kind === 'pattern' ? this.matches.refusalOf(rule) : undefined;
      if (rule.kind !== 'pattern' || refusal === undefined) return [];
      const range = rangeOf(['rule', ...writtenPlace(rule.rule, refusal.at)]);
      return [{ path, range, message: refusal.why, severity: 'error' }];
    });
  }

  #makeJudge(): Judge {
    const rules = this.#policy.rules.map(({ rule }) => rule);
    this.matches.setRules(rules, this.#policy.components);
    return new Judge(this.#policy, {
      graph: this.graph,
      matches: this.matches,
      factsOf: path => this.#facts.of(path),
      allPaths: () => this.#files.paths(),
      formersUnknown: id => this.#formersUnknown.flatMap(({ rule, why }) => (rule === id ? [why] : [])),
    });
  }

  #judgeGraph(): Judgement {
    const known = this.#graphJudgements;
    if (known?.version === this.graph.version) return known.judgement;
    const made = this.#inBaselineAll(this.#judge.graph());
    const judgement = { ...made, findings: keepIdentity(known?.judgement.findings, made.findings) };
    this.#graphJudgements = { version: this.graph.version, judgement };
    return judgement;
  }

  #inBaselineAll(judgement: Judgement): Judgement {
    for (const finding of judgement.findings) this.#inBaseline(finding);
    return judgement;
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

  #selected(): Selection {
    const version = this.graph.filesVersion;
    if (this.#selection?.version !== version) {
      this.#selection = { version, selection: new Selection(this.graph, this.#policy) };
    }
    return this.#selection.selection;
  }

  /** Pattern rules that could not be searched for. */
  #givenUp(): Inconclusive[] {
    return this.#policy.rules.flatMap(({ id, rule, path, hint }) => {
      const message = hint ? undefined : this.matches.troubleOf(rule);
      return message === undefined ? [] : [{ check: id, path, message }];
    });
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
