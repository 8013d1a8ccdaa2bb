import { beforeEach, describe, expect, it } from 'vitest';
import { FileMatches } from '../../../../src/core/drift/patterns/fileMatches.ts';
import type { PatternMatch, PatternWork } from '../../../../src/core/drift/patterns/patternSearch.ts';
import { ComponentMap } from '../../../../src/core/drift/policy/components.ts';
import type { RuleOf } from '../../../../src/core/model/rule.ts';

const components = new ComponentMap({ app: { paths: 'src/app/**' } });
const rule = (id: string, pattern: string, more: Partial<RuleOf<'pattern'>> = {}): RuleOf<'pattern'> => ({
  id,
  kind: 'pattern',
  language: 'ts',
  rule: { pattern },
  ...more,
});
const match = (line: string): PatternMatch => ({
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
  line,
});

let matches: FileMatches;
const alert = rule('A', 'alert($A)');

/** What is wanted, as `path: pattern, pattern`. */
function wanted(work: PatternWork | undefined): string[] {
  return (work?.files ?? []).map(
    ({ path, searches }) =>
      `${path}: ${searches.map(each => work!.searches[each]!.config.rule.pattern).join(', ')}`,
  );
}

/** Answer everything with this line, or with nothing found. */
function answer(work: PatternWork | undefined, line?: string): boolean[] {
  return (work?.files ?? []).map(file =>
    matches.answer(work!, {
      file,
      outcomes:
        line === undefined
          ? []
          : file.searches.map(each => ({ key: work!.searches[each]!.key, matches: [match(line)] })),
    }),
  );
}

beforeEach(() => {
  matches = new FileMatches();
  matches.setRules([alert], components);
  matches.fileChanged('src/app/a.ts', true);
  matches.fileChanged('src/b.ts', true);
});

describe('FileMatches', () => {
  it('wants each file once, of the languages and at the places of the rules', () => {
    matches.fileChanged('src/app/page.tsx', true);
    matches.fileChanged('src/c.js', true);
    matches.fileChanged('src/huge.ts', false);
    const inApp = rule('B', 'eval($A)', { files: 'app', language: ['js', 'TSX'] });
    matches.setRules([alert, inApp], components);
    const work = matches.takeOutstanding();
    expect(wanted(work)).toEqual([
      'src/app/a.ts: alert($A)',
      'src/b.ts: alert($A)',
      'src/app/page.tsx: alert($A), eval($A)',
    ]);
    answer(work);
    expect(matches.takeOutstanding()).toBeUndefined();
  });

  it('wants an edited file again, and keeps what it matched until then', () => {
    answer(matches.takeOutstanding(), 'alert(1)');
    matches.fileChanged('src/b.ts', true);
    expect(matches.of(alert, 'src/b.ts').matches).toEqual([match('alert(1)')]);
    const work = matches.takeOutstanding();
    expect(wanted(work)).toEqual(['src/b.ts: alert($A)']);
    expect(answer(work)).toEqual([true]);
    expect(matches.of(alert, 'src/b.ts').matches).toEqual([]);
  });

  it('takes no answer about a text that is gone', () => {
    const work = matches.takeOutstanding();
    matches.fileChanged('src/b.ts', true);
    matches.fileDeleted('src/app/a.ts');
    expect(answer(work, 'alert(1)')).toEqual([false, false]);
    expect(matches.of(alert, 'src/b.ts').matches).toEqual([]);
    expect(wanted(matches.takeOutstanding())).toEqual(['src/b.ts: alert($A)']);
  });

  it('searches only for the rule that was edited, and for none whose words alone changed', () => {
    const other = rule('B', 'eval($A)');
    matches.setRules([alert, other], components);
    answer(matches.takeOutstanding(), 'found');
    matches.setRules([{ ...alert, because: 'it blocks', severity: 'critical' }, other], components);
    expect(matches.takeOutstanding()).toBeUndefined();
    matches.setRules([alert, rule('B', 'Function($A)')], components);
    expect(wanted(matches.takeOutstanding())).toEqual([
      'src/app/a.ts: Function($A)',
      'src/b.ts: Function($A)',
    ]);
    expect(matches.of(alert, 'src/b.ts').matches).toEqual([match('found')]);
  });

  it('searches the files that a rule is extended to, and no others again', () => {
    const inApp = rule('A', 'alert($A)', { files: 'app' });
    matches.setRules([inApp], components);
    answer(matches.takeOutstanding(), 'found');
    matches.setRules([alert], components);
    expect(wanted(matches.takeOutstanding())).toEqual(['src/b.ts: alert($A)']);
  });

  it('searches once for two rules that look for the same', () => {
    const twin = rule('T', 'alert($A)', { files: 'app', rule: { rule: { pattern: 'alert($A)' } } });
    matches.setRules([alert, twin], components);
    const work = matches.takeOutstanding();
    expect(wanted(work)).toEqual(['src/app/a.ts: alert($A)', 'src/b.ts: alert($A)']);
    answer(work, 'found');
    expect(matches.of(twin, 'src/app/a.ts').matches).toEqual([match('found')]);
  });

  it('gives out nothing twice, so that several can search at once', () => {
    const first = matches.takeOutstanding();
    expect(matches.takeOutstanding()).toBeUndefined();
    matches.fileChanged('src/b.ts', true);
    expect(wanted(matches.takeOutstanding())).toEqual(['src/b.ts: alert($A)']);
    expect(answer(first, 'x')).toEqual([true, false]);
  });

  it('does not ask again for what was given up, until the rule is another', () => {
    const work = matches.takeOutstanding()!;
    matches.giveUp(work.searches[0]!.key, 'it took too long');
    expect(matches.troubleOf(alert)).toBe('it took too long');
    matches.fileChanged('src/b.ts', true);
    expect(matches.takeOutstanding()).toBeUndefined();
    const simpler = rule('A', 'alert()');
    matches.setRules([simpler], components);
    expect(matches.troubleOf(simpler)).toBeUndefined();
    expect(wanted(matches.takeOutstanding())).toHaveLength(2);
  });
});
