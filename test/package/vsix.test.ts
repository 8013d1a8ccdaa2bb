import { existsSync, readFileSync } from 'node:fs';
import picomatch from 'picomatch';
import { beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../scripts/root.ts';
import { vsixLimit, vsixPath } from '../../scripts/vsix.ts';
import { zipEntries } from './zipEntries.ts';

/** Written out a second time on purpose: a line added to .vscodeignore alone must fail here. */
const shipped = [
  'package.json',
  'package.nls.json',
  'readme.md',
  'changelog.md',
  'LICENSE.txt',
  'dist/{extension,languageClient,server,cli,patternWorker}.js',
  'dist/parts/*.mjs',
  'dist/patterns/*.wasm.br',
  'dist/webview/*.{js,css,ttf}',
  'dist/THIRD_PARTY_NOTICES.txt',
  'schemas/*.json',
  'media/**/*.{svg,png,md}',
];

describe('the packed extension', () => {
  let archive: Buffer;
  let paths: string[];

  beforeAll(() => {
    archive = readFileSync(vsixPath);
    paths = zipEntries(archive)
      .map(({ path }) => path)
      .filter(path => path.startsWith('extension/'))
      .map(path => path.slice('extension/'.length));
  });

  it('holds nothing but what is meant for users', () => {
    const isShipped = picomatch(shipped);
    expect(paths.filter(path => !isShipped(path))).toEqual([]);
  });

  it('holds every file that its manifest names', () => {
    const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
    const named = JSON.stringify([manifest.main, manifest.icon, manifest.contributes]).match(
      /(?<=")(\.\/)?(dist|media|schemas)\/[^"]+/g,
    );
    expect(named!.map(path => path.replace(/^\.\//, '')).filter(path => !paths.includes(path))).toEqual([]);
  });

  it('holds the language server and the pages that the extension loads by path', () => {
    expect(paths).toEqual(
      expect.arrayContaining(['dist/server.js', 'dist/webview/panel.js', 'dist/webview/dashboard.js']),
    );
  });

  it('holds the licences of the packages that it contains', () => {
    expect(paths).toContain('dist/THIRD_PARTY_NOTICES.txt');
    const notices = readFileSync(inRoot('dist', 'THIRD_PARTY_NOTICES.txt'), 'utf8');
    for (const name of ['yaml', 'zod', 'lit-html', 'mermaid', '@vscode/codicons', 'vscode-languageclient']) {
      expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
    }
    expect(notices.match(/\(undefined\)/)).toBeNull();
  });

  it('stays within the size budget', () => {
    expect(archive.length).toBeLessThanOrEqual(vsixLimit);
  });

  it('carries every bundle that the build leaves', () => {
    const bundles = ['extension', 'languageClient', 'server', 'cli', 'patternWorker'].map(
      name => `dist/${name}.js`,
    );
    expect(bundles.filter(path => existsSync(inRoot(path)) && !paths.includes(path))).toEqual([]);
  });
});
