import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTasks } from '../../../src/core/artifacts/tasks.ts';
import { tasksOf } from '../../../src/core/plan/tasks/taskList.ts';
import { readTaskList } from '../../../src/core/tasklists/readTaskList.ts';
import { roadmapOf } from '../../../src/core/tasklists/roadmap.ts';

const ids = fc.uniqueArray(
  fc.oneof(
    { weight: 4, arbitrary: fc.nat(999).map(number => `T${String(number).padStart(3, '0')}`) },
    fc.tuple(fc.nat(5), fc.nat(12)).map(([a, b]) => `${a}.${b}`),
    fc.constantFrom(
      '1',
      '2',
      'LD-000',
      'WP01',
      'S0-1',
      'set-up',
      'ß',
      'a,b',
      '[P]',
      '**',
      '<!--',
      'T001-2',
      '-->',
    ),
  ),
  { minLength: 1, maxLength: 12 },
);
const words = fc.oneof(
  fc.constantFrom(
    'Add the table',
    'Done',
    '',
    '[P] and `more',
    'T005 T006',
    'Update README.md',
    '2.1 is late',
  ),
  fc.constantFrom(
    'waits (depends on T001)',
    'after 1.1',
    'x <!-- y',
    '**Bold**',
    '- [ ] T001 nested',
    '~~a~~',
  ),
  fc.string({ maxLength: 12, unit: 'grapheme' }),
);
const path = fc.constantFrom(
  'src/app/**',
  'src/a.ts',
  'docs',
  'Makefile',
  'a b/c.md',
  'src/[id]/x.tsx',
  '`',
  '/abs',
);
const phaseId = fc.constantFrom('1', '1.1', '2', 'WP01', 'alpha', 'a: b', 'Phase');
const title = fc.constantFrom(
  'Setup',
  '',
  'User Story 1 - Ask (P1)',
  'Legend',
  'Dependencies',
  '1. One',
  'a\nb',
);

const plan = ids.chain(all =>
  fc.record({
    tasks: fc.tuple(
      ...all.map(id =>
        fc.record({
          id: fc.constant(id),
          title: words,
          status: fc.constantFrom('todo', 'doing', 'done', 'blocked'),
          scope: fc.record({ in: fc.uniqueArray(path, { maxLength: 3 }) }),
          depends_on: fc.uniqueArray(fc.constantFrom(...all, 'T998'), { maxLength: 3 }),
        }),
      ),
    ),
    phases: fc.uniqueArray(fc.tuple(phaseId, title), { selector: ([id]) => id, minLength: 1, maxLength: 3 }),
    milestones: fc.uniqueArray(fc.tuple(fc.constantFrom('M1', '2', 'beta'), title), {
      selector: ([id]) => id,
      minLength: 1,
      maxLength: 2,
    }),
  }),
);

/** A `tasks.yaml` in which the tasks are dealt out to the phases in turn. */
function artifactOf({ tasks, phases, milestones }: typeof plan extends fc.Arbitrary<infer T> ? T : never) {
  const places = milestones.flatMap(([m]) => phases.map(([p]) => `${m}/${p}`));
  const json = {
    version: 1,
    milestones: milestones.map(([id, name]) => ({
      id,
      title: name,
      phases: phases.map(([phase, phaseTitle]) => ({
        id: phase,
        title: phaseTitle,
        tasks: tasks.filter((_, index) => places[index % places.length] === `${id}/${phase}`),
      })),
    })),
  };
  return readTasks('tasks.yaml', JSON.stringify(json));
}

const known = (task: {
  id: string;
  done: boolean;
  dependsOn: string[];
  paths: string[];
  milestone: string;
  phase: string;
}) => ({
  ...task,
  dependsOn: task.dependsOn.filter(id => id !== task.id).sort(),
  paths: [...task.paths].sort(),
});

describe('roadmapOf', () => {
  it('says what reading it back gives: ids, done states, places, dependencies and paths', () => {
    fc.assert(
      fc.property(plan, drawn => {
        const artifact = artifactOf(drawn);
        const text = roadmapOf([{ title: 'Plan', tasks: artifact }]);
        const back = readTaskList('roadmap.md', `# Plan\n\n${text}`);
        const wanted = tasksOf(artifact).map(({ id, task, milestone, phase }) =>
          known({
            id,
            done: task.status === 'done',
            dependsOn: task.depends_on!.map(String),
            paths: task.scope!.in as string[],
            milestone: milestone.id,
            phase: phase.id,
          }),
        );
        const read = back.tasks.map(({ id, status, dependsOn, paths, phase }) =>
          known({
            id,
            done: status === 'done',
            dependsOn,
            paths,
            milestone: phase.milestone.id ?? '',
            phase: phase.id,
          }),
        );
        expect(read).toEqual(wanted);
      }),
      { numRuns: 100 },
    );
  });
});
