import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Grammar, grammars } from '../../src/core/drift/patterns/grammars.ts';
import { kindsWithWord, wordOfKind } from '../../src/core/drift/patterns/kindWords.ts';
import { matchKinds } from '../../src/core/drift/patterns/matchKinds.ts';
import { holds, requirementOf } from '../../src/core/drift/patterns/requirement.ts';
import { PatternLibrary } from '../../src/node/patterns/library.ts';

const library = await PatternLibrary.load(new URL('../../dist/patterns', import.meta.url).pathname);

/** Pieces that code is put together from, and atomic rules about them. */
const vocabularies: Partial<Record<Grammar, { lines: string[]; atoms: Record<string, unknown>[] }>> = {
  typescript: {
    lines: [
      'eval(x);',
      'console.log(a, eval(b));',
      'try { run() } catch (e) { }',
      'if (a) { return b } else { throw new Error("eval") }',
      'const many = any as unknown;',
      'class A extends B { m(a, b) { this.x = a } }',
      '// eval(x) in a comment',
      'f(async () => { await eval(1) });',
      'const {',
      '😀 eval("😀")',
      '`${eval(x)}`;',
      'if (a! == null || a!==b) { debugger }',
      'do { a == null; throw a === b } while (a!= b)',
    ],
    atoms: [
      { pattern: 'eval($A)' },
      { pattern: 'console.log($$$)' },
      { pattern: '$A as unknown' },
      { pattern: 'try { $$$ } catch ($E) { }' },
      { pattern: 'f($$$A, async () => { $$$ })' },
      { pattern: '$F($$$A, eval(b))' },
      { pattern: { context: 'class A { $M($$$) { $$$ } }', selector: 'method_definition' } },
      { pattern: { context: 'run()', strictness: 'relaxed' } },
      { pattern: { context: 'run(1)', strictness: 'signature' } },
      { pattern: { context: 'this.x = a', strictness: 'template' } },
      { pattern: { context: 'const $A = $B', strictness: 'ast' } },
      { pattern: '$A == null' },
      { pattern: '$A === $B' },
      { pattern: '$A != $B' },
      { kind: 'if_statement' },
      { kind: 'debugger_statement' },
      { kind: 'class_declaration' },
      { kind: 'do_statement' },
      { kind: 'call_expression' },
      { kind: 'identifier', regex: '^(a|b)$' },
      { regex: 'any' },
      { kind: 'string', regex: 'ev.l' },
      { nthChild: 2 },
    ],
  },
  python: {
    lines: [
      'print(x)',
      'if a: print(b, end="print")',
      'def f(a, b=eval(c)):\n    return 1if a else 2',
      '# print(x)',
      'import os',
      'os.environ["eval"]',
      'try:\n    pass\nexcept:\n    pass',
    ],
    atoms: [
      { pattern: 'print($$$)' },
      { pattern: 'eval($A)' },
      { pattern: 'os.environ[$A]' },
      { pattern: '$A if $B else $C' },
      { kind: 'except_clause' },
      { kind: 'try_statement' },
      { kind: 'return_statement' },
      { kind: 'identifier', regex: '^os$' },
    ],
  },
  php: {
    lines: [
      '<?php',
      'ECHO $a;',
      'echo $a;',
      'foo($a);',
      '$b->query("x");',
      '?> text foo($a)',
      'FOREACH ($a as $b) { foo($b); }',
    ],
    atoms: [
      { pattern: 'echo $A;' },
      { pattern: 'foo($A)' },
      { pattern: '$A->query($$$)' },
      { pattern: 'foreach ($A as $B) { $$$ }' },
      { kind: 'name' },
    ],
  },
};

/** Rules over atoms, with everything that a rule object can combine them by. */
function rulesOver(atoms: readonly Record<string, unknown>[]): fc.Arbitrary<Record<string, unknown>> {
  const stopBy = fc.constantFrom('end', 'neighbor');
  return fc.letrec<{ rule: Record<string, unknown> }>(tie => {
    const related = fc
      .record({ rule: tie('rule'), stopBy })
      .map(({ rule, stopBy: until }) => ({ ...rule, stopBy: until }));
    return {
      rule: fc.oneof(
        { maxDepth: 3, depthSize: 'small' },
        fc.constantFrom(...atoms),
        fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map(all => ({ all })),
        fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map(any => ({ any })),
        fc.tuple(fc.constantFrom(...atoms), tie('rule')).map(([atom, not]) => ({ ...atom, not })),
        ...(['inside', 'has', 'follows', 'precedes'] as const).map(relation =>
          fc
            .tuple(fc.constantFrom(...atoms), related)
            .map(([atom, other]) => ({ ...atom, [relation]: other })),
        ),
        related.map(has => ({ has })),
      ),
    };
  }).rule;
}

describe('looking only where a match can be', () => {
  it.each(Object.keys(vocabularies) as Grammar[])(
    'finds in %s what looking everywhere finds',
    async grammar => {
      await library.prepare(grammar);
      const { lines, atoms } = vocabularies[grammar]!;
      const read = library.reader(grammar);
      const keywords = { anyCase: grammar === 'php' };
      let matches = 0;
      fc.assert(
        fc.property(
          rulesOver(atoms),
          fc.array(fc.constantFrom(...lines), { maxLength: 8 }),
          (rule, chosen) => {
            const text = chosen.join('\n');
            const config = { rule };
            const opened = library.open(grammar, text)!;
            try {
              const everywhere = opened.find(config, undefined);
              matches += everywhere.length;
              const kinds = matchKinds(config, read);
              const requirement = requirementOf(config, read, keywords, 'match');
              const among = kinds === undefined ? undefined : { kinds: [...kinds], requirement };
              const inFile = requirementOf(config, read, keywords, 'file');
              const places = (found: readonly { start: number; end: number }[]) =>
                found.map(({ start, end }) => `${start}-${end}`).sort();
              expect(places(holds(inFile, text) ? opened.find(config, among) : [])).toEqual(
                places(everywhere),
              );
            } finally {
              opened.close();
            }
          },
        ),
        { numRuns: 1500 },
      );
      expect(matches).toBeGreaterThan(100);
    },
  );
});

describe('the keyword of a kind', () => {
  const usual = grammars.filter(each => each !== 'php');

  it('is one in every grammar that has the kind, and every kind is in one', async () => {
    for (const grammar of usual) await library.prepare(grammar);
    const known = new Map(usual.map(each => [each, new Set(library.kindsOf(each))]));
    for (const kind of kindsWithWord) {
      const having = usual.filter(each => known.get(each)!.has(kind));
      expect(having, kind).not.toEqual([]);
      for (const grammar of having)
        expect(known.get(grammar), `${grammar} ${kind}`).toContain(wordOfKind(kind));
    }
  });
});
