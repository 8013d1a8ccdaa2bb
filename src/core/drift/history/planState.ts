import type { DecisionRecord } from '../../decisions/readDecision.ts';
import type { ComponentMap } from '../policy/components.ts';
import type { ActiveRule } from '../policy/policy.ts';

/** What a plan says of boundaries, at one moment. */
export interface PlanState {
  components: ComponentMap;
  rules: readonly ActiveRule[];
  decisions: readonly DecisionRecord[];
}
