import { normalisedName } from './distributions.ts';

/** For whom a dependency is declared. */
export type Purpose = 'production' | 'development';

/** What manifests of one folder declare. */
export interface Dependencies {
  /** Purpose by the normalised name of the distribution; production wins. */
  readonly declared: ReadonlyMap<string, Purpose>;
  /** Why not everything that is declared can be read; undefined where it can. A sentence without its full stop. */
  readonly unreadable: string | undefined;
}

/** Gathers what manifests declare. */
export class DependencyList implements Dependencies {
  readonly declared = new Map<string, Purpose>();
  unreadable: string | undefined;

  /** One requirement as PEP 508 writes it: `name[extra]>=1; marker`, `name @ url`. */
  add(requirement: string, purpose: Purpose): void {
    const name = requirementName.exec(requirement)?.[1];
    if (name !== undefined) this.addName(name, purpose);
  }

  addName(name: string, purpose: Purpose): void {
    const normalised = normalisedName(name);
    if (purpose === 'production' || !this.declared.has(normalised)) this.declared.set(normalised, purpose);
  }

  addAll(requirements: readonly string[], purpose: Purpose): void {
    for (const requirement of requirements) this.add(requirement, purpose);
  }
}

const requirementName = /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:$|[[(<>=!~;@,#\s])/;

// Names of files, extras and groups that are for those who work on a project, not for those who use it.
const developmentWords =
  /(?:^|[^a-z])(?:dev|develop|development|devel|test|tests|testing|lint|linting|linters?|docs?|documentation|ci|typing|types|mypy|format|formatting|check|checks|checking|build|release|tox|nox|bench|benchmarks?|local|debug|tools?|quality|style|coverage|pytest)(?:$|[^a-z])/;

/** What a name of a requirements file, an extra or a group says about its purpose. */
export const purposeOf = (name: string): Purpose =>
  developmentWords.test(name.toLowerCase()) ? 'development' : 'production';
