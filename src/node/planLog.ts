import type { FileChange, HistoryStep } from '../core/drift/history/planHistory.ts';
import { gitWithin } from './git.ts';
import { symbolicLink } from './gitTree.ts';

/** How long Git may look through the history, or for what was moved, in milliseconds. */
export const logPatience = 10_000;

/**
 * The main line alone, with what a merge brought as one step: what a branch did in several commits belongs together,
 * and there are far fewer of them.
 */
const mainLine = [
  '--first-parent',
  '-m',
  '--no-renames',
  '--raw',
  '--no-abbrev',
  '-z',
  '--relative',
  '--format=%x00%H',
];

/** Commits that changed one of these, with all that they changed, the latest first. Undefined where it took too long. */
export async function stepsThatTouched(
  root: string,
  commit: string,
  pathspecs: readonly string[],
): Promise<HistoryStep[] | undefined> {
  return stepsOf(
    await gitWithin(root, ['log', ...mainLine, '--full-diff', commit, '--', ...pathspecs], logPatience),
  );
}

/** Commits that removed files at these paths or below, with those files alone. Undefined where it took too long. */
export async function stepsThatRemoved(
  root: string,
  commit: string,
  places: readonly string[],
): Promise<HistoryStep[] | undefined> {
  if (places.length === 0) return [];
  const what = ['--literal-pathspecs', 'log', ...mainLine, '--diff-filter=D', commit, '--', ...places];
  return stepsOf(await gitWithin(root, what, logPatience));
}

/** Reads `git log --raw -z`: a commit's name, then for each file its modes and contents, and its path. */
function stepsOf(log: Buffer | undefined): HistoryStep[] | undefined {
  if (log === undefined) return undefined;
  const steps: { commit: string; changes: FileChange[] }[] = [];
  const fields = log.toString('utf8').split('\0');
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index]!.trimStart();
    if (!field.startsWith(':')) {
      if (field !== '') steps.push({ commit: field, changes: [] });
      continue;
    }
    const [before = '', after = '', was = '', is = ''] = field.slice(1).split(' ');
    const path = fields[++index] ?? '';
    // Links are left out, as everywhere.
    if (before === symbolicLink || after === symbolicLink) continue;
    steps.at(-1)?.changes.push({ path, before: contentOf(was), after: contentOf(is) });
  }
  return steps;
}

const contentOf = (name: string): string | undefined => (/^0+$/.test(name) ? undefined : name);
