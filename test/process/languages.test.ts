import { afterEach, describe, expect, it } from 'vitest';
import { type Import, type Language, languages } from './languageSamples.ts';
import { Workspace } from './sample.ts';

let workspace: Workspace;
afterEach(() => workspace.remove());

/** The files of each program, and the part that each belongs to. */
const parts = { d: 'domain', a: 'app', b: 'app', u: 'ui' } as const;
type Name = keyof typeof parts;
type Package = keyof Language['packages'];

/** What files import: others by their name, packages by their role. */
type Imports = Partial<Record<Name, readonly (Name | Package)[]>>;

interface Family {
  /** The rule but its id, which is the language's name. `part` gives the id of a component. */
  rule(part: (name: string) => string, language: Language): string;
  wrong: Imports;
  right: Imports;
  /**
   * Which import is to be found, and what is to be named as its target: usually what is imported. An import that is
   * missing is found at the start of the file.
   */
  found: { on: Name; at: Name | Package; isMissing?: true; target?: (language: Language) => string };
  /** Languages for which the family means something; all unless given. */
  only?: (language: Language) => boolean;
}

const isName = (text: string): text is Name => Object.hasOwn(parts, text);
const pathOf = (language: Language, name: Name): string => language.path(parts[name], name);
const publicFile = (language: Language): string => pathOf(language, 'a');

const families: Record<string, Family> = {
  allow: {
    rule: part => `kind: allow, from: ${part('app')}, to: [${part('domain')}]`,
    wrong: { a: ['b', 'd', 'u', 'other'] },
    right: { a: ['b', 'd', 'other'], u: ['a'] },
    found: { on: 'a', at: 'u' },
  },
  forbid: {
    rule: part => `kind: forbid, from: ${part('domain')}, to: ${part('ui')}`,
    wrong: { d: ['u'] },
    right: { d: ['a'], a: ['u'] },
    found: { on: 'd', at: 'u' },
  },
  'forbid, by way of others': {
    rule: part => `kind: forbid, from: ${part('domain')}, to: ${part('ui')}, transitive: true`,
    wrong: { d: ['a'], a: ['u'] },
    right: { d: ['a'], u: ['a'] },
    found: { on: 'd', at: 'a', target: language => pathOf(language, 'u') },
  },
  layers: {
    rule: part => `kind: layers, order: [${part('ui')}, ${part('app')}, ${part('domain')}]`,
    wrong: { u: ['a'], d: ['a'] },
    right: { u: ['a', 'd'], a: ['b', 'd'] },
    found: { on: 'd', at: 'a' },
  },
  'layers, one closed': {
    rule: part =>
      `kind: layers, order: [${part('ui')}, ${part('app')}, ${part('domain')}], closed: ${part('app')}`,
    wrong: { u: ['a', 'd'] },
    right: { u: ['a'], a: ['d'] },
    found: { on: 'u', at: 'd' },
  },
  independent: {
    rule: part => `kind: independent, of: [${part('app')}, ${part('ui')}]`,
    wrong: { a: ['u', 'd'] },
    right: { a: ['b', 'd'], u: ['d'] },
    found: { on: 'a', at: 'u' },
  },
  protected: {
    rule: part => `kind: protected, target: ${part('app')}, only_from: ${part('ui')}`,
    wrong: { u: ['a'], d: ['a'] },
    right: { u: ['a'], a: ['b'] },
    found: { on: 'd', at: 'a' },
  },
  entry_points: {
    rule: part => `kind: entry_points, of: ${part('app')}`,
    wrong: { d: ['a'], u: ['b'] },
    right: { d: ['a'], a: ['b'] },
    found: { on: 'u', at: 'b' },
  },
  require: {
    rule: (_, language) =>
      `kind: require, from: "${pathOf(language, 'a')}", to: "${pathOf(language, 'd')}", edges: [value, require]`,
    wrong: { a: ['b'], b: ['d'] },
    right: { a: ['d'] },
    found: { on: 'a', at: 'd', isMissing: true, target: language => pathOf(language, 'd') },
  },
  'packages, denied': {
    rule: (part, { packages }) => `kind: packages, from: ${part('app')}, deny: ["${packages.other}"]`,
    wrong: { a: ['declared', 'other'] },
    right: { a: ['declared', 'b'], u: ['other'] },
    found: { on: 'a', at: 'other' },
  },
  'packages, only some allowed': {
    rule: (part, { packages }) =>
      `kind: packages, from: ${part('app')}, allow_only: ["${packages.declared}"]`,
    wrong: { a: ['declared', 'other', 'b'] },
    right: { a: ['declared', 'b', 'd'] },
    found: { on: 'a', at: 'other' },
  },
  'packages, all declared': {
    rule: part => `kind: packages, from: ${part('app')}, undeclared: true`,
    wrong: { a: ['declared', 'other', 'd'] },
    right: { a: ['declared', 'd'] },
    found: { on: 'a', at: 'other' },
    only: ({ tellsDeclared }) => tellsDeclared !== false,
  },
  'packages, those of development where they belong': {
    rule: (part, { root }) =>
      `kind: packages, from: [${part('app')}, ${part('ui')}], dev_only_in: ["${root}/ui/**"]`,
    wrong: { a: ['declared', 'development'], u: ['development'] },
    right: { a: ['declared'], u: ['development'] },
    found: { on: 'a', at: 'development' },
    only: ({ packages }) => packages.development !== undefined,
  },
};

function importOf(language: Language, wanted: Name | Package): Import {
  if (isName(wanted)) return language.own(parts[wanted], wanted);
  return language.outside(language.packages[wanted] ?? 'none');
}

