import { headingKey } from '../../artifacts/markdown/layout.ts';
import { blueprintPath, planFiles } from '../../artifacts/paths.ts';
import type { PhaseId } from '../../model/plan.ts';
import { coveredText } from '../../plan/approval/coveredText.ts';
import type { PlanContext, TextFile } from '../../plan/phaseContext.ts';
import { phaseOf } from '../../plan/phases/table.ts';
import { blueprintChanges } from './blueprintChanges.ts';
import type { Change } from './change.ts';
import { reopenedBy } from './dependents.ts';
import { agentChanges, taskChanges } from './planChanges.ts';
import { sectionChanges } from './sectionChanges.ts';

/** What an amendment of a phase would record. */
interface AmendmentDraft {
  /** False where what was approved is not known any more; `changes` is empty then. */
  known: boolean;
  changes: Change[];
  /** A title for the decision that a changed boundary asks for; null where none changed. */
  decision: string | null;
  /** Approved phases that need a new approval afterwards. */
  reopens: PhaseId[];
}

/** Compare what an approval covered (undefined where that is lost) with what is there now. */
export function amendmentDraft(
  phase: PhaseId,
  context: PlanContext,
  approved: readonly TextFile[] | undefined,
): AmendmentDraft {
  const changes = approved === undefined ? [] : changesOf(context, approved, coveredText(phase, context));
  return {
    known: approved !== undefined,
    changes,
    decision: decisionTitle(phase, changes),
    reopens: reopenedBy(phase, context),
  };
}

function changesOf(
  context: PlanContext,
  approved: readonly TextFile[],
  current: readonly TextFile[],
): Change[] {
  const [before, after] = [textsOf(approved), textsOf(current)];
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path): Change[] => {
    const [old, now] = [before.get(path), after.get(path)];
    if (old === now) return [];
    if (old === undefined) return [{ path, text: `${path} added`, boundary: false }];
    if (now === undefined) return [{ path, text: `${path} removed`, boundary: false }];
    const changes = comparerOf(path, context)(path, old, now);
    const layout = { path, text: `${path}: only its layout and comments changed`, boundary: false };
    return changes.length > 0 ? changes : [layout];
  });
}

const textsOf = (files: readonly TextFile[]): Map<string, string> =>
  new Map(files.map(({ path, text }) => [path, text]));

/** Under these headings stands what others rely on. */
const contractHeadings = new Set([headingKey('API contracts')]);

type Compare = (path: string, before: string, after: string) => Change[];

function comparerOf(path: string, { plan, workspace }: PlanContext): Compare {
  switch (path) {
    case blueprintPath:
      return blueprintChanges;
    case `${plan.folder}/${planFiles.tasks}`:
      return taskChanges;
    case `${plan.folder}/${planFiles.agents}`:
      return agentChanges;
    case `${plan.folder}/${planFiles.research}`:
      return sectionChanges;
    case workspace.architecture.path:
      return (...sides) => sectionChanges(...sides, contractHeadings);
    default:
      return (...sides) =>
        sectionChanges(...sides).map(change => ({ ...change, text: `${path}: ${change.text}` }));
  }
}

const longestTitle = 80;

function decisionTitle(phase: PhaseId, changes: readonly Change[]): string | null {
  const [first, ...others] = changes.filter(({ boundary }) => boundary);
  if (first === undefined) return null;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return first.text.length + more.length > longestTitle
    ? `Change boundaries of the ${phaseOf(phase).title.toLowerCase()}`
    : first.text + more;
}
