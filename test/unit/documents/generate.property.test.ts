import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatedBlocks, stripGenerated } from '../../../src/core/artifacts/markdown/generated.ts';
import { generated } from '../../../src/core/documents/generate.ts';
import { insertBlock } from '../../../src/core/documents/placement.ts';
import { documentsOf } from '../../../src/core/documents/table.ts';
import { handWritten } from '../../../src/core/plan/approval/coveredText.ts';
import { completeFiles, contextOf } from '../plan/sampleWorkspace.ts';

const documents = documentsOf(contextOf(completeFiles));
const architecture = documents.find(({ path }) => path === 'docs/architecture.md')!;

/** Pieces that Markdown files are made of, those that could mislead a generator among them. */
const piece = fc.constantFrom(
  '# Title',
  '## Components',
  '##  components ',
  'Components\n---',
  'Some words.',
  '- a list',
  '| a | b |\n|---|---|\n| c | d |',
  '```\n## Components',
  '```',
  '<!-- open',
  '-->',
  '    code',
  '<!-- plumbrule:begin components -->',
  '<!-- plumbrule:end components -->',
  '<!-- plumbrule:begin diagram -->',
  '  <!-- plumbrule:end diagram -->  ',
  '<!-- plumbrule:begin other -->\nx\n<!-- plumbrule:end other -->',
  '---\ntitle: x\n---',
  '',
  '   ',
  '\u2028',
);
const text = fc
  .tuple(fc.array(piece, { maxLength: 14 }), fc.constantFrom('\n', '\n\n', '\r\n', '\r\n\r\n'), fc.boolean())
  .map(([pieces, eol, ends]) => pieces.join(eol) + (ends ? eol : ''));

const handOf = (whole: string) => handWritten({ path: '', text: whole }).text;
/** What stands around the parts, byte for byte. */
const around = (whole: string) => generatedBlocks(whole).map(({ start }) => start);

describe('generating', () => {
  it('twice gives the same as once, whatever the file held', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...documents), (before, document) => {
        const once = generated(document, before);
        expect(generated(document, once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps what people wrote, and what an approval of it covers', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...documents), (before, document) => {
        const after = generated(document, before);
        expect(handOf(after)).toBe(handOf(before));
        // Only blanks are added around the parts; nothing is taken away.
        expect(isSubsequence(stripGenerated(before), stripGenerated(after))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('changes nothing outside the marks once the parts are there', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom('\n', '\r\n'), (above, below, eol) => {
        const part = (name: string) =>
          `<!-- plumbrule:begin ${name} -->${eol}old${eol}<!-- plumbrule:end ${name} -->`;
        const before = [above, part('diagram'), part('components'), below].join(eol);
        fc.pre(around(before).length >= 2);
        const names = generatedBlocks(before).map(({ name }) => name);
        fc.pre(names.includes('diagram') && names.includes('components'));
        expect(stripGenerated(generated(architecture, before))).toBe(stripGenerated(before));
      }),
      { numRuns: 500 },
    );
  });

  it('puts one part into any text, where it can be found again', () => {
    fc.assert(
      fc.property(text, fc.string(), (before, content) => {
        fc.pre(!generatedBlocks(before).some(({ name }) => name === 'x'));
        const block = { name: 'x', source: '', under: 'Components', write: () => '', content: `a${content}` };
        const after = insertBlock(before, { blocks: [block] }, block);
        expect(generatedBlocks(after).some(({ name }) => name === 'x')).toBe(true);
        expect(handOf(after)).toBe(handOf(before));
      }),
      { numRuns: 500 },
    );
  });
});

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const character of part) {
    const found = whole.indexOf(character, at);
    if (found < 0) return false;
    at = found + 1;
  }
  return true;
}
