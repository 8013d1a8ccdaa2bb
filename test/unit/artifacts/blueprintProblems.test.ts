import { describe, expect, it } from 'vitest';
import { readBlueprint } from '../../../src/core/artifacts/blueprint.ts';

const path = '.plumbrule/blueprint.yaml';

/** `line:column message` of every problem, counted from 0. */
function problems(text: string): string[] {
  return readBlueprint(path, text).problems.map(
    ({ range, message }) => `${range.start.line}:${range.start.character} ${message}`,
  );
}

function rule(text: string): string {
  return `version: 1\ncomponents:\n  app: { paths: ["src/app/**"] }\n  domain: { paths: ["src/domain/**"], layer: core }\nrules:\n  - { ${text} }\n`;
}

describe('a sound blueprint', () => {
  it('has no problems, keys that begin with x- included', () => {
    const text = `${rule('id: A, kind: allow, from: app, to: [domain, "layer:core", "src/x/**"], x-ticket: 7')}x-owner: us\n`;
    expect(problems(text)).toEqual([]);
    expect(readBlueprint(path, text).value.rules).toHaveLength(1);
  });
});

describe('problems of a blueprint', () => {
  const cases: [string, string, string][] = [
    [
      'an unknown key, guessing what was meant',
      rule('id: A, kind: allow, form: app, from: app, to: []'),
      '5:26 unknown key `form`; did you mean `from`?',
    ],
    ['a missing field', rule('id: A, kind: allow, from: app'), 'missing key `to`'],
    ['an unknown kind', rule('id: A, kind: alow, from: app, to: []'), 'found `alow`; did you mean `allow`?'],
    [
      'a value outside its choices',
      rule('id: A, kind: allow, from: app, to: [], severity: hig'),
      'expected one of minor, major, critical, found `hig`',
    ],
    [
      'a bare word that is no component',
      rule('id: A, kind: allow, from: ap, to: []'),
      'no component is named `ap`; did you mean `app`?',
    ],
    [
      'an unknown layer',
      rule('id: A, kind: forbid, from: "layer:cor", to: app'),
      'no layer is named `cor`; did you mean `core`?',
    ],
    [
      'a layer in the order that no component is in',
      rule('id: A, kind: layers, order: [app, domain]'),
      'no layer is named `domain`',
    ],
    [
      'an absolute path',
      rule('id: A, kind: forbid, from: "/src/**", to: app'),
      '`/src/**` is an absolute path',
    ],
    [
      'a path that leaves the workspace',
      rule('id: A, kind: forbid, from: "../x/**", to: app'),
      '`../x/**` leaves the workspace',
    ],
    [
      'a packages rule that checks nothing',
      rule('id: A, kind: packages, from: app'),
      'rule `A` checks nothing',
    ],
    ['an unknown version', 'version: 2\ncomponents: { a: { paths: x/** } }\n', 'unknown version'],
    ['a missing version', 'components: { a: { paths: x/** } }\n', 'missing key `version`'],
    ['an empty blueprint', 'version: 1\n', 'the blueprint is empty'],
    [
      'a date that is none',
      rule('id: A, kind: allow, from: app, to: [], except: [{ reason: r, until: soon }]'),
      'write a date as YYYY-MM-DD',
    ],
  ];
  for (const [name, text, expected] of cases) {
    it(`names ${name}`, () => {
      const found = problems(text);
      expect(
        found.some(problem => problem.includes(expected)),
        found.join('\n'),
      ).toBe(true);
    });
  }

  it('names duplicate rule ids at the second one', () => {
    const text = `${rule('id: A, kind: allow, from: app, to: []')}  - { id: A, kind: allow, from: domain, to: [] }\n`;
    expect(problems(text)).toEqual(['6:10 the id `A` is taken by an earlier rule; choose another']);
  });

  it('leave the sound rest usable', () => {
    const text = `${rule('id: A, kind: allow, from: app, to: [], severity: hig')}  - { id: B, kind: nonsense }\n  - { id: C, kind: allow, from: domain, to: [] }\n`;
    const { value } = readBlueprint(path, text);
    expect(value.rules?.map(({ id }) => id)).toEqual(['A', 'C']);
    expect(Object.keys(value.components ?? {})).toEqual(['app', 'domain']);
  });
});
