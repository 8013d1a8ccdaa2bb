import { compileGlob } from '../../globs/globs.ts';
import { asList, isExclusion } from '../../model/rule.ts';
import type { ComponentMap, Placement } from './components.ts';
import { packagePattern } from './packageNames.ts';

/** What a rule's `from`, `to`, `of`, `target` or `only_from` selects. */
export interface Selector {
  /** As written, for messages. */
  words: string;
  file(path: string, place: Placement | undefined): boolean;
  package(used: { package: string; names?: readonly string[] }): boolean;
  /** False where `package` is false for every name. */
  selectsPackages: boolean;
  /** The components that are selected as a whole, by id or layer. */
  components: readonly string[];
  /** All selected files lie below these folders, each with a final `/`; `` is the workspace. */
  folders: readonly string[];
}

const no = () => false;

/**
 * Compile one selector or a list of them: a component id, `layer:x`, `package:glob` or a path glob. A `!` in front
 * takes out of the list what its selector selects, wherever in the list it stands.
 */
export function compileSelector(
  written: string | readonly string[] | undefined,
  components: ComponentMap,
): Selector {
  const all = asList(written);
  const parts = all.filter(part => !isExclusion(part)).map(part => compileOne(part, components));
  const excluded = all.filter(isExclusion).map(part => compileOne(part.slice(1), components));
  const words = all.join(', ');
  const selectsPackages = parts.some(part => part.selectsPackages);
  const whole = [...new Set(parts.flatMap(part => part.components))];
  const folders = [...new Set(parts.flatMap(part => part.folders))];
  if (excluded.length === 0) {
    return {
      words,
      file: (path, place) => parts.some(part => part.file(path, place)),
      package: used => parts.some(part => part.package(used)),
      selectsPackages,
      components: whole,
      folders,
    };
  }
  return {
    words,
    file: (path, place) =>
      parts.some(part => part.file(path, place)) && !excluded.some(part => part.file(path, place)),
    package: used => parts.some(part => part.package(used)) && !excluded.some(part => part.package(used)),
    selectsPackages,
    // A path that is taken out may lie in any of them: then none is selected as a whole.
    components: excluded.every(part => part.components.length > 0 || part.selectsPackages)
      ? whole.filter(id => !excluded.some(part => part.components.includes(id)))
      : [],
    folders,
  };
}

function compileOne(written: string, components: ComponentMap): Selector {
  if (written.startsWith('package:')) {
    return {
      words: written,
      file: no,
      package: packagePattern(written.slice('package:'.length)),
      selectsPackages: true,
      components: [],
      folders: [],
    };
  }
  if (written.startsWith('layer:')) {
    const layer = written.slice('layer:'.length);
    const ids = components.ids.filter(id => components.layerOf(id) === layer);
    return {
      words: written,
      file: (_, place) => place !== undefined && components.layerOf(place.component) === layer,
      package: no,
      selectsPackages: false,
      components: ids,
      folders: ids.flatMap(id => components.foldersOf(id)),
    };
  }
  if (components.get(written) !== undefined) {
    return {
      words: written,
      file: (_, place) => place?.component === written,
      package: no,
      selectsPackages: false,
      components: [written],
      folders: components.foldersOf(written),
    };
  }
  const glob = compileGlob(written);
  return {
    words: written,
    file: path => glob.match(path) !== undefined,
    package: no,
    selectsPackages: false,
    components: [],
    folders: [glob.folder],
  };
}
