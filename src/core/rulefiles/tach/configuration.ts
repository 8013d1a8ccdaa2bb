import { folderOf } from '../../drift/resolve/workspacePath.ts';
import type { RuleFileSource } from '../ruleFile.ts';
import { Entry, type SheetOrFault } from '../sheets/sheet.ts';
import { tomlSheet } from '../sheets/tomlSheet.ts';
import { yamlSheet } from '../sheets/yamlSheet.ts';

/** One module as written: its entry, and what its names are relative to. */
export interface WrittenModule {
  entry: Entry;
  /** Absolute names, perhaps with wildcards. */
  paths: readonly string[];
  /** A name of the entry as an absolute one. */
  absolute(name: string): string;
}

/** A part of the configuration with the names it uses. */
interface WrittenInterface {
  entry: Entry;
  absolute(name: string): string;
}

/** A layer, and whether those above it must not reach past it. */
interface WrittenLayer {
  name: string;
  closed: boolean;
}

/** tach.toml and the files of domains beside it. */
export interface TachConfiguration {
  root: Entry;
  /** The highest first. */
  layers: readonly WrittenLayer[];
  modules: readonly WrittenModule[];
  interfaces: readonly WrittenInterface[];
  faults: readonly Extract<SheetOrFault, { fault: unknown }>['fault'][];
}

const asWritten = (name: string): string => name;

/** Read the project's file; those of domains are found by `moduleOf`, which names the module of a folder. */
export function tachConfiguration(
  root: Entry,
  source: RuleFileSource,
  base: string,
  moduleOf: (folder: string) => string | undefined,
): TachConfiguration {
  const modules = root
    .at('modules')
    .items()
    .map(entry => written(entry, asWritten));
  // Modules of the old kind with an interface of their own take the place of all others in this file.
  const isStrict = modules.some(({ entry }) => entry.at('strict').isTrue);
  const interfaces: WrittenInterface[] = isStrict
    ? []
    : root
        .at('interfaces')
        .items()
        .map(entry => ({ entry, absolute: asWritten }));
  const faults: TachConfiguration['faults'][number][] = [];
  for (const path of [...source.paths()].sort()) {
    if (!path.startsWith(base) || !/(?:^|\/)tach\.domain\.toml$/.test(path)) continue;
    const domain = moduleOf(folderOf(path));
    const read = tomlSheet(path, source.read(path) ?? '');
    if ('fault' in read) faults.push(read.fault);
    if (domain === undefined || 'fault' in read) continue;
    const absolute = (name: string): string =>
      name.startsWith('//') ? name.slice(2) : name === '<domain_root>' ? domain : `${domain}.${name}`;
    const entry = Entry.rootOf(read.sheet);
    const own = entry.at('root');
    if (own.exists) modules.push({ entry: own, paths: [domain], absolute });
    modules.push(
      ...entry
        .at('modules')
        .items()
        .map(module => written(module, absolute)),
    );
    interfaces.push(
      ...entry
        .at('interfaces')
        .items()
        .map(one => ({ entry: one, absolute })),
    );
  }
  return { root, layers: layersOf(root), modules, interfaces, faults };
}

function layersOf(root: Entry): WrittenLayer[] {
  return root
    .at('layers')
    .items()
    .flatMap(item => {
      const name = item.text ?? item.at('name').text;
      return name === undefined ? [] : [{ name, closed: item.at('closed').isTrue }];
    });
}

function written(entry: Entry, absolute: (name: string) => string): WrittenModule {
  return { entry, paths: [...entry.at('path').texts, ...entry.at('paths').texts].map(absolute), absolute };
}

/** Read tach.toml, the part for it of pyproject.toml, or the old tach.yml. */
export function tachRoot(
  path: string,
  text: string,
): Entry | Extract<SheetOrFault, { fault: unknown }> | undefined {
  const read = /\.ya?ml$/.test(path) ? yamlSheet(path, text) : tomlSheet(path, text);
  if ('fault' in read) return read;
  const root = Entry.rootOf(read.sheet);
  if (!path.endsWith('pyproject.toml')) return root;
  const own = root.at('tool', 'tach');
  return own.exists ? own : undefined;
}
