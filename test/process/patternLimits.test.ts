import { afterEach, expect, it } from 'vitest';
import { Workspace } from './sample.ts';

let workspace: Workspace;
afterEach(() => workspace.remove());

it('a rule that would take for ever is broken off, said, and takes nothing else with it', () => {
  const within = '{ kind: parenthesized_expression, has: ';
  const endless = `${within.repeat(6)}{ kind: string }${', stopBy: end }'.repeat(0)}${' }'.repeat(6)}`;
  workspace = Workspace.of({
    '.plumbrule/blueprint.yaml': `version: 1
components: { all: { paths: ["**"] } }
rules:
  - { id: SLOW, kind: pattern, language: ts, rule: ${endless.replaceAll('has: {', 'has: { stopBy: end,')} }
  - { id: P, kind: pattern, language: ts, rule: { pattern: "eval($A)" } }
`,
    'src/a.ts': 'eval(1);\n',
    'src/deep.ts': `f(${'('.repeat(3000)}1${')'.repeat(3000)}, eval(2));\n`,
    'src/z.ts': 'eval(3);\n',
  });
  const { code, findings, summary } = workspace.check();
  expect(findings.map(({ fingerprint }) => fingerprint)).toEqual([
    'P src/a.ts eval(1)',
    'P src/deep.ts eval(2)',
    'P src/z.ts eval(3)',
  ]);
  expect(summary.inconclusive).toEqual([
    {
      check: 'SLOW',
      path: '.plumbrule/blueprint.yaml',
      message: expect.stringMatching(/^src\/deep\.ts could not be searched \(it took more than 5 s\)/),
    },
  ]);
  expect(code).toBe(1);
}, 120_000);
