import { ComponentMap } from '../drift/policy/components.ts';
import { joinPath } from '../drift/resolve/workspacePath.ts';
import { matchesAny } from '../globs/globs.ts';
import { asList } from '../model/rule.ts';
import { type RuleDraft, RuleFileDraft, unreadable } from './draft.ts';
import { exclusionsIn } from './narrowing.ts';
import { listOfGlobs } from './regex/regexGlobs.ts';
import type { RuleFileReader, RuleFileSource } from './ruleFile.ts';
import { settleComponents } from './settle.ts';
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
    const draft = new RuleFileDraft(tool, path, 'GOARCH');
    const base = path.slice(0, path.lastIndexOf('/') + 1);
    const workdir = (root.at('workdir').text ?? '').replace(/^\.\/?/, '').replace(/\/+$/, '');
    const folder = workdir === '' ? base : `${base}${workdir}/`;
    const excluded = excludedBy(root, base, folder, draft);
    const isExcluded = matchesAny(excluded);
    const files = [...source.paths()].filter(
      file => file.endsWith('.go') && file.startsWith(base) && !isExcluded(file),
    );

    const ids = new Map<string, string>();
    for (const [name, entry] of root.at('components').entries()) {
      const paths = (entry.isMap ? entry.at('in') : entry).texts.map(place => folderGlob(folder, place));
      if (paths.length === 0) continue;
      if (!files.some(matchesAny(paths))) {
        draft.lose(entry, `component ${name}`, 'there is no Go file in it');
        continue;
      }
      ids.set(name, draft.component(name, { paths }));
    }
    settle(draft, ids, files, root);
    const vendors = new Map(
      root
        .at('vendors')
        .entries()
        .map(([name, entry]) => [name, entry.isMap ? entry.at('in') : entry]),
    );
    const required = requiredBy(base, source);
    const goFiles = [...source.paths()].filter(file => file.endsWith('.go'));
    const narrowed = exclusionsIn(excluded, draft.components.values(), goFiles);
    const common = root.at('commonComponents').texts;
    const owner = new ComponentMap(Object.fromEntries(draft.components));
    for (const [name, id] of ids) {
      const deps = root.at('deps', name);
      // Only what lies in the working folder is looked at; the rest may be used.
      if (!files.some(file => file.startsWith(folder) && owner.place(file)?.component === id)) continue;
      const from = narrowed.length === 0 ? id : [id, ...narrowed];
      if (!deps.at('anyProjectDeps').isTrue) {
        const allowed = [...deps.at('mayDependOn').texts, ...common].flatMap(other => ids.get(other) ?? []);
        draft.rule(name, { kind: 'allow', from, to: [...new Set(allowed.filter(other => other !== id))] });
        // A package may not even use others of its own component unless the component names itself.
        if (!allowed.includes(id)) draft.rule(`${name}-itself`, { kind: 'forbid', from, to: id });
      }
      if (!deps.at('anyVendorDeps').isTrue && !root.at('allow', 'depOnAnyVendor').isTrue) {
        const rule = vendorRule(
          from,
          [...deps.at('canUse').texts, ...root.at('commonVendors').texts],
          vendors,
          required,
          draft,
        );
        draft.rule(`${name}-vendors`, rule);
      }
    }
    loseTheRest(root, draft);
    return draft.finish();
  },
};

/**
 * A folder as a glob of the files of its package. Behind `**` the tool takes in all folders below; `x/**` itself
 * means x as well.
 */
function folderGlob(folder: string, place: string): string {
  const plain = joinPath(folder.replace(/\/$/, ''), place.replace(/\/+$/, '')) ?? place;
  if (plain === '') return '*';
  if (plain.endsWith('**/*')) return `${plain.slice(0, -4)}*/**/*`;
  if (plain.endsWith('**')) return plain;
  return plain.includes('**') ? `${plain}/**` : `${plain}/*`;
}

function excludedBy(root: Entry, base: string, folder: string, draft: RuleFileDraft): string[] {
  const folders = root
    .at('exclude')
    .texts.map(place => `${joinPath(folder.replace(/\/$/, ''), place.replace(/\/+$/, '')) ?? place}/**`);
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

/** Modules that go.mod requires. */
function requiredBy(base: string, source: RuleFileSource): string[] {
  const text = source.read(`${base}go.mod`) ?? '';
  const required = text.matchAll(/^\s*(?:require\s+)?([\w.~-]+(?:\/[\w.~-]+)*)\s+v\d\S*/gm);
  return [...required].map(([, name]) => name!);
}

function vendorRule(
  from: string | string[],
  names: readonly string[],
  vendors: ReadonlyMap<string, Entry>,
  required: readonly string[],
  draft: RuleFileDraft,
): RuleDraft {
  const allowed = new Set<string>();
  for (const name of new Set(names)) {
    for (const item of vendors.get(name)?.items() ?? []) {
      const pattern = (item.text ?? '').replace(/\/+$/, '');
      if (pattern === '') continue;
      const plain = pattern.replace(/\/\*+$/, '');
      const isWild = pattern.includes('*');
      const matching = required.filter(matchesAny(isWild ? [pattern, plain, `${plain}/**`] : [pattern]));
      const owner = required
        .filter(module => plain === module || plain.startsWith(`${module}/`))
        .sort((a, b) => b.length - a.length)[0];
      if (owner !== undefined && owner !== plain) {
        const why = `packages are judged by their module, so all of ${owner} is allowed`;
        draft.lose(item, `vendor ${name}`, why);
      }
      const found = [...matching, ...(owner === undefined ? [] : [owner])];
      // Standard packages need no leave, and what go.mod does not require may come later.
      const isStandard = !(plain.split('/')[0] ?? '').includes('.');
      for (const module of found) allowed.add(module);
      if (found.length === 0 && !isStandard) allowed.add(pattern.replace(/\/\*\*$/, '/*'));
    }
  }
  return { kind: 'packages', from, allow_only: [...allowed] };
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
