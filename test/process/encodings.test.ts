import { afterEach, describe, expect, it } from 'vitest';
import { Workspace } from './sample.ts';

let workspace: Workspace;
afterEach(() => workspace.remove());

const blueprint = `version: 1
components:
  app: { paths: ["app/**"] }
  infra: { paths: ["infra/**"] }
rules:
  - { id: NO, kind: forbid, from: app, to: infra, because: "the app stands alone" }
  - { id: PKG, kind: packages, from: app, undeclared: true, because: "what is used is declared" }
checks: { unmapped: off, unresolved: off }
`;
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const bigEndian = (text: string): Buffer => utf16(text).swap16();
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
/** In Shift JIS the second byte of this character is a backslash, which would escape the quote behind it. */
const shiftJis = (text: string): Buffer =>
  Buffer.concat(
    text
      .split('表')
      .flatMap((part, at) => (at === 0 ? [] : [Buffer.from([0x95, 0x5c])]).concat(Buffer.from(part))),
  );

/** What is found in a workspace with these files: rule, file, and the columns that are underlined. */
function found(files: Record<string, string | Buffer>): string[] {
  workspace = Workspace.of({
    '.plumbrule/blueprint.yaml': blueprint,
    'infra/__init__.py': '',
    'infra/db.py': '',
    'infra/caché.py': '',
    'infra/Db.cs': 'namespace Infra; class Db { }',
    'infra/db.ts': '',
    'infra/db.rb': '',
  });
  for (const [path, text] of Object.entries(files)) workspace.write(path, text);
  const { findings, summary } = workspace.check();
  expect(summary.inconclusive).toEqual([]);
  return findings.map(
    ({ rule, path, range }) => `${rule} ${path} ${range.start.line}:${range.start.character}`,
  );
}

describe('Python in other encodings than UTF-8', () => {
  it('PEP 263: what the first or second line declares is how the file is read', () => {
    expect(
      found({
        'app/first.py': latin1('# -*- coding: latin-1 -*-\nx = "é"; from infra import caché\n'),
        'app/second.py': latin1(
          '#!/usr/bin/python\n# vim: set fileencoding=iso-8859-15 :\nimport infra.caché\n',
        ),
        'app/windows.py': latin1('# coding=cp1252\nimport infra.caché\n'),
        'app/japanese.py': shiftJis('# coding: shift_jis\nx = "表"; import infra.db\n'),
        'app/codepage.py': shiftJis('# coding: cp932\nx = "表"; import infra.db\n'),
      }),
    ).toEqual([
      'NO app/codepage.py 1:16',
      'NO app/first.py 1:27',
      'NO app/japanese.py 1:16',
      'NO app/second.py 2:7',
      'NO app/windows.py 1:7',
    ]);
  });

  it('without a declaration, and with one that nobody knows or that cannot be, all that is ASCII is read', () => {
    expect(
      found({
        'app/cannot.py': '# coding: utf-16\nimport infra.db\n',
        'app/none.py': latin1('x = "é"; import infra.db\n'),
        'app/third.py': latin1('\n\n# coding: utf-16\nx = "é"; import infra.db\n'),
        'app/unknown.py': latin1('# coding: rot_13\nx = "é"; import infra.db\n'),
      }),
    ).toEqual([
      'NO app/cannot.py 1:7',
      'NO app/none.py 0:16',
      'NO app/third.py 3:16',
      'NO app/unknown.py 1:16',
    ]);
  });
});

describe('sources of any language', () => {
  it('UTF-16 with a byte order mark is text, in both byte orders', () => {
    expect(
      found({
        'app/a.ts': utf16("// é\nimport '../infra/db';\n"),
        'app/b.cs': bigEndian('using Infra; Db db;\n'),
        'app/c.py': utf16('import infra.db\n'),
      }),
    ).toEqual(['NO app/a.ts 1:7', 'NO app/b.cs 0:6', 'NO app/c.py 0:7']);
  });

  it('Ruby declares its encoding as Python does', () => {
    expect(
      found({ 'app/a.rb': shiftJis('# encoding: Shift_JIS\nx = "表"; require_relative "../infra/db"\n') }),
    ).toEqual(['NO app/a.rb 1:26']);
  });

  it('UTF-16 without a mark, and UTF-32, are binary content', () => {
    workspace = Workspace.of({ '.plumbrule/blueprint.yaml': blueprint });
    workspace.write('app/a.py', Buffer.from('import infra.db\n', 'utf16le'));
    workspace.write('app/b.py', Buffer.from([0xff, 0xfe, 0, 0, 0x69, 0, 0, 0]));
    const unread = workspace.check().findings.filter(({ rule }) => rule === 'builtin/unparsed');
    expect(unread.map(({ path }) => path)).toEqual(['app/a.py', 'app/b.py']);
  });

  it('a file that is saved in another encoding is no new drift for --since', () => {
    workspace = Workspace.of({ '.plumbrule/blueprint.yaml': blueprint, 'infra/caché.py': '' });
    workspace.write('app/a.py', latin1('# coding: latin-1\nimport infra.caché\n'));
    workspace.write('app/b.py', utf16('import infra.caché\n'));
    workspace.commit();
    workspace.write('app/a.py', '# coding: utf-8\nimport infra.caché\n');
    workspace.write('app/b.py', 'import infra.caché\n');
    expect(workspace.check().summary.new).toBeGreaterThan(0);
    expect(workspace.check('--since', 'HEAD').summary).toMatchObject({ new: 0, inconclusive: [] });
  });
});

describe('manifests in other encodings', () => {
  it('a requirements.txt that PowerShell wrote by redirection is UTF-16', () => {
    expect(
      found({
        'requirements.txt': utf16('requests==2.32.3\r\nPyYAML==6.0.2\r\n'),
        'app/a.py': 'import requests, yaml, numpy\n',
      }),
    ).toEqual(['PKG app/a.py 0:23']);
  });

  it('a package.json with a byte order mark is read', () => {
    expect(
      found({
        'package.json': '\ufeff{ "dependencies": { "zod": "4" } }',
        'app/a.ts': "import 'zod';\nimport 'left-pad';\n",
      }),
    ).toEqual(['PKG app/a.ts 1:7']);
  });
});
