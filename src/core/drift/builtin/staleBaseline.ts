import type { Finding } from '../../model/finding.ts';
import type { Baseline } from '../baseline/baseline.ts';
import type { Policy } from '../policy/policy.ts';
import { builtinFinding } from './builtinCheck.ts';

/** Lines of the baseline that accept what is gone, each on itself. */
export function staleBaseline(policy: Policy, baseline: Baseline, stale: readonly string[]): Finding[] {
  return stale.flatMap(entry => {
    const range = baseline.entries.get(entry);
    const finding =
      range === undefined
        ? undefined
        : builtinFinding(policy, 'stale-baseline', {
            path: baseline.path,
            range,
            message: 'This accepted drift is gone; the baseline only shrinks',
            target: entry,
            remedies: ['Remove the line, or all such lines with `plumbrule baseline --prune`'],
          });
    return finding ?? [];
  });
}
