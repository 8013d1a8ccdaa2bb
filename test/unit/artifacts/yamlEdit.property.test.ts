import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Patch } from '../../../src/core/artifacts/patch.ts';
import { applyPatch } from '../../../src/core/artifacts/patchJson.ts';
import { editYaml } from '../../../src/core/artifacts/yamlEdit.ts';
import { readYaml } from '../../../src/core/artifacts/yamlText.ts';
import { patchFor, value, yamlDocument } from './yamlDocument.ts';

const commentsOf = (text: string): string[] => text.match(/# note \d+\./g) ?? [];

/** First and last line that a patch may touch: the place itself; its holder where the place is new or the last. */
function touchedLines(text: string, patch: Patch): [number, number] {
  const yaml = readYaml('a.yaml', text);
  const holder = patch.path.slice(0, -1);
  const node = patch.path.reduce<unknown>((data, step) => (data as never)?.[step], yaml.json);
  const inside = holder.reduce<unknown>((data, step) => (data as never)?.[step], yaml.json) ?? {};
  const alone = patch.op === 'remove' && Object.keys(inside as object).length === 1;
  const whole = alone || patch.op === 'move' || patch.op === 'insert' || node === undefined;
  const place = whole ? holder : patch.path;
  const { start } = yaml.rangeOf(place, 'key');
  const last = yaml.rangeOf(place, 'value').end.line;
  if (
    patch.op === 'remove' &&
    typeof patch.path.at(-1) === 'string' &&
    text.split('\n')[start.line]!.slice(0, start.character).trim() === '-'
  ) {
    // The next entry takes the place behind the dash.
    const next = Object.keys(inside as object)[1];
    return [start.line, next === undefined ? last : yaml.rangeOf([...holder, next], 'key').start.line];
  }
  return [whole && place.length === 0 ? 0 : start.line, last];
}

describe('editYaml on random documents', () => {
  it('comes to the data that the patches ask for', () => {
    fc.assert(
      fc.property(
        yamlDocument,
        fc.array(fc.tuple(fc.nat(), fc.nat(), value), { minLength: 1, maxLength: 4 }),
        (document, draws) => {
          let data = document.json;
          const patches: Patch[] = [];
          for (const [at, kind, payload] of draws) {
            if (Object.keys(data as object).length === 0) break;
            const patch = patchFor(data, at, kind, payload);
            data = applyPatch(data, patch);
            patches.push(patch);
          }
          const edited = readYaml('a.yaml', editYaml(document.text, patches));
          expect(edited.problems).toEqual([]);
          expect(edited.json).toEqual(patches.reduce(applyPatch, readYaml('a.yaml', document.text).json));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('leaves every line outside the touched place as it was, comments and line ends too', () => {
    fc.assert(
      fc.property(yamlDocument, fc.nat(), fc.nat(), value, (document, at, kind, payload) => {
        const patch = patchFor(document.json, at, kind, payload);
        const [first, last] = touchedLines(document.text, patch);
        const lines = document.text.split('\n');
        const edited = editYaml(document.text, [patch]);
        const above = lines.slice(0, first).join('\n').replace(/\r$/, '');
        expect(edited.slice(0, above.length)).toBe(above);
        const below = lines.slice(last + 1).join('\n');
        expect(edited.endsWith(below)).toBe(true);
        if (document.text.includes('\r\n')) expect(edited).not.toMatch(/(?<!\r)\n/);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps every comment outside what is taken away', () => {
    fc.assert(
      fc.property(yamlDocument, fc.nat(), fc.nat(), value, (document, at, kind, payload) => {
        const patch = patchFor(document.json, at, kind, payload);
        const replaces = patch.op === 'set' || patch.op === 'remove';
        const yaml = readYaml('a.yaml', document.text);
        const lines = document.text.split('\n');
        const from = yaml.rangeOf(patch.path, 'key').start.line;
        const to = yaml.rangeOf(patch.path, 'value').end.line;
        const exists = patchTargetExists(yaml.json, patch);
        const kept =
          replaces && exists ? [...lines.slice(0, from), ...lines.slice(to + 1)].join('\n') : document.text;
        const left = new Set(commentsOf(editYaml(document.text, [patch])));
        expect(commentsOf(kept).filter(comment => !left.has(comment))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('changes nothing when the value is already there', () => {
    fc.assert(
      fc.property(yamlDocument, document => {
        expect(editYaml(document.text, [{ op: 'set', path: [], value: document.json }])).toBe(document.text);
      }),
    );
  });
});

function patchTargetExists(json: unknown, patch: Patch): boolean {
  return patch.path.reduce<unknown>((data, step) => (data as never)?.[step], json) !== undefined;
}
