import { describe, expect, it } from 'vitest';
import { missingIn } from '../../../../src/core/guide/completeness/table.ts';
import {
  completeFiles,
  contextOf,
  type Files,
  planFile,
  researchFile,
  withChange,
  without,
} from '../../plan/sampleWorkspace.ts';

const missing = (files: Files) => missingIn('research', contextOf(files));
const messages = (files: Files) => missing(files).map(({ message }) => message);

describe('completeness of research', () => {
  it('has nothing to say about complete research', () => {
    expect(missing(completeFiles)).toEqual([]);
  });

  it('asks for the file', () => {
    expect(messages(without([researchFile]))).toEqual([expect.stringContaining('no research yet')]);
  });

  it('asks for each answer, on the place where it belongs', () => {
    const files = withChange(researchFile, 'Users get one e-mail a day instead of forty.', '');
    expect(missing(files)).toEqual([
      expect.objectContaining({
        path: researchFile,
        field: ['businessGoal'],
        message: expect.stringContaining('Business goal: no answer yet'),
        range: expect.objectContaining({ start: expect.objectContaining({ line: expect.any(Number) }) }),
      }),
    ]);
    expect(missing(files)[0]!.range.start.line).toBeGreaterThan(2);
  });

  it('does not take the question of the template for an answer', () => {
    const files = withChange(
      researchFile,
      'Ports and adapters.',
      '<!-- Which patterns does the code follow? -->',
    );
    expect(messages(files)).toEqual([expect.stringContaining('Existing patterns: no answer yet')]);
  });

  it('takes N/A with a reason, not without', () => {
    expect(messages(withChange(researchFile, 'Ports and adapters.', 'N/A: new code'))).toEqual([]);
    expect(messages(withChange(researchFile, 'Ports and adapters.', 'N/A'))).toEqual([
      expect.stringContaining('say why it does not apply'),
    ]);
  });

  it('wants at least one reference: N/A is none', () => {
    expect(messages(withChange(researchFile, '- RFC 5322', 'N/A: read nothing'))).toEqual([
      expect.stringContaining('References: this cannot be left out'),
    ]);
    expect(messages(withChange(researchFile, '- RFC 5322', ''))).toEqual([
      expect.stringContaining('References: no answer yet'),
    ]);
  });

  it('wants a mitigation of every high risk', () => {
    expect(messages(withChange(researchFile, 'Idempotency key per user and day', ''))).toEqual([
      '"Sent twice" has a high impact: write what you do about it.',
    ]);
    expect(messages(withChange(researchFile, '| medium | low |', '| High | high |'))).toEqual([
      '"Late start" has a high likelihood and impact: write what you do about it.',
    ]);
  });

  it('wants known levels in a table, and takes text as well', () => {
    expect(messages(withChange(researchFile, '| medium | low |', '| often | low |'))).toEqual([
      expect.stringContaining('`often` is none of low, medium, high'),
    ]);
    const rows = completeFiles[researchFile]!.match(/\| Risk \|[\s\S]*?\n\n/)![0];
    expect(
      messages(withChange(researchFile, rows, 'The mailer may be down; then the run waits.\n\n')),
    ).toEqual([]);
    expect(messages(withChange(researchFile, rows, '\n'))).toEqual([
      expect.stringContaining('Risk register: no answer yet'),
    ]);
    expect(messages(withChange(researchFile, rows, 'N/A: a change of one text\n\n'))).toEqual([]);
  });

  it('wants every question resolved, or deferred with a reason', () => {
    expect(messages(withChange(researchFile, '| deferred |', '| open |'))).toEqual([
      '"Weekly too?" is still open: resolve it, or defer it with a reason.',
    ]);
    expect(messages(withChange(researchFile, 'Asked for by nobody so far', ''))).toEqual([
      '"Weekly too?" is deferred: write why it can wait.',
    ]);
    expect(messages(withChange(researchFile, 'At seven, local time', ''))).toEqual([
      '"At what hour?" is resolved: write the answer.',
    ]);
  });

  it('asks less of a scoped plan', () => {
    const scoped = withChange(planFile, 'mode: full', 'mode: scoped');
    const files = withChange(researchFile, 'Ports and adapters.', '', scoped);
    expect(messages(files)).toEqual([]);
    expect(
      messages(withChange(researchFile, 'Users get one e-mail a day instead of forty.', '', scoped)),
    ).toHaveLength(1);
  });
});
