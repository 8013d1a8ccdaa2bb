import { type AgentsFile, agentsSchema } from '../model/agents.ts';
import type { Artifact } from './artifact.ts';
import { decode } from './schema.ts';
import { readYaml } from './yamlText.ts';

/** Read a plan's `agents.yaml`. */
export function readAgents(path: string, text: string): Artifact<AgentsFile> {
  return decode(agentsSchema, readYaml(path, text), { version: 1, assignments: [], gates: [] });
}
