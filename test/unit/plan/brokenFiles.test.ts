import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { taskScopes } from '../../../src/core/governance/taskScope.ts';
import { formOfPhase } from '../../../src/core/guide/forms.ts';
import { statusOf } from '../../../src/core/guide/progress/status.ts';
import { phaseIds } from '../../../src/core/model/plan.ts';
import { tasksOf } from '../../../src/core/plan/tasks/taskList.ts';
import { assemblePrompt } from '../../../src/core/prompts/assemble.ts';
import { completeFiles, contextOf, type Files, tasksFile } from './sampleWorkspace.ts';

/** Everything that is computed from a plan's files. */
function readAll(files: Files): void {
  const context = contextOf(files);
  statusOf(context, { new: 0, baseline: 0, waived: 0 });
  for (const phase of phaseIds) formOfPhase(phase, context);
  for (const placed of tasksOf(context.plan.tasks)) assemblePrompt(context, placed, { budget: 300 });
  taskScopes(context)('src/a.ts', true);
}

describe('half-written files', () => {
  it('never stop the rest from being read', () => {
    const damage = fc.record({
      path: fc.constantFrom(...Object.keys(completeFiles)),
      at: fc.nat(2000),
      length: fc.nat(60),
      instead: fc.oneof(
        fc.string({ maxLength: 12 }),
        fc.constantFrom('[', '- ', '|', '<!--', '```', '"', '# ', ': ', '\t'),
      ),
    });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), damages => {
        const files: Record<string, string> = { ...completeFiles };
        for (const { path, at, length, instead } of damages) {
          const text = files[path]!;
          const start = at % (text.length + 1);
          files[path] = text.slice(0, start) + instead + text.slice(start + length);
        }
        readAll(files);
      }),
      { numRuns: 25 },
    );
  });

  it('may hold other data than they should', () => {
    for (const text of [
      '',
      '[]',
      'x',
      'milestones: 3',
      'version: 1\nmilestones: [1, { phases: x }, { id: M, phases: [null] }]',
    ]) {
      readAll({ ...completeFiles, [tasksFile]: text });
    }
  });

  it('may be long', () => {
    const tasks = Array.from(
      { length: 600 },
      (_, n) =>
        `          - { id: T${n}, goal: Part ${n} of the work is done, depends_on: [${n === 0 ? '' : `T${n - 1}`}], scope: { in: ["src/p${n}/**"], out: [] } }\n`,
    );
    const head = 'version: 1\nmilestones:\n  - id: M\n    phases:\n      - id: P\n        tasks:\n';
    const files = { ...completeFiles, [tasksFile]: head + tasks.join('') };
    const { plans } = statusOf(contextOf(files), { new: 0, baseline: 0, waived: 0 });
    expect(plans[0]!.phases[2]!.state).toBe('draft');
  });
});
