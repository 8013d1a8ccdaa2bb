import { type Blueprint, blueprintSchema } from '../model/blueprint.ts';
import type { Artifact } from './artifact.ts';
import { blueprintProblems } from './blueprintChecks.ts';
import { decode } from './schema.ts';
import { readYaml } from './yamlText.ts';

/** Read `.plumbrule/blueprint.yaml`, with what the schema cannot say: known selectors, sound globs, unique ids. */
export function readBlueprint(path: string, text: string): Artifact<Blueprint> {
  const artifact = decode(blueprintSchema, readYaml(path, text), { version: 1 });
  return { ...artifact, problems: [...artifact.problems, ...blueprintProblems(artifact)] };
}
