import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cli } from './sample.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'plumbrule-'));
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const version = (more: Record<string, string>): string => {
  const { XDG_CACHE_HOME: _, HOME: __, ...others } = process.env;
  const options = { env: { ...others, ...more }, encoding: 'utf8', timeout: 20_000 } as const;
  return execFileSync(process.execPath, [cli, '--version'], options).trim();
};

describe('a command', () => {
  it('runs whatever the folder for caches is', () => {
    symlinkSync(join(home, 'not there'), join(home, '.cache'));
    mkdirSync(join(home, 'dangling'));
    symlinkSync(join(home, 'not there'), join(home, 'dangling', 'plumbrule'));
    writeFileSync(join(home, 'file'), '');
    const answers = [
      version({ HOME: home }),
      version({ XDG_CACHE_HOME: join(home, 'dangling') }),
      version({ XDG_CACHE_HOME: join(home, 'file') }),
      version({ XDG_CACHE_HOME: join(home, 'new') }),
      version({ XDG_CACHE_HOME: '/proc' }),
      version({}),
    ];
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^\d+\.\d+\.\d+/);
  });
});
