import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Patch } from '../../../src/core/artifacts/patch.ts';
import { applyPatch } from '../../../src/core/artifacts/patchJson.ts';
import { movedPath } from '../../../webview-ui/src/form/movedPath.ts';
import { valueAt } from '../../../webview-ui/src/form/paths.ts';

describe('movedPath', () => {
  it('agrees with what the patch does to a list', () => {
    const size = fc.integer({ min: 1, max: 6 });
    const places = size.chain(length =>
      fc.record({
        length: fc.constant(length),
        at: fc.nat(length - 1),
        to: fc.nat(length - 1),
        watched: fc.nat(length - 1),
      }),
    );
    fc.assert(
      fc.property(places, fc.constantFrom('insert', 'remove', 'move'), ({ length, at, to, watched }, op) => {
        const before = { list: Array.from({ length }, (_, index) => ({ id: index })) };
        const path = ['list', at];
        const patch: Patch =
          op === 'insert'
            ? { op, path, value: { id: -1 } }
            : op === 'remove'
              ? { op, path }
              : { op: 'move', path, to };
        const after = applyPatch(before, patch);
        const moved = movedPath(['list', watched, 'id'], patch);
        if (moved === undefined) expect(op === 'remove' && at === watched).toBe(true);
        else expect(valueAt(after, moved)).toBe(watched);
      }),
    );
  });

  it('follows a renamed key and leaves its neighbours alone', () => {
    const patch: Patch = { op: 'rename', path: ['components', 'app'], key: 'core' };
    expect(movedPath(['components', 'app', 'paths'], patch)).toEqual(['components', 'core', 'paths']);
    expect(movedPath(['components', 'application', 'paths'], patch)).toEqual([
      'components',
      'application',
      'paths',
    ]);
  });

  it('leaves other lists alone', () => {
    const patch: Patch = { op: 'remove', path: ['rules', 0] };
    expect(movedPath(['contracts', 1, 'id'], patch)).toEqual(['contracts', 1, 'id']);
  });
});
