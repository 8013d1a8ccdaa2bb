import { compileGlob } from '../globs/globs.ts';
import { asList } from '../model/rule.ts';
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
}

const no = () => false;

/** Compile one selector or a list of them: a component id, `layer:x`, `package:glob` or a path glob. */
export function compileSelector(
  written: string | readonly string[] | undefined,
  components: ComponentMap,
): Selector {
  const parts = asList(written).map(part => compileOne(part, components));
  return {
    words: asList(written).join(', '),
    file: (path, place) => parts.some(part => part.file(path, place)),
    package: used => parts.some(part => part.package(used)),
    selectsPackages: parts.some(part => part.selectsPackages),
    components: [...new Set(parts.flatMap(part => part.components))],
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
    };
  }
  if (components.get(written) !== undefined) {
    return {
      words: written,
      file: (_, place) => place?.component === written,
      package: no,
      selectsPackages: false,
      components: [written],
    };
  }
  const glob = compileGlob(written);
  return {
    words: written,
    file: path => glob.match(path) !== undefined,
    package: no,
    selectsPackages: false,
    components: [],
  };
}
