import { describe, expect, it } from 'vitest';
import { readJournal } from '../../../../src/core/artifacts/journal.ts';
import { readDecision } from '../../../../src/core/decisions/readDecision.ts';
import { amend } from '../../../../src/core/guide/amendments/amend.ts';
import { approve } from '../../../../src/core/guide/approve.ts';
import { phaseProgress } from '../../../../src/core/guide/progress/phaseState.ts';
import type { PhaseId } from '../../../../src/core/model/plan.ts';
import type { WrittenFile } from '../../../../src/core/model/text.ts';
import { coveredText } from '../../../../src/core/plan/approval/coveredText.ts';
import { gateOf } from '../../../../src/core/plan/approval/gate.ts';
import { approved, sixPhases } from '../../plan/approvedFiles.ts';
import {
  architectureFile,
  blueprintFile,
  contextOf,
  type Files,
  memoryReader,
  planFile,
  planFolder,
  researchFile,
  tasksFile,
  withChange,
  withDocuments,
} from '../../plan/sampleWorkspace.ts';

const clock = () => new Date('2026-11-21T09:30:00Z');
const by = 'Ada Lovelace <ada@example.org>';
const all = approved(sixPhases);
const state = (phase: PhaseId, files: Files) => phaseProgress(phase, contextOf(files)).state;
const merged = (files: Files, written: readonly WrittenFile[]): Files => ({
  ...files,
  ...Object.fromEntries(written.map(({ path, text }) => [path, text])),
});

interface Said {
  reason?: string;
  decision?: string | null;
}

function amended(phase: PhaseId, files: Files, { reason = 'The mailer changed', decision }: Said = {}) {
  const before = coveredText(phase, contextOf(all));
  const request = { reason, by, approved: before, ...(decision === undefined ? {} : { decision }) };
  const result = amend(phase, contextOf(files), request, clock);
  if (!result.ok) throw new Error(result.message);
  return { ...result, after: merged(files, result.files) };
}

const changedResearch = withChange(researchFile, 'Ports and adapters.', 'Layers.', all);
const movedPaths = withChange(blueprintFile, '["src/infra/**"]', '["src/adapters/**"]', all);

