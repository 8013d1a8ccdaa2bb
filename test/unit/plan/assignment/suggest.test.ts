import { describe, expect, it } from 'vitest';
import { suggester } from '../../../../src/core/plan/assignment/suggest.ts';
import { tasksOf } from '../../../../src/core/plan/tasks/taskList.ts';
import { completeFiles, contextOf, tasksFile } from '../sampleWorkspace.ts';

const two = 'claude-code: { tiers: [high, standard] }, codex: { tiers: [standard] }';

/** Who is suggested for a task with these fields, given these agents. */
function suggestion(fields: string, agents = two) {
  const text = `version: 1\nmilestones: [{ id: M, phases: [{ id: P, tasks: [{ id: T1, ${fields} }] }] }]\n`;
  const config = `version: 1\nagents: { ${agents} }\n`;
  const context = contextOf({ ...completeFiles, [tasksFile]: text, '.plumbrule/config.yaml': config });
  return suggester(context)(tasksOf(context.plan.tasks)[0]!);
}
const who = (fields: string, agents?: string) => {
  const made = suggestion(fields, agents);
  return made && [made.agent, made.tier].filter(Boolean).join(' ');
};

describe('the suggested tier', () => {
  it.each([
    ['complexity: low', 'claude-code standard'],
    ['complexity: medium', 'claude-code standard'],
    ['complexity: high', 'claude-code high'],
    ['complexity: medium, role: architecture', 'claude-code high'],
    ['complexity: medium, effort: 1d', 'claude-code high'],
    ['complexity: low, effort: 1d', 'claude-code standard'],
    ['complexity: low, scope: { in: ["migrations/**"] }', 'claude-code high'],
    ['scope: { in: ["src/app/**", "src/infra/**", "src/domain/**"] }', 'claude-code high'],
    ['title: says nothing of itself', 'claude-code standard'],
  ])('of a task with %s is %s', (fields, expected) => expect(who(fields)).toBe(expected));

  it('of three goes from the lightest to the strongest', () => {
    const three = 'a: { tiers: [big, middle, small] }';
    expect(who('complexity: low', three)).toBe('a small');
    expect(who('complexity: medium', three)).toBe('a middle');
    expect(who('complexity: high', three)).toBe('a big');
  });
});

describe('the suggested agent', () => {
  it('is the first listed of those that come equally close', () => {
    const reversed = 'codex: { tiers: [standard] }, claude-code: { tiers: [high, standard] }';
    expect(who('complexity: low', reversed)).toBe('codex standard');
    expect(who('complexity: high', reversed)).toBe('claude-code high');
  });

  it('is the one that is meant for the role', () => {
    const roles =
      'a: { tiers: [high, standard] }, b: { tiers: [standard], x-roles: [frontend] }, c: { tiers: [high, standard], x-roles: [testing] }';
    expect(who('complexity: low, role: frontend', roles)).toBe('b standard');
    expect(who('complexity: low, role: backend', roles)).toBe('a standard');
    expect(who('complexity: high, role: testing', roles)).toBe('c high');
    expect(suggestion('complexity: low, role: frontend', roles)!.reason).toContain(
      'b is meant for frontend work',
    );
  });

  it('is anybody where nobody is meant for the role', () => {
    expect(who('complexity: low, role: backend', 'b: { x-roles: [frontend] }')).toBe('b');
  });

  it('has no tier where config.yaml names none, and is nobody where it names no agents', () => {
    expect(suggestion('complexity: high', 'a: {}')).toMatchObject({ agent: 'a', tier: undefined });
    expect(suggestion('complexity: high', '')).toBeUndefined();
  });
});

describe('the reason', () => {
  it('names what makes a task demanding', () => {
    expect(suggestion('complexity: high, scope: { in: ["contracts/openapi.yaml"] }')!.reason).toBe(
      'high: the complexity is high and it may change the contract public-api (`contracts/openapi.yaml`)',
    );
    expect(suggestion('complexity: medium, effort: 2d, role: debugging')!.reason).toBe(
      'high: it takes 2d and it is debugging work',
    );
  });

  it('sums up a task that is not', () => {
    expect(suggestion('complexity: low, effort: 1h, role: architecture')!.reason).toBe(
      'standard: low complexity, 1h of architecture work',
    );
    expect(
      suggestion('complexity: low, effort: 3h, role: backend, scope: { in: ["src/infra/mail/**"] }')!.reason,
    ).toBe('standard: low complexity, 3h of backend work in infra');
  });
});
