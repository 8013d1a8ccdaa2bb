import { isoTime, journalled } from '../../artifacts/journal.ts';
import { type Patch, PatchError } from '../../artifacts/patch.ts';
import type { JsonMap } from '../../artifacts/patchJson.ts';
import { configPath, planFiles } from '../../artifacts/paths.ts';
import { appendItems } from '../../artifacts/yamlAppend.ts';
import { editYaml } from '../../artifacts/yamlEdit.ts';
import type { JournalEventOf } from '../../model/journal.ts';
import { emptyAgents } from '../../plan/assignment/agentsFile.ts';
import { type AssignmentAnalysis, analyseAssignment, unnamedGates } from '../../plan/assignment/analysis.ts';
import { type FoundGate, whyOf } from '../../plan/assignment/gates.ts';
import { orchestrationPatterns } from '../../plan/assignment/patterns.ts';
import { agentQuestions } from '../../plan/assignment/questions.ts';
import { unknownAgent } from '../../plan/assignment/unknownAgent.ts';
import { readAnswer } from '../../plan/sections/answer.ts';
import type { Act, ActInput, ActResult } from './act.ts';

/** Who is to do a task. */
interface Selection {
  task: string;
  agent: string;
  tier: string | undefined;
  reason: string;
}

/** Assign a task to the agent that is suggested for it. */
const accept: Act = input => {
  const analysis = analyseAssignment(input.context);
  const suggestion = analysis.suggestions.get(input.target);
  if (suggestion !== undefined) return assign(input, analysis, [suggestion], true);
  const known = analysis.tasks.some(({ id }) => id === input.target);
  return {
    ok: false,
    message: known ? noAgents : `There is no task ${input.target}.`,
  };
};

/** Assign every task that has no agent yet. */
const acceptAll: Act = input => {
  const analysis = analyseAssignment(input.context);
  const open = analysis.tasks.filter(({ id }) => !analysis.assigned.has(id));
  const selections = open.flatMap(({ id }) => analysis.suggestions.get(id) ?? []);
  if (selections.length > 0) return assign(input, analysis, selections, true);
  return { ok: false, message: open.length === 0 ? 'Every task is assigned already.' : noAgents };
};

const noAgents = `No agent is known: name one under \`agents\` in ${configPath}.`;

/** Assign a task to another agent than the one suggested; the text reads `agent tier: reason`. */
const choose: Act = input => {
  const { settings } = input.context.workspace;
  const analysis = analyseAssignment(input.context);
  if (!analysis.tasks.some(({ id }) => id === input.target)) {
    return { ok: false, message: `There is no task ${input.target}.` };
  }
  const [, who = '', why = ''] = /^([^:]*)(?::(.*))?$/s.exec(input.text.trim()) ?? [];
  const agent =
    Object.keys(settings.agents).find(id => who.trim() === id || who.startsWith(`${id} `)) ??
    who.trim().split(/\s+/, 1)[0]!;
  const tier = who.trim().slice(agent.length).trim();
  const reason = readAnswer(why);
  if (agent === '' || reason.kind !== 'given') {
    return { ok: false, message: 'An agent and a reason are needed.', asks: agentQuestions.choose };
  }
  const unknown = unknownAgent(settings, agent, tier);
  if (unknown !== undefined) return { ok: false, message: `${unknown}.`, asks: agentQuestions.choose };
  const selection = { task: input.target, agent, tier: tier === '' ? undefined : tier, reason: reason.text };
  const suggestion = analysis.suggestions.get(input.target);
  const isSuggested = suggestion?.agent === agent && (suggestion.tier ?? '') === tier;
  return assign(input, analysis, [selection], isSuggested);
};

/** Write how the agents work together; the target is the pattern's id. */
const choosePattern: Act = input => {
  const pattern = orchestrationPatterns.find(({ id }) => id === input.target);
  if (pattern === undefined) return { ok: false, message: `There is no pattern ${input.target}.` };
  return edited(input, `The agents work as ${pattern.id}.`, text =>
    editYaml(text, [{ op: 'set', path: ['pattern'], value: pattern.id }]),
  );
};

/** Name a gate that a rule found; the target is `<task> <trigger>`. */
const nameGate: Act = input => {
  const gate = gateOf(input);
  if (gate === undefined) return { ok: false, message: noGate(input) };
  return edited(input, `Before ${gate.task} goes on, a person has to agree.`, text =>
    appendItems(text, ['gates'], [gateItem(gate, whyOf(gate))]),
  );
};

/** Name every gate that a rule found, or say that there is none. */
const nameGates: Act = input => {
  const gates = unnamedGates(analyseAssignment(input.context));
  if (gates.length > 0) {
    const message = gates.length === 1 ? '1 gate is named.' : `${gates.length} gates are named.`;
    return edited(input, message, text =>
      appendItems(
        text,
        ['gates'],
        gates.map(gate => gateItem(gate, whyOf(gate))),
      ),
    );
  }
  const { json } = input.context.plan.agents ?? { json: {} };
  if (json !== null && typeof json === 'object' && 'gates' in json) {
    return { ok: false, message: 'Every gate that the rules find is named already.' };
  }
  return edited(input, 'The plan says that no task needs a yes.', text =>
    editYaml(text, [{ op: 'set', path: ['gates'], value: [] }]),
  );
};

