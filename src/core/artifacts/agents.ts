import { type AgentsFile, agentsSchema } from '../model/agents.ts';
import { type Decoded, decode } from './schema.ts';
import { readYaml } from './yamlText.ts';

/** Read a plan's `agents.yaml`. */
export function readAgents(path: string, text: string): Decoded<AgentsFile> {
  return decode(agentsSchema, readYaml(path, text), { defaults: { version: 1 } });
}
