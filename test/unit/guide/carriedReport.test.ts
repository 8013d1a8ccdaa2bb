import { describe, expect, it } from 'vitest';
import { carriedReport, carriedWords, lossWords } from '../../../src/core/guide/carriedReport.ts';
import type { Rule } from '../../../src/core/model/rule.ts';
import type { Carried } from '../../../src/core/rulefiles/merge.ts';

const rule: Rule = { id: 'TACH-__a__', kind: 'acyclic' };
const carried = (more: Partial<Carried> = {}): Carried => ({
  source: { tool: 'tach', path: 'tach.toml' },
  components: [],
  rules: [],
  known: [],
  lost: [],
  ...more,
});
const at = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 0 } });

describe('what is told of imported rules', () => {
  it('is how much is new, and how the code stands to it', () => {
    const words = (more: Partial<Carried>, findings = 0) =>
      carriedWords({ files: [carried(more)], notes: [], findings });
    expect(words({ rules: [rule] })).toBe('1 rule. The code holds to that.');
    expect(words({ rules: [rule, rule], components: ['a'] }, 2)).toBe(
      '2 rules and 1 component. The code breaks that in 2 places.',
    );
    expect(words({ known: ['TACH-a'] })).toBe('The blueprint has these rules already.');
    expect(words({})).toBe('None of these rules can be carried over.');
  });

  it('names every loss with its place', () => {
    const lost = [
      { path: 'a b/tach(1).toml', range: at(4), what: '`exact`', why: 'no finding', instead: 'Nothing' },
    ];
    const files = [carried({ rules: [rule], lost })];
    expect(lossWords(files)).toBe('1 part not carried over, or not exactly.');
    expect(carriedReport({ files, notes: ['`checks`: off'], findings: 0 })).toBe(`# Imported rules

1 rule. The code holds to that. 1 part not carried over, or not exactly.

\`checks\`: off

## tach.toml (tach)

1 rule.

Not carried over, or not exactly:

- [a b/tach\\(1\\).toml:5](/a%20b/tach%281%29.toml#L5) **\`exact\`**: no finding. Nothing.

Rules:

- TACH-\\_\\_a\\_\\_ (acyclic)
`);
  });

  it('shows what rule files say as text', () => {
    const lost = [{ path: 't.toml', range: at(0), what: '<img src=x>', why: '[a](command:b)' }];
    const report = carriedReport({ files: [carried({ lost })], notes: [], findings: 0 });
    expect(report).toContain('\\<img src=x\\>');
    expect(report).not.toContain('[a](');
  });
});
