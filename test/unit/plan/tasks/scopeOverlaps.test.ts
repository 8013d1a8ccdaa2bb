import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globInside, globsOverlap } from '../../../../src/core/plan/tasks/scopeGlobs.ts';
import { scopeOverlaps } from '../../../../src/core/plan/tasks/scopeOverlaps.ts';
import { taskGraph } from '../../../../src/core/plan/tasks/taskGraph.ts';
import {
  dependenciesOf,
  type PlacedTask,
  scopeIn,
  scopeOut,
} from '../../../../src/core/plan/tasks/taskList.ts';
import { placed } from '../placed.ts';

const scoped = (id: string, inside: string[], dependsOn: string[] = [], out: string[] = []) =>
  placed(id, { scope: { in: inside, out }, depends_on: dependsOn });
const overlaps = (...tasks: PlacedTask[]) => scopeOverlaps(tasks, taskGraph(tasks)).overlaps;

describe('scopeOverlaps', () => {
  it('names two tasks without an order that may change the same files', () => {
    expect(overlaps(scoped('A', ['src/app/**']), scoped('B', ['src/ui/**', 'src/app/digest/**']))).toEqual([
      { tasks: ['A', 'B'], glob: 'src/app/digest/**' },
    ]);
  });

  it('accepts what is ordered, directly or through others', () => {
    expect(
      overlaps(scoped('A', ['src/**']), scoped('B', ['src/**'], ['A']), scoped('C', ['src/**'], ['B'])),
    ).toEqual([]);
  });

  it('compares tasks of different depth too', () => {
    const found = overlaps(scoped('A', ['a/**']), scoped('B', ['b/**'], ['A']), scoped('C', ['b/**']));
    expect(found.map(({ tasks }) => tasks)).toEqual([['B', 'C']]);
  });

  it('takes out what the other task leaves alone', () => {
    expect(
      overlaps(scoped('A', ['src/app/**'], [], ['src/app/digest/**']), scoped('B', ['src/app/digest/**'])),
    ).toEqual([]);
  });

  it('keeps more than 32 tasks apart', () => {
    const chain = Array.from({ length: 80 }, (_, n) =>
      scoped(`T${n}`, ['src/**'], n === 0 ? [] : [`T${n - 1}`]),
    );
    expect(overlaps(...chain)).toEqual([]);
    expect(overlaps(...chain, scoped('X', ['src/**'], ['T40'])).map(({ tasks }) => tasks[0])).toEqual(
      chain.slice(41).map(({ id }) => id),
    );
  });

  it('names the first path of the later task that meets, in whatever order paths are written', () => {
    expect(overlaps(scoped('A', ['b', 'a/x.ts']), scoped('B', ['c', 'b/**', 'a/**']))).toEqual([
      { tasks: ['A', 'B'], glob: 'b/**' },
    ]);
    expect(overlaps(scoped('A', ['src/app']), scoped('B', ['src/apple/**', 'src/app.ts']))).toEqual([]);
  });

  it('agrees with comparing each with each', () => {
    const path = fc.constantFrom(
      'a',
      'a/',
      'a/**',
      'a/b',
      'a/b/**',
      'ab',
      'ab/**',
      '**',
      '*.ts',
      './a/b',
      'c/d',
    );
    const scope = fc.record({
      inside: fc.array(path, { maxLength: 3 }),
      out: fc.array(path, { maxLength: 2 }),
      after: fc.option(fc.nat(5), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(scope, { maxLength: 7 }), scopes => {
        const tasks = scopes.map(({ inside, out, after }, n) =>
          scoped(`T${n}`, inside, after !== undefined && after < n ? [`T${after}`] : [], out),
        );
        expect(overlaps(...tasks)).toEqual(eachWithEach(tasks));
      }),
    );
  });

  it('says so where more meet than can be listed', () => {
    const tasks = Array.from({ length: 2000 }, (_, n) => scoped(`T${n}`, ['src/**']));
    const { overlaps: listed, complete } = scopeOverlaps(tasks, taskGraph(tasks));
    expect(complete).toBe(false);
    expect(listed).toHaveLength(1000);
  });

  it('says so where there are too many paths to compare', () => {
    const globs = Array.from({ length: 4000 }, () => 'src/**');
    const tasks = [scoped('A', globs, [], ['src/**']), scoped('B', globs)];
    expect(scopeOverlaps(tasks, taskGraph(tasks))).toEqual({ overlaps: [], complete: false });
  });

  it('compares thousands of paths that lie apart', () => {
    const tasks = Array.from({ length: 5000 }, (_, n) => scoped(`T${n}`, [`src/${n}/**`]));
    expect(scopeOverlaps(tasks, taskGraph(tasks))).toEqual({ overlaps: [], complete: true });
  });
});

/** What scopeOverlaps finds, said plainly. */
function eachWithEach(tasks: readonly PlacedTask[]): { tasks: string[]; glob: string }[] {
  const waitsFor = (task: PlacedTask, id: string): boolean =>
    dependenciesOf(task.task).some(
      dependency => dependency === id || waitsFor(tasks.find(other => other.id === dependency)!, id),
    );
  return tasks.flatMap((second, index) =>
    tasks.slice(0, index).flatMap(first => {
      const glob = scopeIn(second.task).find(
        right =>
          !globInside(right, scopeOut(first.task)) &&
          scopeIn(first.task).some(
            left => globsOverlap(left, right) && !globInside(left, scopeOut(second.task)),
          ),
      );
      return glob === undefined || waitsFor(second, first.id) ? [] : [{ tasks: [first.id, second.id], glob }];
    }),
  );
}
