import type { EdgeKind } from '../../../model/edge.ts';
import type { PackageStatus } from '../resolution.ts';
import { folderOf } from '../workspacePath.ts';
import type { Dependencies, Purpose } from './dependencies.ts';
import { importNamesOf, isKnownName, normalisedName, sharedNames } from './distributions.ts';
import type { Projects } from './projects.ts';

/** How the project that speaks for a file declares a top-level import name. */
export function packageStatus(projects: Projects, from: string, name: string, kind: EdgeKind): PackageStatus {
  const project = projects.declaring(folderOf(from));
  if (project === undefined) return { as: 'undeclared', manifest: undefined };
  const { manifest, dependencies } = project;
  // Type checkers bring their own: it stands in typeshed among the standard library.
  const brought = kind === 'type' && name === 'typing_extensions';
  if (brought || project.name === normalisedName(name)) return { as: 'production', manifest };
  const purpose = purposeOfImport(dependencies, name, kind);
  if (purpose !== undefined) return { as: purpose, manifest };
  const built = builtFor(projects, dependencies, name);
  if (built !== undefined) return { as: built, manifest };
  if (dependencies.unreadable !== undefined) return { as: 'unknown', why: `${dependencies.unreadable}.` };
  const doubtful = isKnownName(name) ? [] : unidentified(projects, dependencies);
  if (doubtful.length === 0) return { as: 'undeclared', manifest };
  const examples = doubtful.slice(0, 3).join(', ');
  return {
    as: 'unknown',
    why: `Whether \`${name}\` is declared in ${manifest} cannot be told: ${examples} may be what provides it.`,
  };
}

/** Whether some distribution that is declared, and is not built in the workspace, gives this name. */
export function isInstalled(projects: Projects, folder: string, name: string): boolean {
  const project = projects.declaring(folder);
  if (project === undefined) return false;
  for (const distribution of project.dependencies.declared.keys()) {
    if (gives(distribution, name) && projects.named(distribution) === undefined) return true;
  }
  return false;
}

/** Whether a distribution is declared that may well give this name: `ledger-web` for `ledger`. */
export function mayBeInstalled(projects: Projects, folder: string, name: string): boolean {
  const project = projects.declaring(folder);
  if (project === undefined) return false;
  const word = normalisedName(name);
  for (const distribution of project.dependencies.declared.keys()) {
    const isUnknown = !importNamesOf(distribution).certain && projects.named(distribution) === undefined;
    if (isUnknown && `-${distribution}-`.includes(`-${word}-`)) return true;
  }
  return false;
}

function purposeOfImport({ declared }: Dependencies, name: string, kind: EdgeKind): Purpose | undefined {
  let best: Purpose | undefined;
  for (const [distribution, purpose] of declared) {
    if (!gives(distribution, name) && !(kind === 'type' && describes(distribution, name))) continue;
    if (purpose === 'production') return purpose;
    best = purpose;
  }
  return best;
}

function gives(distribution: string, name: string): boolean {
  return (
    distribution === normalisedName(name) ||
    importNamesOf(distribution).names.includes(name) ||
    (sharedNames.has(name) && distribution.startsWith(`${name}-`))
  );
}

/** Stubs are enough for what only a type checker reads. */
function describes(distribution: string, name: string): boolean {
  const described = /^types-(.+)$/.exec(distribution)?.[1] ?? /^(.+)-stubs$/.exec(distribution)?.[1];
  return described !== undefined && gives(described, name);
}

/** A project of the workspace can give other names than its own: it is enough that a declared one builds the package. */
function builtFor(projects: Projects, { declared }: Dependencies, name: string): Purpose | undefined {
  for (const [distribution, purpose] of declared) {
    const project = projects.named(distribution);
    if (project?.has(name) === true) return purpose;
  }
  return undefined;
}

function unidentified(projects: Projects, { declared }: Dependencies): string[] {
  return [...declared.keys()].filter(
    distribution => !importNamesOf(distribution).certain && projects.named(distribution) === undefined,
  );
}
