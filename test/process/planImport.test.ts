import { afterEach, describe, expect, it } from 'vitest';
import { kiro, specKit } from '../unit/tasklists/lists.ts';
import { Workspace } from './sample.ts';

let workspace: Workspace;
afterEach(() => workspace.remove());

const tasksOf = (plan: string): string => workspace.read(`.plumbrule/plans/${plan}/tasks.yaml`);

describe('plan import', () => {
  it('starts a draft plan, then adds to a plan, and prints one JSON document', () => {
    workspace = Workspace.of({ 'specs/004/tasks.md': specKit, '.kiro/specs/links/tasks.md': kiro });
    const first = workspace.run(['plan', 'import', 'specs/004/tasks.md', '--format', 'json']);
    expect(first).toMatchObject({ code: 0, err: '' });
    const answer = JSON.parse(first.out);
    expect(Object.keys(answer)).toEqual(['version', 'plan', 'tasks', 'problems']);
    expect(answer.plan).toBe('sign-in-by-link');
    expect(answer.tasks[2]).toEqual({
      id: 'T003',
      title: 'Contract test for POST /links in tests/contract/links.test.ts',
      done: false,
      dependsOn: ['T001'],
      paths: ['tests/contract/links.test.ts'],
      milestone: 'M1',
      phase: '2',
    });
    const line = specKit.split('\n').findIndex(text => text.includes('T099'));
    expect(answer.problems).toMatchObject([{ path: 'specs/004/tasks.md', range: { start: { line } } }]);
    const plans = JSON.parse(workspace.run(['plan', 'list', '--format', 'json']).out).plans;
    expect(plans).toMatchObject([{ slug: 'sign-in-by-link', title: 'Sign-in by link', state: 'draft' }]);

    const second = workspace.run(['plan', 'import', '.kiro/specs/links', '--plan', 'sign-in-by-link']);
    expect(second).toMatchObject({
      code: 0,
      out: 'Imported 6 tasks, 2 of them done. The plan is sign-in-by-link.\n',
    });
    expect(second.err).toContain('.kiro/specs/links/tasks.md:');
    expect(tasksOf('sign-in-by-link')).toContain('id: "3.2"');
  });

  it('exits with 2 for what cannot be read, and writes nothing', () => {
    workspace = Workspace.of({ 'a.md': '# Nothing\n', 'b.json': '{"tasks": [', 'c.md': 'a\0b' });
    for (const file of ['none.md', 'a.md', 'b.json', 'c.md', '.']) {
      expect(workspace.run(['plan', 'import', file]).code, file).toBe(2);
    }
    expect(workspace.run(['plan', 'import', 'a.md', '--plan', 'none']).code).toBe(2);
    expect(JSON.parse(workspace.run(['plan', 'list', '--format', 'json']).out).plans).toEqual([]);
  });
});
