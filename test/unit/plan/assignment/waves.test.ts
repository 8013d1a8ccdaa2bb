import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderOfWork } from '../../../../src/core/plan/assignment/waves.ts';
import { globsOverlap } from '../../../../src/core/plan/tasks/scopeGlobs.ts';
import { taskGraph } from '../../../../src/core/plan/tasks/taskGraph.ts';
import type { PlacedTask } from '../../../../src/core/plan/tasks/taskList.ts';
import { placed } from '../placed.ts';

const waves = (tasks: PlacedTask[]) => orderOfWork(tasks, taskGraph(tasks)).waves;
const task = (id: string, scope: string[], depends_on: string[] = []) =>
  placed(id, { scope: { in: scope }, depends_on });

describe('orderOfWork', () => {
  it('puts together what does not wait for each other and does not meet', () => {
    const tasks = [
      task('A', ['src/a/**']),
      task('B', ['src/b/**']),
      task('C', ['src/a/x.ts']),
      task('D', ['src/d/**'], ['A']),
    ];
    expect(waves(tasks)).toEqual([['A', 'B'], ['C'], ['D']]);
  });

  it('leaves out tasks that wait for each other, and has no wave without tasks', () => {
    expect(waves([task('A', [], ['B']), task('B', [], ['A']), task('C', [])])).toEqual([['C']]);
    expect(waves([])).toEqual([]);
  });

  it('holds every task once, behind what it depends on, beside nothing that it meets', () => {
    const folder = fc.constantFrom('a', 'b', 'c', 'a/x', 'b/y');
    const plan = fc.array(fc.record({ folder, back: fc.array(fc.nat(4), { maxLength: 2 }) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(plan, specs => {
        const tasks = specs.map(({ folder: name, back }, index) => {
          const before = [...new Set(back.map(step => index - 1 - step).filter(at => at >= 0))];
          return task(
            `T${index}`,
            [`src/${name}/**`],
            before.map(at => `T${at}`),
          );
        });
        const made = waves(tasks);
        expect(made.flat().sort()).toEqual(tasks.map(({ id }) => id).sort());
        const waveOf = new Map(made.flatMap((wave, at) => wave.map(id => [id, at] as const)));
        for (const one of tasks) {
          for (const before of one.task.depends_on ?? []) {
            expect(waveOf.get(String(before))!).toBeLessThan(waveOf.get(one.id)!);
          }
          for (const other of tasks) {
            if (other === one || waveOf.get(other.id) !== waveOf.get(one.id)) continue;
            expect(
              globsOverlap((one.task.scope!.in as string[])[0]!, (other.task.scope!.in as string[])[0]!),
            ).toBe(false);
          }
        }
      }),
    );
  });
});
