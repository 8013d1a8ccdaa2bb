import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amendmentDraft } from '../../../../src/core/guide/amendments/draft.ts';
import type { PhaseId } from '../../../../src/core/model/plan.ts';
import { coveredText } from '../../../../src/core/plan/approval/coveredText.ts';
import {
  agentsFile,
  architectureFile,
  blueprintFile,
  completeFiles,
  contextOf,
  type Files,
  researchFile,
  tasksFile,
  withChange,
  without,
} from '../../plan/sampleWorkspace.ts';

const draft = (phase: PhaseId, after: Files, before: Files = completeFiles) =>
  amendmentDraft(phase, contextOf(after), coveredText(phase, contextOf(before)));
const texts = (phase: PhaseId, after: Files, before?: Files) =>
  draft(phase, after, before).changes.map(({ text, boundary }) => (boundary ? `! ${text}` : text));

describe('what changed in research', () => {
  it.each<[string, string, string, string]>([
    ['an answer', 'Ports and adapters.', 'Layers.', '"Existing patterns" changed'],
    ['an answer taken out', 'Ports and adapters.', '', '"Existing patterns" emptied'],
    ['a heading that is not ours', '## Unknowns', '## Notes\n\nMine.\n\n## Unknowns', '"Notes" added'],
    [
      'a row',
      '| Late start',
      '| Very late start',
      '"Risk register" changed: "Very late start" added; "Late start" removed',
    ],
    [
      'a cell',
      '| Late start | medium',
      '| Late start | high',
      '"Risk register" changed: "Late start" changed',
    ],
    ['text above the headings', '# Research', 'Hello.\n\n# Research', 'The text above the headings added'],
  ])('names %s', (_, piece, replacement, text) => {
    expect(texts('research', withChange(researchFile, piece, replacement))).toContain(text);
  });

  it('names what was answered', () => {
    const empty = withChange(researchFile, 'Ports and adapters.', '');
    expect(texts('research', completeFiles, empty)).toEqual(['"Existing patterns" answered']);
  });

  it('leaves recorded amendments out, and says where only the layout changed', () => {
    const recorded = {
      ...completeFiles,
      [researchFile]: `${completeFiles[researchFile]}\n## Amendments\n\n### Now\n\nx\n`,
    };
    expect(texts('research', recorded)).toEqual([`${researchFile}: only its layout and comments changed`]);
  });
});

describe('what changed in the architecture', () => {
  it.each<[string, string, string, string[]]>([
    ['paths', 'paths: ["src/infra/**"]', 'paths: ["src/adapters/**"]', ['! Component infra changed: paths']],
    [
      'a responsibility',
      'responsibility: Adapters',
      'responsibility: Doors',
      ['Component infra changed: responsibility'],
    ],
    ['a name', '  infra:\n', '  adapters:\n', ['! Component infra renamed to adapters']],
    [
      'a new component',
      'rules:\n',
      '  web:\n    paths: [web]\n    responsibility: x\nrules:\n',
      ['! Component web added'],
    ],
    [
      'a rule that goes',
      '  - { id: DEP-2, kind: forbid, from: domain, to: [infra], transitive: true }\n',
      '',
      ['! Rule DEP-2 removed'],
    ],
    [
      'a looser rule',
      'transitive: true }',
      'transitive: true, severity: minor }',
      ['! Rule DEP-2 changed: severity'],
    ],
    ['a remark', 'because: use cases know no adapters', 'because: tests', ['Rule DEP-1 changed: because']],
    ['a contract', 'consumers: [web]', 'consumers: [web, app]', ['! Contract public-api changed: consumers']],
    ['another key', 'title: Notification service', 'title: Notifications', ['`title` changed']],
  ])('names %s', (_, piece, replacement, expected) => {
    expect(texts('architecture', withChange(blueprintFile, piece, replacement))).toEqual(expected);
  });

  it('keeps hostile names on one line, and out of comments', () => {
    const name = '"x\\n## Evil <!-- plumbrule:begin a -->"';
    const files = withChange(blueprintFile, 'rules:\n', `  ${name}:\n    paths: [x]\nrules:\n`);
    expect(texts('architecture', files)).toEqual(['! Component x ## Evil plumbrule:begin a --> added']);
  });

  it('takes the contracts in the document for a boundary, and other prose for none', () => {
    expect(texts('architecture', withChange(architectureFile, '202 run', '202'))).toEqual([
      '! "API contracts" changed: "POST /digests" changed',
    ]);
    expect(texts('architecture', withChange(architectureFile, 'JSON lines', 'Plain lines'))).toEqual([
      '"Logging" changed',
    ]);
  });

  it('suggests a title for the decision only where a boundary changed', () => {
    expect(draft('architecture', withChange(blueprintFile, '  infra:\n', '  adapters:\n')).decision).toBe(
      'Component infra renamed to adapters',
    );
    expect(draft('architecture', withChange(architectureFile, 'JSON lines', 'Lines')).decision).toBeNull();
  });
});

describe('what changed in the other phases', () => {
  it('names tasks by id and ignores their status', () => {
    expect(texts('tasks', withChange(tasksFile, 'effort: 3h', 'effort: 4h'))).toEqual([
      'Task T001 changed: effort',
    ]);
    expect(texts('tasks', withChange(tasksFile, 'title: Digest domain', 'title: Domain'))).toEqual([
      'Phase 1.1 changed: title',
    ]);
    expect(texts('tasks', withChange(tasksFile, 'id: T002', 'id: T003'))).toEqual([
      'Task T003 added',
      'Task T002 removed',
    ]);
  });

  it('names assignments, and documents by path', () => {
    expect(texts('agents', withChange(agentsFile, 'tier: high', 'tier: standard'))).toEqual([
      'Assignment of T002 changed: tier',
    ]);
    const path = 'docs/context/conventions.md';
    expect(texts('documentation', withChange(path, 'Kebab-case', 'Camel-case'))).toEqual([
      `${path}: "Conventions" changed`,
    ]);
    expect(texts('documentation', without([path]))).toEqual([`${path} removed`]);
  });

  it('knows nothing where what was approved is lost', () => {
    expect(amendmentDraft('tasks', contextOf(completeFiles), undefined)).toEqual({
      known: false,
      changes: [],
      decision: null,
      reopens: [],
    });
  });
});

describe('any two texts', () => {
  it('are compared without failing, and are equal to themselves', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .array(
          fc.constantFrom(
            '# a',
            '## a',
            '| a | b |',
            '| - | - |',
            '<!-- x',
            '-->',
            'a: [b',
            '- id: 1',
            'components:',
            '  x: 1',
            '```',
          ),
        )
        .map(lines => lines.join('\n')),
    );
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom(researchFile, blueprintFile, tasksFile, agentsFile),
        (one, other, path) => {
          const phase = (
            {
              [researchFile]: 'research',
              [blueprintFile]: 'architecture',
              [tasksFile]: 'tasks',
              [agentsFile]: 'agents',
            } as const
          )[path]!;
          const [a, b] = [
            { ...completeFiles, [path]: one },
            { ...completeFiles, [path]: other },
          ];
          expect(texts(phase, b, a).length).toBeLessThan(50);
          expect(texts(phase, a, a)).toEqual([]);
        },
      ),
    );
  });
});
