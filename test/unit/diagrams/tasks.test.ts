import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { taskDiagram } from '../../../src/core/diagrams/tasks.ts';
import type { Task } from '../../../src/core/model/tasks.ts';
import { taskGraph } from '../../../src/core/plan/tasks/taskGraph.ts';
import type { PlacedTask } from '../../../src/core/plan/tasks/taskList.ts';
import { hostileNames, strayLines } from './flowchartLines.ts';

const placed = (task: Task): PlacedTask => ({
  id: String(task.id),
  task,
  path: [],
  milestone: { id: 'M1', title: '', doneWhen: '' },
  phase: { id: '1', title: '' },
});

function draw(tasks: Task[]) {
  const list = tasks.map(placed);
  return taskDiagram(list, taskGraph(list));
}

describe('the task diagram', () => {
  it('says that there is nothing yet', () => {
    expect(draw([]).mermaid).toContain('"No tasks yet"');
  });

  it('frames each group, and draws the critical path thick', () => {
    const { mermaid, nodes } = draw([
      { id: 'T1', title: 'First', effort: '2h', status: 'done' },
      { id: 'T2', effort: '3h', depends_on: ['T1'], status: 'doing' },
      { id: 'T3', effort: '1h', depends_on: ['T1'], status: 'blocked' },
      { id: 'T4', effort: '1h', depends_on: ['T2', 'T3'] },
    ]);
    expect(mermaid).toMatch(/subgraph g0\["Group 1"\]\n\s+t0\["T1 \(2h\)<br\/>First"\]\n\s+end/);
    expect(mermaid).toMatch(/subgraph g1\["Group 2"\]\n\s+t1\["T2 \(3h\)"\]\n\s+t2\["T3 \(1h\)"\]\n\s+end/);
    expect(mermaid).toContain('t0 critical0@==> t1');
    expect(mermaid).toContain('t1 critical1@==> t3');
    expect(mermaid).toMatch(/t0 step\d@--> t2/);
    expect(mermaid).toContain('class t0,t1,t3 critical');
    for (const line of ['class t0 done', 'class t1 doing', 'class t2 blocked', 'class t3 todo']) {
      expect(mermaid).toContain(line);
    }
    expect(nodes.get('T3')).toBe('t2');
    expect(strayLines(mermaid)).toEqual([]);
  });

  it('keeps tasks in a circle apart', () => {
    const { mermaid } = draw([{ id: 'A', depends_on: ['B'] }, { id: 'B', depends_on: ['A'] }, { id: 'C' }]);
    expect(mermaid).toMatch(/subgraph g1\["In a circle"\]\n\s+t0\["A"\]\n\s+t1\["B"\]/);
  });

  it('goes without frames, group by group in the labels, where there are many', () => {
    const tasks = Array.from({ length: 30 }, (_, index): Task => ({ id: `T${index}`, effort: '1h' }));
    const { mermaid } = draw([...tasks, { id: 'last', depends_on: ['T0'] }]);
    expect(mermaid).not.toContain('subgraph');
    expect(mermaid).toContain('"T0 (1h), Group 1"');
    expect(mermaid).toContain('"last, Group 2"');
  });

  it('draws what matters most where all would be too many, and says so', () => {
    const chain = Array.from(
      { length: 10 },
      (_, index): Task => ({
        id: `C${index}`,
        effort: '1w',
        depends_on: index === 0 ? [] : [`C${index - 1}`],
      }),
    );
    const others = Array.from(
      { length: 200 },
      (_, index): Task => ({
        id: `T${index}`,
        status: index < 150 ? 'done' : index === 160 ? 'doing' : 'todo',
      }),
    );
    const { nodes, notes } = draw([...others, ...chain]);
    expect(nodes.size).toBe(60);
    for (const { id } of chain) expect(nodes.has(String(id))).toBe(true);
    expect(nodes.has('T160')).toBe(true);
    expect([...nodes.keys()].filter(id => id.startsWith('T') && Number(id.slice(1)) < 150)).toEqual([]);
    expect(notes).toContainEqual(expect.stringMatching(/^Drawn are 60 of 210 tasks/));
  });

  it('draws a plan of any length', () => {
    const tasks = Array.from(
      { length: 50_000 },
      (_, index): Task => ({
        id: `T${index}`,
        depends_on: index === 0 ? [] : [`T${index - 1}`],
      }),
    );
    expect(draw(tasks).nodes.size).toBe(60);
  });

  it('stays a diagram under any name', () => {
    const name = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostileNames));
    const task = fc.record({
      id: name,
      title: name,
      effort: name,
      depends_on: fc.array(name, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(task, { maxLength: 30 }), tasks => {
        expect(strayLines(draw(tasks).mermaid)).toEqual([]);
      }),
    );
  });
});
