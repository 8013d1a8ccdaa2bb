import type { BoardAction, BoardLine, BoardRow, BoardSection, Tone } from '../../../model/board.ts';
import type { Assignment } from '../../../plan/assignment/agentsFile.ts';
import type { AssignmentAnalysis } from '../../../plan/assignment/analysis.ts';
import { agentQuestions } from '../../../plan/assignment/questions.ts';
import type { Suggestion } from '../../../plan/assignment/suggest.ts';
import { unknownAgent } from '../../../plan/assignment/unknownAgent.ts';
import type { PlanContext } from '../../../plan/phaseContext.ts';
import { readAnswer } from '../../../plan/sections/answer.ts';

/** Each task with who does it, or who should. */
export function assignmentSection(context: PlanContext, analysis: AssignmentAnalysis): BoardSection {
  const { tasks, assigned, suggestions } = analysis;
  const open = tasks.filter(({ id }) => !assigned.has(id) && suggestions.has(id)).length;
  return {
    id: 'assignments',
    title: 'Assignments',
    help: 'Agent and tier are suggested from the complexity, the role, the effort and what the scope touches.',
    actions:
      open === 0
        ? []
        : [
            {
              act: 'agents/acceptAll',
              label: `Accept all suggestions (${open})`,
              icon: 'check-all',
              primary: true,
            },
          ],
    rows: tasks.map(({ id, task, path }): BoardRow => {
      const assignment = assigned.get(id);
      const suggestion = suggestions.get(id);
      const { artifact, at } =
        assignment === undefined
          ? { artifact: context.plan.tasks!, at: path }
          : { artifact: context.plan.agents!, at: assignment.path };
      return {
        id,
        title: task.title ? `${id} ${task.title}` : id,
        ...stateOf(context, assignment),
        facts: factsOf(assignment),
        lines: linesOf(context, assignment, suggestion),
        open: { path: artifact.path, range: artifact.rangeOf(at, 'key') },
        actions: actionsOf(id, assignment, suggestion),
      };
    }),
    empty: 'There are no tasks yet. Write them in the Tasks phase first.',
  };
}

function stateOf(
  { workspace }: PlanContext,
  assignment: Assignment | undefined,
): { state: string; tone: Tone } {
  if (assignment === undefined) return { state: 'not assigned', tone: 'warning' };
  const { agent, tier, reason } = assignment;
  if (unknownAgent(workspace.settings, agent, tier) !== undefined) return { state: 'unknown', tone: 'bad' };
  if (readAnswer(reason).kind !== 'given') return { state: 'no reason', tone: 'warning' };
  return { state: 'assigned', tone: 'good' };
}

const factsOf = (assignment: Assignment | undefined): string[] =>
  [assignment?.agent ?? '', assignment?.tier ?? ''].filter(fact => fact !== '');

function linesOf(
  { workspace }: PlanContext,
  assignment: Assignment | undefined,
  suggestion: Suggestion | undefined,
): BoardLine[] {
  const lines: BoardLine[] = [];
  if (assignment !== undefined) {
    const unknown = unknownAgent(workspace.settings, assignment.agent, assignment.tier);
    if (unknown !== undefined) lines.push({ text: `${unknown}.`, tone: 'bad' });
    if (assignment.reason !== '') lines.push({ text: assignment.reason, tone: 'neutral' });
  }
  if (suggestion !== undefined && !isSame(assignment, suggestion)) {
    lines.push({ text: `Suggested: ${suggestion.agent}, ${suggestion.reason}`, tone: 'active' });
  }
  return lines;
}

function actionsOf(
  id: string,
  assignment: Assignment | undefined,
  suggestion: Suggestion | undefined,
): BoardAction[] {
  const { agent, tier } = assignment ?? suggestion ?? { agent: '', tier: '' };
  const choose: BoardAction = {
    act: 'agents/choose',
    target: id,
    label: assignment === undefined ? 'Choose' : 'Change',
    icon: 'edit',
    asks: agentQuestions.choose,
    ...(agent === '' ? {} : { suggestion: `${[agent, tier].filter(Boolean).join(' ')}: ` }),
  };
  if (suggestion === undefined || isSame(assignment, suggestion)) return [choose];
  const accept: BoardAction = { act: 'agents/accept', target: id, label: 'Accept', icon: 'check' };
  return [accept, choose];
}

const isSame = (assignment: Assignment | undefined, suggestion: Suggestion): boolean =>
  assignment?.agent === suggestion.agent && assignment.tier === (suggestion.tier ?? '');
