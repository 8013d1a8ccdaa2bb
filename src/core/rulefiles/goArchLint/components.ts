import { matchesAny } from '../../globs/globs.ts';
import { asList } from '../../model/rule.ts';
import { pathFrom } from '../basePaths.ts';
import type { RuleFileDraft } from '../draft.ts';
import { settleComponents } from '../settle.ts';
import type { Entry } from '../sheets/sheet.ts';

/** Make a component of every component that has Go files of its own. Gives their ids by name. */
export function carryComponents(
  root: Entry,
  workdir: string,
  files: readonly string[],
  draft: RuleFileDraft,
): Map<string, string> {
  const ids = new Map<string, string>();
  for (const [name, entry] of root.at('components').entries()) {
    const paths = (entry.isMap ? entry.at('in') : entry).texts.map(place => folderGlob(workdir, place));
    if (paths.length === 0) continue;
    if (files.some(matchesAny(paths))) ids.set(name, draft.component(name, { paths }));
    else draft.lose(entry, `component ${name}`, 'there is no Go file in it');
  }
  settle(draft, ids, files, root);
  return ids;
}

/**
 * A folder as a glob of the files of its package. Behind `**` the tool takes in all folders below; `x/**` itself
 * means x as well.
 */
function folderGlob(workdir: string, place: string): string {
  const path = pathFrom(workdir, place) ?? place;
  if (path === '') return '*';
  if (path.endsWith('**/*')) return `${path.slice(0, -4)}*/**/*`;
  if (path.endsWith('**')) return path;
  return path.includes('**') ? `${path}/**` : `${path}/*`;
}

/** Of several components the one with the fewest files owns a file. */
function settle(draft: RuleFileDraft, ids: Map<string, string>, files: readonly string[], root: Entry): void {
  const members = new Map(
    [...draft.components].map(([id, { paths }]) => [id, new Set(files.filter(matchesAny(asList(paths))))]),
  );
  const ownerOf = (file: string): string | undefined =>
    [...members]
      .filter(([, all]) => all.has(file))
      .sort(
        ([a, one], [b, other]) => one.size - other.size || b.length - a.length || (a < b ? -1 : 1),
      )[0]?.[0];
  const { failed, writtenOut, gone } = settleComponents(draft.components, files, ownerOf);
  for (const [name, id] of ids) {
    const entry = root.at('components', name);
    if (gone.includes(id)) {
      draft.lose(entry, `component ${name}`, 'all its files belong to other components');
      ids.delete(name);
    }
    if (failed.includes(id))
      draft.lose(entry, `component ${name}`, 'its files cannot be told from those of others by paths');
    else if (writtenOut.includes(id))
      draft.lose(entry, `component ${name}`, 'it shares folders with others; its paths are those of today');
  }
}
