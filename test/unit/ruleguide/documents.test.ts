import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languagesDocument, ruleHover, rulesDocument } from '../../../src/core/ruleguide/markdown.ts';
import { ruleKindAt } from '../../../src/core/ruleguide/ruleAtPosition.ts';
import { rulePages } from '../../../src/core/ruleguide/table.ts';

const how = 'run `node scripts/run.mjs documents`';

describe('documents made from the sources', () => {
  it('docs/rules.md is current', () => {
    expect(readFileSync('docs/rules.md', 'utf8'), how).toBe(rulesDocument());
  });

  it('docs/languages.md is current', () => {
    expect(readFileSync('docs/languages.md', 'utf8'), how).toBe(languagesDocument());
  });
});

describe('the hover of a rule kind', () => {
  const text =
    'rules:\n  - { id: A, kind: forbid, from: a, to: b }\n  - id: B\n    "kind": layers\n    kindred: allow\n';
  const kindAt = (line: number, character: number) => ruleKindAt(text, { line, character })?.kind;

  it('is found on the key and on the word behind it, in flow and in block style', () => {
    expect([kindAt(1, 14), kindAt(1, 22), kindAt(3, 6), kindAt(3, 14)]).toEqual([
      'forbid',
      'forbid',
      'layers',
      'layers',
    ]);
  });

  it('is nowhere else', () => {
    expect([kindAt(0, 2), kindAt(1, 6), kindAt(1, 34), kindAt(4, 8), kindAt(99, 0)]).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });

  it('says what the kind demands and shows a rule and what it refuses', () => {
    const hover = ruleHover(rulePages.forbid);
    expect(hover).toContain('`from` must not import `to`');
    expect(hover).toContain('kind: forbid, from: domain, to: infra');
    expect(hover).toContain("import { log } from '../shared/log';");
  });
});
