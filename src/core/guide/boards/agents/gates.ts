import type { BoardAction, BoardRow, BoardSection } from '../../../model/board.ts';
import type { NamedGate } from '../../../plan/assignment/agentsFile.ts';
import { type AssignmentAnalysis, unnamedGates } from '../../../plan/assignment/analysis.ts';
import { type FoundGate, gateRules, whyOf } from '../../../plan/assignment/gates.ts';
import { agentQuestions } from '../../../plan/assignment/questions.ts';
import type { PlanContext } from '../../../plan/phaseContext.ts';

/** Where a person has to agree: what the rules find, and what is named. */
export function gateSection({ plan }: PlanContext, analysis: AssignmentAnalysis): BoardSection {
  const open = unnamedGates(analysis);
  return {
    id: 'gates',
    title: 'Where a person must agree first',
    help: 'Found by rule in the scopes, the contracts and the blueprint. The verification of such a task flags it until a person has agreed.',
    actions: sectionActions(open.length, plan.agents !== undefined && analysis.named.length > 0),
    rows: [
      ...open.map(foundRow),
      ...analysis.named.map(
        (gate, index): BoardRow => ({
          id: `named ${index}`,
          title: `${gate.task}: ${titleOf(gate.trigger)}`,
          ...(gate.applies
            ? { state: 'named', tone: 'good' as const }
            : { state: 'not needed', tone: 'neutral' as const }),
          facts: [],
          lines: gate.why === '' ? [] : [{ text: gate.why, tone: 'neutral' }],
          open: { path: plan.agents!.path, range: plan.agents!.rangeOf(gate.path, 'key') },
          actions: [],
        }),
      ),
    ],
    empty: 'The rules find no delicate place in this plan.',
  };
}

/** With nothing to name and nothing named, the plan still has to say that there is nothing. */
function sectionActions(open: number, someNamed: boolean): BoardAction[] {
  if (open > 0) {
    const label = `Name all gates found (${open})`;
    return [{ act: 'agents/nameGates', label, icon: 'shield', primary: true }];
  }
  if (someNamed) return [];
  return [{ act: 'agents/nameGates', label: 'Say that there are none', icon: 'shield' }];
}

function foundRow(gate: FoundGate): BoardRow {
  const target = `${gate.task} ${gate.trigger}`;
  return {
    id: target,
    title: `${gate.task}: ${gate.title}`,
    state: 'not named',
    tone: 'warning',
    facts: [],
    lines: [{ text: whyOf(gate), tone: 'neutral' }],
    actions: [
      { act: 'agents/nameGate', target, label: 'Name it', icon: 'shield' },
      {
        act: 'agents/dismissGate',
        target,
        label: 'Not needed',
        icon: 'circle-slash',
        asks: agentQuestions.dismissGate,
      },
    ],
  };
}

const titleOf = (trigger: NamedGate['trigger']): string =>
  gateRules.find(({ id }) => id === trigger)?.title ?? trigger;
