import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editorName, findDesktopEditor } from '../../../scripts/editor/desktop.ts';
import { howToInstall } from '../../../scripts/editor/prerequisites.ts';

describe.skipIf(process.platform === 'win32')('on the PATH', () => {
  const originalPath = process.env.PATH;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plumbrule-path-'));
    process.env.PATH = folder;
  });

  afterEach(() => {
    process.env.PATH = originalPath;
    rmSync(folder, { recursive: true });
  });

  const put = (name: string) => {
    writeFileSync(join(folder, name), '#!/bin/sh\n');
    chmodSync(join(folder, name), 0o755);
  };
  const screen = { DISPLAY: ':0' };

  it('prefers code to the editors made from it', () => {
    put('windsurf');
    expect(editorName(findDesktopEditor(screen)!)).toBe('windsurf');
    put('code');
    expect(editorName(findDesktopEditor(screen)!)).toBe('code');
  });

  it('opens no window where none can be shown or where it would open on another machine', () => {
    put('code');
    expect(findDesktopEditor({ ...screen, VSCODE_IPC_HOOK_CLI: '/run/ipc.sock' })).toBeUndefined();
    expect(findDesktopEditor({ ...screen, WSL_DISTRO_NAME: 'Debian' })).toBeUndefined();
    if (process.platform === 'linux') expect(findDesktopEditor({})).toBeUndefined();
  });

  it('names the exact command for what is missing', () => {
    const missing = [
      {
        commands: ['krb5-config'],
        packages: { 'apt-get': 'libkrb5-dev', dnf: 'krb5-devel', pacman: 'krb5' },
      },
    ];
    put('dnf');
    expect(howToInstall('The editor', missing)).toContain('sudo dnf install -y krb5-devel');
    put('apt-get');
    expect(howToInstall('The editor', missing)).toContain('sudo apt-get install -y libkrb5-dev');
  });
});
