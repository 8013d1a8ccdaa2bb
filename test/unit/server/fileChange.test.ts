import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fileChange } from '../../../src/server/fileChange.ts';

const texts = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r\n', '😀', 'é') });

describe('fileChange', () => {
  it('turns the one text into the other', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const { edits } = fileChange('f', before, after);
        expect(TextDocument.applyEdits(TextDocument.create('f', '', 0, before), edits)).toBe(after);
      }),
    );
  });

  it('touches nothing before the first difference or after the last', () => {
    const { edits } = fileChange('f', 'one\ntwo\nthree\n', 'one\n2\nthree\n');
    expect(edits).toEqual([
      { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } }, newText: '2' },
    ]);
  });

  it('makes a file that is not there', () => {
    expect(fileChange('f', undefined, 'text')).toMatchObject({ create: true, edits: [{ newText: 'text' }] });
  });
});
