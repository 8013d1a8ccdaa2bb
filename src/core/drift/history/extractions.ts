import type { DecisionRecord } from '../../decisions/readDecision.ts';
import { compileGlob } from '../../globs/globs.ts';
import type { Decision } from '../../model/decision.ts';
import { asList } from '../../model/rule.ts';
import { once } from '../../once.ts';
import { remember } from '../../remember.ts';
import type { ComponentMap } from '../policy/components.ts';
import { addFolders } from '../policy/ownership.ts';
import { folderOf, upwards } from '../resolve/workspacePath.ts';
import { DecisionIndex } from './decisionChanges.ts';
import { leftPlaces, tellsOfLeaving } from './leaving.ts';
import { hasName } from './naming.ts';
import { placeOfGlob } from './place.ts';
import type { ComponentHistory, HistoryStep } from './planHistory.ts';
import type { PlanState } from './planState.ts';

/** A source file that was taken out for good: by whom, and on which grounds. */
export interface Extracted {
  path: string;
  commit: string;
  /** The name in Git of what it held. */
  content: string;
  /** The component that it belonged to then. */
  component: string | undefined;
  /** The decision that holds it out. Without one the component left the blueprint. */
  decision: DecisionRecord | undefined;
  /** Set where the decision is only proposed and nothing else speaks for it. */
  hint: boolean;
}

/** What extractions are told from. */
interface ExtractionInput {
  /** The plan where the change begins, and as it is now. */
  before: PlanState;
  now: PlanState;
  /** Source files where the change begins. */
  sources: readonly string[];
  /** Commits that changed the plan, the latest first. */
  steps: readonly HistoryStep[];
  components: ComponentHistory;
  isSource(path: string): boolean;
}

/** So many components that are gone are looked at, the latest first. */
const mostGone = 100;
/** And so many files, those of decisions first. */
const mostFiles = 2000;

const isDecided = ({ decision, hint }: Extracted): boolean => decision !== undefined && !hint;
const isUndecided = ({ decision }: Extracted): boolean => decision === undefined;
const isHint = ({ hint }: Extracted): boolean => hint;

