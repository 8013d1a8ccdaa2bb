import { describe, expect, it } from 'vitest';
import { boundaryFindings } from '../../../../src/core/drift/history/boundary.ts';
import { decision, planAt } from './planAt.ts';

type Plan = ReturnType<typeof planAt>;

const some = (folder: string, count: number, ending = 'ts'): string[] =>
  Array.from({ length: count }, (_, index) => `${folder}/f${index}.${ending}`);

/** What is said when the plan changes so; `moved` files have a new path, `added` ones are new. */
function said(
  before: Plan,
  now: Plan,
  files: { kept?: string[]; moved?: [from: string, to: string][]; added?: string[]; deleted?: string[] },
) {
  const { kept = [], moved = [], added = [], deleted = [] } = files;
  const lasting = [
    ...kept.map(path => ({ before: path, now: path })),
    ...moved.map(([from, to]) => ({ before: from, now: to })),
  ];
  return boundaryFindings(now.policy, {
    before,
    now,
    lasting,
    paths: {
      before: [...lasting.map(file => file.before), ...deleted],
      now: [...lasting.map(file => file.now), ...added],
    },
    isSource: path => path.endsWith('.ts'),
  });
}
const messages = (...args: Parameters<typeof said>): string[] =>
  said(...args).map(({ message }) => message.replace(', and no decision of this change says why', ''));
const movedTo = (paths: readonly string[], folder: string): [string, string][] =>
  paths.map(path => [path, `${folder}/${path.slice(path.lastIndexOf('/') + 1)}`]);

const app = '["src/app/**"]';
const billing = '["src/billing/**"]';
const two = planAt({ app, billing });

describe('a boundary moved where a component', () => {
  it('has another name, at its place or elsewhere', () => {
    const renamed = planAt({ app, money: billing });
    expect(messages(two, renamed, { kept: some('src/billing', 3) })).toEqual([
      'Component billing is money now',
    ]);
    expect(messages(two, renamed, { kept: ['src/billing/one.ts'] })).toEqual([
      'Component billing is money now',
    ]);
    const elsewhere = planAt({ app, money: '["src/money/**"]' });
    const moved = movedTo(some('src/billing', 3), 'src/money');
    expect(messages(two, elsewhere, { moved })).toEqual(['Component billing is money now']);
  });

  it('was split into others, or gave a part to a new one', () => {
    const parts = planAt({ app, tax: '["src/billing/tax/**"]', invoice: '["src/billing/invoice/**"]' });
    const kept = [...some('src/billing/tax', 2), ...some('src/billing/invoice', 3)];
    expect(messages(two, parts, { kept })).toEqual(['Component billing was split into tax and invoice']);
    const part = planAt({ app, billing, tax: '["src/billing/tax/**"]' });
    expect(messages(two, part, { kept })).toEqual(['Component billing was split into billing and tax']);
    const moved = movedTo(some('src/billing', 2), 'src/tax');
    const apart = planAt({ app, billing, tax: '["src/tax/**"]' });
    expect(messages(two, apart, { kept: some('src/billing/x', 6), moved })).toEqual([
      'Component billing was split into billing and tax',
    ]);
  });

  it('gave many files to a new one, however large it is itself', () => {
    const part = planAt({ app, billing, tax: '["src/billing/tax/**"]' });
    const kept = [...some('src/billing/tax', 10), ...some('src/billing/x', 300)];
    expect(messages(two, part, { kept })).toEqual(['Component billing was split into billing and tax']);
  });

  it('was merged with another, into a new one or an old one', () => {
    const kept = [...some('src/app', 3), ...some('src/billing', 2)];
    const whole = planAt({ product: '["src/**"]' });
    expect(messages(two, whole, { kept })).toEqual(['Components app and billing were merged into product']);
    const intoApp = planAt({ app: '["src/app/**", "src/billing/**"]' });
    expect(messages(two, intoApp, { kept })).toEqual(['Component billing was merged into app']);
    const moved = movedTo(some('src/billing', 2), 'src/app/billing');
    expect(messages(two, two, { kept: some('src/app', 3), moved })).toEqual([
      'Component billing was merged into app',
    ]);
  });

  it('was removed, and its files were not', () => {
    const without = planAt({ app });
    const [finding] = said(two, without, { kept: some('src/billing', 2) });
    expect(finding).toMatchObject({
      message:
        'Component billing was removed, and 2 files of it are still there, and no decision of this change says why',
      target: 'billing',
      path: '.plumbrule/blueprint.yaml',
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 10 } },
    });
  });

  it('has other paths, so that files that stayed where they are changed sides', () => {
    const kept = [...some('src/app', 30), 'src/billing/log.ts', ...some('src/billing', 30)];
    const wider = planAt({ app: '["src/app/**", "src/billing/log.ts"]', billing });
    expect(messages(two, wider, { kept })).toEqual([
      'The boundary between components billing and app was drawn anew around 1 file',
    ]);
    const narrower = planAt({ app, billing: '["src/billing/f*.ts"]' });
    expect(messages(two, narrower, { kept })).toEqual([
      '1 file of component billing was left to no component',
    ]);
    const new1 = planAt({ app, billing, log: '["src/billing/log.ts"]' });
    expect(messages(two, new1, { kept })).toEqual([
      'The boundary between components billing and log was drawn anew around 1 file',
    ]);
  });
});

