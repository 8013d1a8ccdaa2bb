import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Evaluation } from '../core/drift/engine.ts';
import { isManifest } from '../core/drift/resolve/workspaceResolver.ts';
import { dayOf } from '../core/model/day.ts';
import { contextFileName } from '../core/plan/phaseContext.ts';
import { clock } from '../node/clock.ts';
import { listFiles } from '../node/listFiles.ts';
import { Project } from '../node/project.ts';
import { watchFolder } from '../node/watcher.ts';

/** What a session tells its owner. */
interface SessionEvents {
  /** Findings or problems may have changed. */
  didEvaluate(evaluation: Evaluation | undefined): void;
  /** Some plan file changed: panels and trees should ask again. */
  planDidChange(): void;
  /** Sources are being read; `undefined` when that is over. */
  loading(progress: { done: number; total: number } | undefined): void;
  failed(error: unknown): void;
}

/** How long to gather further changes before judging, in milliseconds: below what a person notices. */
const gatherFor = 5;
/** Files on the disk change in bursts: a checkout, an agent's work, an install. */
const gatherDiskFor = 60;

/** Searching fewer files is over before anybody has read that it is under way. */
const filesWorthTelling = 200;
/** How often to look whether another day has begun. A timer for midnight would be late after the computer slept. */
const dayWatch = 60_000;
const ignoreFile = /^(\.gitignore|exclude)$/;

/**
 * A workspace kept up to date: buffers as the editor reports them, all else as the disk has it. Changes are
 * gathered, then judged in one go; one change is under way at a time.
 */
export class Session {
  readonly root: string;
  readonly #events: SessionEvents;
  readonly #buffers = new Map<string, string>();
  readonly #changedBuffers = new Set<string>();
  readonly #changedOnDisk = new Set<string>();
  #project: Project | undefined;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> = Promise.resolve();
  #stop = new AbortController();
  #watcher: { close(): void } | undefined;
  /** The day in UTC that exceptions are judged by. */
  #day = dayOf(clock());
  #dayTimer: NodeJS.Timeout | undefined;

  constructor(root: string, events: SessionEvents) {
    this.root = root;
    this.#events = events;
  }

  get project(): Project | undefined {
    return this.#project;
  }

