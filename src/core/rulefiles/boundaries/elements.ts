import { compileGlob, matchesAny } from '../../globs/globs.ts';
import type { RuleFileDraft } from '../draft.ts';
import { globOf } from '../eslint/micromatch.ts';
import { isScript } from '../scriptFiles.ts';
import { settleComponents } from '../settle.ts';
import type { Entry } from '../sheets/sheet.ts';

/** The layer that all elements are in. */
export const elementLayer = 'boundaries';

/** A kind of elements: those of one type and category. */
export interface Element {
  /** Id of its component. */
  id: string;
  type: string | undefined;
  category: string | undefined;
  /** True where every file is an element of its own. */
  isFile: boolean;
  /** Names of what its patterns capture; empty where they capture less than tells one element from another. */
  captures: readonly string[];
}

interface Pattern {
  glob: string;
  mode: string;
}

/** An item of the setting. */
interface Descriptor {
  entry: Entry;
  /** Name of the element: its type and category. */
  key: string;
  type: string | undefined;
  category: string | undefined;
  mode: string;
  patterns: Pattern[];
}

/** Read the elements, and make a component of each type. */
export function readElements(
  setting: Entry,
  files: readonly string[],
  base: string,
  draft: RuleFileDraft,
): Element[] {
  const descriptors = setting.items().flatMap(entry => readDescriptor(entry, draft) ?? []);
  const elements = elementsOf(descriptors);
  const found = placesOf(descriptors, files, base);
  const ids = new Map<string, string>();
  for (const name of elements.keys()) {
    const paths = [...(found.globs.get(name) ?? [])];
    if (paths.length === 0) {
      const { entry } = descriptors.find(({ key }) => key === name)!;
      draft.lose(entry, `element ${name}`, 'no file of the workspace is one');
      continue;
    }
    ids.set(name, draft.component(name, { paths, layer: elementLayer }));
  }
  const { writtenOut, failed, gone } = settleComponents(draft.components, files, file =>
    ids.get(found.owners.get(file) ?? ''),
  );
  for (const { entry, key } of descriptors) {
    const id = ids.get(key) ?? '';
    if (failed.includes(id))
      draft.lose(entry, `element ${key}`, 'its files cannot be told from those of others by paths');
    else if (writtenOut.includes(id))
      draft.lose(entry, `element ${key}`, 'it lies in or around others; its paths are those of today');
  }
  return [...elements].flatMap(([name, element]) => {
    const id = ids.get(name);
    return id === undefined || gone.includes(id) ? [] : [{ ...element, id }];
  });
}

/** Undefined for a descriptor that says of no files what they are. */
function readDescriptor(entry: Entry, draft: RuleFileDraft): Descriptor | undefined {
  const type = entry.at('type').text;
  const category = entry.at('category').text;
  const mode = entry.at('mode').text ?? 'folder';
  const key = [type, category].filter(one => one !== undefined).join('-');
  const basePattern = entry.at('basePattern').text;
  const patterns = entry
    .at('pattern')
    .items()
    .flatMap((item): Pattern[] => {
      const written = item.text ?? '';
      const glob = globOf(basePattern === undefined ? written : `${basePattern}/**/${written}`);
      if (glob !== undefined && glob !== '')
        return [{ glob, mode: basePattern === undefined ? mode : 'full' }];
      draft.lose(item, `element ${key}`, `no glob can say \`${written}\``, 'Its files are in no component');
      return [];
    });
  return patterns.length === 0 || key === '' ? undefined : { entry, key, type, category, mode, patterns };
}

/** The elements by name; several descriptors can be about one. */
function elementsOf(descriptors: readonly Descriptor[]): ReadonlyMap<string, Element> {
  const elements = new Map<string, Element>();
  for (const { entry, key, type, category, mode, patterns } of descriptors) {
    const known = elements.get(key);
    const isFile = mode !== 'folder' && !(mode === 'file' && patterns.every(({ glob }) => isBelow(glob)));
    elements.set(key, {
      id: key,
      type,
      category,
      isFile: (known?.isFile ?? true) && isFile,
      captures: telling(entry, known),
    });
  }
  return elements;
}

