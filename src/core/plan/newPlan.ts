import { slugOf } from '../artifacts/slug.ts';
import type { Plan } from '../model/plan.ts';
import { markdownTemplate } from './markdownTemplate.ts';
import type { TextFile } from './phaseContext.ts';
import { architectureGroups } from './phases/architecture.ts';
import { researchGroups } from './phases/research.ts';

/** A new plan: its slug, and the files to write. */
export interface NewPlan {
  slug: string;
  files: TextFile[];
}

/** Start a plan. `taken` are the slugs in use; an equal title gets a number. */
export function newPlan(written: string, mode: Plan['mode'], taken: Iterable<string>): NewPlan {
  const title = written.replace(/\s+/g, ' ').trim();
  const slug = uniqueSlug(slugOf(title), new Set(taken));
  const folder = `.plumbrule/plans/${slug}`;
  const files = [
    { path: `${folder}/plan.yaml`, text: planText(title, mode) },
    { path: `${folder}/research.md`, text: markdownTemplate(`Research: ${title}`, researchGroups(mode)) },
  ];
  if (mode === 'full') files.push({ path: `${folder}/tasks.yaml`, text: emptyTasks });
  return { slug, files };
}

/** `tasks.yaml` before its first milestone. */
export const emptyTasks = 'version: 1\nmilestones: []\n';

/** `blueprint.yaml` before its first component. */
export const emptyBlueprint = 'version: 1\n';

/** The architecture document before its first answer. */
export function emptyArchitecture(): string {
  return markdownTemplate('Architecture', architectureGroups);
}

function planText(title: string, mode: Plan['mode']): string {
  // A JSON string is a YAML string whatever the title holds.
  return `version: 1\ntitle: ${JSON.stringify(title)}\nmode: ${mode}\nstate: active\napprovals: []\n`;
}

function uniqueSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  let number = 2;
  while (taken.has(`${slug}-${number}`)) number++;
  return `${slug}-${number}`;
}
