import { parentPort, workerData } from 'node:worker_threads';
import { readSource } from '../readSource.ts';
import { PatternLibrary } from './library.ts';
import { Searcher } from './searcher.ts';
import { progressField, type SearchReply, type SearchRequest, type WorkerStart } from './workerMessages.ts';

const { parts, progress } = workerData as WorkerStart;
const at = new Int32Array(progress);
const searcher = PatternLibrary.load(parts).then(library => new Searcher(library));

parentPort!.on('message', (request: SearchRequest) => {
  answer(request).then(
    reply => parentPort!.postMessage(reply),
    error => {
      // The program may be broken from here on: whoever started this worker starts another.
      throw error;
    },
  );
});

async function answer({ root, maxBytes, searches, files }: SearchRequest): Promise<SearchReply> {
  const ready = await searcher;
  const spent = searches.map(() => 0);
  const outcomes: SearchReply['outcomes'][number][] = [];
  for (const [index, file] of files.entries()) {
    let since = performance.now();
    let current = -1;
    /** What was spent on parsing is nobody's. */
    const step = (search: number): void => {
      const now = performance.now();
      if (current >= 0) spent[file.searches[current]!]! += now - since;
      since = now;
      current = search;
      Atomics.store(at, progressField.file, index);
      Atomics.store(at, progressField.search, search < 0 ? -1 : file.searches[search]!);
      Atomics.add(at, progressField.step, 1);
    };
    step(-1);
    const content =
      file.text === undefined ? readSource(`${root}/${file.path}`, maxBytes) : { text: file.text };
    // A file that became unreadable meanwhile is told by whoever asked.
    const found =
      'text' in content
        ? await ready.search(
            file.path,
            content.text,
            file.searches.map(each => searches[each]!),
            step,
          )
        : [];
    step(-1);
    outcomes.push(found);
  }
  return { outcomes, spent };
}
