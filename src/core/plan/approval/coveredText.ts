import { normaliseLineEnds, stripGenerated } from '../../artifacts/markdown/generated.ts';
import type { PhaseId } from '../../model/plan.ts';
import type { PlanContext, TextFile } from '../phaseContext.ts';
import { taskTextWithoutStatus } from '../tasks/taskText.ts';

const present = (file: TextFile | undefined): TextFile[] => (file === undefined ? [] : [file]);

/** A file's text with plain line ends. */
export function asWritten({ path, text }: TextFile): TextFile {
  return { path, text: normaliseLineEnds(text) };
}

/**
 * A document without the blocks that are generated into it. Runs of blank lines count as one, so that a block
 * which comes in for the first time changes nothing either.
 */
export function handWritten({ path, text }: TextFile): TextFile {
  const kept = normaliseLineEnds(stripGenerated(text)).replace(/\n{3,}/g, '\n\n');
  return { path, text: `${kept.trimEnd()}\n` };
}

/** The architecture document, where there is one. */
export function architectureFile({
  workspace: { architecture },
}: Pick<PlanContext, 'workspace'>): TextFile[] {
  const { path, text } = architecture;
  return text === undefined ? [] : [{ path, text }];
}

interface Coverage {
  files(context: PlanContext): TextFile[];
  /** One file gives the hash of its text, several a hash over theirs. */
  single?: true;
}

/** What an approval of each phase covers. Generated blocks, line ends and the tasks' status are left out. */
const coveredBy: Readonly<Record<PhaseId, Coverage>> = {
  research: {
    single: true,
    files: ({ plan }) =>
      present(plan.research).map(({ path, text }) => asWritten({ path, text: stripGenerated(text) })),
  },
  architecture: {
    files: context => [
      ...present(context.workspace.blueprint).map(asWritten),
      ...architectureFile(context).map(handWritten),
    ],
  },
  tasks: {
    single: true,
    files: ({ plan: { tasks } }) =>
      tasks === undefined ? [] : [asWritten({ path: tasks.path, text: taskTextWithoutStatus(tasks) })],
  },
  documentation: { files: ({ documents }) => documents.map(handWritten) },
  prompts: { files: ({ plan }) => plan.prompts.map(asWritten) },
  agents: { single: true, files: ({ plan }) => present(plan.agents).map(asWritten) },
  // What was done, with the status of each task.
  governance: { files: ({ plan }) => [...present(plan.research), ...present(plan.tasks)].map(asWritten) },
};

/** The files that an approval of this phase covers, as they are hashed, sorted by path. */
export function coveredText(phase: PhaseId, context: PlanContext): TextFile[] {
  return coveredBy[phase].files(context).sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/**
 * The content hash of a phase; undefined where it has no file yet. Research, tasks and agents give the hash of
 * their file's text; the others the hash of the lines `<hash of the text>  <path>`, as `sha256sum` prints them.
 */
export function phaseHash(phase: PhaseId, context: PlanContext): string | undefined {
  const files = coveredText(phase, context);
  const [first] = files;
  if (first === undefined) return undefined;
  if (coveredBy[phase].single) return context.sha256(first.text);
  return context.sha256(files.map(({ path, text }) => `${context.sha256(text)}  ${path}\n`).join(''));
}
