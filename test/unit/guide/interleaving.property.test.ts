import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueAt } from '../../../src/core/artifacts/patchJson.ts';
import { applyPatches } from '../../../src/core/guide/editForm.ts';
import { formOfPhase, revisionOf } from '../../../src/core/guide/forms.ts';
import type { Path } from '../../../src/core/model/json.ts';
import type { PhaseId } from '../../../src/core/model/plan.ts';
import {
  blueprintFile,
  completeFiles,
  contextOf,
  type Files,
  researchFile,
  tasksFile,
} from '../plan/sampleWorkspace.ts';

interface Place {
  phase: PhaseId;
  file: string;
  path: Path;
}

/** Fields of three files that forms, editors and agents write at the same time. */
const places: readonly Place[] = [
  { phase: 'research', file: researchFile, path: ['businessGoal'] },
  { phase: 'research', file: researchFile, path: ['debt'] },
  { phase: 'research', file: researchFile, path: ['risks', 0, 'mitigation'] },
  { phase: 'tasks', file: tasksFile, path: ['milestones', 0, 'phases', 0, 'tasks', 0, 'goal'] },
  { phase: 'tasks', file: tasksFile, path: ['milestones', 0, 'title'] },
  { phase: 'architecture', file: blueprintFile, path: ['components', 'domain', 'responsibility'] },
];

const step = fc.record({
  who: fc.constantFrom('form' as const, 'staleForm' as const, 'editor' as const, 'agent' as const),
  place: fc.constantFrom(...places),
  where: fc.constantFrom('first' as const, 'last' as const),
});

/** A remark of a person's own: a heading where there are headings, a comment where there are none. */
function withRemark(file: string, text: string, words: string, where: 'first' | 'last'): string {
  if (file.endsWith('.yaml')) return where === 'first' ? `# ${words}\n${text}` : `${text}# ${words}\n`;
  const remark = `## Mine: ${words}\n\nText about ${words}.\n`;
  return where === 'first' ? text.replace(/^(# .*\n)/, `$1\n${remark}`) : `${text}\n${remark}`;
}

const shown = (files: Files, { phase, file, path }: Place) =>
  valueAt(formOfPhase(phase, contextOf(files)).artifacts.find(one => one.path === file)!.value, path);

describe('forms, editors and agents that take turns', () => {
  it('lose nothing that any of them wrote', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), steps => {
        const files: Record<string, string> = { ...completeFiles };
        const answers = new Map<Place, string>();
        const remarks: [file: string, words: string][] = [];
        steps.forEach(({ who, place, where }, number) => {
          const words = `words number ${number} of ${who}`;
          const remark = `remark ${number}`;
          const { file, path } = place;
          const before = files[file]!;
          if (who === 'editor') {
            files[file] = withRemark(file, before, remark, where);
            remarks.push([file, remark]);
            return;
          }
          if (who === 'agent') {
            // It rewrites the text that stands there, as an edit by hand does.
            const old = answers.get(place) ?? String(shown(files, place));
            files[file] = before.replace(old, words);
            if (!before.includes(old)) return;
          } else {
            const loaded = revisionOf({ text: before }, contextOf(files));
            if (who === 'staleForm') {
              files[file] = withRemark(file, before, remark, where);
              remarks.push([file, remark]);
              // The host refuses the edit by this, and the panel asks for the form again.
              expect(revisionOf({ text: files[file] }, contextOf(files))).not.toBe(loaded);
            }
            files[file] = applyPatches(contextOf(files), file, files[file], [
              { op: 'set', path, value: words },
            ]);
          }
          answers.set(place, words);
        });
        for (const [place, words] of answers) expect(shown(files, place)).toBe(words);
        for (const [file, words] of remarks) expect(files[file]).toContain(words);
      }),
      { numRuns: 120 },
    );
  });
});
