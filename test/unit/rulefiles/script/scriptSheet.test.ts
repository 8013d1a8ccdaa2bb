import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scriptSheet } from '../../../../src/core/rulefiles/script/scriptSheet.ts';
import { sourceOf } from '../source.ts';

const read = (files: Record<string, string>, path = Object.keys(files)[0]!) => {
  const found = scriptSheet(path, sourceOf(files))!;
  if ('fault' in found) throw new Error(found.fault.why);
  return found.sheet;
};
const json = (files: Record<string, string>) => read(files).json;

describe('scriptSheet', () => {
  it('reads what is written out: constants, spreads, templates, joined texts', () => {
    const text = `
      const base = 'src';
      const { inner, other: renamed } = { inner: ['a'], other: 'b' };
      const kinds = ['x', \`\${base}/y\`];
      module.exports = {
        paths: ['^' + base, ...kinds, ...inner], renamed, joined: kinds.join('|'), 'a-b': -1, yes: !0,
        none: null, raw: String.raw\`\\d\`, [base]: { ...{ deep: true } }, all: kinds.concat(['z']), first: kinds[0],
      };`;
    expect(json({ 'c.cjs': text })).toEqual({
      paths: ['^src', 'x', 'src/y', 'a'],
      renamed: 'b',
      joined: 'x|src/y',
      'a-b': -1,
      yes: true,
      none: null,
      raw: '\\d',
      src: { deep: true },
      all: ['x', 'src/y', 'z'],
      first: 'x',
    });
  });

  it('follows local files, whether they are required or imported', () => {
    const files = {
      'config/c.mjs':
        "import shared, { names as all } from './shared.js'; import data from '../data.json';\nexport default { shared, all, data };",
      'config/shared.js': "export const names = ['n']; export default { s: 1 };",
      'config/lists.cjs': "exports.names = ['n'];",
      'data.json': '{ "d": [1, 2], }',
      'c.js': "const { names } = require('./config/lists'); exports.names = names; exports.one = 1;",
    };
    expect(json(files)).toEqual({ shared: { s: 1 }, all: ['n'], data: { d: [1, 2] } });
    expect(read(files, 'c.js').json).toEqual({ names: ['n'], one: 1 });
  });

  it('passes through functions that are there for their types', () => {
    expect(json({ 'c.mjs': 'export default defineConfig([{ a: 1 }]);' })).toEqual([{ a: 1 }]);
    expect(json({ 'c.mjs': 'export default tseslint.config({ a: 1 }, ...[{ b: 2 }]);' })).toEqual([
      { a: 1 },
      { b: 2 },
    ]);
  });

  it('leaves out what only running it would tell, and says where that is', () => {
    const { json: data, unread } = read({
      'c.js': 'const a = f();\nmodule.exports = { a, b: [1, process.env.X, 2], ...g(), c: 3 };',
    });
    expect(data).toEqual({ b: [1, 2], c: 3 });
    expect(unread.map(({ text, place }) => `${place.range.start.line} ${text}`)).toEqual([
      '0 f()',
      '1 process.env.X',
      '1 ...g()',
    ]);
  });

  it('does not trust a value that is changed later on', () => {
    const { json: data, unread } = read({
      'c.js':
        "const rules = ['a']; rules.push('b'); const o = {}; o.x = 1; module.exports = { rules, o, k: 1 };",
    });
    expect(data).toEqual({ k: 1 });
    expect(unread.map(({ text }) => text)).toEqual(['rules', 'o']);
  });

  it('knows where everything stands', () => {
    const { placeOf } = read({ 'c.json': '// why\n{\n  "a": [\n    { "b": 1 },\n  ],\n}' });
    expect(placeOf(['a', 0, 'b'])).toEqual({
      path: 'c.json',
      range: { start: { line: 3, character: 11 }, end: { line: 3, character: 12 } },
    });
    expect(placeOf(['a', 0, 'missing']).range.start).toEqual({ line: 3, character: 4 });
  });

  it('says why and where a file cannot be read', () => {
    const broken = scriptSheet('c.js', sourceOf({ 'c.js': 'module.exports = {\n  a: ,\n};' }));
    expect(broken).toMatchObject({ fault: { place: { range: { start: { line: 1, character: 5 } } } } });
    const computed = scriptSheet('c.js', sourceOf({ 'c.js': 'if (x) f();' }));
    expect(computed).toMatchObject({ fault: { why: 'it exports nothing that is written out' } });
    expect(scriptSheet('gone.js', sourceOf({}))).toBeUndefined();
  });

  it('is not led in circles, and not made to work without end', () => {
    const circle = {
      'a.js': "const b = require('./b'); module.exports = { b, x };\nconst x = x;",
      'b.js': "module.exports = require('./a');",
    };
    expect(json(circle)).toEqual({});
    const doubling = Array.from({ length: 40 }, (_, i) => `const a${i + 1} = [...a${i}, ...a${i}];`).join(
      '\n',
    );
    expect(
      read({ 'c.js': `const a0 = [1];\n${doubling}\nmodule.exports = { a40, z: 1 };` }).json,
    ).toBeDefined();
    const deep = `module.exports = ${'['.repeat(5000)}${']'.repeat(5000)};`;
    expect(scriptSheet('c.js', sourceOf({ 'c.js': deep }))).toBeDefined();
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      'module.exports',
      '=',
      '{',
      '}',
      '[',
      ']',
      '...',
      'a',
      'require("./c")',
      ',',
      ':',
      "'x'",
      '`${a}`',
      '(',
      ')',
      ';',
      'const',
      '=>',
      '.join',
      'import',
      'export default ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        scriptSheet('c.js', sourceOf({ 'c.js': pieces.join(' ') }));
      }),
      { numRuns: 1000 },
    );
  });
});
