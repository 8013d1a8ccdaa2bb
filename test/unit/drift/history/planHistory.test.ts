import { expect, it } from 'vitest';
import {
  ComponentHistory,
  type HistoryStep,
  mostBlueprints,
} from '../../../../src/core/drift/history/planHistory.ts';
import { planAt } from './planAt.ts';

const path = '.plumbrule/blueprint.yaml';
const step = (commit: string, before?: string): HistoryStep => ({
  commit,
  changes: [{ path, before, after: 'x' }],
});
const of = (...ids: string[]): string =>
  `version: 1\ncomponents:\n${ids.map(id => `  ${id}: { paths: ["src/${id}/**"] }\n`).join('')}`;
const last = planAt({ app: '["src/app/**"]' }).components;
const historyOf = (steps: HistoryStep[], texts: Record<string, string>) =>
  new ComponentHistory(steps, path, last, content => texts[content]);

it('tells the components before each step, also of steps that left the blueprint alone', () => {
  const other: HistoryStep = {
    commit: 'b',
    changes: [{ path: 'docs/decisions/0001-x.md', before: undefined, after: 'y' }],
  };
  const history = historyOf([other, step('a', 'one'), other, step('0')], { one: of('app', 'billing') });
  expect([0, 1, 2, 3].map(index => history.before(index).ids)).toEqual([
    ['app'],
    ['app', 'billing'],
    ['app', 'billing'],
    [],
  ]);
});

it('names what is gone with the components that it was among last', () => {
  const history = historyOf([step('c', 'two'), step('b', 'one')], {
    two: of('app', 'billing'),
    one: of('billing', 'tax', 'app'),
  });
  expect(history.gone.map(({ id, among }) => [id, ...among.ids])).toEqual([
    ['billing', 'app', 'billing'],
    ['tax', 'billing', 'tax', 'app'],
  ]);
});

it('takes what it can of a blueprint that is broken or cannot be read', () => {
  const history = historyOf([step('c', 'broken'), step('b', 'missing')], {
    broken: 'version: 1\ncomponents:\n  tax: { paths: ["src/tax/**"] }\n  x: [\nrules: {{{\n',
  });
  expect(history.before(1).ids).toEqual([]);
});

it('reads so many blueprints, and those with the same components once', () => {
  const texts: Record<string, string> = {};
  const steps = Array.from({ length: mostBlueprints + 50 }, (_, index) => {
    texts[`t${index}`] = of(`c${index}`);
    return step(String(index), `t${index}`);
  });
  expect(historyOf(steps, texts).gone).toHaveLength(mostBlueprints);
  const alike = steps.map((_, index) => step(String(index), `r${index}`));
  const rules = Object.fromEntries(
    alike.map((_, index) => [`r${index}`, `${of('app')}rules:\n  - { id: R-${index}, kind: acyclic }\n`]),
  );
  const history = historyOf([...alike, step('last', 'old')], { ...rules, old: of('billing') });
  expect(history.gone.map(({ id }) => id)).toEqual(['billing']);
});
