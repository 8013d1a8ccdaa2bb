import { type Blueprint, blueprintSchema } from '../model/blueprint.ts';
import { blueprintProblems } from './blueprintChecks.ts';
import { type Decoded, decode } from './schema.ts';
import { readYaml } from './yamlText.ts';

/** Read `blueprint.yaml` with everything that is wrong in it. */
export function readBlueprint(path: string, text: string): Decoded<Blueprint> {
  const decoded = decode(blueprintSchema, readYaml(path, text), { defaults: { version: 1 } });
  if (decoded.isBroken) return decoded;
  return { ...decoded, problems: [...decoded.problems, ...blueprintProblems(decoded)] };
}
