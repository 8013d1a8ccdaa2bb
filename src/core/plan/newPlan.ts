import { planFiles, planFolder } from '../artifacts/paths.ts';
import { slugOf } from '../artifacts/slug.ts';
import type { Plan } from '../model/plan.ts';
import type { TextFile } from './phaseContext.ts';
import { architectureGroups } from './phases/architecture.ts';
import { researchGroups } from './phases/research.ts';
import { markdownTemplate } from './sections/markdownTemplate.ts';

/** A new plan: its slug, and the files to write. */
interface NewPlan {
  slug: string;
  files: TextFile[];
}

/** Start a plan. `taken` are the slugs in use; an equal title gets a number. */
export function newPlan(written: string, mode: Plan['mode'], taken: Iterable<string>): NewPlan {
  const title = written.replace(/\s+/g, ' ').trim();
  const slug = freeSlug(slugOf(title), new Set(taken));
  const folder = planFolder(slug);
  const files = [
    { path: `${folder}/${planFiles.plan}`, text: planText(title, mode) },
    { path: `${folder}/${planFiles.research}`, text: emptyResearch(title, mode) },
  ];
  if (mode === 'full') files.push({ path: `${folder}/${planFiles.tasks}`, text: emptyTasks });
  return { slug, files };
}

/** `research.md` before its first answer. */
export function emptyResearch(title: string, mode: Plan['mode']): string {
  return markdownTemplate(`Research: ${title}`, researchGroups(mode));
}

/** `tasks.yaml` before its first milestone. */
export const emptyTasks = 'version: 1\nmilestones: []\n';

/** `blueprint.yaml` before its first component. */
export const emptyBlueprint = 'version: 1\n';

/** The architecture document before its first answer; the table of components is generated into it. */
export function emptyArchitecture(): string {
  const text = markdownTemplate('Architecture', architectureGroups);
  const block = '<!-- plumbrule:begin components -->\n<!-- plumbrule:end components -->';
  return text.replace('\n## ', () => `\n## Components\n\n${block}\n\n## `);
}

function planText(title: string, mode: Plan['mode']): string {
  // A JSON string is a YAML string whatever the title holds.
  return `version: 1\ntitle: ${JSON.stringify(title)}\nmode: ${mode}\nstate: active\napprovals: []\n`;
}

function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  let free = slug;
  for (let number = 2; taken.has(free); number++) free = `${slug}-${number}`;
  return free;
}
