import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movesIn } from '../../../../src/core/drift/baseline/moves.ts';
import { type Finding, fingerprintOf } from '../../../../src/core/model/finding.ts';
import { startOfFile } from '../../../../src/core/model/text.ts';

/** One import that a rule refuses, by the numbers of its files: names change, numbers do not. */
interface Breach {
  rule: string;
  from: number;
  to: number;
}

const bases = ['index.ts', 'a.ts', 'b.ts', 'my c.ts'];
const folders = ['src', 'src/x', 'src/x/deep', 'src/y', 'lib', ''];

const pathArbitrary = fc
  .tuple(fc.constantFrom(...folders), fc.constantFrom(...bases))
  .map(([folder, base]) => (folder === '' ? base : `${folder}/${base}`));
/** Where each file lies. */
const places = fc.uniqueArray(pathArbitrary, { minLength: 2, maxLength: 12 });
const breaches = (files: number) =>
  fc.uniqueArray(
    fc
      .record({
        rule: fc.constantFrom('R', 'Q'),
        from: fc.nat(files - 1),
        to: fc.nat(files - 1),
      })
      .filter(({ from, to }) => from !== to),
    { maxLength: 10, selector: ({ rule, from, to }) => `${rule} ${from} ${to}` },
  );

const finding = ({ rule, from, to }: Breach, paths: readonly string[]): Finding => ({
  rule,
  kind: 'forbid',
  severity: 'major',
  state: 'new',
  path: paths[from]!,
  range: startOfFile,
  message: '',
  target: paths[to]!,
  specifier: 'x',
  chain: [],
  fingerprint: fingerprintOf(rule, paths[from]!, paths[to]!),
  remedies: [],
});

/** A tree with accepted breaches, some of its files moved to free places of other folders, and new breaches. */
const history = places.chain(before =>
  fc
    .record({
      accepted: breaches(before.length),
      // Where each file would like to go; taken where nobody is.
      wishes: fc.array(fc.option(fc.constantFrom(...folders)), {
        minLength: before.length,
        maxLength: before.length,
      }),
      fresh: breaches(before.length),
      added: fc.array(pathArbitrary, { maxLength: 3 }),
    })
    .map(({ accepted, wishes, fresh, added }) => {
      const taken = new Set(before);
      const after = before.map((path, file) => {
        const folder = wishes[file];
        const base = path.slice(path.lastIndexOf('/') + 1);
        const wish = folder == null ? path : folder === '' ? base : `${folder}/${base}`;
        if (taken.has(wish)) return path;
        taken.add(wish);
        return wish;
      });
      // Files that were not there before; some stand where another one went away.
      for (const path of added) if (!after.includes(path)) after.push(path);
      return { before, after, accepted, fresh };
    }),
);

function judge(
  before: readonly string[],
  after: readonly string[],
  accepted: readonly Breach[],
  now: readonly Breach[],
) {
  const entries = accepted.map(breach => finding(breach, before).fingerprint);
  const findings = now.map(breach => finding(breach, after));
  const found = new Set(findings.map(({ fingerprint }) => fingerprint));
  const isEntry = new Set(entries);
  const lost = entries.filter(entry => !found.has(entry));
  const fresh = findings.filter(({ fingerprint }) => !isEntry.has(fingerprint));
  const there = new Set(after);
  return { entries, lost, fresh, moves: movesIn(lost, fresh, name => there.has(name)) };
}

describe('moves of any tree', () => {
  it('bring nothing new and leave nothing stale, where nothing else happened', () => {
    fc.assert(
      fc.property(history, ({ before, after, accepted }) => {
        // A file that goes where another one was makes an entry mean another file: that is no pure move.
        fc.pre(after.every((path, file) => path === before[file] || !before.includes(path)));
        const { lost, fresh, moves } = judge(before, after, accepted, accepted);
        expect(new Set(moves.keys())).toEqual(new Set(lost));
        expect(new Set(moves.values())).toEqual(new Set(fresh.map(({ fingerprint }) => fingerprint)));
      }),
      { numRuns: 2000 },
    );
  });

  it('never hide what was added', () => {
    fc.assert(
      fc.property(history, ({ before, after, accepted, fresh: added }) => {
        const known = new Set(accepted.map(({ rule, from, to }) => `${rule} ${from} ${to}`));
        const truly = added.filter(({ rule, from, to }) => !known.has(`${rule} ${from} ${to}`));
        const { entries, moves } = judge(before, after, accepted, [...accepted, ...truly]);
        const hidden = new Set([...entries, ...moves.values()]);
        for (const breach of truly) {
          const { fingerprint } = finding(breach, after);
          // Where another file took a name over, its fingerprint was accepted, whoever had it.
          if (entries.includes(fingerprint)) continue;
          expect(hidden.has(fingerprint)).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('are one to one, and the same in whatever order things are told', () => {
    fc.assert(
      fc.property(history, ({ before, after, accepted, fresh }) => {
        const { lost, fresh: findings, moves } = judge(before, after, accepted, [...accepted, ...fresh]);
        expect(new Set(moves.values()).size).toBe(moves.size);
        const there = new Set(after);
        const again = movesIn([...lost].reverse(), [...findings].reverse(), name => there.has(name));
        expect(new Map([...again].sort())).toEqual(new Map([...moves].sort()));
      }),
      { numRuns: 500 },
    );
  });
});

describe('many moves at once', () => {
  it('are told apart without comparing each with each', () => {
    const count = 20_000;
    const breach = (file: number): Breach => ({ rule: 'R', from: file, to: count });
    const paths = (folder: string) => [
      ...Array.from({ length: count }, (_, file) => `${folder}/${file}/index.ts`),
      'db.ts',
    ];
    const all = Array.from({ length: count }, (_, file) => breach(file));
    const { moves } = judge(paths('old'), paths('new'), all, all);
    expect(moves.size).toBe(count);
  });
});
