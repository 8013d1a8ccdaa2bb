import { type EdgeKind, edgeKinds } from '../model/edge.ts';
import { type Finding, fingerprintOf } from '../model/finding.ts';
import { remember } from '../remember.ts';
import { checkSourceFile } from './builtin/sourceFile.ts';
import type { Edge, SourceFile } from './importGraph.ts';
import { type Judgement, nothingFound } from './judgement.ts';
import type { ActiveException, ActiveRule, Policy } from './policy/policy.ts';
import { remediesOf } from './policy/remedies.ts';
import type { CompiledRule, Departure, RuleContext, Use } from './rules/compiledRule.ts';
import { RulesByFolder } from './rules/rulesByFolder.ts';
import { ruleKindTable } from './rules/table.ts';
import { standardFindings } from './standards/fileStandards.ts';

/** What rules see of the workspace, whichever rule it is. */
type Surroundings = Pick<RuleContext, 'graph' | 'matches' | 'factsOf' | 'allPaths'> & {
  /** Why removed code could not be looked for, for a rule. */
  formersUnknown(ruleId: string): readonly string[];
};

/** Judges files and the graph by one policy. Nothing is remembered: that is the engine's. */
export class Judge {
  readonly compiled = new Map<ActiveRule, CompiledRule>();
  readonly #byFolder: RulesByFolder;
  readonly #policy: Policy;
  readonly #around: Surroundings;
  /** Exceptions that silenced something while the present judgement is made. */
  #used = new Set<ActiveException>();

  constructor(policy: Policy, around: Surroundings) {
    this.#policy = policy;
    this.#around = around;
    for (const active of policy.rules) this.compiled.set(active, this.#compile(active));
    this.#byFolder = new RulesByFolder(this.compiled);
  }

  /** One file, by its own imports and text. */
  file(file: SourceFile): Judgement {
    const place = this.#policy.components.place(file.path);
    const { breaches } = this.#around.factsOf(file.path);
    const findings = checkSourceFile(this.#policy, file);
    if (breaches.length > 0) findings.push(...standardFindings(this.#policy, file.path, breaches));
    return this.#gather(findings, this.#byFolder.about(file, this.#around.graph), (rule, report, unable) =>
      rule.file?.(file, place, report, unable),
    );
  }

  /** The graph as a whole. */
  graph(): Judgement {
    return this.#gather([], this.compiled, (rule, report, unable) => rule.graph?.(report, unable));
  }

  /** What a rule would find if it were another one, such as with an exception more. */
  findingsIf(active: ActiveRule, changed: ActiveRule): readonly Finding[] {
    // What a pattern rule matches is known by the rule in force.
    const matches: RuleContext['matches'] = { of: (_, path) => this.#around.matches.of(active.rule, path) };
    const compiled = this.#compile(changed, matches);
    const findings: Finding[] = [];
    const report = (departure: Departure) => findings.push(this.#finding(changed, departure));
    for (const file of this.#around.graph.files()) {
      compiled.file?.(file, this.#policy.components.place(file.path), report, () => {});
    }
    compiled.graph?.(report, () => {});
    return findings;
  }

  #gather(
    findings: Finding[],
    rules: Iterable<readonly [ActiveRule, CompiledRule]>,
    ask: (rule: CompiledRule, report: (departure: Departure) => void, unable: (why: string) => void) => void,
  ): Judgement {
    this.#used = new Set();
    const unable: Judgement['unable'][number][] = [];
    for (const [active, rule] of rules) {
      ask(
        rule,
        departure => findings.push(this.#finding(active, departure)),
        why => unable.push({ active, why }),
      );
    }
    if (findings.length === 0 && this.#used.size === 0 && unable.length === 0) return nothingFound;
    return { findings, usedExceptions: this.#used, unable };
  }

  #compile(active: ActiveRule, matches = this.#around.matches): CompiledRule {
    const { rule, id } = active;
    const kinds = new Set<EdgeKind>(
      rule.edges ?? edgeKinds.filter(kind => rule.kind !== 'acyclic' || kind !== 'type'),
    );
    const imports = new WeakMap<SourceFile, readonly number[]>();
    const counts = (edge: Edge): boolean => kinds.has(edge.kind);
    return ruleKindTable[rule.kind].compile(rule, {
      ...this.#around,
      matches,
      ruleId: id,
      components: this.#policy.components,
      rulePlace: { path: active.path, range: active.range },
      counts,
      importsOf: file => remember(imports, file, () => importsOf(file, counts)),
      excepts: (from, target) => this.#exceptionFor(active, from, target) !== undefined,
      formersUnknown: () => this.#around.formersUnknown(id),
    });
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
    const fix = departure.remedy ?? ruleKindTable[active.rule.kind].remedy(active.rule);
    return {
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
    };
  }

  #exceptionFor(active: ActiveRule, from: string, target: Use): ActiveException | undefined {
    const { components } = this.#policy;
    const found = active.exceptions.find(exception => {
      if (exception.expired) return false;
      if (exception.from !== undefined && !exception.from.file(from, components.place(from))) return false;
      if (exception.to === undefined) return true;
      if ('package' in target) return exception.to.package(target);
      const { path, folder } = target;
      return (
        exception.to.file(path, components.place(path)) ||
        (folder !== undefined && exception.to.file(folder, undefined))
      );
    });
    if (found !== undefined) this.#used.add(found);
    return found;
  }
}

/** A loop and not `flatMap`: this is asked of every file when a check begins. */
function importsOf(file: SourceFile, counts: (edge: Edge) => boolean): number[] {
  const nodes: number[] = [];
  for (const edge of file.edges) {
    if (counts(edge)) for (const node of edge.nodes) nodes.push(node);
  }
  return nodes;
}
