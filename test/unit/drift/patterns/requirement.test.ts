import { describe, expect, it } from 'vitest';
import { matchKinds } from '../../../../src/core/drift/patterns/matchKinds.ts';
import type { PatternTree, ReadPattern } from '../../../../src/core/drift/patterns/patternTree.ts';
import { requirementOf } from '../../../../src/core/drift/patterns/requirement.ts';

const named = (kind: string, text: string): PatternTree => ({
  kind,
  text,
  isNamed: true,
  matchedBy: 'text',
  children: [],
});
const mark = (text: string): PatternTree => ({ ...named(text, text), isNamed: false });
const variable = (text: string): PatternTree => ({ ...named('identifier', text), matchedBy: 'anything' });
const parent = (kind: string, ...children: PatternTree[]): PatternTree => ({
  kind,
  text: '',
  isNamed: true,
  matchedBy: 'children',
  children,
});

/** Patterns of these tests by their text. */
const trees: Record<string, PatternTree> = {
  'log($A)': parent(
    'call',
    named('identifier', 'log'),
    parent('arguments', mark('('), variable('$A'), mark(')')),
  ),
  'await $A': parent('await', mark('await'), variable('$A')),
  '$$$M class $N': parent('class', variable('$$$M'), mark('class'), variable('$N')),
  "'a b'": parent('string', mark("'"), named('string_fragment', 'a b'), mark("'")),
  $A: variable('$A'),
  '$A == null': parent('binary', variable('$A'), mark('=='), named('null', 'null')),
  'db.query': parent('member', named('identifier', 'db'), mark('.'), named('property_identifier', 'query')),
};
const read: ReadPattern = ({ context }) => trees[context];
const anyCase = { anyCase: true };
const exactCase = { anyCase: false };
const inFile = (rule: Record<string, unknown>, utils?: unknown) =>
  requirementOf({ rule, ...(utils === undefined ? {} : { utils }) }, read, exactCase, 'file');

const word = (text: string) => ({ text, as: 'word' });
const equality = { text: '==', as: 'comparison' };
const log = word('log');
const awaits = word('await');
const anything = { all: [] };

describe('requirementOf', () => {
  it.each<[string, Record<string, unknown>, unknown]>([
    ['a name', { pattern: 'log($A)' }, log],
    ['the longest text first', { pattern: 'db.query' }, { all: [word('query'), word('db')] }],
    ['the text of a string, which is no word', { pattern: "'a b'" }, { text: 'a b' }],
    ['a keyword', { pattern: 'await $A' }, awaits],
    ['no keyword behind an ellipsis, which matching may skip', { pattern: '$$$M class $N' }, anything],
    ['no keyword of a looser match', { pattern: { context: 'await $A', strictness: 'relaxed' } }, anything],
    ['a name of a looser match', { pattern: { context: 'log($A)', strictness: 'ast' } }, log],
    [
      'nothing where texts do not count',
      { pattern: { context: 'log($A)', strictness: 'signature' } },
      anything,
    ],
    ['an operator of comparison', { pattern: '$A == null' }, { all: [word('null'), equality] }],
    ['the keyword of a kind', { kind: 'debugger_statement' }, word('debugger')],
    ['the keyword of what stands around', { kind: 'call', inside: { kind: 'if_statement' } }, word('if')],
    ['nothing of a variable', { pattern: '$A' }, anything],
    ['nothing of a pattern that cannot be read', { pattern: '???' }, anything],
    ['nothing of a kind', { kind: 'call' }, anything],
    ['every part of all', { all: [{ pattern: 'log($A)' }, { pattern: 'await $A' }] }, { all: [awaits, log] }],
    ['one part of any', { any: [{ pattern: 'log($A)' }, { pattern: 'await $A' }] }, { any: [log, awaits] }],
    ['nothing of any where one part is free', { any: [{ pattern: 'log($A)' }, { kind: 'call' }] }, anything],
    ['nothing of what must not be', { not: { pattern: 'log($A)' } }, anything],
    ['what stands around', { kind: 'call', inside: { pattern: 'await $A', stopBy: 'end' } }, awaits],
    ['what stands within', { kind: 'call', has: { pattern: 'log($A)' } }, log],
    ['what stands before', { kind: 'call', follows: { pattern: 'log($A)' } }, log],
    ['what stands behind', { kind: 'call', precedes: { pattern: 'log($A)' } }, log],
    ['the texts of an expression', { regex: '^useEffect$' }, { text: 'useEffect' }],
  ])('takes %s', (_what, rule, requirement) => {
    expect(inFile(rule)).toEqual(requirement);
  });

  it('follows names of rules, round in circles too', () => {
    expect(inFile({ matches: 'a' }, { a: { pattern: 'log($A)' } })).toEqual(log);
    const circle = { a: { all: [{ matches: 'b' }, { pattern: 'log($A)' }] }, b: { matches: 'a' } };
    expect(inFile({ matches: 'a' }, circle)).toEqual(log);
    expect(inFile({ matches: 'toString' }, {})).toEqual(anything);
  });

  it('of a match alone leaves out what stands around it', () => {
    const rule = { pattern: 'log($A)', inside: { pattern: 'await $A' }, has: { regex: 'within' } };
    expect(requirementOf({ rule }, read, exactCase, 'match')).toEqual({ all: [{ text: 'within' }, log] });
  });

  it('does not count on keywords where they may be written in any case', () => {
    expect(requirementOf({ rule: { pattern: 'await $A' } }, read, anyCase, 'file')).toEqual(anything);
    expect(requirementOf({ rule: { kind: 'if_statement' } }, read, anyCase, 'file')).toEqual(anything);
    expect(requirementOf({ rule: { pattern: 'log($A)' } }, read, anyCase, 'file')).toEqual(log);
  });
});

describe('matchKinds', () => {
  const kinds = (rule: Record<string, unknown>, utils?: unknown) => {
    const found = matchKinds({ rule, ...(utils === undefined ? {} : { utils }) }, read);
    return found === undefined ? 'any' : [...found];
  };

  it.each<[string, Record<string, unknown>, unknown]>([
    ['that of a pattern', { pattern: 'log($A)' }, ['call']],
    ['the named one', { kind: 'call' }, ['call']],
    ['either of any', { any: [{ kind: 'call' }, { pattern: 'await $A' }] }, ['call', 'await']],
    ['any where one part is free', { any: [{ kind: 'call' }, { regex: 'x' }] }, 'any'],
    ['the fewest of all', { all: [{ any: [{ kind: 'a' }, { kind: 'b' }] }, { kind: 'a' }] }, ['a']],
    ['any of a variable', { pattern: '$A' }, 'any'],
    ['any of a pattern by text alone', { pattern: { context: 'log($A)', strictness: 'template' } }, 'any'],
    ['any of a selector of kinds', { kind: 'class_body > method' }, 'any'],
    ['any of what could not be parsed', { kind: 'ERROR' }, 'any'],
    ['any of a relation alone', { inside: { kind: 'call' } }, 'any'],
    ['any of what must not be', { not: { kind: 'call' } }, 'any'],
  ])('are %s', (_what, rule, expected) => {
    expect(kinds(rule)).toEqual(expected);
  });

  it('follow names of rules, round in circles too', () => {
    expect(kinds({ matches: 'a' }, { a: { kind: 'call' } })).toEqual(['call']);
    expect(kinds({ matches: 'a' }, { a: { matches: 'b' }, b: { matches: 'a' } })).toEqual('any');
  });
});
