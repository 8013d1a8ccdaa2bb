import type { RulePage } from './rulePage.ts';

/** What people read about rules of kind `pattern`. */
export const pattern: RulePage = {
  kind: 'pattern',
  summary: 'Code of this shape must not stand in `files`.',
  use: 'For calls and constructions that a decision rules out, where imports do not tell.',
  details: [
    '`rule` is an ast-grep rule object: `pattern`, `kind`, `regex`, `inside`, `has`, `not`, `all`, `any` and the rest. `language` takes one name or a list; `ts` includes tsx, mts and cts, not js.',
    'One finding a match. Files that cannot contain a match are not parsed, so a rule with a word in it is cheap.',
    'A rule that runs into its time limit is reported as inconclusive, never as kept.',
  ],
  blueprint: `components:
  all: { paths: ["src/**"] }
rules:
  - { id: PAT-1, kind: pattern, files: ["src/**"], language: ts, rule: { pattern: "console.log($$$)" } }
`,
  fails: {
    files: { 'src/pay.ts': "export const pay = () => console.log('paid');\n" },
    message: "`console.log('paid')` is refused here",
  },
  passes: {
    files: { 'src/pay.ts': "export const pay = (log: (text: string) => void) => log('paid');\n" },
  },
};
