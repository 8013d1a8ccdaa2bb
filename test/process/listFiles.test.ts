import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listFiles } from '../../src/node/listFiles.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'plumbrule-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), path);
  }
}
const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'pipe' });

describe('the files of a workspace', () => {
  it('are those that Git knows and those that it does not ignore', async () => {
    git('init', '-q');
    write('tracked.ts', 'a b/tab\tand "quote".ts', 'gone.ts', 'ignored-but-tracked.log');
    git('add', '--force', '.');
    write('.gitignore', 'new.ts', 'new.log', 'out/new.ts');
    writeFileSync(join(root, '.gitignore'), '*.log\nout/\n');
    rmSync(join(root, 'gone.ts'));
    expect(await listFiles(root)).toEqual([
      '.gitignore',
      'a b/tab\tand "quote".ts',
      'ignored-but-tracked.log',
      'new.ts',
      'tracked.ts',
    ]);
  });

  it('are no links, whether Git knows them or not, and no other repositories', async () => {
    git('init', '-q');
    write('a.ts', 'inner/b.ts');
    symlinkSync('a.ts', join(root, 'known.ts'));
    git('add', 'a.ts', 'known.ts');
    symlinkSync('a.ts', join(root, 'new.ts'));
    execFileSync('git', ['init', '-q'], { cwd: join(root, 'inner') });
    expect(await listFiles(root)).toEqual(['a.ts']);
  });

  it('are not what a sparse checkout left out', async () => {
    git('init', '-q');
    write('here.ts', 'kept.ts', 'left-out.ts');
    git('add', '.');
    git('update-index', '--skip-worktree', 'kept.ts', 'left-out.ts');
    rmSync(join(root, 'left-out.ts'));
    expect(await listFiles(root)).toEqual(['here.ts', 'kept.ts']);
  });

  it('stand in a merge that is not done yet, and once', async () => {
    git('init', '-q', '-b', 'main');
    const commit = (text: string) => {
      writeFileSync(join(root, 'a.ts'), text);
      git('add', '.');
      git('-c', 'user.name=T', '-c', 'user.email=t@localhost', 'commit', '-q', '-m', text);
    };
    commit('one');
    git('checkout', '-q', '-b', 'other');
    commit('two');
    git('checkout', '-q', 'main');
    commit('three');
    expect(() => git('-c', 'user.name=T', '-c', 'user.email=t@localhost', 'merge', 'other')).toThrow();
    expect(await listFiles(root)).toEqual(['a.ts']);
  });

  it('include the plan, for those who keep it out of Git', async () => {
    git('init', '-q');
    write('.gitignore', '.plumbrule/blueprint.yaml');
    writeFileSync(join(root, '.gitignore'), '.plumbrule\n');
    expect(await listFiles(root)).toEqual(['.gitignore', '.plumbrule/blueprint.yaml']);
  });
});
