import { describe, expect, it } from 'vitest';
import { builtinFindings, type Tree } from '../tree.ts';

const components = `
  ui: { paths: ["src/ui/**"], layer: outer }
  app: { paths: ["src/app/**"] }
  domain: { paths: ["src/domain/**"] }
  shared: { paths: ["src/shared/**"], utility: true }
  framework: { paths: ["src/framework/**"], public: ["index.ts"] }
  closed: { paths: ["src/closed/**"] }
  storage: { paths: ["src/storage/**"], layer: inner }
  mail: { paths: ["src/mail/**"], layer: inner }
  feature: { paths: ["src/features/{name}/**"] }
  nested: { paths: ["src/ui/nested/**"] }
`;

/** What is said of two rules, each a line of YAML flow without its braces. */
function said(first: string, second: string): string[] {
  const tree: Tree = {
    '.plumbrule/blueprint.yaml': `version: 1\ncomponents:${components}checks: { unused: off, expired: off }\nrules:\n  - { id: R-1, ${first} }\n  - { id: R-2, ${second} }\n`,
    'src/app/a.ts': '',
  };
  return builtinFindings(tree).map(
    ({ target, message, range }) => `${target} line ${range.start.line}: ${message}`,
  );
}
const told = (message: string): string[] => [`R-1+R-2 line 15: ${message}`];

describe('two rules contradict each other where', () => {
  it.each<[first: string, second: string, message: string]>([
    [
      'kind: allow, from: app, to: [domain]',
      'kind: forbid, from: app, to: domain',
      'R-2 refuses what R-1 allows: app → domain',
    ],
    [
      'kind: forbid, from: "src/**", to: "src/domain/**"',
      'kind: allow, from: app, to: [domain]',
      'R-1 refuses what R-2 allows: app → domain',
    ],
    [
      'kind: allow, from: app, to: ["src/domain/api.ts"]',
      'kind: forbid, from: app, to: domain',
      'R-2 refuses what R-1 allows: app → src/domain/api.ts',
    ],
    [
      'kind: allow, from: "layer:outer", to: domain',
      'kind: layers, order: [outer, app, domain], closed: app',
      'R-2 refuses what R-1 allows: ui → domain',
    ],
    [
      'kind: allow, from: domain, to: app',
      'kind: layers, order: [app, domain]',
      'R-2 refuses what R-1 allows: domain → app',
    ],
    [
      'kind: allow, from: app, to: [domain]',
      'kind: independent, of: [app, domain]',
      'R-2 refuses what R-1 allows: app → domain',
    ],
    [
      'kind: allow, from: app, to: [domain]',
      'kind: protected, target: domain, only_from: [ui]',
      'R-2 refuses what R-1 allows: app → domain',
    ],
    [
      'kind: allow, from: app, to: [closed]',
      'kind: entry_points, of: closed',
      'R-2 refuses what R-1 allows: app → closed',
    ],
    [
      'kind: allow, from: app, to: [domain, shared]',
      'kind: allow, from: app, to: [ui, shared]',
      'R-2 refuses what R-1 allows: app → domain',
    ],
    [
      'kind: require, from: app, to: domain',
      'kind: forbid, from: app, to: domain',
      'R-2 refuses what R-1 requires: app → domain',
    ],
    [
      'kind: forbid, from: ["src/**", "!ui"], to: ["src/**", "!shared"]',
      'kind: require, from: [ui, app], to: ["src/framework/base.ts", domain]',
      'R-1 refuses what R-2 requires: app → src/framework/base.ts, domain',
    ],
    [
      'kind: require, from: "**/*-controller.ts", to: "src/framework/base.ts"',
      'kind: forbid, from: "**", to: framework, transitive: true',
      'R-2 refuses what R-1 requires: **/*-controller.ts → src/framework/base.ts',
    ],
    [
      'kind: require, from: app, to: domain',
      'kind: allow, from: app, to: [ui]',
      'R-2 refuses what R-1 requires: app → domain',
    ],
    [
      'kind: require, from: domain, to: app',
      'kind: layers, order: [app, domain]',
      'R-2 refuses what R-1 requires: domain → app',
    ],
    [
      'kind: require, from: app, to: domain',
      'kind: protected, target: "src/domain/**", only_from: "src/ui/**"',
      'R-2 refuses what R-1 requires: app → domain',
    ],
    [
      'kind: require, from: app, to: "src/framework/base.ts"',
      'kind: entry_points, of: framework',
      'R-2 refuses what R-1 requires: app → src/framework/base.ts',
    ],
    [
      'kind: require, from: app, to: "src/framework/base.ts"',
      'kind: absent, paths: "src/framework/**"',
      'R-2 refuses what R-1 requires: app → src/framework/base.ts',
    ],
    [
      'kind: require, from: app, to: "package:react"',
      'kind: packages, deny: ["rea*"]',
      'R-2 refuses what R-1 requires: app → package:react',
    ],
    [
      'kind: packages, from: app, allow_only: [axios]',
      'kind: forbid, from: app, to: "package:axios"',
      'R-2 refuses what R-1 allows: app → package:axios',
    ],
    [
      'kind: packages, from: app, allow_only: [axios, zod]',
      'kind: packages, deny: [axios]',
      'R-2 refuses what R-1 allows: app → package:axios',
    ],
    [
      'kind: require, from: app, to: domain',
      'kind: forbid, from: app, to: domain, except: [{ from: "src/app/old.ts", reason: r }]',
      'R-2 refuses what R-1 requires: app → domain',
    ],
    [
      'kind: require, from: app, to: domain',
      'kind: forbid, from: app, to: domain, except: [{ from: app, reason: r, until: 2020-01-01 }]',
      'R-2 refuses what R-1 requires: app → domain',
    ],
    // A glob inside one component, which no other can claim anything of, belongs to it.
    [
      'kind: allow, from: "src/domain/**", to: ["src/app/inner/**"]',
      'kind: layers, order: [app, domain]',
      'R-2 refuses what R-1 allows: src/domain/** → src/app/inner/**',
    ],
    [
      'kind: require, from: "src/app/*.ts", to: "src/domain/**/*.ts"',
      'kind: allow, from: app, to: [ui]',
      'R-2 refuses what R-1 requires: src/app/*.ts → src/domain/**/*.ts',
    ],
    // A layer is meant as a whole.
    [
      'kind: allow, from: app, to: ["layer:inner"]',
      'kind: forbid, from: app, to: [storage, mail]',
      'R-2 refuses what R-1 allows: app → storage, mail',
    ],
    // Both sides name the instances of a capture, so others are meant.
    [
      'kind: allow, from: feature, to: [feature]',
      'kind: independent, of: feature',
      'R-2 refuses what R-1 allows: feature → feature',
    ],
  ])('%s · %s', (first, second, message) => {
    expect(said(first, second)).toEqual(told(message));
  });
});

