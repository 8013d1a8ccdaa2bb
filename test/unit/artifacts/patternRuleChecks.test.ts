import { describe, expect, it } from 'vitest';
import { readBlueprint } from '../../../src/core/artifacts/blueprint.ts';

const said = (fields: string): string[] =>
  readBlueprint(
    'blueprint.yaml',
    `version: 1\ncomponents: { app: { paths: "src/**" } }\nrules:\n- { id: P, kind: pattern, ${fields} }\n`,
  ).problems.map(({ range, message }) => `${range.start.line}:${range.start.character} ${message}`);
const ofRule = (rule: string): string[] => said(`language: ts, rule: ${rule}`);

describe('the languages of a pattern rule', () => {
  it.each([
    'ts',
    'TypeScript',
    'tsx',
    'JS',
    'jsx',
    'py',
    'golang',
    'java',
    'kt',
    'C#',
    'cs',
    'rs',
    'php',
    'rb',
  ])('may be written %s', name => {
    expect(said(`language: "${name}", rule: { kind: x }`)).toEqual([]);
  });

  it('are named where one is not read', () => {
    expect(said('language: [ts, pyhton], rule: { kind: x }')).toEqual([
      '3:41 no language is named `pyhton`; did you mean `python`?',
    ]);
    expect(said('language: cobol, rule: { kind: x }')).toEqual([
      '3:36 no language is named `cobol`; write one of typescript, ts, tsx, javascript, js, jsx, python, py, go, golang, java, kotlin, kt, csharp, cs, c#, rust, rs, php, ruby, rb',
    ]);
    expect(said('language: [], rule: { kind: x }')[0]).toMatch(/^3:36 name a language: typescript/);
  });
});

describe('a rule object', () => {
  it.each([
    '{ pattern: "foo($$$)" }',
    '{ pattern: { context: "class A { $M() {} }", selector: method_definition, strictness: relaxed } }',
    '{ kind: x, regex: "^a", nthChild: 2 }',
    '{ nthChild: { position: 2n+1, reverse: true, ofRule: { kind: x } } }',
    '{ kind: x, inside: { kind: y, stopBy: end, field: body }, has: { kind: z, stopBy: { kind: w } } }',
    '{ all: [{ kind: x }, { not: { any: [{ kind: y }, { precedes: { kind: z } }] } }], follows: { kind: w } }',
    '{ rule: { pattern: f($A), matches: u }, constraints: { A: { regex: x } }, utils: { u: { kind: y } } }',
    '{ pattern: f($A), constraints: { A: { regex: x } }, utils: { u: { kind: y } } }',
    '{ range: { start: { line: 0, column: 0 }, end: { line: 1, column: 0 } }, kind: x }',
  ])('is taken as ast-grep knows it: %s', rule => {
    expect(ofRule(rule)).toEqual([]);
  });

  it.each<[string, string, RegExp]>([
    ['an unknown key', '{ patern: x }', /^3:48 rule objects have no key `patern`; did you mean `pattern`\?$/],
    ['an unknown key inside', '{ has: { kid: x } }', /no key `kid`; did you mean `kind`\?$/],
    ['an empty rule', '{}', /this rule is empty; write `pattern`, `kind`,/],
    ['an empty rule inside', '{ not: {} }', /this rule is empty/],
    ['no rule object', '{ not: foo }', /a rule object stands here/],
    ['no list', '{ all: { kind: x } }', /`all` holds a list of rule objects/],
    ['an empty pattern', '{ pattern: " " }', /write the code to look for/],
    ['a number for a pattern', '{ pattern: 3 }', /`pattern` holds code, or a map/],
    ['a strange key of a pattern', '{ pattern: { context: x, select: y } }', /a pattern has no key `select`/],
    [
      'a strange strictness',
      '{ pattern: { context: x, strictness: soft } }',
      /`strictness` is one of cst, smart/,
    ],
    ['a number for a kind', '{ kind: 3 }', /`kind` holds a text/],
    [
      'a strange stop',
      '{ has: { kind: x, stopBy: start } }',
      /`stopBy` is `neighbor`, `end` or a rule object/,
    ],
    ['a relation to nothing', '{ has: { stopBy: end } }', /this rule is empty/],
    ['a rule that is not there', '{ matches: u }', /no rule is named `u`; define it under `utils`/],
    ['a broken util', '{ rule: { kind: x }, utils: { u: { kid: y } } }', /no key `kid`/],
    ['a strange key beside', '{ rule: { kind: x }, fix: y }', /`fix` means nothing here/],
    ['a key in the wrong place', '{ rule: { kind: x }, regex: y }', /`regex` belongs into the `rule`/],
    ['constraints of no names', '{ kind: x, constraints: [] }', /`constraints` is a map from names/],
    ['a strange position', '{ nthChild: true }', /`nthChild` holds a number/],
  ])('is refused with %s', (_what, rule, message) => {
    const problems = ofRule(rule);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(message);
  });

  it('is refused where it is too deep or too large to be meant', () => {
    expect(ofRule(`${'{ not: '.repeat(40)}{ kind: x }${' }'.repeat(40)}`)).toEqual([
      expect.stringMatching(/rules are nested more than 32 deep here/),
    ]);
    expect(ofRule(`{ any: [${'{ kind: x }, '.repeat(3000)}] }`)).toEqual([
      expect.stringMatching(/this rule has more than 2000 parts/),
    ]);
  });
});
