// npm test [-- --fast] [--only id,id]: every suite that exists, one after the other, and their sum.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { Failure } from './failure.ts';
import { type Suite, suites, type Tally } from './suites.ts';
import { heading, say, since } from './terminal.ts';

const { values } = parseArgs({
  options: { fast: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const summary: string[] = [];
const broken: string[] = [];
const total = { passed: 0, failed: 0 };
for (const suite of wantedSuites().filter(each => each.isThere())) {
  heading(suite.title);
  const start = performance.now();
  const { passed, failed, failures = [] } = await resultOf(suite);
  total.passed += passed;
  total.failed += failed;
  broken.push(...failures);
  summary.push(
    `  ${failed > 0 ? '✗' : '✓'} ${suite.title}: ${passed} passed, ${failed} failed, ${since(start)}`,
  );
}
if (broken.length > 0) {
  // Of a long log, often only the end is kept.
  heading('What failed');
  for (const each of broken) say(shortened(each));
}
heading('Summary');
for (const line of summary) say(line);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

/** The first lines tell what went wrong; a stack or a long difference can be read above. */
function shortened(failure: string): string {
  const lines = failure.split('\n');
  return lines.length <= 14 ? failure : `${lines.slice(0, 14).join('\n')}\n…`;
}

function wantedSuites(): readonly Suite[] {
  if (values.only === undefined) return values.fast ? suites.filter(suite => !suite.slow) : suites;
  return values.only.split(',').map(id => {
    const suite = suites.find(each => each.id === id);
    if (!suite)
      throw new Failure(`There is no suite "${id}". Write one of ${suites.map(each => each.id).join(', ')}.`);
    return suite;
  });
}

/** A suite that could not even run is a failure of that suite; the ones after it still run. */
async function resultOf(suite: Suite): Promise<Tally> {
  try {
    return await suite.run();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1 };
  }
}
