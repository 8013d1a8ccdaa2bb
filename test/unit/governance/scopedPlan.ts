import { approve } from '../../../src/core/guide/approve.ts';
import { completeFiles, contextOf, type Files, planFile, withChange } from '../plan/sampleWorkspace.ts';

/** The sample plan in scoped mode with its research approved, so that its gate is open; without a journal. */
export function scopedPlan(from: Files = completeFiles): Files {
  const files = withChange(planFile, 'mode: full', 'mode: scoped', from);
  const approving = approve('research', contextOf(files), { by: 'Ada <ada@example.org>' }, () => new Date(0));
  if (!approving.ok) throw new Error(JSON.stringify(approving.missing.map(({ message }) => message)));
  return { ...files, [planFile]: approving.files.find(({ path }) => path === planFile)!.text };
}
