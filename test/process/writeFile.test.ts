import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Workspace } from './sample.ts';

let workspace: Workspace;
afterEach(() => workspace.remove());

const blueprint = 'version: 1\ncomponents: { app: { paths: ["src/**"] } }\n';

describe('files that cannot be written', () => {
  it('are named, without the insides of the program', () => {
    workspace = Workspace.of({ '.plumbrule/blueprint.yaml': blueprint, '.plumbrule/plans': 'no folder\n' });
    for (const args of [
      ['plan', 'new', 'Digest'],
      ['check', '--output', 'no/such/folder.json'],
    ]) {
      const { code, err } = workspace.run(args);
      expect(code).toBe(2);
      expect(err).toMatch(/^plumbrule: \S+ cannot be written: /);
      expect(err).not.toMatch(/^ +at /m);
    }
  });

  it('stay as they are where they are not UTF-8', () => {
    const path = '.plumbrule/plans/digest-emails/tasks.yaml';
    workspace = Workspace.ofSample();
    const text = workspace.read(path);
    const latin1 = Buffer.from(`# Gr\xf6\xdfe\n${text}`, 'latin1');
    workspace.write(path, latin1);
    const { code, err } = workspace.run(['task', 'block', taskIn(text), '--reason', 'it waits']);
    expect(code).toBe(2);
    expect(err).toContain(`${path} cannot be written: it is not UTF-8`);
    expect(readFileSync(join(workspace.root, path))).toEqual(latin1);
  });
});

/** The first task of a tasks.yaml that is still to be done. */
const taskIn = (text: string): string => /id: (T\d+)(?:(?!id:)[\s\S])*status: todo/.exec(text)![1]!;

describe("the plan's own files that cannot be read", () => {
  it('are problems, and do not count as absent', () => {
    const path = 'docs/decisions/0001-no-axios.md';
    workspace = Workspace.of({ '.plumbrule/blueprint.yaml': blueprint, [path]: '# No axios\n' });
    workspace.commit();
    rmSync(join(workspace.root, path));
    mkdirSync(join(workspace.root, path));
    for (const command of ['check', 'gate', 'status']) {
      const { code, out } = workspace.run([command, '--format', 'json']);
      expect(code, command).toBe(2);
      expect(JSON.parse(out).problems).toMatchObject([
        { path, message: expect.stringContaining('cannot be read') },
      ]);
    }
  });
});
