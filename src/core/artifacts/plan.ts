import { type Plan, planSchema } from '../model/plan.ts';
import type { Artifact } from './artifact.ts';
import { decode } from './schema.ts';
import { readYaml } from './yamlText.ts';

/** Read a plan's `plan.yaml`. */
export function readPlan(path: string, text: string): Artifact<Plan> {
  return decode(planSchema, readYaml(path, text), {
    version: 1,
    title: '',
    mode: 'full',
    state: 'draft',
    approvals: [],
  });
}
