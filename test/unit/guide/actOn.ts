import type { ActInput } from '../../../src/core/guide/acts/act.ts';
import { acts } from '../../../src/core/guide/acts/table.ts';
import { contextOf, type Files } from '../plan/sampleWorkspace.ts';

/** What an act makes of a plan's files; it has to go through. */
export function afterAct(act: string, files: Files, target = '', text = ''): Files {
  const result = runAct(act, files, target, text);
  if (!result.ok) throw new Error(result.message);
  return { ...files, ...Object.fromEntries(result.files.map(file => [file.path, file.text])) };
}

/** Do an act as Ada, on a fixed day, unless told. */
export function runAct(act: string, files: Files, target = '', text = '', more: Partial<ActInput> = {}) {
  return acts[act]!({
    context: contextOf(files),
    target,
    text,
    by: 'Ada <ada@example.org>',
    clock: () => new Date('2026-11-20T10:00:00Z'),
    head: undefined,
    ...more,
  });
}
