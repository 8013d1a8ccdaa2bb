import { configPath } from '../../../artifacts/paths.ts';
import type { BoardRow, BoardSection } from '../../../model/board.ts';
import { agentQuestions } from '../../../plan/assignment/questions.ts';
import type { PlanContext } from '../../../plan/phaseContext.ts';

const example = '`agents: { claude-code: { tiers: [high, standard] } }`';

/** The agents of `config.yaml`, from which the suggestions are made. */
export function agentSection({ workspace: { settings, config } }: PlanContext): BoardSection {
  const agents = Object.entries(settings.agents);
  return {
    id: 'agents',
    title: 'Agents',
    help: 'The first that fits is suggested; tiers go from the strongest to the lightest.',
    actions: [
      {
        act: 'agents/add',
        label: 'Add an agent',
        icon: 'add',
        asks: agentQuestions.add,
        ...(agents.length === 0 ? { suggestion: 'claude-code: high, standard', primary: true } : {}),
      },
    ],
    rows: agents.map(
      ([id, { tiers, roles }]): BoardRow => ({
        id,
        title: id,
        ...(tiers.length === 0
          ? { state: 'no tiers', tone: 'warning' as const }
          : { state: 'ready', tone: 'good' as const }),
        facts: tiers.length === 0 ? [] : [tiers.join(', ')],
        lines: [
          ...(roles.length === 0
            ? []
            : [{ text: `Meant for ${roles.join(', ')} work.`, tone: 'neutral' as const }]),
          ...(tiers.length === 0
            ? [
                {
                  text: 'It is suggested without a tier. Write what it can be run as, such as `tiers: [high, standard]`.',
                  tone: 'warning' as const,
                },
              ]
            : []),
        ],
        ...(config === undefined
          ? {}
          : { open: { path: configPath, range: config.rangeOf(['agents', id], 'key') } }),
        actions: [],
      }),
    ),
    empty: `No agents are named yet, so none can be suggested. Add one, or write in ${configPath} for example ${example}.`,
    folded: agents.length > 0,
  };
}