/** The captures of a descriptor, where each wildcard of its patterns is one of them. */
function telling(entry: Entry, known: Element | undefined): readonly string[] {
  const names = entry.at('capture').texts;
  const wildcards = (pattern: string): number => pattern.match(wildcard)?.length ?? 0;
  const isTelling =
    capturedFirst(entry) > 0 ||
    entry.at('pattern').texts.every(pattern => wildcards(pattern) <= names.length);
  const isSame = known === undefined || known.captures.join() === names.join();
  return isTelling && isSame ? names : [];
}

const wildcard = /\*\*|\*|\([^)]*\)/g;

/**
 * How many wildcards a descriptor captures where every file is an element, but only the first wildcards have names:
 * files with the same values belong together as far as rules can tell. 0 for any other descriptor.
 */
function capturedFirst(entry: Entry): number {
  const mode = entry.at('mode').text;
  const count = entry.at('capture').texts.length;
  if ((mode !== 'full' && mode !== 'file') || entry.at('basePattern').exists) return 0;
  const isFirst = entry.at('pattern').texts.every(pattern => {
    const marks = pattern.match(wildcard) ?? [];
    // There an element is what lies right below the folder.
    if (mode === 'file' && isBelow(pattern)) return false;
    return marks.length > count && marks.slice(0, count).every(mark => mark === '*');
  });
  return isFirst ? count : 0;
}

/**
 * Where elements are. A pattern is tried from the end of a path towards its beginning, and the first that matches
 * wins; among those that match at the same place it is the first of the list.
 */
function placesOf(descriptors: readonly Descriptor[], files: readonly string[], base: string) {
  const owners = new Map<string, string>();
  const globs = new Map<string, Set<string>>();
  const compiled = descriptors.flatMap(({ entry, key, patterns }) => {
    const captured = capturedFirst(entry) || Number.POSITIVE_INFINITY;
    return patterns.map(({ glob, mode }) => {
      const whole =
        mode === 'folder' || (mode === 'full' && glob.endsWith('/'))
          ? `${glob.replace(/\/$/, '')}/**/*`
          : glob;
      return { key, mode, whole, captured, match: compileGlob(whole).match };
    });
  });
  for (const path of files) {
    const names = path.slice(base.length).split('/');
    search: for (let start = names.length - 1; start >= 0; start--) {
      const end = names.slice(start).join('/');
      for (const { key, mode, whole, captured, match } of compiled) {
        if ((mode === 'full' && start > 0) || match(end) === undefined) continue;
        owners.set(path, key);
        const prefix =
          base +
          names
            .slice(0, start)
            .map(name => `${name}/`)
            .join('');
        const all = globs.get(key) ?? new Set();
        for (const one of withCaptures(whole, mode, captured)) all.add(prefix + one);
        globs.set(key, all);
        break search;
      }
    }
  }
  return { owners, globs };
}

/**
 * The globs of an element with its instances. An element is the shortest beginning of the path that its pattern
 * matches, so that with any number of folders in the pattern it is what lies right below them. Every single star
 * before that names an instance, or the first of them.
 */
function withCaptures(glob: string, mode: string, captured: number): string[] {
  const [head, ends] = partsOf(glob, mode);
  let number = 0;
  const named = head.replace(/\*\*|\*/g, mark =>
    mark === '**' || number >= captured ? mark : `{e${++number}}`,
  );
  return ends.map(end => named + end.replace('{e}', `{e${number + 1}}`));
}

function partsOf(glob: string, mode: string): [head: string, ends: string[]] {
  if (mode === 'folder') return [glob.slice(0, -'/**/*'.length), ['/**/*']];
  if (mode === 'file' && isBelow(glob)) return [glob.slice(0, -'/**/*'.length), ['/{e}', '/{e}/**/*']];
  return [glob, ['']];
}

/** True for a pattern that ends with any file in any folder. */
const isBelow = (glob: string): boolean => glob.endsWith('/**/*');

/** The files that elements are looked for in. */
export function elementFiles(
  paths: Iterable<string>,
  base: string,
  include: readonly string[],
  ignore: readonly string[],
): string[] {
  const isIn = include.length === 0 ? () => true : matchesAny(include.map(glob => base + glob));
  const isOut = matchesAny(ignore.map(glob => base + glob));
  return [...paths].filter(path => path.startsWith(base) && isScript(path) && isIn(path) && !isOut(path));
}
