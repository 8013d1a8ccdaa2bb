import { languagesOf, type PatternLanguage, patternConfigOf } from '../../model/patternRule.ts';
import type { Rule, RuleOf } from '../../model/rule.ts';
import type { ComponentMap } from '../policy/components.ts';
import { compileSelector, type Selector } from '../policy/selectors.ts';
import { isAbout } from './grammars.ts';
import type { FileAnswer, PatternSearch, PatternWork, Refusal, SearchOutcome } from './patternSearch.ts';

/** A search, the files it is wanted in, and what it has come to. */
interface Progress {
  search: PatternSearch;
  languages: ReadonlySet<PatternLanguage>;
  wanted: readonly Selector[];
  /** Files that were searched as they are now. */
  done: Set<string>;
  /** By file; only where there is something to say. A changed file keeps its matches until there are new ones. */
  outcomes: Map<string, SearchOutcome>;
  /** Why the search is given up, where it is. */
  trouble?: string;
  /** Why the rule object cannot be used, where that is so. */
  refusal?: Refusal;
}

const nothingFound: Pick<SearchOutcome, 'matches'> = { matches: [] };

/**
 * What the pattern rules match, file by file, and what is still to be searched. Searching is slow next to
 * everything else and happens elsewhere; this knows what to ask for, and takes the answers.
 */
export class FileMatches {
  #progress = new Map<string, Progress>();
  #ofRule = new Map<Rule, Progress>();
  #components: ComponentMap | undefined;
  /** How often each file has changed; files that cannot be read are not in here. */
  readonly #edits = new Map<string, number>();
  #edit = 0;
  /** Files that may have to be searched, and that nobody has taken yet. */
  #open = new Set<string>();

  /** The rules in force. Searches that go on being wanted keep what they have found. */
  setRules(rules: readonly Rule[], components: ComponentMap): void {
    const before = this.#progress;
    this.#progress = new Map();
    this.#ofRule = new Map();
    this.#components = components;
    for (const rule of rules) {
      if (rule.kind !== 'pattern') continue;
      const wanted = compileSelector(rule.files ?? '**', components);
      const search = searchOf(rule);
      const shared = this.#progress.get(search.key);
      const known = shared ?? before.get(search.key);
      const progress: Progress = {
        search,
        languages: languagesOf(rule),
        wanted: [...(shared?.wanted ?? []), wanted],
        done: known?.done ?? new Set(),
        outcomes: known?.outcomes ?? new Map(),
        ...(known?.trouble === undefined ? {} : { trouble: known.trouble }),
        ...(known?.refusal === undefined ? {} : { refusal: known.refusal }),
      };
      this.#progress.set(search.key, progress);
    }
    for (const rule of rules) {
      if (rule.kind === 'pattern') this.#ofRule.set(rule, this.#progress.get(keyOf(rule))!);
    }
    // A rule may want other files now; those that were searched already are soon told apart.
    this.#open = new Set(this.#progress.size > 0 ? this.#edits.keys() : []);
  }

  /** A file was read anew. What it matched before stands until it is searched again. */
  fileChanged(path: string, isReadable: boolean): void {
    if (!isReadable) {
      this.fileDeleted(path);
      return;
    }
    this.#edits.set(path, ++this.#edit);
    if (this.#progress.size === 0) return;
    for (const { done } of this.#progress.values()) done.delete(path);
    this.#open.add(path);
  }

  fileDeleted(path: string): void {
    this.#edits.delete(path);
    this.#open.delete(path);
    for (const { done, outcomes } of this.#progress.values()) {
      done.delete(path);
      outcomes.delete(path);
    }
  }

  /**
   * What is still to be searched, and that nobody has taken yet; undefined where that is nothing. Whoever takes it
   * answers for every file, so that several can search at once.
   */
  takeOutstanding(): PatternWork | undefined {
    const all = [...this.#progress.values()];
    const files = [...this.#open].flatMap(path => {
      const searches = all.flatMap((progress, index) => (this.#isOpen(progress, path) ? [index] : []));
      return searches.length === 0 ? [] : [{ path, edit: this.#edits.get(path)!, searches }];
    });
    this.#open.clear();
    return files.length === 0 ? undefined : { searches: all.map(({ search }) => search), files };
  }

  #isOpen({ trouble, refusal, done, languages, wanted }: Progress, path: string): boolean {
    if (trouble !== undefined || refusal !== undefined || done.has(path) || !isAbout(languages, path))
      return false;
    const place = this.#components?.place(path);
    return wanted.some(selector => selector.file(path, place));
  }

  /** Take what was found in a file. True when that changes anything. */
  answer(work: PatternWork, { file, outcomes }: FileAnswer): boolean {
    if (this.#edits.get(file.path) !== file.edit) return false;
    let changes = false;
    for (const index of file.searches) {
      const key = work.searches[index]!.key;
      const progress = this.#progress.get(key);
      if (progress === undefined) continue;
      progress.done.add(file.path);
      const outcome = outcomes.find(each => each.key === key);
      if (outcome?.refusal !== undefined) progress.refusal ??= outcome.refusal;
      if (outcome !== undefined) progress.outcomes.set(file.path, outcome);
      else if (!progress.outcomes.delete(file.path)) continue;
      changes = true;
    }
    return changes;
  }

  /** Give a search up: it is asked for no more until its rule is another one. */
  giveUp(key: string, trouble: string): void {
    const progress = this.#progress.get(key);
    if (progress !== undefined) progress.trouble = trouble;
  }

  /** What a rule matches in a file, as far as it was searched. */
  of(rule: Rule, path: string): Pick<SearchOutcome, 'matches' | 'unable'> {
    return this.#ofRule.get(rule)?.outcomes.get(path) ?? nothingFound;
  }

  /** True while a rule is still to be searched for in a file: what it matches there is not known yet. */
  isAwaited(rule: Rule, path: string): boolean {
    const progress = this.#ofRule.get(rule);
    return progress !== undefined && this.#edits.has(path) && this.#isOpen(progress, path);
  }

  /** What is wrong with a rule's object, where it cannot be used. */
  refusalOf(rule: Rule): Refusal | undefined {
    return this.#ofRule.get(rule)?.refusal;
  }

  /** Why a rule could not be searched for at all, where that is so. */
  troubleOf(rule: Rule): string | undefined {
    const progress = this.#ofRule.get(rule);
    return progress?.trouble ?? progress?.refusal?.why;
  }
}

function searchOf(rule: RuleOf<'pattern'>): PatternSearch {
  return { key: keyOf(rule), config: patternConfigOf(rule.rule), languages: [...languagesOf(rule)] };
}

function keyOf(rule: RuleOf<'pattern'>): string {
  return JSON.stringify([[...languagesOf(rule)].sort(), patternConfigOf(rule.rule)]);
}