describe('no boundary moved where', () => {
  it('nothing changed, or only files came and went', () => {
    expect(messages(two, two, { kept: some('src/app', 3), added: some('src/billing', 3) })).toEqual([]);
  });

  it('a component came for new code, or for code that was in none', () => {
    const more = planAt({ app, billing, tax: '["src/tax/**"]' });
    expect(messages(two, more, { kept: some('src/app', 3), added: some('src/tax', 5) })).toEqual([]);
    expect(messages(two, more, { kept: [...some('src/app', 3), ...some('src/tax', 5)] })).toEqual([]);
  });

  it('a component went with all its files', () => {
    expect(messages(two, planAt({ app }), { kept: some('src/app', 3) })).toEqual([]);
  });

  it('some files were moved from one component to another that were both there', () => {
    const kept = [...some('src/app', 3), ...some('src/billing', 3)];
    const moved: [string, string][] = ['a', 'b', 'c'].map(name => [
      `src/app/${name}.ts`,
      `src/billing/${name}.ts`,
    ]);
    expect(messages(two, two, { kept, moved })).toEqual([]);
  });

  it('one file was moved to a new component, or the last one of a small component elsewhere', () => {
    const more = planAt({ app, billing, tax: '["src/tax/**"]' });
    const kept = some('src/app', 3);
    expect(messages(two, more, { kept, moved: [['src/app/t.ts', 'src/tax/t.ts']] })).toEqual([]);
    expect(messages(two, two, { kept, moved: [['src/billing/t.ts', 'src/app/t.ts']] })).toEqual([]);
  });

  it('a component is as large as before, with other files', () => {
    const moved = movedTo(some('src/billing', 2), 'src/app');
    expect(messages(two, two, { moved, added: ['src/billing/new.ts'] })).toEqual([]);
  });

  it('most of a component was deleted, and a few of its files look like some elsewhere', () => {
    const deleted = some('src/billing/old', 9);
    const moved = movedTo(some('src/billing', 4), 'src/app');
    expect(messages(two, planAt({ app }), { moved, deleted })).toEqual([]);
    expect(messages(two, two, { kept: some('src/app', 3), moved, deleted })).toEqual([]);
    expect(messages(two, planAt({ app }), { moved, deleted: deleted.slice(0, 4) })).toEqual([
      'Component billing was merged into app',
    ]);
    const more = planAt({ app, billing, tax: '["src/tax/**"]' });
    const toTax = movedTo(some('src/billing', 2), 'src/tax');
    expect(messages(two, more, { kept: ['src/billing/x.ts'], moved: toTax, deleted })).toEqual([]);
  });

  it('paths are written differently and mean the same', () => {
    const same = planAt({ app: '["src/app/*", "src/app/**/*"]', billing });
    expect(messages(two, same, { kept: some('src/app', 3) })).toEqual([]);
  });

  it('only what is no source file fell out of a component', () => {
    const narrower = planAt({ app: '["src/app/**/*.ts"]', billing });
    expect(messages(two, narrower, { kept: [...some('src/app', 3), ...some('src/app', 9, 'png')] })).toEqual(
      [],
    );
  });

  it('there was no plan before', () => {
    expect(messages(planAt({}), two, { kept: some('src/app', 3) })).toEqual([]);
  });
});

describe('a component that moved is named with the decision', () => {
  const kept = some('src/billing', 3);
  const renamedWith = (decisions: Record<string, string>, more = '') =>
    said(planAt({ app, billing }, decisions, more), planAt({ app, money: billing }, decisions), { kept })[0];

  it('that has a rule about it, else that names it in its title, else in its text', () => {
    const rule = 'rules:\n  - { id: D, kind: allow, from: billing, to: [], decision: "0009" }\n';
    expect(renamedWith({ '0001': decision('Keep billing apart') }, rule)).toMatchObject({ decision: '0009' });
    expect(
      renamedWith({
        '0001': decision('Keep billing apart'),
        '0002': decision('Log more', 'accepted', 'Not in billing.'),
      }),
    ).toMatchObject({
      decision: '0001',
      message: expect.stringMatching(/; decision 0001 set this boundary$/),
    });
    expect(renamedWith({ '0002': decision('Log', 'accepted', 'All in `src/billing`.') })).toMatchObject({
      decision: '0002',
    });
  });

  it('unless several name it alike, it is not in force, or the name is part of another', () => {
    for (const decisions of [
      { '0001': decision('Keep billing apart'), '0002': decision('No jobs in billing') },
      { '0001': decision('Keep billing apart', 'proposed') },
      { '0001': decision('Keep billing-legacy and rebilling apart') },
    ]) {
      expect(renamedWith(decisions)).not.toHaveProperty('decision');
    }
  });
});

