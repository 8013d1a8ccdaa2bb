import { describe, expect, it } from 'vitest';
import { readTasks } from '../../../src/core/artifacts/tasks.ts';
import { tasksOf } from '../../../src/core/plan/tasks/taskList.ts';
import { importInto } from '../../../src/core/tasklists/importInto.ts';
import { readTaskList } from '../../../src/core/tasklists/readTaskList.ts';
import { roadmapOf } from '../../../src/core/tasklists/roadmap.ts';
import { kiro, specKit, specKitty, workPackage } from './lists.ts';

const list = (text: string) => readTaskList('tasks.md', text);
const planned = (text: string) =>
  tasksOf(readTasks('tasks.yaml', text)).map(
    ({ id, task, phase, milestone }) => `${milestone.id} ${phase.id} ${id} ${task.status}`,
  );

const existing = `# Agreed on Monday
version: 1
milestones:
  - id: M1
    title: Before
    phases:
      - id: "1"
        title: Setup
        tasks:
          - { id: T001, title: Something else, status: todo } # keep
          - id: T002
            title: Add the mail library in package.json
            status: doing # nearly
`;

describe('importInto', () => {
  it('makes a plan of a list', () => {
    const { text, tasks, problems } = importInto(undefined, list(specKit));
    expect(readTasks('tasks.yaml', text).problems).toEqual([]);
    expect(planned(text)).toEqual([
      'M1 1 T001 done',
      'M1 1 T002 done',
      'M1 2 T003 todo',
      'M1 2 T004 todo',
      'M1 2 T005 todo',
      'M1 2 T006 todo',
    ]);
    expect(tasks[4]).toEqual({
      id: 'T005',
      title: 'Implement the link service in src/services/linkService.ts and the mail in `src/mail/**`',
      done: false,
      dependsOn: ['T003', 'T004'],
      paths: ['src/services/linkService.ts', 'src/mail/**'],
      milestone: 'M1',
      phase: '2',
    });
    expect(problems.map(({ message }) => message)).toEqual([
      'T006 waits for `T099`, which is no task here; correct the id in tasks.yaml, or add the task',
    ]);
  });

  it('keeps ids that look like numbers as they are written', () => {
    const { text } = importInto(undefined, list('- [ ] 1. a\n- [ ] 1.1 b\n- [ ] 1.10 c\n'));
    expect(planned(text)).toEqual(['M1 1 1.1 todo', 'M1 1 1.10 todo']);
  });

  it('adds to a plan: what is there stays, known tasks become done, other tasks of a name get another', () => {
    const { text, tasks, finished, problems } = importInto(existing, list(specKit));
    expect(text).toContain('# Agreed on Monday\n');
    expect(text).toContain('- { id: T001, title: Something else, status: todo } # keep\n');
    expect(text).toContain('status: done # nearly\n');
    expect(finished).toEqual([{ id: 'T002', from: 'doing' }]);
    expect(planned(text)).toEqual([
      'M1 1 T001 todo',
      'M1 1 T002 done',
      'M2 1 T001-2 done',
      'M2 2 T003 todo',
      'M2 2 T004 todo',
      'M2 2 T005 todo',
      'M2 2 T006 todo',
    ]);
    expect(tasks[1]).toMatchObject({ id: 'T002', milestone: 'M1', phase: '1' });
    expect(tasks[2]!.dependsOn).toEqual(['T001-2']);
    expect(problems.map(({ message }) => message)).toContain(
      'the plan has another task `T001`; this one was named `T001-2`',
    );
  });

  it('changes nothing when the same list comes again, and takes in what is new in its place', () => {
    const once = importInto(undefined, list(kiro)).text;
    expect(importInto(once, list(kiro)).text).toBe(once);
    const grown = kiro.replace('- [ ] 3.2 Send', '- [ ] 3.3 Confirm\n- [x] 3.2 Send');
    const twice = importInto(once, list(grown));
    expect(planned(twice.text).filter(line => line.includes(' 3 '))).toEqual([
      'M1 3 3.1 todo',
      'M1 3 3.2 done',
      'M1 3 3.3 todo',
    ]);
    expect(twice.finished).toEqual([{ id: '3.2', from: 'todo' }]);
  });

  it('leaves a task done that the list has not ticked yet, and says so', () => {
    const once = importInto(undefined, list(specKit)).text;
    const { text, problems } = importInto(once, list(specKit.replace('- [x] T001', '- [ ] T001')));
    expect(text).toBe(once);
    expect(problems.map(({ message }) => message)).toContain(
      'T001 is done in the plan and not here; it stays done',
    );
  });

  it('knows its own roadmap again', () => {
    const once = importInto(undefined, list(specKit)).text;
    const roadmap = roadmapOf([{ title: 'Links', tasks: readTasks('tasks.yaml', once) }]);
    const { text, tasks } = importInto(once, list(roadmap.replace('- [ ] T003', '- [x] T003')));
    expect(tasks).toHaveLength(6);
    expect(planned(text)).toEqual(planned(once).map(line => line.replace('T003 todo', 'T003 done')));
  });

  it('finds the phases of the plan that a work package waits for', () => {
    const once = importInto(undefined, list(specKitty)).text;
    const { tasks, problems } = importInto(once, list(workPackage));
    expect(tasks.map(({ id, dependsOn }) => [id, dependsOn])).toEqual([
      ['T003', ['T001', 'T002']],
      ['T004', ['T001', 'T002']],
    ]);
    expect(problems).toEqual([]);
  });

  it('refuses a plan that cannot be read', () => {
    expect(() => importInto('version: 1\nmilestones: [', list(kiro))).toThrow('mend tasks.yaml');
  });
});
