import { joinPath } from '../drift/resolve/workspacePath.ts';
import { matchesAny } from '../globs/globs.ts';
import type { Exception } from '../model/rule.ts';
import { ClassFiles } from './deptrac/classes.ts';
import { type CollectorContext, collect } from './deptrac/collectors.ts';
import { RuleFileDraft, unreadable } from './draft.ts';
import { exclusionsIn } from './narrowing.ts';
import { listOfGlobs } from './regex/regexGlobs.ts';
import type { RuleFileReader, RuleFileSource } from './ruleFile.ts';
import { settleComponents } from './settle.ts';
import { Entry } from './sheets/sheet.ts';
import { yamlSheet } from './sheets/yamlSheet.ts';
import { onlyAllowed } from './whitelist.ts';

const tool = 'deptrac';

/** A layer, and what takes a file into it. */
interface Layer {
  entry: Entry;
  name: string;
  id: string | undefined;
  packages: string[];
  matches(path: string): boolean;
}

/** Reads deptrac.yaml and depfile.yaml, with the files that they import. */
export const deptrac: RuleFileReader = {
  tool,
  detects: path =>
    /(?:^|\/)(?:deptrac|depfile)[\w.-]*\.ya?ml(?:\.dist)?$/.test(path) && !/baseline/.test(path),
  read(path, source) {
    const text = source.read(path);
    if (text === undefined) return undefined;
    const read = yamlSheet(path, text);
    if ('fault' in read) return unreadable(tool, path, read.fault);
    const draft = new RuleFileDraft(tool, path, 'DEPTRAC');
    const parts = withImports(Entry.rootOf(read.sheet), source, draft);
    const layers = parts.flatMap(part => part.at('layers').items());
    if (layers.length === 0) return undefined;
    carry(path, parts, source, draft);
    return draft.finish();
  },
};

/** The configuration and those that it imports, each from where its keys are. */
function withImports(root: Entry, source: RuleFileSource, draft: RuleFileDraft, depth = 0): Entry[] {
  const { path } = root.place;
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const imported = root
    .at('imports')
    .items()
    .flatMap(item => {
      const name = item.text ?? item.at('resource').text ?? '';
      const target = depth < 10 ? joinPath(folder, name) : undefined;
      const text = target === undefined ? undefined : source.read(target);
      const read = text === undefined || target === undefined ? undefined : yamlSheet(target, text);
      if (read !== undefined && 'sheet' in read)
        return withImports(Entry.rootOf(read.sheet), source, draft, depth + 1);
      draft.lose(item, `imports ${name}`, 'there is no such file that can be read');
      return [];
    });
  // Older files have the keys at the root, or under `parameters`.
  const own = ['deptrac', 'parameters'].map(key => root.at(key)).filter(entry => entry.isMap);
  return [...imported, root, ...own];
}

