import { describe, expect, it } from 'vitest';
import { readAgents } from '../../../src/core/artifacts/agents.ts';
import { readConfig } from '../../../src/core/artifacts/config.ts';
import { readPlan } from '../../../src/core/artifacts/plan.ts';
import { readTasks } from '../../../src/core/artifacts/tasks.ts';
import type { Problem } from '../../../src/core/model/problem.ts';

const said = ({ problems }: { problems: readonly Problem[] }): string[] =>
  problems.map(
    ({ range, message, severity }) => `${range.start.line}:${range.start.character} ${severity}: ${message}`,
  );

const tasks = (...lines: string[]): string =>
  [
    'version: 1',
    'milestones:',
    '  - id: M1',
    '    phases:',
    '      - id: "1.1"',
    '        tasks:',
    ...lines.map(line => `          ${line}`),
  ].join('\n');

describe('readTasks', () => {
  it('reads ids of texts and numbers, and keeps unknown keys', () => {
    const read = readTasks('tasks.yaml', tasks('- { id: T1, points: 3 }', '- { id: 2, depends_on: [T1] }'));
    expect(read.problems).toEqual([]);
    expect(read.value.milestones[0]?.phases[0]?.tasks).toEqual([
      { id: 'T1', points: 3 },
      { id: 2, depends_on: ['T1'] },
    ]);
  });

  it.each<[string, string, string]>([
    [
      'an id twice',
      tasks('- id: T1', '- id: T1'),
      '7:16 error: the task id `T1` is taken by an earlier task; choose another',
    ],
    [
      'an id with a blank',
      tasks('- id: T 1'),
      '6:16 error: the task id `T 1` has a blank; write it in one piece, such as `T-1`',
    ],
    [
      'an id that loses a figure',
      tasks('- id: 1.10'),
      '6:16 error: the task id 1.1 reads as a number, so 1.10 becomes 1.1; put it in quotes',
    ],
    [
      'a mistyped key',
      tasks('- { id: T1, dependson: [] }'),
      '6:22 warning: unknown key `dependson`; did you mean `depends_on`?',
    ],
    [
      'a mistyped choice',
      tasks('- { id: T1, complexity: hig }'),
      '6:34 error: `complexity`: expected one of low, medium, high, found `hig`; did you mean `high`?',
    ],
    ['a task without id', tasks('- { title: x }'), '6:12 error: missing key `id`: write a text or a number'],
  ])('names %s', (_, text, problem) => {
    expect(said(readTasks('tasks.yaml', text))).toContain(problem);
  });

  it('leaves a broken task out and keeps the others', () => {
    const { value } = readTasks('tasks.yaml', tasks('- { title: x }', '- { id: T2, role: cook }'));
    expect(value.milestones[0]?.phases[0]?.tasks).toEqual([{ id: 'T2' }]);
  });
});

describe('the other files of a plan', () => {
  it('fills what a plan leaves out', () => {
    expect(readPlan('plan.yaml', 'version: 1\ntitle: X\n')).toMatchObject({
      value: { title: 'X', mode: 'full', state: 'draft', approvals: [] },
      problems: [],
    });
    expect(readPlan('plan.yaml', '').value).toEqual({
      version: 1,
      title: '',
      mode: 'full',
      state: 'draft',
      approvals: [],
    });
    expect(
      said(
        readPlan(
          'plan.yaml',
          'version: 1\ntitle: X\napprovals:\n  - { phase: resarch, by: a, at: b, sha256: c }\n',
        ),
      ),
    ).toEqual([
      '3:13 error: `phase`: expected one of research, architecture, tasks, documentation, prompts, agents, governance, found `resarch`; did you mean `research`?',
    ]);
  });

  it('reads an empty agents file', () => {
    expect(readAgents('agents.yaml', 'version: 1\n').value).toEqual({
      version: 1,
      assignments: [],
      gates: [],
    });
  });

  it('refuses paths that leave the workspace in the configuration', () => {
    const text =
      'version: 1\nsources: { include: ["/src/**"] }\ndocs: { root: ../docs }\npolicy: { fail_on: minr }\n';
    const { sources, docs } = readConfig('config.yaml', text).value;
    expect([sources?.include, docs?.root]).toEqual([[], undefined]);
    expect(said(readConfig('config.yaml', text))).toEqual([
      '3:19 error: `fail_on`: expected one of minor, major, critical, found `minr`; did you mean `minor`?',
      '1:21 error: `/src/**` is an absolute path; write it relative to the workspace',
      '2:14 error: `../docs` leaves the workspace; write a path inside it, without `..`',
    ]);
  });
});
