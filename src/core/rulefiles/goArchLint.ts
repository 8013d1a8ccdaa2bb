import { ComponentMap } from '../drift/policy/components.ts';
import { matchesAny } from '../globs/globs.ts';
import { baseOf, folderFrom, pathFrom } from './basePaths.ts';
import { RuleFileDraft, unreadable } from './draft.ts';
import { carryComponents } from './goArchLint/components.ts';
import { VendorRules } from './goArchLint/vendors.ts';
import { exclusionsIn } from './narrowing.ts';
import { listOfGlobs } from './regex/regexGlobs.ts';
import type { RuleFileReader } from './ruleFile.ts';
import { Entry } from './sheets/sheet.ts';
import { yamlSheet } from './sheets/yamlSheet.ts';

const tool = 'go-arch-lint';

/** Reads .go-arch-lint.yml of the versions 1 to 3. */
export const goArchLint: RuleFileReader = {
  tool,
  detects: path => /(?:^|\/)[^/]*go-arch-lint[^/]*\.ya?ml$/.test(path),
  read(path, source) {
    const text = source.read(path);
    if (text === undefined) return undefined;
    const read = yamlSheet(path, text);
    if ('fault' in read) return unreadable(tool, path, read.fault);
    const root = Entry.rootOf(read.sheet);
    if (!root.at('components').isMap) return undefined;
    const draft = new RuleFileDraft({ tool, path }, 'GOARCH');
    const base = baseOf(path);
    const workdir = folderFrom(base, root.at('workdir').text ?? '') ?? base;
    const excluded = excludedBy(root, base, workdir, draft);
    const isExcluded = matchesAny(excluded);
    const goFiles = [...source.paths()].filter(file => file.endsWith('.go'));
    const files = goFiles.filter(file => file.startsWith(base) && !isExcluded(file));
    const ids = carryComponents(root, workdir, files, draft);
    const narrowed = exclusionsIn(excluded, draft.components.values(), goFiles);
    const vendors = new VendorRules(root, source.read(`${base}go.mod`) ?? '', draft);
    const owner = new ComponentMap(Object.fromEntries(draft.components));
    const inWorkdir = files.filter(file => file.startsWith(workdir));
    // Only what lies in the working folder is looked at; the rest may be used.
    const lookedAt = new Set(inWorkdir.flatMap(file => owner.place(file)?.component ?? []));
    for (const [name, id] of ids) {
      if (!lookedAt.has(id)) continue;
      const from = narrowed.length === 0 ? id : [id, ...narrowed];
      carryDependencies(root, name, { from, ids, draft });
      if (!root.at('deps', name, 'anyVendorDeps').isTrue && !root.at('allow', 'depOnAnyVendor').isTrue)
        draft.rule(`${name}-vendors`, vendors.ruleFor(name, from));
    }
    loseTheRest(root, draft);
    return draft.finish();
  },
};

/** Which other components a component may use. */
function carryDependencies(
  root: Entry,
  name: string,
  { from, ids, draft }: { from: string | string[]; ids: ReadonlyMap<string, string>; draft: RuleFileDraft },
): void {
  const deps = root.at('deps', name);
  if (deps.at('anyProjectDeps').isTrue) return;
  const id = ids.get(name)!;
  const named = [...deps.at('mayDependOn').texts, ...root.at('commonComponents').texts];
  const allowed = new Set(named.flatMap(other => ids.get(other) ?? []));
  draft.rule(name, { kind: 'allow', from, to: [...allowed].filter(other => other !== id) });
  // A package may not even use others of its own component unless the component names itself.
  if (!allowed.has(id)) draft.rule(`${name}-itself`, { kind: 'forbid', from, to: id });
}

function excludedBy(root: Entry, base: string, workdir: string, draft: RuleFileDraft): string[] {
  const folders = root.at('exclude').texts.map(place => `${pathFrom(workdir, place) ?? place}/**`);
  const files = root
    .at('excludeFiles')
    .items()
    .flatMap(item => {
      const globs = listOfGlobs(item.text ?? '', base);
      if (!('why' in globs)) return globs;
      draft.lose(item, `excludeFiles ${item.text}`, globs.why, 'The rules look at these files too');
      return [];
    });
  return [...folders, ...files];
}

function loseTheRest(root: Entry, draft: RuleFileDraft): void {
  const version = Number(root.at('version').value ?? 1);
  const deep = root.at('allow', 'deepScan');
  const isDeep = deep.exists ? deep.isTrue : version >= 3;
  if (isDeep) {
    const why = 'what is handed over in calls is not followed: imports are';
    draft.lose(deep.exists ? deep : root.at('version'), 'deepScan', why);
  }
  for (const [name, deps] of root.at('deps').entries()) {
    if (!root.at('components', name).exists)
      draft.lose(deps, `deps of ${name}`, 'there is no such component');
  }
}
