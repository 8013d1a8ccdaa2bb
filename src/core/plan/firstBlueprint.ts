import { freeId } from '../model/freeId.ts';

/** Folders that hold parts of a system side by side, so that their children are the components. */
const containers = new Set([
  'src',
  'lib',
  'source',
  'app',
  'apps',
  'packages',
  'libs',
  'modules',
  'services',
  'plugins',
]);

/** A component as a first blueprint proposes it. */
interface Proposal {
  id: string;
  path: string;
}

/**
 * The text of a first blueprint: one component a folder, as the source files lie today, to be renamed and
 * grouped by a person. `sources` are workspace paths of source files.
 */
export function firstBlueprint(title: string, sources: readonly string[]): string {
  const proposals = propose(sources);
  const components =
    proposals.length === 0
      ? '  app: { paths: ["src/**"], responsibility: "" }\n'
      : proposals
          .map(({ id, path }) => `  ${id}: { paths: [${JSON.stringify(path)}], responsibility: "" }\n`)
          .join('');
  return `version: 1
title: ${JSON.stringify(title)}

# What the system is made of. Say what each part is responsible for; files in no component are reported.
components:
${components}
# What may use what. Some kinds to begin with (the identifiers are yours):
#   - { id: DEP-1, kind: allow, from: app, to: [domain], because: "…" }
#   - { id: LAY-1, kind: layers, order: [ui, app, domain] }
#   - { id: PKG-1, kind: packages, from: domain, deny: [axios] }
rules:
  - { id: CYC-1, kind: acyclic, scope: component, because: "Parts that need each other in a circle can only change together" }
`;
}

function propose(sources: readonly string[]): Proposal[] {
  const folders = foldersOf(sources, '');
  const proposals: Proposal[] = [];
  const taken = new Set<string>();
  const add = (folder: string): void => {
    const id = uniqueId(folder, taken);
    taken.add(id);
    proposals.push({ id, path: `${folder}/**` });
  };
  for (const folder of folders) {
    const children = containers.has(folder) ? foldersOf(sources, `${folder}/`) : [];
    if (children.length < 2) {
      add(folder);
      continue;
    }
    for (const child of children) add(`${folder}/${child}`);
    // Files beside the parts, such as the program's entry.
    if (hasDirectFiles(sources, `${folder}/`)) {
      const id = uniqueId(`${folder}-root`, taken);
      taken.add(id);
      proposals.push({ id, path: `${folder}/*` });
    }
  }
  if (hasDirectFiles(sources, '')) proposals.push({ id: uniqueId('root', taken), path: '*' });
  return proposals;
}

/** Names of the folders directly below `base` that hold source files. */
function foldersOf(sources: readonly string[], base: string): string[] {
  const names = new Set<string>();
  for (const path of sources) {
    if (!path.startsWith(base)) continue;
    const slash = path.indexOf('/', base.length);
    if (slash > 0) names.add(path.slice(base.length, slash));
  }
  return [...names].filter(name => name !== '.plumbrule').sort();
}

const hasDirectFiles = (sources: readonly string[], base: string): boolean =>
  sources.some(path => path.startsWith(base) && !path.includes('/', base.length));

/** An id that is free, plain in YAML and never taken for a path. */
function uniqueId(folder: string, taken: ReadonlySet<string>): string {
  const words = folder
    .split('/')
    .at(-1)!
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const base = /^[A-Za-z_]/.test(words) ? words : `c-${words}`;
  const all = folder.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '');
  return taken.has(base) ? freeId(all, id => taken.has(id)) : base;
}