function targetOf(language: Language, wanted: Name | Package): string {
  if (!isName(wanted)) {
    const name = language.packages[wanted] ?? 'none';
    return language.named?.(name) ?? name;
  }
  return language.target?.(parts[wanted], wanted) ?? pathOf(language, wanted);
}

/** All programs, in which files import the same. */
function programs(imports: Imports): Record<string, string> {
  const files: Record<string, string> = {};
  for (const language of Object.values(languages)) {
    Object.assign(files, language.around);
    for (const name of Object.keys(parts).filter(isName)) {
      const wanted = (imports[name] ?? []).map(each => importOf(language, each));
      files[pathOf(language, name)] = language.text(parts[name], name, wanted);
    }
  }
  return files;
}

const componentOf = (language: string) => (part: string) => `${language}-${part}`;
const components = Object.entries(languages).flatMap(([key, language]) =>
  [...new Set(Object.values(parts))].map(
    part =>
      `  ${componentOf(key)(part)}: { paths: ["${language.root}/${part}/**"], public: ["${publicFile(language)}"] }\n`,
  ),
);
const blueprint = (rules: readonly string[]): string =>
  `version: 1\nchecks: { unmapped: off }\ncomponents:\n${components.join('')}rules:\n${rules.map(rule => `  - { ${rule} }\n`).join('')}`;

interface Place {
  path: string;
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
}

/** Findings with the text that they stand on. */
function found(files: Record<string, string>) {
  const { findings, code, summary } = workspace.check();
  const textAt = ({ path, range: { start, end } }: Place): string =>
    (files[path] ?? '').split('\n')[start.line]?.slice(start.character, end.character) ?? '';
  return {
    code,
    inconclusive: summary.inconclusive,
    findings: findings
      .map(finding => `${finding.rule}: ${finding.path} ${textAt(finding)} → ${finding.target}`)
      .sort(),
  };
}

/** Check the files with what is wrong in them, then mended. */
function wrongAndRight(
  rules: readonly string[],
  wrong: Record<string, string>,
  right: Record<string, string>,
  expected: readonly string[],
): void {
  workspace = Workspace.of({ ...wrong, '.plumbrule/blueprint.yaml': blueprint(rules) });
  expect(found(wrong)).toEqual({ code: 1, inconclusive: [], findings: [...expected].sort() });
  for (const path of Object.keys(wrong)) if (right[path] === undefined) workspace.delete(path);
  for (const [path, text] of Object.entries(right)) workspace.write(path, text);
  expect(found(right)).toEqual({ code: 0, inconclusive: [], findings: [] });
}

describe('a rule finds the same in every language, and nothing once it is mended', () => {
  it.each(Object.entries(families))('%s', (_, family) => {
    const judged = Object.entries(languages).filter(([, language]) => family.only?.(language) !== false);
    const { on, at, isMissing, target } = family.found;
    const expected = judged.map(([key, language]) => {
      const written = isMissing ? '' : importOf(language, at).written;
      return `${key}: ${pathOf(language, on)} ${written} → ${target?.(language) ?? targetOf(language, at)}`;
    });
    const rules = judged.map(([key, language]) => `id: ${key}, ${family.rule(componentOf(key), language)}`);
    wrongAndRight(rules, programs(family.wrong), programs(family.right), expected);
  });

  it.each<[string, (language: Language, key: string) => string]>([
    [
      'file',
      language =>
        (['a', 'b', 'u'] as const)
          .map(name => pathOf(language, name))
          .sort()
          .join('+'),
    ],
    ['component', (_, key) => `${componentOf(key)('app')}+${componentOf(key)('ui')}`],
    ['siblings', ({ root }) => `${root}/app+${root}/ui`],
  ])('acyclic, %s', (scope, target) => {
    const expected = Object.entries(languages).map(
      ([key, language]) =>
        `CYC: ${pathOf(language, scope === 'file' ? 'a' : 'b')} ${importOf(language, scope === 'file' ? 'b' : 'u').written} → ${target(language, key)}`,
    );
    wrongAndRight(
      [`id: CYC, kind: acyclic, scope: ${scope}`],
      programs({ a: ['b'], b: ['u'], u: ['a'] }),
      programs({ a: ['b', 'u'], b: ['u'], u: ['d'] }),
      expected,
    );
  });

  it('absent: declarations come back, mentions are free', () => {
    const wrong = programs({});
    for (const language of Object.values(languages)) {
      const path = pathOf(language, 'b');
      wrong[path] = withCode(wrong[path]!, language.declaration);
    }
    const expected = Object.values(languages).map(
      language => `ABS: ${pathOf(language, 'b')} Ledger → Ledger`,
    );
    wrongAndRight(['id: ABS, kind: absent, symbols: [Ledger]'], wrong, programs({ a: ['b'] }), expected);
  });

  it('pattern', () => {
    const wrong = programs({});
    for (const language of Object.values(languages)) {
      const path = pathOf(language, 'b');
      wrong[path] = withCode(wrong[path]!, language.call);
    }
    const expected = Object.entries(languages).map(
      ([key, language]) => `${key}: ${pathOf(language, 'b')} danger(1) → danger(1)`,
    );
    const rules = Object.entries(languages).map(
      ([key, { root, pattern }]) =>
        `id: ${key}, kind: pattern, files: "${root}/**", language: ${pattern}, rule: { pattern: "danger($A)" }`,
    );
    wrongAndRight(rules, wrong, programs({ a: ['b'] }), expected);
  });
});

/** Code at the end of a file, or of its script. */
function withCode(text: string, code: string): string {
  return text.includes('</script>') ? text.replace('</script>', `${code}\n</script>`) : `${text}${code}\n`;
}
