import { describe, expect, it } from 'vitest';
import { missingIn } from '../../../src/core/guide/completeness/table.ts';
import { phaseProgress } from '../../../src/core/guide/progress/phaseState.ts';
import { emptyArchitecture, newPlan } from '../../../src/core/plan/newPlan.ts';
import { contextOf } from './sampleWorkspace.ts';

const filesOf = (plan: ReturnType<typeof newPlan>) =>
  Object.fromEntries(plan.files.map(({ path, text }) => [path, text]));

describe('newPlan', () => {
  it('writes plan, research and tasks, ready to be filled in', () => {
    const plan = newPlan('Digest e-mails', 'full', []);
    expect(plan.slug).toBe('digest-e-mails');
    expect(plan.files.map(({ path }) => path.split('/').at(-1))).toEqual([
      'plan.yaml',
      'research.md',
      'tasks.yaml',
    ]);
    const context = contextOf(filesOf(plan), plan.slug);
    expect(context.workspace.problems).toEqual([]);
    expect(context.plan.plan?.value).toMatchObject({
      title: 'Digest e-mails',
      mode: 'full',
      state: 'active',
    });
    expect(phaseProgress('research', context).state).toBe('empty');
    expect(missingIn('research', context)).toHaveLength(18);
  });

  it('writes less for a scoped plan', () => {
    const plan = newPlan('Fix a bug', 'scoped', []);
    expect(plan.files.map(({ path }) => path.split('/').at(-1))).toEqual(['plan.yaml', 'research.md']);
    const context = contextOf(filesOf(plan), plan.slug);
    expect(context.plan.plan?.value.mode).toBe('scoped');
    expect(missingIn('research', context)).toHaveLength(7);
  });

  it('gives each plan a folder of its own', () => {
    expect(newPlan('Fix', 'full', ['fix', 'fix-2']).slug).toBe('fix-3');
  });

  it('keeps a title that YAML or Markdown would take for more', () => {
    const title = 'No: "1.10" # yes\n- x';
    const plan = newPlan(title, 'full', []);
    expect(contextOf(filesOf(plan), plan.slug).plan.plan?.value.title).toBe('No: "1.10" # yes - x');
    expect(filesOf(plan)[plan.files[1]!.path]).toContain('# Research: No: "1.10" # yes - x\n\n<!-- Answer');
  });
});

describe('emptyArchitecture', () => {
  it('has the headings of the contract, each with its question', () => {
    const headings = emptyArchitecture().match(/^##? .*$/gm);
    expect(headings).toEqual([
      '# Architecture',
      '## Components',
      '## API contracts',
      '## Data design',
      '## Cross-cutting concerns',
      '## Load and failure',
      '## Testing strategy',
      '## Deployment and rollback',
      '## Naming conventions',
    ]);
    expect(emptyArchitecture()).toContain('<!-- What is cached,');
    expect(emptyArchitecture()).toContain(
      '<!-- plumbrule:begin components -->\n<!-- plumbrule:end components -->',
    );
  });
});
