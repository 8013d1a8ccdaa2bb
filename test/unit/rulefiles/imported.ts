import { readBlueprint } from '../../../src/core/artifacts/blueprint.ts';
import { blueprintPath } from '../../../src/core/artifacts/paths.ts';
import { isSourceFile } from '../../../src/core/drift/policy/sources.ts';
import type { Finding } from '../../../src/core/model/finding.ts';
import type { Rule } from '../../../src/core/model/rule.ts';
import { type Merged, mergeRuleFiles } from '../../../src/core/rulefiles/merge.ts';
import { readRuleFiles, ruleFilePaths } from '../../../src/core/rulefiles/readers.ts';
import { evaluate, type Tree } from '../drift/tree.ts';
import { sourceOf } from './source.ts';

/** A workspace whose rule files were imported. */
export interface Imported extends Merged {
  rules: readonly Rule[];
  /** What was lost, as `line what: why`. */
  said: string[];
  /** Findings of the tree with these files added or replaced. */
  check(more?: Tree): Finding[];
  /** Their fingerprints; built-in findings begin with `builtin/`. */
  found(more?: Tree): string[];
}

/** Import every rule file of a tree, into its blueprint where it has one. */
export function imported(tree: Tree): Imported {
  const source = sourceOf(tree);
  const files = ruleFilePaths(source).flatMap(path => readRuleFiles(path, source));
  const isSource = isSourceFile({ include: [], exclude: [], maxBytes: 5_000_000 });
  const sources = Object.keys(tree).filter(isSource);
  const merged = mergeRuleFiles(tree[blueprintPath], files, { title: 'app', sources });
  const { value, problems } = readBlueprint(blueprintPath, merged.text);
  const isEmpty = value.components === undefined && value.rules === undefined;
  if (problems.length > 0 && !isEmpty) throw new Error(problems.map(({ message }) => message).join('\n'));
  const check = (more: Tree = {}): Finding[] =>
    evaluate({ ...tree, ...more, [blueprintPath]: merged.text }).findings.filter(
      ({ state }) => state === 'new',
    );
  return {
    ...merged,
    rules: value.rules ?? [],
    said: merged.files.flatMap(({ lost }) =>
      lost.map(({ range, what, why }) => `${range.start.line} ${what}: ${why}`),
    ),
    check,
    found: more => check(more).map(({ fingerprint }) => fingerprint),
  };
}
