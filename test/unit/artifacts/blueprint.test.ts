import { describe, expect, it } from 'vitest';
import { readBlueprint } from '../../../src/core/artifacts/blueprint.ts';

const read = (text: string) => readBlueprint('blueprint.yaml', text);
const said = (text: string): string[] =>
  read(text).problems.map(({ range, message }) => `${range.start.line}:${range.start.character} ${message}`);

const head =
  'version: 1\ncomponents:\n  app: { paths: ["src/app/**"], layer: top }\n  domain: { paths: src/domain/** }\n';
const rule = (fields: string): string => `${head}rules:\n  - { id: R-1, ${fields} }\n`;

describe('readBlueprint', () => {
  it('reads a sound one without a word', () => {
    const { value, problems } = read(
      `${head}rules:\n  - { id: A, kind: allow, from: app, to: [domain, "layer:top", "package:zod", "lib/*.ts"] }\n  - id: L\n    kind: layers\n    order: [top, domain]\n    closed: domain\n    x-note: mine\nx-team: us\n`,
    );
    expect(problems).toEqual([]);
    expect(value.rules?.map(({ id }) => id)).toEqual(['A', 'L']);
    expect(value.rules?.[1]).not.toHaveProperty('x-note');
  });

  it.each<[string, string, string]>([
    [
      'an unknown key',
      rule('kind: allow, form: app, to: domain'),
      '5:28 unknown key `form`; did you mean `from`?',
    ],
    [
      'a missing key',
      rule('kind: allow, form: app, to: domain'),
      '5:4 missing key `from`: write a text or a list',
    ],
    [
      'a mistyped choice',
      rule('kind: acyclic, severity: majr'),
      '5:40 `severity`: expected one of minor, major, critical, found `majr`; did you mean `major`?',
    ],
    [
      'an unknown kind',
      rule('kind: alow, from: app, to: domain'),
      '5:21 `kind`: expected one of allow, forbid, layers, independent, protected, entry_points, acyclic, packages, require, pattern, absent, found `alow`; did you mean `allow`?',
    ],
    [
      'a wrong type',
      rule('kind: forbid, from: app, to: domain, transitive: yes'),
      '5:64 `transitive`: expected `true` or `false`, found `yes`',
    ],
    [
      'a number in a list of texts',
      rule('kind: forbid, from: app, to: [domain, 3]'),
      '5:53 `to`: expected a text, found the number 3; put it in quotes',
    ],
    [
      'a date that is none',
      rule('kind: acyclic, except: [{ reason: x, until: soon }]'),
      '5:59 `until`: write a date as YYYY-MM-DD, found `soon`',
    ],
    [
      'a day that the calendar does not have',
      rule('kind: acyclic, except: [{ reason: x, until: 2026-02-30 }]'),
      '5:59 `until`: write a day that the calendar has, found `2026-02-30`',
    ],
    [
      'a waiver without a reason',
      rule('kind: acyclic, except: [{ from: app, until: 2026-12-31 }]'),
      '5:39 missing key `reason`: write a text',
    ],
    [
      'an id with blanks',
      `${head}rules:\n  - { id: a b, kind: acyclic }\n`,
      '5:10 `id`: an id has no blanks, found `a b`',
    ],
    [
      'one layer only',
      rule('kind: layers, order: [top]'),
      '5:36 `order`: name at least two layers, the outermost first',
    ],
    [
      'an unknown component',
      rule('kind: forbid, from: app, to: domian'),
      '5:44 no component is named `domian`; did you mean `domain`?',
    ],
    [
      'an unknown component in an exception',
      rule('kind: acyclic, except: [{ from: nobody, reason: x }]'),
      '5:47 no component is named `nobody`; name one under `components`, or write a path glob such as `src/**`',
    ],
    ['an unknown layer', rule('kind: layers, order: [top, app]'), '5:42 no layer is named `app`'],
    ['an unknown layer selector', rule('kind: independent, of: "layer:dom"'), '5:38 no layer is named `dom`'],
    [
      'a closed layer outside the order',
      `${head}  ui: { paths: ui/** }\nrules:\n  - { id: L, kind: layers, order: [top, domain], closed: ui }\n`,
      '6:57 `ui` is not in `order`; add it there, or take it out here',
    ],
    [
      'an absolute path',
      'version: 1\ncomponents:\n  a: { paths: [src/**, /etc/**] }\n',
      '2:23 `/etc/**` is an absolute path; write it relative to the workspace',
    ],
    [
      'a way out',
      'version: 1\ncomponents:\n  a: { paths: "../b/**" }\n',
      '2:14 `../b/**` leaves the workspace; write a path inside it, without `..`',
    ],
    [
      'a backslash',
      rule("kind: forbid, from: 'src\\a', to: domain"),
      '5:35 `src\\a` has a backslash; paths are written with / on every system',
    ],
    [
      'a glob that is not closed',
      'version: 1\ncomponents:\n  a: { paths: "src/[a/**" }\n',
      '2:14 `src/[a/**`: `[` is never closed; write `]` behind it',
    ],
    [
      'a rule that checks nothing',
      rule('kind: packages, allow_only: null'),
      '5:4 rule `R-1` checks nothing; write `deny`, `allow_only`, `undeclared: true` or `dev_only_in`',
    ],
    [
      'an absent rule without places',
      rule('kind: absent'),
      '5:4 rule `R-1` checks nothing; write `paths` or `symbols`',
    ],
    [
      'an id twice',
      `${head}rules:\n  - { id: A, kind: acyclic }\n  - { id: A, kind: acyclic }\n`,
      '6:10 the id `A` is taken by an earlier rule; choose another',
    ],
    [
      'a contract id twice',
      `${head}contracts:\n  - { id: A, kind: openapi, path: a.yaml }\n  - { id: A, kind: openapi, path: b.yaml }\n`,
      '6:10 the id `A` is taken by an earlier contract; choose another',
    ],
    [
      'an unknown version',
      'version: 2\ncomponents: { a: { paths: x/** } }\n',
      '0:9 unknown version; this Plumbrule reads `version: 1`',
    ],
    ['no version', 'components: { a: { paths: x/** } }\n', '0:0 missing key `version`: write `version: 1`'],
    [
      'an empty file',
      '',
      '0:0 the blueprint is empty; name at least one component under `components`, or a rule under `rules`',
    ],
    [
      'an empty blueprint',
      'version: 1\ncomponents: {}\nrules: []\n',
      '0:0 the blueprint is empty; name at least one component under `components`, or a rule under `rules`',
    ],
    [
      'a component without paths',
      'version: 1\ncomponents:\n  a: { layer: x }\n',
      '2:2 missing key `paths`: write a text or a list',
    ],
    [
      'a component that is nothing',
      'version: 1\ncomponents:\n  a:\n',
      '2:2 `a`: expected a map, found nothing',
    ],
    [
      'an unknown check',
      `${head}checks: { unmaped: off }\n`,
      '4:10 unknown key `unmaped`; did you mean `unmapped`?',
    ],
    [
      'an unknown standard',
      `${head}standards: { no-such-standard: major }\n`,
      '4:13 unknown key `no-such-standard`; the keys here are empty-catch, todo-comment, secret, commented-out-code, sql-from-strings, undocumented-public-function, naming',
    ],
    [
      'an unknown weight',
      `${head}standards: { secret: hig }\n`,
      '4:21 `secret`: expected one of minor, major, critical, off, found `hig`',
    ],
  ])('names %s', (_, text, problem) => {
    expect(said(text)).toContain(problem);
    expect(read(text).problems.every(({ severity }) => severity === 'error')).toBe(true);
  });

  it.each(['standards: { empty-catch: major }', 'contracts:\n  - { id: A, kind: openapi, path: a.yaml }'])(
    'is not empty with %s alone',
    part => expect(said(`version: 1\n${part}\n`)).toEqual([]),
  );

  it('keeps the sound rest, and knows where it stood', () => {
    const blueprint = read(
      `version: 3\ncomponents:\n  app: { paths: a/**, color: red }\n  bad: { paths: 3 }\nrules:\n  - { id: X, kind: nothing }\n  - { id: A, kind: acyclic, scope: filee }\n  - { id: B, kind: acyclic, except: [{ until: never, reason: r }, { reason: s }] }\nchecks:\n`,
    );
    expect(blueprint.value).toEqual({
      version: 1,
      components: { app: { paths: 'a/**' } },
      rules: [
        { id: 'A', kind: 'acyclic' },
        { id: 'B', kind: 'acyclic', except: [{ reason: 'r' }, { reason: 's' }] },
      ],
    });
    expect(read(rule('kind: forbid, from: app, to: [domain, 3]')).value.rules?.[0]).toMatchObject({
      to: ['domain'],
    });
    expect(blueprint.place(['rules', 1])).toEqual(['rules', 2]);
    expect(blueprint.rangeOf(blueprint.place(['rules', 1, 'id'])).start.line).toBe(7);
    expect(blueprint.json).toMatchObject({ version: 3, components: { bad: { paths: 3 } } });
  });

  it('keeps reading a file with a broken line', () => {
    const { value, problems } = read(`${head}rules:\n  - { id: A, kind: acyclic }\n  - { id: B, kind: [\n`);
    expect(problems.length).toBeGreaterThan(0);
    expect(Object.keys(value.components ?? {})).toEqual(['app', 'domain']);
    expect(value.rules?.map(({ id }) => id)).toContain('A');
  });

  it('says no more than a person can read of a file that is wrong throughout', () => {
    const many = Array.from(
      { length: 3000 },
      (_, i) => `  - { id: R${i}, kind: forbid, from: no${i}, to: x${i}, zz: 1 }`,
    );
    expect(read(`${head}rules:\n${many.join('\n')}\n`).problems.length).toBeLessThan(500);
  });
});
