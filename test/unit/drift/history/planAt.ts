import { readBlueprint } from '../../../../src/core/artifacts/blueprint.ts';
import { readDecision } from '../../../../src/core/decisions/readDecision.ts';
import type { PlanState } from '../../../../src/core/drift/history/planState.ts';
import { type Policy, policyOf } from '../../../../src/core/drift/policy/policy.ts';

/** A decision record. */
export const decision = (title: string, status = 'accepted', body = ''): string =>
  `---\nstatus: ${status}\n---\n# ${title}\n\n## Context\n\n${body}\n`;

/** A plan with these components, each with its paths as YAML writes them, and these decisions by number. */
export function planAt(
  components: Record<string, string>,
  decisions: Record<string, string> = {},
  more = '',
): PlanState & { policy: Policy } {
  const written = Object.entries(components).map(([id, paths]) => `  ${id}: { paths: ${paths} }\n`);
  const head = written.length === 0 ? '' : `components:\n${written.join('')}`;
  const records = Object.entries(decisions).map(([id, text]) =>
    readDecision(`docs/decisions/${id}-record.md`, text),
  );
  const blueprint = readBlueprint('.plumbrule/blueprint.yaml', `version: 1\n${head}${more}`);
  const policy = policyOf(blueprint, records, new Date('2026-11-21T12:00:00Z'));
  return { policy, components: policy.components, rules: policy.rules, decisions: records };
}
