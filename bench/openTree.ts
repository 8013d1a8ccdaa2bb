import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { endingsOf, languageOf, languages } from '../src/core/drift/languages.ts';
import { type BenchBlueprint, benchBlueprint } from './benchBlueprint.ts';
import { ownEdges, scannedFiles } from './edges.ts';
import type { Subject } from './measureTree.ts';
import { createOverlay, type Overlay } from './overlay.ts';
import { plainBlueprint } from './plainBlueprint.ts';

/** A tree made ready: an overlay with a blueprint in it. */
export interface OpenTree {
  name: string;
  overlay: Overlay;
  sources: readonly string[];
  /** How many rules the blueprint has. */
  rules: number;
  /** For a tree that is mainly JavaScript or TypeScript. */
  blueprint?: BenchBlueprint;
  cruised?: Subject['cruised'];
}

const plainRules = 2;
const ecmascript = new Set(
  languages.filter(({ family }) => family === 'ecmascript').flatMap(language => endingsOf(language)),
);
const isEcmascript = (path: string): boolean => ecmascript.has(path.slice(path.lastIndexOf('.')));

/** Makes an overlay of a tree at `folder`, and the blueprint that suits it. */
export async function openTree(
  tree: string,
  folder: string,
  tsconfig: string | undefined,
): Promise<OpenTree> {
  const overlay = await createOverlay(tree, folder);
  const { root } = overlay;
  const sources = overlay.files.filter(path => languageOf(path) !== undefined);
  const name = basename(tree);
  if (sources.filter(isEcmascript).length * 2 < sources.length) {
    overlay.setBlueprint(plainBlueprint(sources));
    return { name, overlay, sources, rules: plainRules };
  }
  const edges = ownEdges(root);
  const blueprint = benchBlueprint(edges, path => statSync(join(root, path)).size);
  overlay.setBlueprint(blueprint.text);
  const config = tsconfig ?? usualConfig(root);
  const cruised = { files: scannedFiles(root), edges, tsconfig: config };
  return { name, overlay, sources, rules: blueprint.rules, blueprint, cruised };
}

/** The config that covers most of a tree, where the person names none. */
function usualConfig(root: string): string | undefined {
  return ['src/tsconfig.json', 'tsconfig.json', 'tsconfig.base.json'].find(path =>
    existsSync(join(root, path)),
  );
}
