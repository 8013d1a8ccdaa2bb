import { describe, expect, it } from 'vitest';
import { namedPaths } from '../../../../src/core/governance/verify/namedPaths.ts';
import { output } from '../../../../src/core/governance/verify/output.ts';
import { completeFiles, tasksFile, withChange } from '../../plan/sampleWorkspace.ts';
import { changesOf, inputOf } from './verifyInput.ts';

const promising = (words: string) =>
  withChange(tasksFile, 'output: A Digest value with its notifications', `output: ${JSON.stringify(words)}`);
const judge = (words: string, paths: readonly string[], present: readonly string[] = []) => {
  const files = Object.fromEntries(present.map(path => [path, 'text']));
  return output(inputOf({ ...promising(words), ...files }, { changes: changesOf(paths) }));
};

describe('paths in an output', () => {
  const scope = ['src/domain/digest/**'];

  it('are words with a slash and an ending, and what looks like a path in backticks', () => {
    expect(namedPaths('Ports A and B in src/app/ports.ts, each documented.', scope)).toEqual([
      'src/app/ports.ts',
    ]);
    expect(namedPaths('`package.json` and `./src/domain/digest/`', scope)).toEqual([
      'package.json',
      'src/domain/digest',
    ]);
    expect(namedPaths('(migrations/0003_claims.sql).', scope)).toEqual(['migrations/0003_claims.sql']);
    expect(namedPaths('every `src/domain/digest/*.ts`', scope)).toEqual(['src/domain/digest/*.ts']);
  });

  it('are neither names in code nor addresses nor other words with a slash', () => {
    const words =
      'POST /digests and/or read/write, `renderDigest(a, b)`, `Digest.lines`, `@scope/name`, `npm run x`, Node.js, ' +
      'https://example.org/a.html, application/json, `application/json`, `../outside.ts`, /etc/passwd.conf, e.g. this';
    expect(namedPaths(words, scope)).toEqual([]);
  });
});

describe('the output of a task', () => {
  it('is there when every named path is', () => {
    const path = 'src/domain/digest/digest.ts';
    expect(judge(`A value in ${path}`, [`+${path}`], [path])).toMatchObject({
      verdict: 'PASS',
      evidence: [`there: ${path}`],
    });
    expect(judge('All of `src/domain/digest/`', [`+${path}`], [path]).verdict).toBe('PASS');
    expect(judge('Files `src/domain/digest/*.ts`', [`+${path}`], [path]).verdict).toBe('PASS');
  });

  it('is refused where a named path is missing', () => {
    const there = 'src/domain/digest/digest.ts';
    expect(judge(`${there} and src/domain/digest/run.ts`, [`+${there}`], [there])).toMatchObject({
      verdict: 'BLOCK',
      message: '1 of 2 paths that the output names missing.',
      evidence: [`there: ${there}`, 'missing: src/domain/digest/run.ts'],
    });
  });

  it('may be that something is gone', () => {
    expect(judge('src/domain/digest/old.ts is gone', ['-src/domain/digest/old.ts'])).toMatchObject({
      verdict: 'PASS',
      evidence: ['taken away: src/domain/digest/old.ts'],
    });
  });

  it('is some change inside the scope where it names no path', () => {
    expect(judge('A value', ['src/domain/digest/digest.ts']).verdict).toBe('PASS');
    expect(judge('A value', ['src/app/other.ts'])).toMatchObject({
      verdict: 'BLOCK',
      message: 'Nothing changed inside the scope since T001 was started.',
    });
  });

  it('is only flagged where the base had to be guessed', () => {
    const base = { commit: 'a', words: 'since the last commit', certain: false };
    const guessed = output(inputOf(promising('A value'), { changes: changesOf([], { base }) }));
    expect(guessed).toMatchObject({ verdict: 'FLAG', message: expect.stringContaining('--since') });
    const unknown = output(inputOf(completeFiles, { changes: { unknown: 'no repository' } }));
    expect(unknown.verdict).toBe('FLAG');
  });
});
