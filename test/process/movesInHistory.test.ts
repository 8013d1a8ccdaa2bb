import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Workspace } from './sample.ts';

const baselinePath = '.plumbrule/baseline.txt';
const files = {
  '.plumbrule/blueprint.yaml': `version: 1
components:
  app: { paths: ["src/app/**"] }
  infra: { paths: ["src/infra/**"] }
rules:
  - { id: R, kind: forbid, from: app, to: infra }
  - { id: C, kind: acyclic, scope: file }
`,
  'src/app/a.ts': "import '../infra/db';\n",
  'src/app/b.ts': 'export {};\n',
  'src/infra/db.ts': 'export {};\n',
  [baselinePath]: 'R src/app/a.ts src/infra/db.ts\n',
};

let workspace: Workspace;
beforeEach(() => {
  workspace = Workspace.of(files);
});
afterEach(() => workspace.remove());

const states = (): string[] =>
  workspace.check().findings.map(({ state, fingerprint }) => `${state} ${fingerprint}`);
const stale = (entry: string): string =>
  `new builtin/stale-baseline ${baselinePath} ${entry.replaceAll(' ', '%20')}`;

function rename(from: string, to: string, text: string): void {
  workspace.delete(from);
  workspace.write(to, text);
}

describe('accepted drift whose file is gone', () => {
  it('goes on under a new name in the folder, before and after the rename is committed', () => {
    workspace.commit();
    rename('src/app/a.ts', 'src/app/c.ts', files['src/app/a.ts']);
    expect(states()).toEqual(['baseline R src/app/c.ts src/infra/db.ts']);
    workspace.commit();
    expect(states()).toEqual(['baseline R src/app/c.ts src/infra/db.ts']);
  });

  it('is not what a neighbour does that was there all along', () => {
    workspace.commit();
    rename('src/app/a.ts', 'src/app/b.ts', files['src/app/a.ts']);
    const expected = [stale('R src/app/a.ts src/infra/db.ts'), 'new R src/app/b.ts src/infra/db.ts'];
    expect(states()).toEqual(expected);
    workspace.commit();
    expect(states()).toEqual(expected);
  });

  it('is not what is done with a neighbour of its target', () => {
    workspace.write('src/infra/net.ts', 'export {};\n');
    workspace.commit();
    workspace.delete('src/infra/db.ts');
    workspace.write('src/app/a.ts', "import '../infra/net';\n");
    expect(states()).toEqual([
      stale('R src/app/a.ts src/infra/db.ts'),
      'new R src/app/a.ts src/infra/net.ts',
    ]);
  });

  it('is not a cycle with a neighbour', () => {
    workspace.write(baselinePath, 'C src/app/x.ts src/app/x.ts+src/app/y.ts\n');
    workspace.write('src/app/a.ts', 'export {};\n');
    workspace.write('src/app/x.ts', "import './y';\n");
    workspace.write('src/app/y.ts', "import './x';\n");
    workspace.commit();
    workspace.delete('src/app/y.ts');
    workspace.write('src/app/x.ts', "import './z';\n");
    workspace.write('src/app/z.ts', "import './x';\n");
    expect(states()).toEqual(['baseline C src/app/x.ts src/app/x.ts+src/app/z.ts']);
    workspace.delete('src/app/z.ts');
    workspace.write('src/app/x.ts', "import './b';\n");
    workspace.write('src/app/b.ts', "import './x';\n");
    expect(states()).toEqual([
      stale('C src/app/x.ts src/app/x.ts+src/app/y.ts'),
      'new C src/app/b.ts src/app/b.ts+src/app/x.ts',
    ]);
  });

  it('was never there, and so has no new name', () => {
    workspace.write(baselinePath, 'R src/app/never.ts src/infra/db.ts\n');
    workspace.commit();
    const expected = [stale('R src/app/never.ts src/infra/db.ts'), 'new R src/app/a.ts src/infra/db.ts'];
    expect(states()).toEqual(expected);
    workspace.write(baselinePath, 'R src/app/never/a.ts src/infra/db.ts\n');
    workspace.commit();
    expect(states()).toEqual(['baseline R src/app/a.ts src/infra/db.ts']);
  });

  it('follows a folder with a new name', () => {
    workspace.commit();
    rename('src/app/a.ts', 'src/app/deep/a.ts', "import '../../infra/db';\n");
    workspace.commit();
    expect(states()).toEqual(['baseline R src/app/deep/a.ts src/infra/db.ts']);
  });

  it('is only known by its base name where there is no history', () => {
    rename('src/app/a.ts', 'src/app/c.ts', files['src/app/a.ts']);
    expect(states()).toEqual([stale('R src/app/a.ts src/infra/db.ts'), 'new R src/app/c.ts src/infra/db.ts']);
    rename('src/app/c.ts', 'src/app/deep/a.ts', "import '../../infra/db';\n");
    expect(states()).toEqual(['baseline R src/app/deep/a.ts src/infra/db.ts']);
  });

  it('may be written in any way without harm', () => {
    const odd = [
      'R /etc/passwd x',
      'R ../../x src/infra/db.ts',
      'R :(top)x src/infra/db.ts',
      'R \0 src/infra/db.ts',
    ];
    workspace.write(baselinePath, `${odd.join('\n')}\n`);
    workspace.commit();
    expect(states()).toContain('new R src/app/a.ts src/infra/db.ts');
  });
});
