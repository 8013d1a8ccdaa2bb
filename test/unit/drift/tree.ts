import { baselinePath, readBaseline } from '../../../src/core/drift/baseline/baseline.ts';
import { DriftEngine, type Evaluation } from '../../../src/core/drift/engine.ts';
import { policyOf } from '../../../src/core/drift/policy/policy.ts';
import { isSourceFile } from '../../../src/core/drift/policy/sources.ts';
import type { WorkspaceFiles } from '../../../src/core/drift/resolve/resolution.ts';
import type { Finding } from '../../../src/core/model/finding.ts';
import { readWorkspace } from '../../../src/core/plan/workspace.ts';
import type { FileReader } from '../../../src/core/ports.ts';

/** A workspace in memory: text by path. */
export type Tree = Record<string, string>;

export const today = new Date('2026-11-21T12:00:00Z');

/** A tree as a workspace's files. */
export function filesOf(tree: Tree): WorkspaceFiles & FileReader {
  return {
    has: path => path in tree,
    exists: path => path in tree,
    read: path => tree[path],
    paths: () => Object.keys(tree),
    list: folder =>
      Object.keys(tree)
        .filter(path => path.startsWith(`${folder}/`))
        .sort(),
  };
}

/** The workspace's policy and baseline as the tree has them now. */
export function planOf(tree: Tree) {
  const { blueprint, decisions } = readWorkspace(filesOf(tree));
  return { policy: policyOf(blueprint!, decisions, today), baseline: readBaseline(tree[baselinePath]) };
}

/** An engine that has read the whole tree. */
export function engineOf(tree: Tree): DriftEngine {
  const { policy, baseline } = planOf(tree);
  const engine = new DriftEngine(filesOf(tree), policy, baseline, component =>
    Object.keys(tree).some(path => policy.components.place(path)?.component === component),
  );
  const { settings } = readWorkspace(filesOf(tree));
  for (const path of Object.keys(tree).filter(isSourceFile(settings.sources))) {
    engine.setFile(path, { text: tree[path]! });
  }
  return engine;
}

/** What an engine finds in a whole tree. */
export function evaluate(tree: Tree): Evaluation {
  return engineOf(tree).evaluate();
}

/** Findings of rules, the built-in checks left out. */
export function ruleFindings(tree: Tree): Finding[] {
  return evaluate(tree).findings.filter(({ kind }) => kind !== 'builtin');
}

/** Findings of the built-in checks. */
export function builtinFindings(tree: Tree): Finding[] {
  return evaluate(tree).findings.filter(({ kind }) => kind === 'builtin');
}

/** The fingerprints alone. */
export const fingerprints = (findings: readonly Finding[]): string[] =>
  findings.map(({ fingerprint }) => fingerprint);

/** A blueprint of these parts. */
export function blueprint(components: string, rules: string, rest = ''): string {
  return `version: 1\ncomponents:\n${components}\nrules:\n${rules}\n${rest}`;
}