describe('a decision of the change answers', () => {
  const kept = some('src/billing', 3);
  const old = { '0001': decision('Keep billing apart') };
  const toldWith = (decisions: Record<string, string>) =>
    said(planAt({ app, billing }, old), planAt({ app, money: billing }, { ...old, ...decisions }), { kept });

  it('where it names the component: in its text, by its new name, its folder, or in a rule', () => {
    for (const text of [
      decision('Rename Billing'),
      decision('Names', 'proposed', 'It is called money.'),
      decision('Folders', 'accepted', 'All of `src/billing/`.'),
      decision('No status at all').replace('status: accepted', 'x: 1').replace('No status', 'Money'),
      decision('Rules').replace('\n---\n#', '\nrules: [{ id: A, kind: allow, from: money, to: [] }]\n---\n#'),
    ]) {
      expect(toldWith({ '0002': text }), text).toEqual([]);
    }
    expect(toldWith({ '0001': `${old['0001']}\nIt is called money now.\n` })).toEqual([]);
  });

  it('unless it is about something else, was turned down, or was there before', () => {
    expect(toldWith({ '0002': decision('Use Postgres') })).toHaveLength(1);
    expect(toldWith({ '0002': decision('Rename billing', 'rejected') })).toHaveLength(1);
    expect(toldWith({})).toHaveLength(1);
  });
});

describe('a decision was reversed where', () => {
  const accepted = { '0003': decision('Keep billing apart', 'accepted', 'Also from app.') };
  const toldOf = (decisions: Record<string, string>, more = '', files: Parameters<typeof said>[2] = {}) =>
    said(planAt({ app, billing }, accepted, more), planAt({ app, billing }, decisions, more), files);

  it.each(['rejected', 'deprecated', 'superseded', 'proposed'])('it is %s now', status => {
    expect(toldOf({ '0003': decision('Keep billing apart', status) })).toMatchObject([
      {
        path: 'docs/decisions/0003-record.md',
        range: { start: { line: 1 } },
        decision: '0003',
        because: 'Keep billing apart',
        message: `Decision 0003 was accepted and is ${status}, and no other decision takes its place; it set the boundary of component billing`,
      },
    ]);
  });

  it('its status cannot be read any more', () => {
    expect(toldOf({ '0003': decision('Keep billing apart', 'hm') })).toMatchObject([
      { message: expect.stringContaining('is without a readable status') },
    ]);
  });

  it('it is gone: told at a rule that rests on it, else at the blueprint', () => {
    expect(toldOf({})).toMatchObject([
      {
        path: '.plumbrule/blueprint.yaml',
        range: { start: { line: 0 } },
        target: 'docs/decisions/0003-record.md',
      },
    ]);
    const rule = 'rules:\n  - { id: D, kind: acyclic, decision: "0003" }\n';
    expect(toldOf({}, rule)).toMatchObject([{ range: { start: { line: 5 } } }]);
  });

  it('not where another one takes its place or speaks of it, or where it only moved', () => {
    const gone = { '0003': decision('Keep billing apart', 'superseded by 0004') };
    expect(toldOf({ ...gone, '0004': decision('One module') })).toEqual([]);
    const over = { '0003': decision('Keep billing apart', 'superseded') };
    const successor = decision('One module').replace('status:', 'supersedes: ["0003"]\nstatus:');
    expect(toldOf({ ...over, '0004': successor })).toEqual([]);
    expect(toldOf({ ...over, '0004': decision('One module', 'proposed', 'ADR-3 was wrong.') })).toEqual([]);
    expect(toldOf({ '0005': accepted['0003'] })).toEqual([]);
    expect(toldOf({}, '', { kept: ['docs/decisions/0003-record.md'] })).toEqual([]);
    expect(toldOf({ ...over, '0004': successor.replace('accepted', 'rejected') })).toHaveLength(1);
    expect(toldOf({ ...over, '0004': decision('Use Postgres') })).toHaveLength(1);
  });
});

it('nothing is said where the check is off, and with the severity that it was given', () => {
  const renamed = (checks: string) => planAt({ app, money: billing }, {}, checks);
  const kept = some('src/billing', 3);
  expect(said(two, renamed('checks: { boundary: off }\n'), { kept })).toEqual([]);
  expect(said(two, renamed('checks: { boundary: critical }\n'), { kept })).toMatchObject([
    { severity: 'critical', fingerprint: 'builtin/boundary .plumbrule/blueprint.yaml billing+money' },
  ]);
});
