import { readBlueprint } from '../../artifacts/blueprint.ts';
import { remember } from '../../remember.ts';
import { ComponentMap } from '../policy/components.ts';

/** A file that a commit changed, with the names of its content in Git; undefined where there was no such file. */
export interface FileChange {
  path: string;
  before: string | undefined;
  after: string | undefined;
}

/** One commit of the main line, with all that it brought there. */
export interface HistoryStep {
  commit: string;
  changes: readonly FileChange[];
}

/** A component that the blueprint had once, and the components that it was among then. */
export interface GoneComponent {
  id: string;
  among: ComponentMap;
}

/** So many blueprints are read, the latest first; those whose components are written alike count once. */
export const mostBlueprints = 300;

/** Which components there were, step by step. */
export class ComponentHistory {
  readonly #before: ComponentMap[] = [];
  /** Components that are not there at the end of the history, the latest that went first. */
  readonly gone: readonly GoneComponent[];

  /** `steps` are the latest first, `last` is what they lead to; `textOf` reads a content of the blueprint. */
  constructor(
    steps: readonly HistoryStep[],
    blueprintPath: string,
    last: ComponentMap,
    textOf: (content: string) => string | undefined,
  ) {
    const known = new Map<string, ComponentMap>();
    const gone = new Map<string, GoneComponent>();
    let at = last;
    for (const { changes } of steps) {
      const change = changes.find(({ path }) => path === blueprintPath);
      if (change !== undefined) {
        const text = change.before === undefined ? '' : (textOf(change.before) ?? '');
        const written = writtenComponents(text);
        if (known.has(written) || known.size < mostBlueprints) {
          at = remember(known, written, () => componentsOf(blueprintPath, text));
          for (const id of at.ids) {
            if (last.get(id) === undefined) remember(gone, id, () => ({ id, among: at }));
          }
        }
      }
      this.#before.push(at);
    }
    this.gone = [...gone.values()];
  }

  /** The components before a step, by its position. */
  before(step: number): ComponentMap {
    return this.#before[step]!;
  }
}

const componentsOf = (path: string, text: string): ComponentMap =>
  new ComponentMap(text === '' ? undefined : readBlueprint(path, text).value.components);

/** The lines of the blueprint that can tell other components: most of its versions differ in rules alone. */
function writtenComponents(text: string): string {
  const start = text.search(/^components:/m);
  if (start < 0) return text;
  const rest = text.slice(start + 'components:'.length);
  const end = rest.search(/\n[^\s#]/);
  const written = end < 0 ? rest : rest.slice(0, end);
  // What an alias stands for is written elsewhere.
  return /[*&]/.test(written.replace(/(["']).*?\1/g, '')) ? text : written;
}