describe('two rules can both be followed where', () => {
  it.each<[first: string, second: string]>([
    // One narrows the other.
    ['kind: allow, from: app, to: [domain]', 'kind: forbid, from: app, to: "src/domain/internal/**"'],
    ['kind: allow, from: app, to: [domain]', 'kind: forbid, from: "src/app/x/**", to: domain'],
    ['kind: allow, from: app, to: [domain, ui]', 'kind: allow, from: app, to: [domain]'],
    ['kind: allow, from: [app, ui], to: [domain]', 'kind: allow, from: app, to: [framework]'],
    ['kind: allow, from: app, to: [domain]', 'kind: forbid, from: app, to: domain, edges: [dynamic]'],
    ['kind: allow, from: app, to: [framework]', 'kind: entry_points, of: framework'],
    ['kind: packages, from: app, allow_only: ["@acme/*"]', 'kind: packages, deny: ["@acme/old"]'],
    // Something is left that satisfies both.
    ['kind: require, from: app, to: [domain, ui]', 'kind: forbid, from: app, to: domain'],
    ['kind: require, from: app, to: domain', 'kind: forbid, from: ui, to: domain'],
    ['kind: require, from: app, to: domain', 'kind: forbid, from: app, to: "src/domain/internal/**"'],
    ['kind: require, from: app, to: domain', 'kind: forbid, from: app, to: domain, edges: [type, value]'],
    ['kind: require, from: app, to: domain', 'kind: allow, from: app, to: ["src/**/api.ts"]'],
    ['kind: require, from: app, to: shared', 'kind: allow, from: app, to: [ui]'],
    ['kind: require, from: app, to: "package:react"', 'kind: allow, from: app, to: [ui]'],
    ['kind: require, from: app, to: "src/framework/index.ts"', 'kind: entry_points, of: framework'],
    ['kind: require, from: app, to: "src/app/base.ts"', 'kind: allow, from: app, to: []'],
    ['kind: require, from: app, to: ["src/**", "!domain"]', 'kind: forbid, from: app, to: domain'],
    ['kind: require, from: app, to: domain', 'kind: forbid, from: app, to: ["src/**", "!src/domain/api.ts"]'],
    ['kind: allow, from: app, to: [domain]', 'kind: absent, paths: "src/domain/**"'],
    // Nothing of it is known to lie where the other rule looks.
    ['kind: require, from: "**/*-controller.ts", to: domain', 'kind: forbid, from: app, to: domain'],
    ['kind: require, from: app, to: domain', 'kind: protected, target: domain, only_from: "**/*.ts"'],
    // What is allowed of a layer is narrowed for one of its components.
    ['kind: allow, from: app, to: ["layer:inner"]', 'kind: forbid, from: app, to: storage'],
    ['kind: allow, from: "layer:inner", to: domain', 'kind: forbid, from: mail, to: domain'],
    // What is taken out again is not asked for.
    ['kind: allow, from: app, to: ["src/**", domain, "!domain"]', 'kind: forbid, from: app, to: domain'],
    ['kind: require, from: ["src/app/**", "!app"], to: domain', 'kind: forbid, from: app, to: domain'],
    // Some of it may lie in another component.
    ['kind: allow, from: domain, to: ["src/ui/**"]', 'kind: layers, order: [outer, domain]'],
    ['kind: allow, from: domain, to: ["src/ui/n*/**"]', 'kind: layers, order: [outer, domain]'],
    ['kind: allow, from: feature, to: [feature]', 'kind: independent, of: [app, ui]'],
    // Exceptions leave a way.
    [
      'kind: allow, from: app, to: [domain]',
      'kind: forbid, from: app, to: domain, except: [{ from: app, to: "src/domain/api.ts", reason: r }]',
    ],
    [
      'kind: allow, from: app, to: [domain]',
      'kind: forbid, from: app, to: domain, except: [{ from: "src/app/old.ts", reason: r }]',
    ],
    [
      'kind: require, from: app, to: domain',
      'kind: forbid, from: app, to: domain, except: [{ to: "src/domain/api.ts", reason: r }]',
    ],
    [
      'kind: allow, from: app, to: [domain]',
      'kind: forbid, from: app, to: domain, except: [{ from: app, to: domain, reason: r }]',
    ],
    [
      'kind: require, from: app, to: domain, except: [{ from: app, reason: r }]',
      'kind: forbid, from: app, to: domain',
    ],
  ])('%s · %s', (first, second) => {
    expect(said(first, second)).toEqual([]);
    expect(said(second, first)).toEqual([]);
  });
});

