import { afterEach, describe, expect, it } from 'vitest';
import { scopedPlan } from '../unit/governance/scopedPlan.ts';
import { planFile } from '../unit/plan/sampleWorkspace.ts';
import { Workspace } from './sample.ts';

let workspace: Workspace;
afterEach(() => workspace.remove());

const config = '.plumbrule/config.yaml';
const tasksPath = '.plumbrule/plans/digest/tasks.yaml';
const task = (id: string, folder: string, status: string) => `          - id: ${id}
            title: Work in ${folder}
            scope: { in: ["src/${folder}/**", "notes/${folder}.txt"] }
            status: ${status}
`;
const tasks = (one: string, two: string) => `version: 1
milestones:
  - id: M1
    title: Digests
    phases:
      - id: "1.1"
        title: Domain
        tasks:
${task('T001', 'domain', one)}${task('T002', 'app', two)}`;

/** A repository with an active, approved plan and two tasks. */
function planned(one = 'doing', two = 'todo'): Workspace {
  workspace = Workspace.of({
    ...scopedPlan(),
    '.plumbrule/blueprint.yaml':
      'version: 1\ncomponents:\n  app: { paths: ["src/app/**"] }\n  domain: { paths: ["src/domain/**"] }\nrules: []\nchecks: { unused: off, unmapped: off }\n',
    [tasksPath]: tasks(one, two),
    'src/app/a.ts': 'export const a = 1;\n',
    'src/domain/d.ts': 'export const d = 1;\n',
  });
  workspace.commit();
  return workspace;
}

/** Closes the gate: what was approved is another text now. */
function closeGate(): void {
  workspace.write(planFile, workspace.read(planFile).replace(/sha256: .*/, 'sha256: "0"'));
}

/** What `check` says of edits, as lines. */
function ofEdits(...args: string[]): string[] {
  return workspace
    .check(...(args.includes('--since') ? args : ['--since', 'HEAD', ...args]))
    .findings.filter(({ rule }) => rule === 'builtin/gate' || rule === 'builtin/scope')
    .map(({ fingerprint, severity, state, range: { start } }) => {
      expect([state, start]).toEqual(['new', { line: 0, character: 0 }]);
      return `${severity} ${fingerprint}`;
    });
}

describe('edits while a plan is active', () => {
  it('are nothing to speak of where they lie in the scope of a task that is being done', () => {
    planned();
    workspace.write('src/domain/d.ts', 'export const d = 2;\n');
    workspace.write('src/domain/new.ts', 'export {};\n');
    workspace.write('notes/domain.txt', 'x\n');
    workspace.write('README.md', 'x\n');
    expect(ofEdits()).toEqual([]);
    expect(workspace.check('--since', 'HEAD').code).toBe(0);
  });

  it('outside of it are major, whoever made them, and named by file and task', () => {
    planned();
    workspace.write('src/app/a.ts', 'export const a = 2;\n');
    workspace.write('src/app/new.ts', 'export {};\n');
    workspace.write('notes/app.txt', 'x\n');
    expect(ofEdits()).toEqual([
      'major builtin/scope notes/app.txt T001',
      'major builtin/scope src/app/a.ts T001',
      'major builtin/scope src/app/new.ts T001',
    ]);
    expect(workspace.check('--since', 'HEAD').code).toBe(1);
    expect(workspace.check().code).toBe(0);
    expect(ofEdits('src/app/new.ts')).toEqual(['major builtin/scope src/app/new.ts T001']);
  });

  it('of a task that is done are not held against the next one', () => {
    planned('done', 'doing');
    workspace.write('src/domain/d.ts', 'export const d = 2;\n');
    workspace.write('src/app/a.ts', 'export const a = 2;\n');
    workspace.write('src/other.ts', 'export {};\n');
    expect(ofEdits()).toEqual(['major builtin/scope src/other.ts T002']);
  });

  it('are held to no scope while no task is being done', () => {
    planned('todo');
    workspace.write('src/app/a.ts', 'export const a = 2;\n');
    expect(ofEdits()).toEqual([]);
  });

  it('are counted from the merge base', () => {
    planned();
    workspace.git('switch', '-q', '-c', 'work');
    workspace.write('src/app/a.ts', 'export const a = 2;\n');
    workspace.commit();
    expect(ofEdits()).toEqual([]);
    expect(ofEdits('--since', 'main')).toEqual(['major builtin/scope src/app/a.ts T001']);
  });

  it('of sources are drift while the gate is closed, and say what is missing', () => {
    planned();
    closeGate();
    workspace.write('src/domain/d.ts', 'export const d = 2;\n');
    workspace.write('notes/domain.txt', 'x\n');
    expect(ofEdits()).toEqual(['major builtin/gate src/domain/d.ts digest']);
    const found = workspace.check('--since', 'HEAD').findings.find(({ rule }) => rule === 'builtin/gate')!;
    expect(found.message).toBe(
      'src/domain/d.ts was edited while the gate is closed: digest: Research changed after it was approved.',
    );
    workspace.write(planFile, workspace.read(planFile).replace('mode: scoped', 'mode: full'));
    expect(
      workspace.check('--since', 'HEAD').findings.find(({ rule }) => rule === 'builtin/gate')!.message,
    ).toBe(
      'src/domain/d.ts was edited while the gate is closed: digest: Research changed after it was approved, and 5 more (`plumbrule gate`).',
    );
  });

  it('weigh what the configuration says', () => {
    planned();
    workspace.write('src/app/a.ts', 'export const a = 2;\n');
    workspace.write(config, 'version: 1\npolicy: { gate: off, scope: warn }\n');
    expect(ofEdits()).toEqual(['minor builtin/scope src/app/a.ts T001']);
    closeGate();
    expect(ofEdits()).toEqual([]);
    workspace.write(config, 'version: 1\npolicy: { gate: warn, scope: off }\n');
    expect(ofEdits()).toEqual(['minor builtin/gate src/app/a.ts digest']);
  });

  it('are not judged once the plan is closed', () => {
    planned();
    workspace.write('src/app/a.ts', 'export const a = 2;\n');
    workspace.write(planFile, workspace.read(planFile).replace('state: active', 'state: closed'));
    expect(ofEdits()).toEqual([]);
    workspace.write(planFile, workspace.read(planFile).replace('state: closed', 'state: active'));
    expect(ofEdits()).toHaveLength(1);
  });

  it('are explained by their fingerprint', () => {
    planned();
    workspace.write('src/app/a.ts', 'export const a = 2;\n');
    const { code, out } = workspace.run([
      'explain',
      'builtin/scope src/app/a.ts T001',
      '--since',
      'HEAD',
      '--format',
      'json',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out).findings).toHaveLength(1);
  });
});
