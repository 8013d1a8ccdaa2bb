import type { Act } from './act.ts';
import { agentActs } from './agents.ts';
import { componentActs } from './components.ts';
import { documentActs } from './documents.ts';
import { importActs } from './importTasks.ts';
import { planActs } from './plans.ts';
import { promptActs } from './prompts.ts';
import { questionActs } from './questions.ts';
import { taskActs } from './tasks.ts';

/** Every act by the id that boards and the protocol name it by. */
export const acts: Readonly<Record<string, Act>> = {
  ...questionActs,
  ...componentActs,
  ...documentActs,
  ...importActs,
  ...promptActs,
  ...agentActs,
  ...planActs,
  ...taskActs,
};
