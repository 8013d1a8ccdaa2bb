import { describe, expect, it } from 'vitest';
import { suggestPattern } from '../../../../src/core/plan/assignment/patterns.ts';
import type { Suggestion } from '../../../../src/core/plan/assignment/suggest.ts';
import { placed } from '../placed.ts';

const tasks = (...complexities: ('low' | 'medium' | 'high')[]) =>
  complexities.map((complexity, index) => placed(`T${index}`, { complexity }));
const oneByOne = (count: number) => Array.from({ length: count }, (_, index) => [`T${index}`]);
const at = (tier: string): Suggestion => ({ task: 'T0', agent: 'a', tier, reason: '' });

describe('suggestPattern', () => {
  it('needs no pattern for one task, and has none for no task', () => {
    expect(suggestPattern(tasks('high'), oneByOne(1), [], [])?.id).toBe('single');
    expect(suggestPattern([], [], [], [])).toBeUndefined();
  });

  it('asks for a second look where a third of the tasks is delicate', () => {
    const gate = { task: 'T0', trigger: 'schema-migration', title: '', does: '' };
    const made = suggestPattern(tasks('low', 'high', 'low', 'low'), oneByOne(4), [gate], []);
    expect(made).toEqual({
      id: 'critic-loop',
      reason: '2 of 4 tasks are delicate (1 with a gate, 1 of high complexity), so a second look pays.',
    });
  });

  it('works in parallel where many tasks do not meet', () => {
    const plan = tasks('low', 'low', 'low', 'low', 'low', 'low');
    expect(
      suggestPattern(
        plan,
        [
          ['T0', 'T1', 'T2'],
          ['T3', 'T4', 'T5'],
        ],
        [],
        [],
      )?.id,
    ).toBe('parallel');
    expect(suggestPattern(plan, oneByOne(6), [], [])?.id).not.toBe('parallel');
  });

  it('lets a strong tier prepare where tiers differ, and else mends what fails', () => {
    const plan = tasks('low', 'low', 'low', 'medium');
    expect(suggestPattern(plan, oneByOne(4), [], [at('high'), at('standard')])?.id).toBe('planner-executor');
    expect(suggestPattern(plan, oneByOne(4), [], [at('standard')])?.id).toBe('refinement');
  });
});
