import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Workspace } from './sample.ts';

let workspace: Workspace;
afterEach(() => workspace.remove());

describe('adr', () => {
  it('lists every decision as the contract has it', () => {
    workspace = Workspace.of({
      '.adr-dir': 'doc/adr\n',
      'doc/adr/0001-use-ports.md':
        '# 1. Use ports\n\n## Status\n\nSuperseded by [2. Onions](0002-onions.md)\n',
      'doc/adr/0002-onions.md':
        '# 2. Onions\n\n## Status\n\nAccepted\n\nSupersedes [1. Use ports](0001-use-ports.md)\n',
      'doc/adr/notes.md': '# Notes\n',
      'doc/adr/README.md': '# Decisions\n',
      'doc/adr/template.md': '# Title\n',
    });
    const { code, out } = workspace.run(['adr', 'list', '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      version: 1,
      decisions: [
        {
          id: '0001',
          title: 'Use ports',
          status: 'superseded',
          path: 'doc/adr/0001-use-ports.md',
          supersedes: [],
          supersededBy: ['0002'],
          readable: true,
          problems: [],
        },
        {
          id: '0002',
          title: 'Onions',
          status: 'accepted',
          path: 'doc/adr/0002-onions.md',
          supersedes: ['0001'],
          supersededBy: [],
          readable: true,
          problems: [],
        },
        expect.objectContaining({
          id: 'notes',
          status: null,
          readable: false,
          problems: [expect.objectContaining({ message: expect.stringContaining('no readable status') })],
        }),
      ],
    });
  });

  it('makes a proposed one, and checks them all', () => {
    workspace = Workspace.of({ 'docs/decisions/0001-a.md': '---\nstatus: accepted\n---\n# A\n' });
    expect(workspace.run(['adr', 'new', 'Keep it small']).out).toBe('docs/decisions/0002-keep-it-small.md\n');
    expect(existsSync(join(workspace.root, 'docs/decisions/0002-keep-it-small.md'))).toBe(true);
    expect(workspace.run(['adr', 'check']).code).toBe(0);
    workspace.write('docs/decisions/0003-b.md', '---\nstatus: accepted\nsupersedes: 0001\n---\n# B\n');
    const { code, out } = workspace.run(['adr', 'check']);
    expect(code).toBe(1);
    expect(out).toContain('docs/decisions/0001-a.md:2:9: 0003 replaces it, and both are accepted');
  });

  it('neither lists nor makes decisions while the settings, which say where they lie, are broken', () => {
    workspace = Workspace.of({
      '.plumbrule/config.yaml': 'version: 1\ndocs: { decisions: adr, place: here }\n',
      'adr/0001-a.md': '# A\n',
    });
    for (const args of [
      ['adr', 'list', '--format', 'json'],
      ['adr', 'check', '--format', 'json'],
    ]) {
      const { code, out } = workspace.run(args);
      expect(code).toBe(2);
      expect(JSON.parse(out).problems).toMatchObject([{ path: '.plumbrule/config.yaml' }]);
    }
    expect(workspace.run(['adr', 'new', 'B']).code).toBe(2);
    expect(existsSync(join(workspace.root, 'docs'))).toBe(false);
  });
});
