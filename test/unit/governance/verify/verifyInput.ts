import { isSourceFile } from '../../../../src/core/drift/policy/sources.ts';
import { taskHistories } from '../../../../src/core/governance/taskHistory.ts';
import type {
  ChangedFile,
  Changes,
  Drift,
  VerifyInput,
} from '../../../../src/core/governance/verify/input.ts';
import { type Finding, fingerprintOf } from '../../../../src/core/model/finding.ts';
import { tasksOf } from '../../../../src/core/plan/tasks/taskList.ts';
import { completeFiles, contextOf, type Files } from '../../plan/sampleWorkspace.ts';

/** Changes since the task's start: paths, with `+` for added and `-` for deleted ones. */
export function changesOf(paths: readonly string[], more: Partial<Changes> = {}): Changes {
  const files = paths.map((path): ChangedFile => {
    if (path.startsWith('+')) return { path: path.slice(1), status: 'added' };
    if (path.startsWith('-')) return { path: path.slice(1), status: 'deleted' };
    return { path, status: 'modified' };
  });
  const base = { commit: 'a'.repeat(40), words: 'since T001 was started', certain: true };
  return { base, files, before: new Map(), ...more };
}

/** A finding in a file, new unless told. */
export function finding(rule: string, path: string, more: Partial<Finding> = {}): Finding {
  const start = { line: 2, character: 4 };
  return {
    rule,
    kind: 'allow',
    severity: 'major',
    state: 'new',
    path,
    range: { start, end: start },
    message: 'app may not import infra',
    target: 'src/infra/db.ts',
    chain: [],
    fingerprint: fingerprintOf(rule, path, 'src/infra/db.ts'),
    remedies: ['Import a port'],
    ...more,
  };
}

/** The drift of a work tree, none of it there before unless told. */
export const driftOf = (findings: Finding[], more: Partial<Drift> = {}): Drift => ({
  findings,
  inconclusive: [],
  earlier: new Set(),
  ...more,
});

/** What verification of a task of the sample plan rests on: one change inside its scope, no drift, commands that pass. */
export function inputOf(
  files: Files = completeFiles,
  more: Partial<VerifyInput> = {},
  task = 'T001',
): VerifyInput {
  const context = contextOf(files);
  const placed = tasksOf(context.plan.tasks).find(({ id }) => id === task)!;
  return {
    context,
    placed,
    history: taskHistories(context.workspace.journal(), 'digest')(task),
    changes: changesOf(['+src/domain/digest/digest.ts']),
    drift: driftOf([]),
    runs: (placed.task.validation ?? []).flatMap(({ run }) =>
      run === undefined
        ? []
        : [{ command: run, outcome: 'passed' as const, ending: 'exit code 0', output: '' }],
    ),
    isSource: isSourceFile(context.workspace.settings.sources),
    fileExists: path => files[path] !== undefined,
    paths: Object.keys(files),
    ...more,
  };
}
