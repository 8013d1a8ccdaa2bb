import { describe, expect, it } from 'vitest';
import { endingsOf, languages } from '../../../../src/core/drift/languages.ts';
import { standards } from '../../../../src/core/drift/standards/table.ts';

/** 200,000 characters of something; each would take minutes, or for ever, if its cost were not linear. */
const many = (piece: string): string => piece.repeat(2e5 / piece.length);
const blanks = many(' ');

const texts = [
  many('/**/'),
  many('/*'),
  many('*'),
  many('catch{}'),
  many('catch (e) {}'),
  many('if err != nil {}'),
  many('Err(_) => {}'),
  many('// a = b;'),
  many('// TODO '),
  `/*${many('\n-')}*/`,
  `/*${many('*')} */`,
  `// a()${many('.b()')}\n// a()${'.b()'.repeat(40)};;\n`,
  `# for ${blanks}in x\n# with ${many('(')}\n`,
  `.catch((${blanks}`,
  `export function${blanks}`,
  `func (a${blanks}`,
  `public a${blanks}`,
  `public void a${blanks}`,
  many('public\n'),
  many('open\n'),
  many('export const a\n'),
  many('class A:\n  def a():\n'),
  `class A:\n${many('  def a(self):\n    pass\n')}`,
  `class A\n${many('  private\n  def a\n  end\n')}end\n`,
  many('pub fn a() {}\n'),
  `def a():${many('\n')}`,
  `except:\n${many('\n')}`,
  `rescue\n${many('\n')}`,
  `x = "select * from a where ${many('b = %s ')}" % c`,
  many('#[a]\n'),
  `${many('@a\n')}public void a() {}\n`,
  `if ${many('Err')}`,
  `function ${many('_')}1()`,
  `func ${many('a_')}`,
];

describe('hostile texts', () => {
  it.each(languages.map(language => [language.id, language] as const))(
    'are read to the end in %s',
    (_, language) => {
      const path = `src/a${endingsOf(language)[0]}`;
      for (const piece of texts) {
        const text = language.id === 'php' ? `<?php ${piece}` : piece;
        const spans = language.spans(text);
        for (const standard of Object.values(standards)) {
          const found = standard.breaches({ path, text, spans });
          expect(found.every(({ start, end }) => start >= 0 && start <= end && end <= text.length)).toBe(
            true,
          );
        }
        expect(language.symbols(text, spans).every(({ end }) => end <= text.length)).toBe(true);
      }
    },
  );
});
