import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { taskGraph } from '../../../../src/core/plan/tasks/taskGraph.ts';
import { placed } from '../placed.ts';

const task = (id: string, dependsOn: string[] = [], effort = '1h') =>
  placed(id, { depends_on: dependsOn, effort });

describe('taskGraph', () => {
  it('puts dependencies first and otherwise keeps the order of the file', () => {
    const graph = taskGraph([task('C', ['B']), task('A'), task('B', ['A']), task('D')]);
    expect(graph.order).toEqual(['A', 'D', 'B', 'C']);
    expect(graph.groups).toEqual([['A', 'D'], ['B'], ['C']]);
    expect(graph.cycles).toEqual([]);
  });

  it('finds the chain that takes longest', () => {
    const graph = taskGraph([
      task('A', [], '1h'),
      task('B', ['A'], '1d'),
      task('C', ['A'], '2h'),
      task('D', ['B', 'C'], '30m'),
      task('E', [], '9h'),
    ]);
    expect(graph.criticalPath).toEqual(['A', 'B', 'D']);
    expect(graph.criticalHours).toBeCloseTo(9.5);
  });

  it('names unknown dependencies and goes on without them', () => {
    const graph = taskGraph([task('A', ['X'])]);
    expect(graph.unknown).toEqual([{ task: 'A', dependency: 'X' }]);
    expect(graph.order).toEqual(['A']);
  });

  it('names cycles, one that a task makes with itself among them', () => {
    const graph = taskGraph([task('A', ['B']), task('B', ['A']), task('S', ['S']), task('Z', ['A'])]);
    expect(graph.cycles).toEqual([['A', 'B'], ['S']]);
    expect(graph.order).toEqual([]);
  });

  it('reads numeric ids as text', () => {
    const graph = taskGraph([placed('1'), placed('2', { depends_on: [1] })]);
    expect(graph.order).toEqual(['1', '2']);
  });

  it('never puts a task before one that it waits for, and loses none', () => {
    const dependencies = fc.array(fc.array(fc.nat(11), { maxLength: 4 }), { maxLength: 12 });
    fc.assert(
      fc.property(dependencies, lists => {
        const tasks = lists.map((list, index) =>
          task(
            `T${index}`,
            list.map(to => `T${to}`),
          ),
        );
        const graph = taskGraph(tasks);
        const position = new Map(graph.order.map((id, index) => [id, index]));
        for (const id of graph.order) {
          for (const before of graph.dependencies.get(id)!) {
            expect(position.get(before)).toBeLessThan(position.get(id)!);
          }
        }
        expect(graph.groups.flat().sort()).toEqual([...graph.order].sort());
        expect(graph.cycles.length > 0).toBe(graph.order.length < tasks.length);
        for (const cycle of graph.cycles) {
          cycle.forEach((id, index) => {
            expect(graph.dependencies.get(id)).toContain(cycle[(index + 1) % cycle.length]);
          });
        }
      }),
    );
  });
});
