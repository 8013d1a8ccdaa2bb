import { availableParallelism } from 'node:os';
import type { DriftEngine } from '../../core/drift/engine.ts';
import type { FileToSearch, PatternWork, SearchOutcome } from '../../core/drift/patterns/patternSearch.ts';
import { SearchThread, type Unanswered } from './searchThread.ts';
import type { SearchReply, SearchRequest } from './workerMessages.ts';

/** Where the files are, and how the search is followed and stopped. */
interface SettleOptions {
  root: string;
  maxBytes: number;
  /** The text of a file whose latest state is not on the disk. */
  textOf(path: string): string | undefined;
  signal?: AbortSignal;
  progress?: (done: number, total: number) => void;
}

/** Files of one request. */
const filesAtOnce = 32;
/** Below this one thread is done before a second one has started. */
const filesForSecondThread = 256;
/** What one rule may cost in all, in milliseconds. */
const mostPerRule = 60_000;
/** What a file costs in which a search had to be broken off, in milliseconds. */
const costOfSlow = 5_000;
/** How long threads are kept for the next search, in milliseconds. */
const idleFor = 30_000;

/** Threads without work; they hold some ten megabytes each, so they are not kept for long. */
const idle: SearchThread[] = [];
let idleTimer: NodeJS.Timeout | undefined;

/**
 * Search for everything that an engine's pattern rules still want to know. True when that was anything. Never
 * throws: what fails is inconclusive.
 */
export async function settlePatterns(engine: DriftEngine, options: SettleOptions): Promise<boolean> {
  const { matches } = engine;
  let hasSearched = false;
  for (let work = matches.takeOutstanding(); work !== undefined; work = matches.takeOutstanding()) {
    await new Settling(engine, work, options).run();
    hasSearched = true;
    if (options.signal?.aborted) break;
  }
  return hasSearched;
}

/** One round of searching through a list of files. */
class Settling {
  readonly #engine: DriftEngine;
  readonly #work: PatternWork;
  readonly #options: SettleOptions;
  readonly #spent: number[];
  readonly #waiting: FileToSearch[];
  /** Why searches were broken off, by file. */
  readonly #unable = new Map<FileToSearch, Map<number, string>>();
  readonly #givenUp = new Set<number>();
  #done = 0;

  constructor(engine: DriftEngine, work: PatternWork, options: SettleOptions) {
    this.#engine = engine;
    this.#work = work;
    this.#options = options;
    this.#spent = work.searches.map(() => 0);
    // Taken from the end.
    this.#waiting = [...work.files].reverse();
  }

  async run(): Promise<void> {
    clearTimeout(idleTimer);
    const threads = this.#waiting.length < filesForSecondThread ? 1 : Math.min(2, availableParallelism());
    await Promise.all(Array.from({ length: threads }, () => this.#runThread()));
    clearTimeout(idleTimer);
    idleTimer = setTimeout(() => {
      for (const thread of idle.splice(0)) thread.close();
    }, idleFor);
    idleTimer.unref();
  }

  async #runThread(): Promise<void> {
    let thread: SearchThread | undefined = idle.pop();
    while (this.#waiting.length > 0 && this.#options.signal?.aborted !== true) {
      const files = this.#waiting.splice(-filesAtOnce).reverse();
      thread ??= new SearchThread();
      const answer = await thread.request(this.#requestFor(files));
      if ('outcomes' in answer) this.#take(files, answer);
      else {
        thread = undefined;
        this.#breakOff(files, answer);
      }
    }
    if (thread !== undefined) idle.push(thread);
  }

  #requestFor(files: readonly FileToSearch[]): SearchRequest {
    const { root, maxBytes, textOf } = this.#options;
    return {
      root,
      maxBytes,
      searches: this.#work.searches,
      files: files.map(file => {
        const text = textOf(file.path);
        return {
          path: file.path,
          ...(text === undefined ? {} : { text }),
          searches: this.#searchesOf(file),
        };
      }),
    };
  }

  #searchesOf(file: FileToSearch): number[] {
    const unable = this.#unable.get(file);
    return file.searches.filter(search => !this.#givenUp.has(search) && unable?.has(search) !== true);
  }

  #take(files: readonly FileToSearch[], { outcomes, spent }: SearchReply): void {
    for (const [index, file] of files.entries()) this.#answer(file, outcomes[index]!);
    for (const [search, time] of spent.entries()) this.#charge(search, time);
    this.#options.progress?.(this.#done, this.#work.files.length);
  }

  #answer(file: FileToSearch, outcomes: readonly SearchOutcome[]): void {
    const brokenOff = [...(this.#unable.get(file) ?? [])].map(([search, unable]) => ({
      key: this.#work.searches[search]!.key,
      matches: [],
      unable,
    }));
    this.#engine.takeMatches(this.#work, { file, outcomes: [...outcomes, ...brokenOff] });
    this.#done++;
  }

  /** A thread had to be ended: do the same again without what it stood at. */
  #breakOff(files: readonly FileToSearch[], { file: index, search, isSlow, why }: Unanswered): void {
    const file = index === undefined ? undefined : files[index];
    if (file === undefined) {
      for (const each of this.#work.searches.keys()) {
        this.#giveUp(each, `pattern rules cannot be searched for: ${why}; install Plumbrule anew`);
      }
      this.#waiting.length = 0;
      return;
    }
    const known = this.#unable.get(file) ?? new Map<number, string>();
    const sentence = `${file.path} could not be searched (${why}); exclude the file under \`sources\`, or make the rule object simpler`;
    for (const each of search === undefined ? file.searches : [search]) known.set(each, sentence);
    this.#unable.set(file, known);
    this.#waiting.push(...[...files].reverse());
    if (search !== undefined && isSlow) this.#charge(search, costOfSlow);
  }

  #charge(search: number, time: number): void {
    const spent = this.#spent[search]! + time;
    this.#spent[search] = spent;
    if (spent > mostPerRule) {
      this.#giveUp(
        search,
        `the search took more than ${mostPerRule / 1000} s in all and was given up; name fewer \`files\`, or make the rule object simpler`,
      );
    }
  }

  #giveUp(search: number, trouble: string): void {
    if (this.#givenUp.has(search)) return;
    this.#givenUp.add(search);
    this.#engine.matches.giveUp(this.#work.searches[search]!.key, trouble);
  }
}
