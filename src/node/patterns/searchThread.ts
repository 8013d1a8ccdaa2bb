import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  progressField,
  progressFields,
  type SearchReply,
  type SearchRequest,
  type WorkerStart,
} from './workerMessages.ts';

/** A request that was not answered: where it stood, and why. The thread is ended. */
export interface Unanswered {
  /** Position of the file; undefined where the thread did not come as far as a file. */
  file: number | undefined;
  /** Position of the search; undefined while the file was read and parsed. */
  search: number | undefined;
  /** True where it took too long; false where it failed. */
  isSlow: boolean;
  why: string;
}

const workerFile = 'patternWorker.js';
/** How often a thread is looked after, in milliseconds. */
const lookEvery = 500;
/** How often it may stand at one step: about five seconds. Looks are counted, as a clock runs on while a machine sleeps. */
const mostLooks = 10;
/** The same until the first step: the programs have to be loaded, maybe from a cold disk. */
const mostLooksToStart = 120;
const mostMemory = { maxOldGenerationSizeMb: 1024 };

/** A thread that searches, one request at a time. Made anew after it had to be ended. */
export class SearchThread {
  readonly #worker: Worker;
  readonly #at = new Int32Array(new SharedArrayBuffer(progressFields * Int32Array.BYTES_PER_ELEMENT));
  /** Why the thread has ended, once it has. */
  #ended: string | undefined;

  constructor() {
    const folder = bundleFolder();
    const start: WorkerStart = {
      parts: join(folder, 'patterns'),
      progress: this.#at.buffer as SharedArrayBuffer,
    };
    this.#worker = new Worker(join(folder, workerFile), { workerData: start, resourceLimits: mostMemory });
    this.#worker.on('error', error => {
      this.#ended = error instanceof Error ? error.message : String(error);
    });
    this.#worker.on('exit', () => {
      this.#ended ??= 'the thread has ended';
    });
    this.#worker.unref();
  }

  /** Search. After an answer other than a reply the thread is of no more use. */
  request(request: SearchRequest): Promise<SearchReply | Unanswered> {
    return new Promise(resolve => {
      let step = this.#step();
      let looks = 0;
      const settle = (answer: SearchReply | Unanswered): void => {
        clearInterval(watch);
        this.#worker.off('message', settle);
        this.#worker.off('exit', onExit);
        this.#worker.unref();
        resolve(answer);
      };
      const onExit = (): void => {
        settle(this.#unanswered(false, this.#ended ?? 'the thread has ended'));
      };
      const watch = setInterval(() => {
        const now = this.#step();
        looks = now === step ? looks + 1 : 0;
        step = now;
        if (looks < (step === 0 ? mostLooksToStart : mostLooks)) return;
        const seconds = Math.round((looks * lookEvery) / 1000);
        settle(this.#unanswered(true, `it took more than ${seconds} s`));
        this.close();
      }, lookEvery);
      this.#worker.ref();
      this.#worker.on('message', settle);
      this.#worker.on('exit', onExit);
      if (this.#ended === undefined) this.#worker.postMessage(request);
      else onExit();
    });
  }

  close(): void {
    void this.#worker.terminate();
  }

  #step(): number {
    return Atomics.load(this.#at, progressField.step);
  }

  #unanswered(isSlow: boolean, why: string): Unanswered {
    const search = Atomics.load(this.#at, progressField.search);
    return {
      file: this.#step() === 0 ? undefined : Atomics.load(this.#at, progressField.file),
      search: search < 0 ? undefined : search,
      isSlow,
      why,
    };
  }
}

/** The worker lies one folder above the bundled parts; where sources run as they are, as in tests, below dist/. */
function bundleFolder(): string {
  const above = join(import.meta.dirname, '..');
  return existsSync(join(above, workerFile)) ? above : join(above, '..', '..', 'dist');
}