describe('amend', () => {
  it('records who, when, why and what it re-opens', () => {
    const { after } = amended('research', changedResearch);
    expect(contextOf(after).plan.plan!.value.amendments).toEqual([
      {
        phase: 'research',
        by,
        at: '2026-11-21T09:30:00Z',
        reason: 'The mailer changed',
        reopens: ['architecture', 'tasks'],
      },
    ]);
    expect(readJournal(memoryReader(after)).events.at(-1)).toMatchObject({
      type: 'amendment',
      plan: 'digest',
      phase: 'research',
      reason: 'The mailer changed',
      reopens: ['architecture', 'tasks'],
    });
  });

  it('adds a dated heading with what changed to the document, and keeps the rest of it', () => {
    const { after } = amended('research', changedResearch);
    expect(after[researchFile]).toBe(
      `${changedResearch[researchFile]!.trimEnd()}

## Amendments

### 2026-11-21: The mailer changed

By Ada Lovelace. Changed since the last approval:

- "Existing patterns" changed
`,
    );
    expect(amended('architecture', movedPaths).after[architectureFile]).toContain(
      'Component infra changed: paths',
    );
  });

  it('puts a later amendment behind the earlier ones, before what follows', () => {
    const text = `${changedResearch[researchFile]}\n## Amendments\n\n### 2026-01-01: First\n\nOld.\n\n## Notes\n\nMine.\n`;
    const { after } = amended('research', { ...changedResearch, [researchFile]: text });
    expect(after[researchFile]!.match(/^#+ (?:Amend|2026|Notes).*$/gm)).toEqual([
      '## Amendments',
      '### 2026-01-01: First',
      '### 2026-11-21: The mailer changed',
      '## Notes',
    ]);
    expect(after[researchFile]).toMatch(/\n\n## Notes\n\nMine\.\n$/);
  });

  it('closes the gate until the phase and those that build on it are approved again', () => {
    let { after } = amended('architecture', movedPaths);
    expect(gateOf(contextOf(after)).reasons).toEqual([
      'digest: Architecture changed after it was approved.',
      ...['Tasks', 'Documentation', 'Prompts', 'Agents'].map(
        title =>
          `digest: ${title} was re-opened by the amendment of Architecture on 2026-11-21 ("The mailer changed"): approve it again.`,
      ),
    ]);
    expect(state('tasks', after)).toBe('stale');
    // The documents tell of the blueprint, so they are generated again.
    after = withDocuments(after);
    // The prompts are older than the blueprint: that is another matter, and not looked at here.
    for (const phase of ['architecture', 'tasks', 'documentation'] as const) {
      const approving = approve(phase, contextOf(after), { by }, clock);
      if (!approving.ok) throw new Error(approving.message);
      after = merged(after, approving.files);
      expect(state(phase, after)).toBe('approved');
    }
  });

  it('re-opens only what is approved', () => {
    const files = withChange(researchFile, 'Ports and adapters.', 'Layers.', approved(['research']));
    const request = { reason: 'x', by, approved: undefined };
    const result = amend('research', contextOf(files), request, clock);
    const plan = result.ok ? contextOf(merged(files, result.files)).plan.plan!.value : undefined;
    expect(plan?.amendments?.[0]?.reopens).toEqual([]);
  });

  it('proposes a decision where a boundary changed', () => {
    const { after, files, open, whatNext } = amended('architecture', movedPaths);
    const path = 'docs/decisions/0002-component-infra-changed-paths.md';
    expect(open).toEqual({ path });
    expect(whatNext).toContain('Decision 0002 is proposed');
    const decision = readDecision(path, files.find(file => file.path === path)!.text);
    expect(decision.value).toMatchObject({ status: 'proposed', title: 'Component infra changed: paths' });
    expect(decision.text).toContain('The mailer changed');
    expect(decision.text).toContain('- Component infra changed: paths');
    expect(contextOf(after).plan.plan!.value.amendments![0]!.decisions).toEqual(['0002']);
  });

  it('proposes none where the person wants none or no boundary changed', () => {
    const none = amended('architecture', movedPaths, { decision: null });
    expect(none.files.some(({ path }) => path.startsWith('docs/decisions/'))).toBe(false);
    const prose = withChange(architectureFile, 'JSON lines', 'Plain lines', all);
    expect(amended('architecture', prose).open).toBeUndefined();
    expect(amended('tasks', withChange(tasksFile, 'effort: 3h', 'effort: 4h', all)).open).toBeUndefined();
  });

  it('says that nothing is known where the approved text is lost', () => {
    const result = amend(
      'research',
      contextOf(changedResearch),
      { reason: 'x', by, approved: undefined },
      clock,
    );
    const text = result.ok ? merged(changedResearch, result.files)[researchFile] : '';
    expect(text).toContain('What changed is not known');
  });

  it('refuses without a reason, a person, a change or an approval', () => {
    const attempt = (files: Files, reason: string, who: string) =>
      amend('research', contextOf(files), { reason, by: who, approved: undefined }, clock);
    expect(attempt(changedResearch, ' \n', by)).toMatchObject({
      ok: false,
      message: expect.stringContaining('Say why'),
    });
    expect(attempt(changedResearch, 'x', ' ')).toMatchObject({ ok: false });
    expect(attempt(all, 'x', by)).toMatchObject({ ok: false });
    expect(attempt(approved([]), 'x', by)).toMatchObject({ ok: false });
    const { [planFile]: _, ...planless } = changedResearch;
    expect(attempt({ ...planless, [`${planFolder}/x.md`]: '' }, 'x', by)).toMatchObject({ ok: false });
  });
});

describe('approve, after a change', () => {
  it('asks for a reason, and amends with it', () => {
    const context = contextOf(changedResearch);
    expect(approve('research', context, { by }, clock)).toMatchObject({
      ok: false,
      message: expect.stringContaining('say why'),
    });
    const covered = coveredText('research', contextOf(all));
    const approving = approve('research', context, { by, reason: 'Layers fit', approved: covered }, clock);
    if (!approving.ok) throw new Error(approving.message);
    const after = merged(changedResearch, approving.files);
    expect(state('research', after)).toBe('approved');
    expect(state('architecture', after)).toBe('stale');
    expect(after[researchFile]).toContain('### 2026-11-21: Layers fit');
    expect(contextOf(after).plan.plan!.value).toMatchObject({ amendments: [{ reason: 'Layers fit' }] });
    const events = readJournal(memoryReader(after)).events.slice(-2);
    expect(events.map(({ type }) => type)).toEqual(['amendment', 'approval']);
  });

  it('works again and again while the clock stands still', () => {
    let files = all;
    for (const words of ['Layers.', 'Hexagons.', 'Onions.']) {
      files = {
        ...files,
        [researchFile]: files[researchFile]!.replace(
          /### Existing patterns\n\n.*/,
          `### Existing patterns\n\n${words}`,
        ),
      };
      expect(approve('research', contextOf(files), { by }, () => new Date(0)).ok).toBe(false);
      const approving = approve('research', contextOf(files), { by, reason: words }, () => new Date(0));
      if (!approving.ok) throw new Error(approving.message);
      files = merged(files, approving.files);
      expect(state('research', files)).toBe('approved');
      const next = approve('architecture', contextOf(files), { by }, () => new Date(0));
      if (!next.ok) throw new Error(next.message);
      files = merged(files, next.files);
      expect(state('architecture', files)).toBe('approved');
    }
  });

  it('asks for none where an amendment re-opened the phase', () => {
    const { after } = amended('research', changedResearch);
    const again = approve('research', contextOf(after), { by }, clock);
    const files = withChange(
      architectureFile,
      'JSON lines',
      'Plain lines',
      merged(after, again.ok ? again.files : []),
    );
    expect(approve('architecture', contextOf(files), { by }, clock).ok).toBe(true);
  });

  it('asks for none where the approved text came back', () => {
    const back = withChange(researchFile, 'Layers.', 'Ports and adapters.', changedResearch);
    expect(approve('research', contextOf(back), { by }, clock).ok).toBe(true);
  });
});