/** Tells files that were extracted from those that were just deleted. */
export class Extractions {
  readonly #input: ExtractionInput;
  readonly #decisions: DecisionIndex;
  readonly #now: DecisionIndex;
  /** Whether no source file is left of a component, by the components that it was among. */
  readonly #emptied = new Map<ComponentMap, Map<string, boolean>>();
  readonly #folders = once(() => {
    const folders = new Set<string>();
    for (const path of this.#input.sources) addFolders(folders, path);
    return folders;
  });

  constructor(input: ExtractionInput) {
    this.#input = input;
    this.#decisions = new DecisionIndex(input.before.decisions);
    this.#now = new DecisionIndex(input.now.decisions);
  }

  /** All of them, each path once; `others` are further commits that took out files at {@link places}. */
  files(others: readonly HistoryStep[]): Extracted[] {
    const found = [
      ...this.#input.steps.flatMap((step, index) => this.#ofPlanStep(step, index)),
      ...others.flatMap(step => this.#ofOtherStep(step)),
    ];
    const byPath = new Map<string, Extracted>();
    // The latest of those that rest on the firmest ground.
    for (const ground of [isDecided, isUndecided, isHint]) {
      for (const file of found) if (ground(file)) remember(byPath, file.path, () => file);
    }
    return [...byPath.values()].slice(0, mostFiles);
  }

  /** Files and folders of which it is to be asked when they were taken out: nothing in the plan changed with that. */
  places(): string[] {
    const ofComponents = this.#gone().flatMap(({ id, among }) =>
      asList(among.get(id)?.paths).map(path => placeOfGlob(path) || '.'),
    );
    return [...new Set([...ofComponents, ...this.#left().keys()])];
  }

  #ofOtherStep({ commit, changes }: HistoryStep): Extracted[] {
    return changes.flatMap(({ path, before, after }) => {
      if (before === undefined || after !== undefined || !this.#input.isSource(path)) return [];
      const owner = this.#gone().find(({ id, among }) => among.place(path)?.component === id);
      const component = owner?.id ?? this.#input.before.components.place(path)?.component;
      const named = this.#byPlace(path);
      return this.#extracted({ path, commit, content: before, component }, named, owner !== undefined);
    });
  }

  #ofPlanStep({ commit, changes }: HistoryStep, index: number): Extracted[] {
    const removed = changes.flatMap(({ path, before, after }) =>
      before !== undefined && after === undefined && this.#input.isSource(path)
        ? [{ path, content: before }]
        : [],
    );
    if (removed.length === 0) return [];
    const touched = changes.flatMap(change => {
      const record = change.after === undefined ? undefined : this.#decisions.at(change.path);
      return record === undefined || !this.#holds(record)
        ? []
        : [{ record, isNew: change.before === undefined }];
    });
    const among = this.#input.components.before(index);
    const owners = new Set(removed.map(({ path }) => among.place(path)?.component));
    const added = touched.filter(({ isNew }) => isNew);
    // One decision and one component in one commit belong together, whatever words were found for it.
    const only = added.length === 1 && owners.size === 1 ? added[0]!.record : undefined;
    return removed.flatMap(({ path, content }) => {
      const component = among.place(path)?.component;
      const speaking = touched.filter(({ record }) => record === only || speaksOf(record, path, component));
      const isEmptied = this.#isEmptied(among, component, path);
      const decisive = speaking.filter(({ record }) => isEmptied || tellsOfLeaving(record.text));
      const record = firmest(decisive.map(each => each.record));
      const isGone = component !== undefined && this.#isGone(component);
      return this.#extracted({ path, commit, content, component }, record, isGone);
    });
  }

  #extracted(
    removal: Pick<Extracted, 'path' | 'commit' | 'content' | 'component'>,
    decision: DecisionRecord | undefined,
    isGone: boolean,
  ): Extracted[] {
    if (decision === undefined && !isGone) return [];
    const isProposed = decision !== undefined && this.#isProposed(decision);
    return [{ ...removal, decision, hint: isProposed && !isGone }];
  }

  /** True for a decision that was in force, or proposed, where the change begins, and still is. */
  #holds(record: DecisionRecord): boolean {
    const speaks = (status: Decision['status'] | undefined) => status === 'accepted' || status === 'proposed';
    const isReplaced = this.#now.successorsOf(record).some(({ value }) => value.status === 'accepted');
    return speaks(record.value.status) && speaks(this.#now.find(record)?.value.status) && !isReplaced;
  }

  #isProposed(record: DecisionRecord): boolean {
    return record.value.status === 'proposed' || this.#now.find(record)?.value.status === 'proposed';
  }

  /** Components that left the blueprint with their files; one that was only renamed still has them. */
  readonly #gone = once(() =>
    this.#input.components.gone
      .slice(0, mostGone)
      .filter(
        ({ id, among }) => this.#input.now.components.get(id) === undefined && this.#isEmptied(among, id, ''),
      ),
  );

  #isGone(id: string): boolean {
    return this.#gone().some(component => component.id === id);
  }

  /** What decisions in force say went elsewhere, as far as nothing of it is left: the place, and the decision. */
  readonly #left = once((): ReadonlyMap<string, DecisionRecord> => {
    const files = new Set(this.#input.sources);
    const left = new Map<string, DecisionRecord>();
    for (const record of this.#decisions.all) {
      if (!this.#holds(record)) continue;
      const { components } = this.#input.before;
      const ofTitle = tellsOfLeaving(record.value.title)
        ? components.ids
            .filter(id => hasName(record.value.title, id))
            .flatMap(id => foldersOf(components, id))
        : [];
      for (const place of [...leftPlaces(record), ...ofTitle]) {
        if (files.has(place) || this.#folders().has(place)) continue;
        const known = left.get(place);
        left.set(place, known === undefined ? record : firmest([known, record])!);
      }
    }
    return left;
  });

  #byPlace(path: string): DecisionRecord | undefined {
    const left = this.#left();
    return firmest([...upwards(path)].flatMap(place => left.get(place) ?? []));
  }

  /** True when no source file is left of a component; of the file's folder where it had none. */
  #isEmptied(among: ComponentMap, component: string | undefined, path: string): boolean {
    if (component === undefined) {
      const folder = folderOf(path);
      return folder !== '' && !this.#folders().has(folder);
    }
    const known = remember(this.#emptied, among, () => new Map<string, boolean>());
    return remember(known, component, () => {
      const globs = asList(among.get(component)?.paths).map(compileGlob);
      return !this.#input.sources.some(
        source =>
          globs.some(({ prefix, match }) => source.startsWith(prefix) && match(source) !== undefined) &&
          among.place(source)?.component === component,
      );
    });
  }
}

/** The folders that a component takes as a whole. */
const foldersOf = (components: ComponentMap, id: string): string[] =>
  asList(components.get(id)?.paths).flatMap(path => {
    const place = placeOfGlob(path);
    return path === `${place}/**` ? [place] : [];
  });

/** Whether a decision speaks of a file: of it, its folder, its name, or its component. */
function speaksOf({ text }: DecisionRecord, path: string, component: string | undefined): boolean {
  if (component !== undefined && hasName(text, component)) return true;
  const folder = folderOf(path);
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\..*$/, '');
  return (folder.includes('/') && hasName(text, folder)) || (name.length > 3 && hasName(text, name));
}

/** Of several decisions one that is accepted, if there is one. */
const firmest = (records: readonly DecisionRecord[]): DecisionRecord | undefined =>
  records.find(({ value }) => value.status === 'accepted') ?? records[0];
