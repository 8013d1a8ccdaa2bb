import type { Path } from '../../../src/core/model/json.ts';
import type { PanelProblem } from '../../../src/protocol/panel.ts';

interface Place {
  here: PanelProblem[];
  within: number;
  errors: number;
}

const keyOf = (path: Path): string => path.map(String).join('\u0000');

/** The problems of one file by the place they belong to, so that each of many records finds its own at once. */
export class ProblemIndex {
  readonly #places = new Map<string, Place>();

  constructor(problems: readonly PanelProblem[]) {
    for (const problem of problems) {
      const { field } = problem;
      if (field === undefined) continue;
      for (let length = 0; length <= field.length; length++) {
        const place = this.#make(field.slice(0, length));
        place.within++;
        if (problem.severity === 'error') place.errors++;
        if (length === field.length) place.here.push(problem);
      }
    }
  }

  /** The problems that belong to the value at exactly `path`. */
  at(path: Path): readonly PanelProblem[] {
    return this.#places.get(keyOf(path))?.here ?? [];
  }

  /** How many problems there are at `path` and anywhere inside it. */
  countWithin(path: Path): number {
    return this.#places.get(keyOf(path))?.within ?? 0;
  }

  /** True where `path`, or anything inside it, has an error. */
  hasErrorWithin(path: Path): boolean {
    return (this.#places.get(keyOf(path))?.errors ?? 0) > 0;
  }

  #make(path: Path): Place {
    const key = keyOf(path);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place: Place = { here: [], within: 0, errors: 0 };
    this.#places.set(key, place);
    return place;
  }
}

const indexes = new WeakMap<readonly PanelProblem[], ProblemIndex>();

/** The index of a list of problems; made once for each list, since lists are never changed in place. */
export function indexed(problems: readonly PanelProblem[]): ProblemIndex {
  const known = indexes.get(problems) ?? new ProblemIndex(problems);
  indexes.set(problems, known);
  return known;
}

const byFile = new WeakMap<readonly PanelProblem[], Map<string, PanelProblem[]>>();

/** The problems of one file among those of several. */
export function ofFile(problems: readonly PanelProblem[], file: string): readonly PanelProblem[] {
  const files = byFile.get(problems) ?? groupedByFile(problems);
  byFile.set(problems, files);
  return files.get(file) ?? none;
}

function groupedByFile(problems: readonly PanelProblem[]): Map<string, PanelProblem[]> {
  const files = new Map<string, PanelProblem[]>();
  for (const problem of problems) {
    const known = files.get(problem.path);
    if (known === undefined) files.set(problem.path, [problem]);
    else known.push(problem);
  }
  return files;
}

const none: readonly PanelProblem[] = [];