/** Say why a gate that a rule found is not needed; the target is `<task> <trigger>`. */
const dismissGate: Act = input => {
  const gate = gateOf(input);
  if (gate === undefined) return { ok: false, message: noGate(input) };
  const asks = agentQuestions.dismissGate;
  const reason = readAnswer(input.text);
  if (reason.kind !== 'given') return { ok: false, message: 'A reason is needed.', asks };
  return edited(input, `Nobody need agree to ${gate.task}: ${reason.text}`, text =>
    appendItems(text, ['gates'], [gateItem(gate, `N/A: ${reason.text}`)]),
  );
};

/** Add an agent to `config.yaml`; the text reads `agent: strongest tier, …, lightest tier`. */
const addAgent: Act = input => {
  const asks = agentQuestions.add;
  const [, id = '', list = ''] = /^\s*([^\s:]+)\s*(?::(.*))?$/s.exec(input.text) ?? [];
  if (id === '') return { ok: false, message: 'An agent needs an id without blanks.', asks };
  if (Object.hasOwn(input.context.workspace.settings.agents, id)) {
    return { ok: false, message: `${configPath} has the agent ${id} already.`, asks };
  }
  const tiers = list
    .split(',')
    .map(tier => tier.trim())
    .filter(tier => tier !== '');
  const text = input.context.read(configPath) ?? 'version: 1\n';
  const patch: Patch = { op: 'set', path: ['agents', id], value: { tiers } };
  return written(configPath, `${id} is added to ${configPath}.`, () => editYaml(text, [patch]));
};

/** The acts of phase 6. */
export const agentActs: Readonly<Record<string, Act>> = {
  'agents/accept': accept,
  'agents/acceptAll': acceptAll,
  'agents/choose': choose,
  'agents/pattern': choosePattern,
  'agents/nameGate': nameGate,
  'agents/nameGates': nameGates,
  'agents/dismissGate': dismissGate,
  'agents/add': addAgent,
};

/** Write the selections into `agents.yaml`, each in its task's place, and into the journal. */
function assign(
  input: ActInput,
  { assigned }: AssignmentAnalysis,
  selections: readonly Selection[],
  suggested: boolean,
): ActResult {
  const patches = selections.flatMap(({ task, agent, tier, reason }): Patch[] => {
    const path = assigned.get(task)?.path;
    if (path === undefined) return [];
    return [
      { op: 'set', path: [...path, 'agent'], value: agent },
      tier === undefined
        ? { op: 'remove', path: [...path, 'tier'] }
        : { op: 'set', path: [...path, 'tier'], value: tier },
      { op: 'set', path: [...path, 'reason'], value: reason },
    ];
  });
  const fresh = selections.filter(({ task }) => !assigned.has(task)).map(assignmentItem);
  const [first, ...others] = selections;
  const message =
    others.length > 0
      ? `${selections.length} tasks are assigned.`
      : `${first!.task} goes to ${first!.agent}${first!.tier === undefined ? '' : ` (${first!.tier})`}.`;
  const result = edited(input, message, text => appendItems(editYaml(text, patches), ['assignments'], fresh));
  if (!result.ok) return result;
  const events = selections.map(
    (selection): JournalEventOf<'selection'> => ({
      type: 'selection',
      at: isoTime(input.clock()),
      ...(input.by === '' ? {} : { by: input.by }),
      plan: input.context.plan.slug,
      ...assignmentItem(selection),
      suggested,
    }),
  );
  return { ...result, files: [...result.files, ...journalled(input, events)] };
}

/** Keys in the order in which people read them; an agent without tiers has no tier. */
const assignmentItem = ({ task, agent, tier, reason }: Selection) => ({
  task,
  agent,
  ...(tier === undefined ? {} : { tier }),
  reason,
});

const gateItem = ({ task, trigger }: FoundGate, why: string): JsonMap => ({ task, trigger, why });

const targetOf = ({ task, trigger }: FoundGate): string => `${task} ${trigger}`;

const gateOf = ({ context, target }: ActInput): FoundGate | undefined =>
  unnamedGates(analyseAssignment(context)).find(gate => targetOf(gate) === target);

const noGate = ({ target }: ActInput): string => `No rule finds a gate "${target}" that is not named yet.`;

/** `agents.yaml` after an edit of its text. */
function edited({ context }: ActInput, message: string, edit: (text: string) => string): ActResult {
  const { folder, agents } = context.plan;
  return written(`${folder}/${planFiles.agents}`, message, () => edit(agents?.text ?? emptyAgents));
}

function written(path: string, message: string, text: () => string): ActResult {
  try {
    return { ok: true, files: [{ path, text: text() }], message };
  } catch (error) {
    if (!(error instanceof PatchError)) throw error;
    return { ok: false, message: `${path}: ${error.message}` };
  }
}
