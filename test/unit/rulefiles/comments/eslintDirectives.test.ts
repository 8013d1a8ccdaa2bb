import { describe, expect, it } from 'vitest';
import { typescript } from '../../../../src/core/drift/extract/ecmascript.ts';
import { vue } from '../../../../src/core/drift/extract/vue.ts';
import { eslintIgnores } from '../../../../src/core/rulefiles/comments/eslintDirectives.ts';

const rules = ['boundaries/external', '@nx/enforce-module-boundaries'];

/** Lines, from 0, for which one of the rules is off. */
const lines = (text: string, language = typescript, names: readonly string[] = rules): number[] =>
  [...eslintIgnores(text, language, names).keys()].sort((a, b) => a - b);

describe('directives of ESLint', () => {
  it('are for their own line or the next', () => {
    const text = [
      "import './a'; // eslint-disable-line",
      '/* eslint-disable-next-line boundaries/external,',
      '   no-console -- later */',
      "import './b';",
      '// eslint-disable-next-line no-console',
      "import './c';",
    ].join('\n');
    expect(lines(text)).toEqual([0, 3]);
    const [comment] = eslintIgnores(text, typescript, rules).get(3)!;
    expect(comment).toEqual({ word: 'eslint-disable-next-line', line: 1, reason: 'later' });
  });

  it('are for all lines up to where the rule is turned on again, or to the end', () => {
    expect(lines('a\n/* eslint-disable */\nb\n/* eslint-enable */\nc\n')).toEqual([1, 2, 3]);
    expect(
      lines('a\n/* eslint-disable boundaries/external */\nb\n/* eslint-enable no-console */\nc'),
    ).toEqual([1, 2, 3, 4]);
    expect(
      lines('/* eslint-disable */\n/* eslint-enable boundaries/external */\nb', typescript, [rules[0]!]),
    ).toEqual([0, 1]);
  });

  it('may turn a rule off for the whole file', () => {
    expect(lines("a\n/* eslint 'boundaries/external': ['off'], no-console: 2 */\nb")).toEqual([0, 1, 2]);
    const error = '/* eslint boundaries/external: error */';
    expect(lines(`a\n${error}\nb`)).toEqual([]);
    expect(lines(`${error}\n/* eslint boundaries/external: 0 */\nb`)).toEqual([]);
  });

  it('are none in texts, in other comments, or where ESLint reads none', () => {
    expect(
      lines(
        [
          "const a = '// eslint-disable-line';",
          '// such as // eslint-disable-line',
          '// eslint-disable',
          '/** eslint-disable */',
          '/* eslint-disabled */',
          '// eslint-disable-line no-console -- boundaries/external',
        ].join('\n'),
      ),
    ).toEqual([]);
  });

  it('are read inside of imports and of components', () => {
    expect(lines("import {\n  // eslint-disable-next-line\n} from './a';")).toEqual([2]);
    const component = '<template/>\n<script>\nimport "./a" // eslint-disable-line\n</script>\n';
    expect(lines(component, vue)).toEqual([2]);
  });

  it('take no more time than the text is long', () => {
    expect(lines('/* eslint-disable */ '.repeat(100_000))).toEqual([0]);
    expect(lines('/* eslint boundaries/external: 0 */\n'.repeat(50_000))).toHaveLength(50_001);
    expect(lines('/* eslint-disable'.repeat(100_000))).toEqual([]);
  });
});
