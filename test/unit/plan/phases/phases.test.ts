import { describe, expect, it } from 'vitest';
import type { Field, FieldGroup } from '../../../../src/core/model/form.ts';
import { phaseIds } from '../../../../src/core/model/plan.ts';
import { ruleKinds, ruleSchemas } from '../../../../src/core/model/rule.ts';
import { taskSchema } from '../../../../src/core/model/tasks.ts';
import { ruleField } from '../../../../src/core/plan/phases/ruleFields.ts';
import { researchSections } from '../../../../src/core/plan/phases/sectionFiles.ts';
import { phaseOf, phases, phasesOfMode } from '../../../../src/core/plan/phases/table.ts';
import { taskFields } from '../../../../src/core/plan/phases/tasks.ts';

const allGroups: FieldGroup[] = phases.flatMap(phase => phase.artifacts.flatMap(({ groups }) => [...groups]));
const flat = (fields: readonly Field[]): Field[] =>
  fields.flatMap(field => [
    field,
    ...flat(field.fields ?? []),
    ...Object.values(field.variants?.of ?? {}).flatMap(flat),
  ]);

describe('phases', () => {
  it('are the seven of the model, numbered in order', () => {
    expect(phases.map(({ id }) => id)).toEqual([...phaseIds]);
    expect(phases.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(phaseOf('tasks').title).toBe('Tasks');
  });

  it('leave research and governance to a scoped plan', () => {
    expect(phasesOfMode('scoped').map(({ id }) => id)).toEqual(['research', 'governance']);
  });

  it('ask a whole question for every field, and give choices their options', () => {
    for (const field of allGroups.flatMap(group => flat(group.fields))) {
      expect(field.help, field.id).toMatch(/[.?]$/);
      if (field.kind === 'choice') expect(field.options, field.id).not.toHaveLength(0);
      if (['table', 'records', 'map'].includes(field.kind))
        expect(field.fields, field.id).not.toHaveLength(0);
    }
  });

  it('give every field of a group its own id', () => {
    for (const { artifacts } of phases) {
      for (const { groups } of artifacts) {
        const ids = groups.flatMap(group => group.fields.map(({ id }) => id));
        expect(new Set(ids).size).toBe(ids.length);
      }
    }
  });
});

describe('forms and models', () => {
  it('have a field for every key of a rule, whatever its kind', () => {
    const common = (ruleField.fields ?? []).map(field => (field.path ?? [field.id])[0]);
    for (const kind of ruleKinds) {
      const own = (ruleField.variants?.of[kind] ?? []).map(field => (field.path ?? [field.id])[0]);
      const keys = new Set(Object.keys(ruleSchemas[kind].shape));
      // Neither looks at imports: `edges` is accepted there, and means nothing.
      if (kind === 'pattern' || kind === 'absent') keys.delete('edges');
      expect(new Set([...common, ...own]), kind).toEqual(keys);
    }
  });

  it('have a field for every key of a task', () => {
    const keys = taskFields.map(field => (field.path ?? [field.id])[0]);
    expect(new Set(keys)).toEqual(new Set(Object.keys(taskSchema.shape)));
  });

  it('give research the headings of the contract', () => {
    expect(researchSections.map(({ heading }) => heading)).toEqual([
      'Business goal',
      'Technical goal',
      'Stakeholders',
      'Success in production',
      'Unacceptable failures',
      'Constraints',
      'Stack',
      'Affected modules',
      'Existing patterns',
      'Technical debt',
      'Tried before',
      'Domain patterns',
      'References',
      'Prior art',
      'Known failure modes',
      'Risk register',
      'Assumptions',
      'Open questions',
    ]);
  });
});