function carry(path: string, parts: readonly Entry[], source: RuleFileSource, draft: RuleFileDraft): void {
  const base = path.slice(0, path.lastIndexOf('/') + 1);
  const all = (key: string): Entry[] => parts.flatMap(part => part.at(key).items());
  const parameters = new Map([
    ['currentWorkingDirectory', ''],
    ['projectDirectory', ''],
    ['depfileDirectory', ''],
    ...parts.flatMap(part =>
      part
        .entries()
        .flatMap(([key, entry]) => (entry.text === undefined ? [] : [[key, entry.text] as const])),
    ),
  ]);
  const written = all('paths').flatMap(item => item.text ?? []);
  const roots = (written.length === 0 ? ['src/'] : written).map(folder => {
    const plain = folder
      .replace(/%[\w.]+%\/?/g, '')
      .replace(/^\.?\//, '')
      .replace(/\/+$/, '');
    return plain === '' || plain === '.' ? base : `${base}${plain}/`;
  });
  const excluded = excludedBy(all('exclude_files'), base, draft);
  const isExcluded = matchesAny(excluded);
  const files = [...source.paths()].filter(
    file =>
      file.endsWith('.php') &&
      roots.some(root => file.startsWith(root) || file === root.slice(0, -1)) &&
      !isExcluded(file),
  );
  const classes = new ClassFiles(base, source);
  const layers: Layer[] = [];
  const context: CollectorContext = {
    base,
    classes,
    files,
    parameters,
    layer: name => layers.find(layer => layer.name === name)?.matches,
  };
  for (const entry of all('layers')) layers.push(layerOf(entry, context, draft));

  const ownerOf = (file: string): string | undefined =>
    layers.find(({ id, matches }) => id !== undefined && matches(file))?.id;
  const { writtenOut, failed, gone } = settleComponents(draft.components, files, ownerOf);
  for (const layer of layers) {
    const { entry, name, id } = layer;
    if (id !== undefined && gone.includes(id)) {
      draft.lose(entry, `layer ${name}`, 'all its files belong to layers above it');
      layer.id = undefined;
    }
    if (failed.includes(id ?? ''))
      draft.lose(entry, `layer ${name}`, 'its files cannot be told from those of others by paths');
    else if (writtenOut.includes(id ?? ''))
      draft.lose(entry, `layer ${name}`, 'paths cannot say it as it is written; they are those of today');
  }
  const shared = files.filter(
    file => layers.filter(({ id, matches }) => id !== undefined && matches(file)).length > 1,
  );
  if (shared.length > 0) {
    const why = `${shared.length} file(s) are in more than one layer, such as ${shared[0]}; each belongs to the first of them`;
    draft.lose(layers[0]!.entry, 'layers', why);
  }
  const narrowed = exclusionsIn(
    excluded,
    draft.components.values(),
    [...source.paths()].filter(file => file.endsWith('.php')),
  );
  carryRuleset(parts, layers, classes, narrowed, draft);
  for (const key of ['analyser', 'analyzer']) {
    for (const part of parts) {
      if (part.at(key).exists)
        draft.lose(part.at(key), key, 'imports are judged, whatever else the tool looks at');
    }
  }
}

function excludedBy(items: readonly Entry[], base: string, draft: RuleFileDraft): string[] {
  return items.flatMap(item => {
    const regex = (item.text ?? '').replace(/^([#/~!@%|])(.*)\1[a-z]*$/s, '$2');
    const globs = listOfGlobs(regex, base);
    if (!('why' in globs)) return globs;
    draft.lose(item, `exclude_files ${item.text}`, globs.why, 'The rules look at these files too');
    return [];
  });
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
  const id = hasFiles ? draft.component(name, { paths: [...new Set(globs)], layer: tool }) : undefined;
  return { entry, name, id, packages, matches };
}

function carryRuleset(
  parts: readonly Entry[],
  layers: readonly Layer[],
  classes: ClassFiles,
  narrowed: readonly string[],
  draft: RuleFileDraft,
): void {
  const ruleset = new Map(parts.flatMap(part => part.at('ruleset').entries()));
  const allowedBy = (name: string, seen: ReadonlySet<string> = new Set()): string[] => {
    if (seen.has(name)) return [];
    return (ruleset.get(name)?.texts ?? []).flatMap(other =>
      other.startsWith('+')
        ? [other.slice(1), ...allowedBy(other.slice(1), new Set([...seen, name]))]
        : [other],
    );
  };
  const skipped = parts.flatMap(part => part.at('skip_violations').entries());
  for (const { name, id, matches } of layers) {
    if (id === undefined) continue;
    const allowed = allowedBy(name);
    const others = layers.filter(layer => layer.name !== name);
    const foreign = others.filter(layer => !allowed.includes(layer.name)).flatMap(({ packages }) => packages);
    const ids = others.flatMap(layer => (allowed.includes(layer.name) ? (layer.id ?? []) : []));
    const refusesLayers = others.some(layer => layer.id !== undefined && !allowed.includes(layer.name));
    if (!refusesLayers && foreign.length === 0) continue;
    const rule = onlyAllowed({ from: id, narrowed, allowed: ids, layers: [tool] });
    const to = [...(rule as { to: string[] }).to, ...foreign.map(one => `package:${one}`)];
    const except = exceptions(skipped, classes, matches);
    draft.rule(name, { ...rule, to, ...(except.length === 0 ? {} : { except }) } as typeof rule);
  }
  for (const [name, entry] of skipped) {
    if (classes.fileOf(name) === undefined)
      draft.lose(entry, `skip_violations of ${name}`, 'composer.json does not tell where the class stands');
  }
}

function exceptions(
  skipped: readonly [string, Entry][],
  classes: ClassFiles,
  isFrom: (path: string) => boolean,
): Exception[] {
  return skipped.flatMap(([name, entry]) => {
    const from = classes.fileOf(name);
    if (from === undefined || !isFrom(from)) return [];
    return entry.texts.flatMap(target => {
      const to = classes.fileOf(target);
      return to === undefined ? [] : [{ from, to, reason: 'skipped by deptrac' }];
    });
  });
}
