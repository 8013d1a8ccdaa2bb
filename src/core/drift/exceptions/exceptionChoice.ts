import type { Finding } from '../../model/finding.ts';
import type { Exception } from '../../model/rule.ts';
import type { DriftEngine } from '../engine.ts';
import type { Edge } from '../importGraph.ts';
import { type ActiveRule, withExceptions } from '../policy/policy.ts';
import { folderOf } from '../resolve/workspacePath.ts';
import { waysToCut } from './cycleExceptions.ts';
import { type ExceptionScope, isSameScope, selectorOfFolder, selectorOfPath } from './exceptionScope.ts';

/** The narrowest exception that covers a finding, or why there is none and what to do instead. */
type ExceptionChoice = { scope: ExceptionScope } | { refused: string };

/**
 * Finds the narrowest exception under which exactly this finding of a rule is waived, by trying: what is offered has
 * been seen to work, and to cover nothing else that is there now.
 */
export function chooseException(
  engine: DriftEngine,
  finding: Finding,
  active: ActiveRule,
  now: Date,
): ExceptionChoice {
  if (finding.kind === 'layers' && finding.specifier === undefined) {
    return { refused: 'This is about the rule itself and no import: add the layer to its order.' };
  }
  const tried = candidates(engine, finding, active);
  const before = statesOf(engine.findingsIf(active, active));
  let wider: string[] | undefined;
  for (const scope of tried) {
    const except = [...(active.rule.except ?? []).filter(known => !isSameScope(known, scope)), probe(scope)];
    const after = statesOf(engine.findingsIf(active, withExceptions(active, except, engine.policy, now)));
    if (after.get(finding.fingerprint) !== 'waived') continue;
    const others = changed(before, after).filter(fingerprint => fingerprint !== finding.fingerprint);
    if (others.length === 0) return { scope };
    wider ??= others;
  }
  return { refused: wider === undefined ? refusals.none(finding) : refusals.wider(active.id, wider) };
}

const probe = (scope: ExceptionScope): Exception => ({ ...scope, reason: 'tried out' });

const refusals = {
  none: ({ kind, path }: Finding): string =>
    kind === 'acyclic'
      ? 'No exception that names what it is for ends this cycle: cut it at one import, or accept it into the baseline.'
      : `${path} cannot be named in an exception: rename it, put the code right, or accept it into the baseline.`,
  wider: (rule: string, others: readonly string[]): string => {
    const shown = others.slice(0, 3).join(', ');
    const more = others.length > 3 ? ` and ${others.length - 3} more` : '';
    return `The narrowest exception of ${rule} would cover other findings too: ${shown}${more}. Put those right first, or accept this one into the baseline.`;
  },
} as const;

/** The state of each fingerprint. */
export function statesOf(findings: readonly Finding[]): Map<string, Finding['state']> {
  const states = new Map<string, Finding['state']>();
  for (const { fingerprint, state } of findings) {
    // Of several occurrences, one that is not waived decides.
    if (states.get(fingerprint) === undefined || state !== 'waived') states.set(fingerprint, state);
  }
  return states;
}

/** Fingerprints whose state differs, those that came or went included. */
export function changed(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const all = new Set([...before.keys(), ...after.keys()]);
  return [...all].filter(fingerprint => before.get(fingerprint) !== after.get(fingerprint));
}

/** What may cover a finding, the narrowest first; whether it does is not known yet. */
export function candidates(engine: DriftEngine, finding: Finding, active: ActiveRule): ExceptionScope[] {
  if (finding.kind === 'acyclic') return waysToCut(engine, finding, active);
  const from = selectorOfPath(engine.policy, finding.path);
  if (from === undefined) return [];
  if (finding.specifier === undefined) return [{ from }];
  return targetsOf(engine, finding).map(to => ({ from, to }));
}

/** What the target may be called, the narrowest first. */
function targetsOf(engine: DriftEngine, finding: Finding): (string | string[])[] {
  const { kind, target, chain } = finding;
  const selector = (path: string): string[] => [selectorOfPath(engine.policy, path) ?? []].flat();
  if (kind === 'packages') return [`package:${target}`];
  if (chain.length > 0) {
    return engine.graph.nodeOf(target) === undefined ? [`package:${target}`] : [...selector(target)];
  }
  const resolved = edgesAt(engine, finding).map(edge => edge.target);
  const single = resolved.flatMap(led =>
    led.kind === 'package' ? `package:${led.name}` : led.kind === 'file' ? selector(led.path) : [],
  );
  const inFolders = resolved.flatMap(led => (led.kind === 'files' ? led.paths.map(folderOf) : []));
  // The files of one import may lie in several folders; the finding names the first.
  const choices = inFolders.length === 0 ? [[]] : [[target], inFolders];
  return choices.flatMap(folders => {
    const all = [...new Set([...single, ...folders.flatMap(folder => selectorOfFolder(folder) ?? [])])];
    return all.length === 0 ? [] : [all.length === 1 ? all[0]! : all];
  });
}

/** The imports that a finding and its other occurrences are about. */
function edgesAt({ graph }: DriftEngine, { path, range, target }: Finding): Edge[] {
  const edges = graph.file(path)?.edges ?? [];
  return edges.filter(
    edge =>
      (edge.range.start.line === range.start.line && edge.range.start.character === range.start.character) ||
      (edge.target.kind === 'file' && edge.target.path === target),
  );
}