it('thousands of rules and long lists are compared in bounded work', () => {
  const ids = Array.from({ length: 1500 }, (_, index) => `c${index}`);
  const list = (from: number, to: number): string => `[${ids.slice(from, to).join(', ')}]`;
  const rules = [
    ...ids.map((id, at) => `{ id: A${at}, kind: allow, from: ${id}, to: [c${(at + 1) % 1500}] }`),
    ...ids.map((id, at) => `{ id: F${at}, kind: forbid, from: ${id}, to: [c${(at + 2) % 1500}] }`),
    ...[1, 2, 3, 4].flatMap(at => [
      `{ id: LA${at}, kind: allow, from: ${list(0, 700)}, to: ${list(700, 1400)} }`,
      `{ id: LF${at}, kind: forbid, from: ${list(0, 700)}, to: ${list(1400, 1500)} }`,
      `{ id: LL${at}, kind: layers, order: ${list(0, 1500)} }`,
    ]),
  ];
  const tree: Tree = {
    '.plumbrule/blueprint.yaml': `version: 1\ncomponents:\n${ids.map(id => `  ${id}: { paths: ["src/${id}/**"] }\n`).join('')}checks: { unused: off }\nrules:\n${rules.map(rule => `  - ${rule}\n`).join('')}`,
  };
  const told = builtinFindings(tree).map(({ target }) => target);
  // The last component imports the first, which lies above it in each of the four orders; the long lists allow
  // what the lists of single rules do not.
  expect(told.filter(target => target.includes('LL'))).toEqual([
    'A1499+LL1',
    'A1499+LL2',
    'A1499+LL3',
    'A1499+LL4',
  ]);
}, 60_000);
