import { describe, expect, it } from 'vitest';
import { scopeOverlaps } from '../../../../src/core/plan/tasks/scopeOverlaps.ts';
import { taskGraph } from '../../../../src/core/plan/tasks/taskGraph.ts';
import type { PlacedTask } from '../../../../src/core/plan/tasks/taskList.ts';
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

  it('says so where there are too many paths to compare', () => {
    const globs = Array.from({ length: 4000 }, (_, n) => `src/${n}/**`);
    const tasks = [scoped('A', globs), scoped('B', globs)];
    expect(scopeOverlaps(tasks, taskGraph(tasks))).toEqual({ overlaps: [], complete: false });
  });
});
