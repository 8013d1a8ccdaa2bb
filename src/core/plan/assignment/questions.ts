/** What the board asks a person before an act of phase 6; the act asks again where the answer will not do. */
export const agentQuestions = {
  choose: 'Who does it, at which tier, and why? Write `agent tier: reason`.',
  add: 'Which agent, with which tiers, the strongest first? Write `claude-code: high, standard`.',
  dismissGate: 'Why need nobody agree?',
} as const;
