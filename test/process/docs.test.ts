import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Workspace } from './sample.ts';

let workspace: Workspace;
afterEach(() => workspace.remove());

interface Report {
  version: number;
  written?: string[];
  documents: { path: string; state: string; problems: { path: string; range: object; message: string }[] }[];
}

function report(...args: string[]): Report & { code: number | null } {
  const { code, out } = workspace.run(['docs', '--format', 'json', ...args]);
  return { code, ...JSON.parse(out) };
}

describe('docs', () => {
  it('writes what is missing; then the check holds until a source changes', () => {
    workspace = Workspace.ofSample();
    expect(report('--check')).toMatchObject({
      code: 1,
      version: 1,
      documents: expect.arrayContaining([
        { path: 'docs/project-overview.md', state: 'missing', problems: [expect.anything()] },
      ]),
    });
    const first = report();
    expect(first.code).toBe(0);
    expect(first.written).toEqual(
      expect.arrayContaining(['docs/architecture.md', 'docs/context/domain.md', 'src/domain/CONTEXT.md']),
    );
    expect(workspace.read('docs/architecture.md')).toContain('```mermaid');
    expect(report()).toMatchObject({ code: 0, written: [] });
    const held = report('--check');
    expect(held.code).toBe(0);
    expect(held.documents.find(({ path }) => path === 'docs/project-overview.md')).toMatchObject({
      state: 'needs-text',
    });

    const blueprint = workspace.read('.plumbrule/blueprint.yaml');
    workspace.write('.plumbrule/blueprint.yaml', blueprint.replace('No I/O.', 'Nothing else.'));
    const text = workspace.run(['docs', '--check']);
    expect(text.code).toBe(1);
    expect(text.out).toMatch(/^out of date +docs\/context\/architecture-overview\.md$/m);
    expect(text.out).toMatch(
      /^docs\/context\/architecture-overview\.md:\d+:1: The part `structure` is out of date/m,
    );
  });

  it('keeps what people wrote around the parts, byte for byte', () => {
    workspace = Workspace.ofSample();
    workspace.write('docs/project-overview.md', Buffer.from('\ufeff# Mine\r\n\r\nWords.\r\n'));
    workspace.run(['docs']);
    const text = workspace.read('docs/project-overview.md');
    expect(text.startsWith('\ufeff# Mine\r\n\r\nWords.\r\n\r\n<!-- plumbrule:begin parts -->\r\n')).toBe(
      true,
    );
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('needs a blueprint, and a plan that can be read', () => {
    workspace = Workspace.of({ 'src/a.ts': '' });
    expect(workspace.run(['docs'])).toMatchObject({ code: 2, out: '' });
    workspace.remove();
    workspace = Workspace.ofSample();
    workspace.write('.plumbrule/plans/digest-emails/tasks.yaml', 'version: [');
    const broken = workspace.run(['docs']);
    expect(broken.code).toBe(2);
    expect(broken.err).toContain('tasks.yaml:1:');
  });

  it('writes nothing through a link that leads out of the workspace', () => {
    workspace = Workspace.of({
      'inside/.plumbrule/blueprint.yaml': 'version: 1\ncomponents: { a: { paths: ["src/**"] } }\n',
      'outside/project-overview.md': 'Mine.\n',
    });
    mkdirSync(join(workspace.root, 'inside/src'));
    symlinkSync('../outside', join(workspace.root, 'inside/docs'));
    const { code, err } = workspace.run(['-C', 'inside', 'docs']);
    expect(code).toBe(2);
    expect(err).toContain('leads out of the workspace');
    expect(workspace.read('outside/project-overview.md')).toBe('Mine.\n');
  });
});
