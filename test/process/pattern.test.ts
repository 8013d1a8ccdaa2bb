import { afterEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/core/model/problem.ts';
import { Workspace } from './sample.ts';

let workspace: Workspace;
afterEach(() => workspace.remove());

/** A workspace with these rules, each a line of YAML flow without its braces. */
function withRules(rules: readonly string[], files: Record<string, string>): Workspace {
  const lines = rules.map(rule => `  - { kind: pattern, ${rule} }\n`).join('');
  workspace = Workspace.of({
    '.plumbrule/blueprint.yaml': `version: 1\ncomponents: { all: { paths: ["**"] } }\nchecks: { unresolved: off }\nrules:\n${lines}`,
    ...files,
  });
  return workspace;
}

/** What is found, as `rule path:line:character target`, counted from 0. */
function found(...args: string[]): string[] {
  return workspace
    .check(...args)
    .findings.map(
      ({ rule, path, range: { start }, target }) =>
        `${rule} ${path}:${start.line}:${start.character} ${target}`,
    );
}

const inOneLanguage = (id: string, language: string, rule: string) =>
  `id: ${id}, language: ${language}, rule: ${rule}`;

describe('a pattern rule', () => {
  it('gives one finding a match, with the place in UTF-16 units and the first line as the target', () => {
    withRules([inOneLanguage('LOG', 'ts', '{ pattern: "console.log($$$)" }')], {
      'src/a.ts':
        '// console.log("in a comment")\nconst s = "console.log(1)";\n/* 😀 */ console.log("😀", 1);\nfunction f() {\n  console.log(\n    1,\n  ); console.log("😀", 1);\n}\n',
    });
    const { code, findings } = workspace.check();
    expect(code).toBe(1);
    expect(findings.map(({ range }) => range)).toEqual([
      { start: { line: 2, character: 9 }, end: { line: 2, character: 29 } },
      { start: { line: 4, character: 2 }, end: { line: 6, character: 3 } },
      { start: { line: 6, character: 5 }, end: { line: 6, character: 25 } },
    ]);
    expect(findings.map(({ fingerprint }) => fingerprint)).toEqual([
      'LOG src/a.ts console.log("😀",%201)',
      'LOG src/a.ts console.log(',
      'LOG src/a.ts console.log("😀",%201)',
    ]);
    expect(findings[0]).toMatchObject({
      kind: 'pattern',
      severity: 'major',
      state: 'new',
      from: 'all',
      chain: [],
    });
  });

  const dialects: [language: string, path: string, text: string, rule: string, target: string][] = [
    ['typescript', 'a.ts', 'const x = y as any;', '{ pattern: "$A as any" }', 'y as any'],
    ['ts', 'a.mts', 'eval(x)', '{ pattern: "eval($A)" }', 'eval(x)'],
    ['TS', 'a.cts', 'eval(x)', '{ pattern: "eval($A)" }', 'eval(x)'],
    ['ts', 'c.tsx', 'const b = <b onClick={() => eval(x)} />', '{ pattern: "eval($A)" }', 'eval(x)'],
    [
      'tsx',
      'a.tsx',
      'const b = <b dangerous={x} />',
      '{ pattern: "<$T dangerous={$X} />" }',
      '<b dangerous={x} />',
    ],
    ['js', 'a.js', 'var a = b == null;', '{ pattern: "$A == null" }', 'b == null'],
    ['javascript', 'a.cjs', 'require(x)', '{ pattern: "require($A)" }', 'require(x)'],
    ['js', 'c.jsx', 'const b = <b>{eval(x)}</b>', '{ pattern: "eval($A)" }', 'eval(x)'],
    ['jsx', 'a.jsx', 'const b = <b id="x" />', '{ kind: jsx_attribute }', 'id="x"'],
  ];

  it('reads every dialect of TypeScript and JavaScript', () => {
    withRules(
      dialects.map(([language, path, , rule]) => inOneLanguage(path, language, rule)),
      Object.fromEntries(dialects.map(([, path, text]) => [path, `${text}\n`])),
    );
    const { findings } = workspace.check();
    for (const [, path, , , target] of dialects) {
      expect(findings.find(finding => finding.rule === path && finding.path === path)?.target).toBe(target);
    }
  });

  it('of ts is not about js, of js not about ts, of tsx not about ts', () => {
    const files = { 'a.ts': 'eval(1)', 'b.js': 'eval(2)', 'c.tsx': 'eval(3)', 'd.jsx': 'eval(4)' };
    withRules(
      [
        ...['ts', 'js', 'tsx', 'jsx'].map(each => inOneLanguage(each, each, '{ pattern: "eval($A)" }')),
        'id: both, language: [js, TypeScript], rule: { pattern: "eval($A)" }',
      ],
      files,
    );
    const by = (rule: string) =>
      workspace
        .check()
        .findings.filter(finding => finding.rule === rule)
        .map(({ path }) => path);
    expect(by('ts')).toEqual(['a.ts', 'c.tsx']);
    expect(by('js')).toEqual(['b.js', 'd.jsx']);
    expect(by('tsx')).toEqual(['c.tsx']);
    expect(by('jsx')).toEqual(['d.jsx']);
    expect(by('both')).toEqual(['a.ts', 'b.js', 'c.tsx', 'd.jsx']);
  });

  const code = `class A {
  start() {
    const first = 1;
    eval('a');
    if (x) { return eval('b'); }
    try { run(); } catch (e) {}
  }
  stop(a, b, c) { throw new Error('no'); }
}
eval('c');
`;

  const vocabulary: [what: string, rule: string, targets: string[]][] = [
    ['kind', '{ kind: catch_clause }', ['catch (e) {}']],
    ['regex', '{ regex: "^first$" }', ['first']],
    ['all', '{ all: [{ kind: string }, { regex: "no" }] }', ["'no'"]],
    [
      'any',
      '{ any: [{ pattern: "throw $E" }, { kind: catch_clause }] }',
      ['catch (e) {}', "throw new Error('no');"],
    ],
    [
      'not',
      '{ pattern: eval($A), not: { has: { kind: string, regex: "[ab]", stopBy: end } } }',
      ["eval('c')"],
    ],
    ['inside', '{ pattern: eval($A), inside: { kind: if_statement, stopBy: end } }', ["eval('b')"]],
    ['inside the nearest', '{ pattern: eval($A), inside: { kind: if_statement } }', []],
    [
      'has',
      '{ kind: if_statement, has: { pattern: eval($A), stopBy: end } }',
      ["if (x) { return eval('b'); }"],
    ],
    ['has a field', '{ kind: call_expression, has: { field: function, regex: "^run$" } }', ['run()']],
    ['follows', '{ kind: expression_statement, follows: { pattern: "const first = $A" } }', ["eval('a');"]],
    ['precedes', '{ kind: lexical_declaration, precedes: { pattern: "eval(\'a\')", stopBy: end } }', []],
    [
      'precedes a statement',
      '{ kind: lexical_declaration, precedes: { kind: expression_statement } }',
      ['const first = 1;'],
    ],
    ['nthChild', '{ kind: identifier, nthChild: 3, inside: { kind: formal_parameters } }', ['c']],
    [
      'nthChild of a rule',
      '{ nthChild: { position: 2, ofRule: { kind: method_definition } } }',
      ["stop(a, b, c) { throw new Error('no'); }"],
    ],
    ['matches', '{ rule: { matches: evil }, utils: { evil: { pattern: "eval(\'c\')" } } }', ["eval('c')"]],
    ['constraints', '{ rule: { pattern: eval($A) }, constraints: { A: { regex: "b" } } }', ["eval('b')"]],
    [
      'constraints beside the pattern',
      '{ pattern: eval($A), constraints: { A: { regex: "b" } } }',
      ["eval('b')"],
    ],
    [
      'context and selector',
      '{ pattern: { context: "class X { $M() { $$$ } }", selector: method_definition } }',
      ['start() {'],
    ],
    [
      'strictness',
      '{ pattern: { context: "foo(\'x\')", strictness: signature } }',
      ["eval('a')", "eval('b')", "eval('c')"],
    ],
    [
      'range',
      '{ kind: string, range: { start: { line: 9, column: 5 }, end: { line: 9, column: 8 } } }',
      ["'c'"],
    ],
    ['a selector of kinds', '{ kind: "catch_clause > identifier" }', ['e']],
  ];

  it('knows the whole vocabulary of rule objects', () => {
    withRules(
      vocabulary.map(([what, rule]) => inOneLanguage(what.replaceAll(' ', '-'), 'js', rule)),
      { 'src/a.js': code },
    );
    const { findings, summary } = workspace.check();
    expect(summary.inconclusive).toEqual([]);
    const targets = (what: string) =>
      findings.filter(({ rule }) => rule === what.replaceAll(' ', '-')).map(({ target }) => target);
    expect(vocabulary.map(([what]) => [what, targets(what)])).toEqual(
      vocabulary.map(([what, , expected]) => [what, expected]),
    );
  });

  it('is held to its files, and to no other', () => {
    withRules(['id: P, language: ts, files: ["src/**", "!src/gen/**"], rule: { pattern: "eval($A)" }'], {
      'src/a.ts': 'eval(1)',
      'src/gen/b.ts': 'eval(2)',
      'test/c.ts': 'eval(3)',
    });
    expect(found()).toEqual(['P src/a.ts:0:0 eval(1)']);
  });

  it('reads half-typed code', () => {
    withRules([inOneLanguage('P', 'ts', '{ pattern: "eval($A)" }')], {
      'src/a.ts': 'const x = eval(1);\nif (a) {\n  eval(2);\nconst y = ',
      'src/b.ts': 'foo(;\neval(3);',
    });
    const { code: exit, findings, summary } = workspace.check();
    expect(exit).toBe(1);
    expect(summary.inconclusive).toEqual([]);
    expect(findings.map(({ target }) => target)).toEqual(['eval(1)', 'eval(2)', 'eval(3)']);
  });

  it('is silenced by an exception on the file, and by the baseline', () => {
    withRules(
      ['id: P, language: ts, rule: { pattern: "eval($A)" }, except: [{ from: "src/a.ts", reason: "old" }]'],
      { 'src/a.ts': 'eval(1)', 'src/b.ts': 'eval(2)', '.plumbrule/baseline.txt': 'P src/b.ts eval(2)\n' },
    );
    const { code: exit, findings } = workspace.check();
    expect(findings.map(({ path, state }) => `${path} ${state}`)).toEqual([
      'src/a.ts waived',
      'src/b.ts baseline',
    ]);
    expect(exit).toBe(0);
  });

  it('with --since reports what the change brings, wherever it moved', () => {
    withRules([inOneLanguage('P', 'ts', '{ pattern: "eval($A)" }')], { 'src/a.ts': 'eval(1)\n' });
    workspace.commit();
    workspace.write('src/a.ts', '\n\neval(1)\neval(2)\n');
    workspace.write('src/b.ts', 'eval(3)\n');
    expect(found('--since', 'HEAD')).toEqual(['P src/a.ts:3:0 eval(2)', 'P src/b.ts:0:0 eval(3)']);
  });
});

describe('a pattern rule that cannot be used', () => {
  it('is a problem with its place where that shows by itself', () => {
    withRules(['id: P, language: cobol, rule: { patern: x }'], { 'src/a.ts': '' });
    const { code, out } = workspace.run(['check', '--format', 'json']);
    expect(code).toBe(2);
    expect(JSON.parse(out).problems.map(({ message }: { message: string }) => message)).toEqual([
      expect.stringMatching(/^no language is named `cobol`; write one of/),
      'rule objects have no key `patern`; did you mean `pattern`?',
    ]);
  });

  it.each<[what: string, rule: string, at: string, message: RegExp]>([
    [
      'a kind that the language has not',
      '{ kind: catch_claus }',
      'catch_claus',
      /cannot be used for typescript: Kind `catch_claus` is invalid; did you mean `catch_clause`\?$/,
    ],
    [
      'such a kind further inside',
      '{ rule: { any: [{ kind: string }, { not: { has: { kind: nope, stopBy: end } } }] } }',
      'nope',
      /Kind `nope` is invalid/,
    ],
    ['a broken expression', '{ kind: identifier, regex: "(" }', '"("', /unclosed group/],
    [
      'an expression of another dialect',
      '{ kind: identifier, not: { regex: "(?=a)" } }',
      '"(?=a)"',
      /look-around, .* is not supported/,
    ],
    ['code that is no single node', '{ pattern: "a b c" }', '"a b c"', /Multiple AST nodes/],
    ['a field that no node has', '{ has: { kind: string, field: nope } }', 'nope', /invalid field nope/],
    [
      'a broken position',
      '{ nthChild: { position: "2n+", ofRule: { kind: string } } }',
      '{ position: "2n+", ofRule: { kind: string } }',
      /Invalid syntax/,
    ],
    [
      'a broken constraint',
      '{ pattern: f($A), constraints: { A: { regex: "[" } } }',
      '"["',
      /unclosed character class/,
    ],
    [
      'a variable that is nowhere',
      '{ rule: { pattern: f($A) }, constraints: { A: { kind: string }, B: { kind: string } } }',
      '{ kind: string }',
      /Undefined meta var `B`/,
    ],
    [
      'names that lead in a circle',
      '{ rule: { matches: a }, utils: { a: { matches: a } } }',
      '{ rule: { matches: a }, utils: { a: { matches: a } } }',
      /cyclic dependency/,
    ],
  ])('breaks the blueprint with %s, said at its place', (_what, rule, at, message) => {
    withRules([inOneLanguage('P', 'ts', '{ pattern: "eval($A)" }'), inOneLanguage('BAD', 'ts', rule)], {
      'src/a.ts': 'eval(1)\n',
      'src/b.tsx': 'export {};\n',
    });
    const { code, out } = workspace.run(['check', '--format', 'json']);
    expect(code).toBe(2);
    const { problems } = JSON.parse(out) as { problems: Problem[] };
    expect(problems).toHaveLength(1);
    const [{ path, range, message: said }] = problems as [Problem];
    expect(said).toMatch(message);
    expect(path).toBe('.plumbrule/blueprint.yaml');
    const line = workspace.read(path).split('\n')[range.start.line]!;
    expect(line.slice(range.start.character, range.end.character)).toBe(at);
    expect(range.start.character).toBe(line.lastIndexOf(at));
  });

  it('is told alike by the commands that judge', () => {
    withRules([inOneLanguage('BAD', 'ts', '{ kind: nope }')], { 'src/a.ts': 'eval(1)\n' });
    for (const args of [['check'], ['baseline'], ['status'], ['explain', 'src/a.ts']]) {
      const { code, err } = workspace.run(args);
      expect(code, args[0]).toBe(2);
      expect(err, args[0]).toContain('.plumbrule/blueprint.yaml:5:');
    }
  });

  it('stands in the decision that it came from', () => {
    withRules([], {
      'src/a.ts': 'eval(1)\n',
      'docs/decisions/0001-no-eval.md': `---\nstatus: accepted\nrules:\n  - { id: P, kind: pattern, language: ts, rule: { kind: nope } }\n---\n# No eval\n`,
    });
    const { code, err } = workspace.run(['check']);
    expect(code).toBe(2);
    expect(err).toMatch(/^docs\/decisions\/0001-no-eval\.md:4:57: the rule object cannot be used/);
  });

  it('is about the grammar of TypeScript that has the kind', () => {
    withRules([inOneLanguage('P', 'ts', '{ kind: type_assertion }')], {
      'a.ts': 'f(<A>b)',
      'b.tsx': 'f(<A>b</A>)',
    });
    const { findings, summary } = workspace.check();
    expect(summary.inconclusive).toEqual([]);
    expect(findings.map(({ target }) => target)).toEqual(['<A>b']);
  });
});

describe('hostile input', () => {
  it('of any kind leaves a result', () => {
    const deep = `${'('.repeat(4000)}1${')'.repeat(4000)}`;
    withRules(
      [
        inOneLanguage('ALL', 'ts', '{ regex: "(a|a)*b(a|aa)+$" }'),
        inOneLanguage(
          'SELF',
          'ts',
          '{ kind: parenthesized_expression, has: { kind: parenthesized_expression, stopBy: end, has: { kind: number, stopBy: end } } }',
        ),
        inOneLanguage('P', 'ts', '{ pattern: "eval($A)" }'),
      ],
      {
        'src/deep.ts': `eval(${deep});\n`,
        'src/long.ts': `const a = "${'a'.repeat(300_000)}";\n`,
        'src/marks.ts': '\u0000\u0001`${`${'.repeat(50),
        'src/odd.ts': '\uFEFFeval(1); // \uD800 \u2028\r\neval(2);\reval(3);\r\n',
        'src/empty.ts': '',
      },
    );
    const { findings } = workspace.check();
    const evals = findings
      .filter(({ rule }) => rule === 'P')
      .map(({ path, range }) => `${path} ${range.start.line}`);
    expect(evals).toEqual(['src/deep.ts 0', 'src/odd.ts 0', 'src/odd.ts 1', 'src/odd.ts 1']);
  }, 120_000);
});
