import type { RuleFileDraft } from '../draft.ts';
import { settleComponents } from '../settle.ts';
import type { Entry } from '../sheets/sheet.ts';
import { type CollectorContext, collect } from './collectors.ts';

/** A layer, and what takes a file into it. */
export interface Layer {
  entry: Entry;
  name: string;
  /** Id of its component; undefined where it owns no file. */
  id: string | undefined;
  packages: string[];
  matches(path: string): boolean;
}

/** The layer of all components that are made of layers. */
export const componentLayer = 'deptrac';

/** Make a component of every layer that owns files; a file that several collect belongs to the first of them. */
export function carryLayers(
  entries: readonly Entry[],
  around: Omit<CollectorContext, 'layer'>,
  draft: RuleFileDraft,
): Layer[] {
  const layers: Layer[] = [];
  const layer: CollectorContext['layer'] = name => layers.find(one => one.name === name)?.matches;
  for (const entry of entries) layers.push(layerOf(entry, { ...around, layer }, draft));
  settle(layers, around.files, draft);
  loseShared(layers, around.files, draft);
  return layers;
}

function layerOf(entry: Entry, context: CollectorContext, draft: RuleFileDraft): Layer {
  const name = entry.at('name').text ?? 'unnamed';
  const globs: string[] = [];
  const tests: ((path: string) => boolean)[] = [];
  const packages: string[] = [];
  for (const item of entry.at('collectors').items()) {
    const collected = collect(item, context);
    const what = `layer ${name}`;
    if ('why' in collected) draft.lose(item, what, collected.why, 'What it collects is in no component');
    else if ('packages' in collected) packages.push(...collected.packages);
    else {
      globs.push(...collected.globs);
      tests.push(collected.matches);
      if (collected.note !== undefined) draft.lose(item, what, collected.note);
    }
  }
  const matches = (path: string): boolean => tests.some(test => test(path));
  const hasFiles = globs.length > 0 && context.files.some(matches);
  if (!hasFiles && packages.length === 0)
    draft.lose(entry, `layer ${name}`, 'it has no file that could be told');
  const id = hasFiles
    ? draft.component(name, { paths: [...new Set(globs)], layer: componentLayer })
    : undefined;
  return { entry, name, id, packages, matches };
}

function settle(layers: readonly Layer[], files: readonly string[], draft: RuleFileDraft): void {
  const ownerOf = (file: string): string | undefined =>
    layers.find(({ id, matches }) => id !== undefined && matches(file))?.id;
  const { writtenOut, failed, gone } = settleComponents(draft.components, files, ownerOf);
  for (const layer of layers) {
    const { entry, name, id } = layer;
    const what = `layer ${name}`;
    if (id === undefined) continue;
    if (gone.includes(id)) {
      draft.lose(entry, what, 'all its files belong to layers above it');
      layer.id = undefined;
    }
    if (failed.includes(id))
      draft.lose(entry, what, 'its files cannot be told from those of others by paths');
    else if (writtenOut.includes(id))
      draft.lose(entry, what, 'paths cannot say it as it is written; they are those of today');
  }
}

function loseShared(layers: readonly Layer[], files: readonly string[], draft: RuleFileDraft): void {
  const shared = files.filter(
    file => layers.filter(({ id, matches }) => id !== undefined && matches(file)).length > 1,
  );
  if (shared.length === 0) return;
  const why = `${shared.length} file(s) are in more than one layer, such as ${shared[0]}; each belongs to the first of them`;
  draft.lose(layers[0]!.entry, 'layers', why);
}