  /** Open the workspace and, where there is a blueprint, check it. */
  start(): Promise<void> {
    this.#dayTimer = setInterval(() => this.noticeDay(), dayWatch).unref();
    return this.#next(async () => {
      this.#project = await Project.open(this.root, path => this.#buffers.get(path));
      await this.#load();
      this.#publish();
    });
  }

  /** Watch the disk ourselves, for clients that do not. */
  watchDisk(): void {
    this.#watcher = watchFolder(
      this.root,
      path => this.diskChanged([path]),
      error => this.#events.failed(error),
    );
  }

  stop(): void {
    this.#stop.abort();
    this.#watcher?.close();
    clearTimeout(this.#timer);
    clearInterval(this.#dayTimer);
  }

  /** Judge anew where another day has begun since: exceptions may have ended. */
  noticeDay(): void {
    const day = dayOf(clock());
    if (day === this.#day) return;
    this.#day = day;
    void this.#next(async () => {
      if (this.#project?.planChanged()) await this.#load();
      this.#events.planDidChange();
      this.#publish();
    });
  }

  /** The editor's text of a file, whether saved or not; `undefined` when it was closed. */
  bufferChanged(path: string, text: string | undefined): void {
    if (text === undefined) this.#buffers.delete(path);
    else if (this.#buffers.get(path) === text) return;
    else this.#buffers.set(path, text);
    this.#changedBuffers.add(path);
    this.#schedule(gatherFor);
  }

  /** Files were created, changed or deleted on the disk. */
  diskChanged(paths: Iterable<string>): void {
    let some = false;
    for (const path of paths) {
      if (path.startsWith('.git/') || path.includes('node_modules/')) continue;
      this.#changedOnDisk.add(path);
      some = true;
    }
    if (some) this.#schedule(gatherDiskFor);
  }

  /** Settled once every change reported so far is judged. */
  async settled(): Promise<void> {
    if (this.#timer !== undefined) this.#flush();
    let seen: Promise<void> | undefined;
    while (seen !== this.#working) {
      seen = this.#working;
      await seen;
    }
  }

  /** Take in which files the disk holds now: whoever watches it may tell of a new one only after a while. */
  lookAgain(): Promise<void> {
    return this.#next(() => this.#apply(new Set(), new Set(), true));
  }

  #schedule(delay: number): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => this.#flush(), delay);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const buffers = new Set(this.#changedBuffers);
    const disk = new Set(this.#changedOnDisk);
    this.#changedBuffers.clear();
    this.#changedOnDisk.clear();
    void this.#next(() => this.#apply(buffers, disk));
  }

  #next(work: () => Promise<void>): Promise<void> {
    this.#working = this.#working.then(async () => {
      if (this.#stop.signal.aborted) return;
      try {
        await work();
      } catch (error) {
        this.#events.failed(error);
      }
    });
    return this.#working;
  }

  async #apply(buffers: ReadonlySet<string>, disk: ReadonlySet<string>, listsAnew = false): Promise<void> {
    const project = this.#project;
    if (project === undefined) return;
    const added: string[] = [];
    const removed = new Set<string>();
    const changed = new Set<string>(buffers);
    // Whether a new file counts is for Git to say, and an ignore file may change its mind about many.
    let mustList = listsAnew || [...disk].some(path => ignoreFile.test(basename(path)));
    for (const path of disk) {
      project.files.forget(path);
      const there = statSync(join(this.root, path), { throwIfNoEntry: false });
      if (project.files.has(path)) {
        if (there?.isFile()) changed.add(path);
        else removed.add(path);
      } else if (!mustList) {
        // A folder that went took its files along.
        mustList = there !== undefined || this.#isFolderOfKnownFiles(path);
      }
    }
    if (mustList) {
      const now = new Set(await listFiles(this.root));
      for (const path of now) if (!project.files.has(path)) added.push(path);
      for (const path of project.files.paths()) if (!now.has(path)) removed.add(path);
    }
    const touched = [...changed, ...added, ...removed];
    const planTouched = touched.some(path => this.#isPlanFile(path));
    if (added.length + removed.size > 0 || touched.some(isManifest)) {
      project.filesChanged(added, removed);
    }
    for (const path of changed) project.sourceChanged(path);
    if (planTouched) {
      if (project.planChanged()) await this.#load();
      this.#events.planDidChange();
    }
    this.#publish();
  }

  /** Tell what is known at once, and again when patterns that have yet to be searched for are found. */
  #publish(): void {
    this.#events.didEvaluate(this.#project?.engine?.evaluate());
    void this.#searchPatterns();
  }

  /** Beside everything else: the first search takes as long as all other reading and judging. */
  async #searchPatterns(): Promise<void> {
    const engine = this.#project?.engine;
    let isTold = false;
    const progress = (done: number, total: number): void => {
      if (total < filesWorthTelling) return;
      isTold = true;
      this.#events.loading({ done, total });
    };
    try {
      const hasSearched = await this.#project?.searchPatterns({ signal: this.#stop.signal, progress });
      if (isTold) this.#events.loading(undefined);
      // Whoever exchanged the engine meanwhile searches for it.
      if (hasSearched !== true || this.#stop.signal.aborted || engine !== this.#project?.engine) return;
      this.#events.didEvaluate(engine?.evaluate());
    } catch (error) {
      this.#events.failed(error);
    }
  }

  async #load(): Promise<void> {
    const project = this.#project;
    if (project === undefined) return;
    await project.load({
      withoutPatterns: true,
      signal: this.#stop.signal,
      progress: (done, total) => this.#events.loading({ done, total }),
    });
    this.#events.loading(undefined);
  }

  #isPlanFile(path: string): boolean {
    const artifacts = this.#project?.artifacts;
    const docs = artifacts?.settings.docs;
    const folders = docs === undefined ? [] : [docs.root, docs.decisions, docs.context];
    return (
      ['.plumbrule', ...folders].some(folder => path.startsWith(`${folder}/`)) ||
      // What documents are made from, or are, outside of their folder.
      basename(path) === contextFileName ||
      (artifacts?.blueprint?.value.contracts ?? []).some(contract => contract.path === path)
    );
  }

  #isFolderOfKnownFiles(path: string): boolean {
    const prefix = `${path}/`;
    for (const known of this.#project?.files.paths() ?? []) if (known.startsWith(prefix)) return true;
    return false;
  }
}
