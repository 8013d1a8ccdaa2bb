import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CheckResult } from '../../src/core/model/finding.ts';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const cli = join(repository, 'dist/cli.js');
export const server = join(repository, 'dist/server.js');
if (!existsSync(cli) || !existsSync(server))
  throw new Error('Run `npm run build` first: these tests run what is in dist/');

/** A workspace in a folder of its own, under Git, with one commit. */
export class Workspace {
  readonly root = mkdtempSync(join(tmpdir(), 'plumbrule-'));

  static ofSample(): Workspace {
    const workspace = new Workspace();
    cpSync(join(repository, 'test/fixtures/notification-service'), workspace.root, { recursive: true });
    workspace.commit();
    return workspace;
  }

  static of(files: Record<string, string>): Workspace {
    const workspace = new Workspace();
    for (const [path, text] of Object.entries(files)) workspace.write(path, text);
    return workspace;
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  write(path: string, text: string | Buffer): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  delete(path: string): void {
    rmSync(join(this.root, path), { recursive: true });
  }

  git(...args: string[]): string {
    const identity = [
      '-c',
      'user.name=Test',
      '-c',
      'user.email=test@example.org',
      '-c',
      'commit.gpgsign=false',
    ];
    return execFileSync('git', [...identity, ...args], { cwd: this.root, encoding: 'utf8' });
  }

  commit(): void {
    if (!existsSync(join(this.root, '.git'))) this.git('init', '-q', '-b', 'main');
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', 'State');
  }

  /** Run the built command line here. */
  run(
    args: string[],
    options: { input?: string; env?: Record<string, string> } = {},
  ): { code: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd: this.root,
      encoding: 'utf8',
      input: options.input ?? '',
      env: { ...process.env, PLUMBRULE_NOW: '2026-11-21T12:00:00Z', ...options.env },
      maxBuffer: 64 * 1024 * 1024,
    });
    return { code: status, out: stdout, err: stderr };
  }

  check(...args: string[]): CheckResult & { version: 1; code: number | null } {
    const { code, out } = this.run(['check', '--format', 'json', ...args]);
    return { ...JSON.parse(out), code };
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
