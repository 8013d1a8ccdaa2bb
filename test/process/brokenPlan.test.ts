import { afterEach, describe, expect, it } from 'vitest';
import { Workspace } from './sample.ts';

let workspace: Workspace;
afterEach(() => workspace.remove());

const head = `version: 1
components:
  app: { paths: ["src/**"] }
`;

/** What the command line says of a blueprint with this behind its components. */
function said(rest: string): string[] {
  workspace = Workspace.of({ '.plumbrule/blueprint.yaml': head + rest, 'src/a.ts': '' });
  const text = workspace.run(['check']);
  expect(text).toMatchObject({ code: 2, out: '' });
  const json = workspace.run(['check', '--format', 'json']);
  expect(json.code).toBe(2);
  const { problems } = JSON.parse(json.out) as {
    problems: { path: string; range: { start: { line: number; character: number } }; message: string }[];
  };
  const lines = problems.map(
    ({ path, range: { start }, message }) => `${path}:${start.line + 1}:${start.character + 1}: ${message}\n`,
  );
  expect(text.err).toBe(lines.join(''));
  return lines.map(line => line.trim().replace('.plumbrule/blueprint.yaml:', ''));
}

describe('a blueprint with a mistake in its settings stops every check (2)', () => {
  it.each([
    ['standards: { empty-cath: major }', '4:14: unknown key `empty-cath`; did you mean `empty-catch`?'],
    [
      'standards: { house-style: major }',
      '4:14: unknown key `house-style`; the keys here are empty-catch, todo-comment, secret, commented-out-code, sql-from-strings, undocumented-public-function, naming',
    ],
    [
      'standards: { secret: high }',
      '4:22: `secret`: expected one of minor, major, critical, off, found `high`',
    ],
    ['checks: { unmaped: off }', '4:11: unknown key `unmaped`; did you mean `unmapped`?'],
    [
      'checks: { unmapped: mayor }',
      '4:21: `unmapped`: expected one of minor, major, critical, off, found `mayor`; did you mean `major`?',
    ],
    [
      'rules: [ { id: A, kind: acyclic, severity: blocker } ]',
      '4:44: `severity`: expected one of minor, major, critical, found `blocker`',
    ],
  ])('%s', (rest, message) => {
    expect(said(`${rest}\n`)).toEqual([message]);
  });

  it('but keys of one’s own may stand anywhere', () => {
    workspace = Workspace.of({
      '.plumbrule/blueprint.yaml': `${head}standards: { x-house: { since: 2026 } }\nchecks: { x-ours: 1 }\nx-team: core\n`,
      'src/a.ts': '',
    });
    expect(workspace.check()).toMatchObject({ code: 0, findings: [], summary: { inconclusive: [] } });
  });
});
