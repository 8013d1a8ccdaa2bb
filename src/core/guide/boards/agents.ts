import type { Board } from '../../model/board.ts';
import { analyseAssignment } from '../../plan/assignment/analysis.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';
import { assignmentSection } from './agents/assignments.ts';
import { agentSection } from './agents/configured.ts';
import { gateSection } from './agents/gates.ts';
import { patternSection } from './agents/pattern.ts';
import { waveSection } from './agents/waves.ts';

/** Who does what: suggestions to accept or override, gates, the pattern, and the order of work. */
export function agentsBoard(context: PlanContext): Board {
  const analysis = analyseAssignment(context);
  const configured = agentSection(context);
  const rest = [
    assignmentSection(context, analysis),
    gateSection(context, analysis),
    patternSection(context, analysis),
    waveSection(context, analysis),
  ];
  // Without an agent nothing can be suggested, so that comes first.
  return { sections: configured.rows.length === 0 ? [configured, ...rest] : [...rest, configured] };
}
