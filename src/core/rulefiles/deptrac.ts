import { folderOf, joinPath } from '../drift/resolve/workspacePath.ts';
import { matchesAny } from '../globs/globs.ts';
import { baseOf, folderFrom } from './basePaths.ts';
import { ClassFiles } from './deptrac/classes.ts';
import { carryLayers } from './deptrac/layers.ts';
import { carryRuleset } from './deptrac/ruleset.ts';
import { RuleFileDraft, unreadable } from './draft.ts';
import { exclusionsIn } from './narrowing.ts';
import { listOfGlobs } from './regex/regexGlobs.ts';
import type { RuleFileReader, RuleFileSource } from './ruleFile.ts';
import { Entry } from './sheets/sheet.ts';
import { yamlSheet } from './sheets/yamlSheet.ts';

const tool = 'deptrac';

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
    const draft = new RuleFileDraft({ tool, path }, 'DEPTRAC');
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
  const folder = folderOf(path);
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
  const base = baseOf(path);
  const all = (key: string): Entry[] => parts.flatMap(part => part.at(key).items());
  const excluded = excludedBy(all('exclude_files'), base, draft);
  const isExcluded = matchesAny(excluded);
  const php = [...source.paths()].filter(file => file.endsWith('.php'));
  const roots = rootsOf(all('paths'), base);
  const files = php.filter(
    file => roots.some(root => file.startsWith(root) || file === root.slice(0, -1)) && !isExcluded(file),
  );
  const classes = new ClassFiles(base, source);
  const layers = carryLayers(all('layers'), { base, classes, files, parameters: parametersOf(parts) }, draft);
  const narrowed = exclusionsIn(excluded, draft.components.values(), php);
  carryRuleset(parts, layers, classes, narrowed, draft);
  for (const key of ['analyser', 'analyzer']) {
    for (const part of parts) {
      if (part.at(key).exists)
        draft.lose(part.at(key), key, 'imports are judged, whatever else the tool looks at');
    }
  }
}

/** What stands for `%name%`: the folder of the configuration is where the tool runs. */
function parametersOf(parts: readonly Entry[]): ReadonlyMap<string, string> {
  const written = parts.flatMap(part => part.entries());
  return new Map([
    ['currentWorkingDirectory', ''],
    ['projectDirectory', ''],
    ['depfileDirectory', ''],
    ...written.flatMap(([key, { text }]) => (text === undefined ? [] : [[key, text] as const])),
  ]);
}

/** The folders that are looked at. A parameter in front of one is the folder of the configuration. */
function rootsOf(paths: readonly Entry[], base: string): string[] {
  const written = paths.flatMap(item => item.text ?? []);
  return (written.length === 0 ? ['src/'] : written).flatMap(
    folder => folderFrom(base, folder.replace(/%[\w.]+%\/?/g, '')) ?? [],
  );
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
