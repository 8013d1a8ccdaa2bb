import { type Plan, planSchema } from '../model/plan.ts';
import { type Decoded, decode } from './schema.ts';
import { readYaml } from './yamlText.ts';

/** Read a plan's `plan.yaml`. */
export function readPlan(path: string, text: string): Decoded<Plan> {
  return decode(planSchema, readYaml(path, text), { defaults: { version: 1, title: '' } });
}
