import { type Config, configSchema } from '../model/config.ts';
import type { Artifact } from './artifact.ts';
import { decode } from './schema.ts';
import { readYaml } from './yamlText.ts';

/** Read `.plumbrule/config.yaml`. */
export function readConfig(path: string, text: string): Artifact<Config> {
  return decode(configSchema, readYaml(path, text), { version: 1 });
}
