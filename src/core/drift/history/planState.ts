import type { Artifact } from '../../artifacts/artifact.ts';
import type { Decision } from '../../model/decision.ts';
import type { ComponentMap } from '../policy/components.ts';
import type { ActiveRule } from '../policy/policy.ts';

/** What a plan says of boundaries, at one moment. */
export interface PlanState {
  components: ComponentMap;
  rules: readonly ActiveRule[];
  decisions: readonly Artifact<Decision>[];
}
