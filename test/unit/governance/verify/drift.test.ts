import { describe, expect, it } from 'vitest';
import { drift, needsEarlierDrift, standards } from '../../../../src/core/governance/verify/drift.ts';
import { blueprintFile, completeFiles, tasksFile, withChange } from '../../plan/sampleWorkspace.ts';
import { changesOf, driftOf, finding, inputOf } from './verifyInput.ts';

const inApp = finding('DEP-1', 'src/app/a.ts');
const judge = (of: ReturnType<typeof driftOf> | undefined, paths = ['src/app/a.ts'], files = completeFiles) =>
  drift(inputOf(files, { drift: of, changes: changesOf(paths) }));

describe('drift of a task', () => {
  it('is what was not there at the base', () => {
    expect(judge(driftOf([inApp]))).toMatchObject({
      verdict: 'BLOCK',
      message: '1 new finding, the worst major.',
      evidence: ['src/app/a.ts:3:5  major  DEP-1  app may not import infra\n  do   Import a port'],
    });
    expect(judge(driftOf([inApp], { earlier: new Set([inApp.fingerprint]) })).verdict).toBe('PASS');
  });

  it('is flagged below fail_on, and critical from there', () => {
    expect(judge(driftOf([finding('N-1', 'src/app/a.ts', { severity: 'minor' })])).verdict).toBe('FLAG');
    const strict = { ...completeFiles, '.plumbrule/config.yaml': 'version: 1\npolicy: { fail_on: minor }\n' };
    const minor = driftOf([finding('N-1', 'src/app/a.ts', { severity: 'minor' })]);
    expect(judge(minor, ['src/app/a.ts'], strict).verdict).toBe('BLOCK');
    const critical = driftOf([finding('S-1', 'src/app/a.ts', { severity: 'critical' })]);
    expect(judge(critical)).toMatchObject({ verdict: 'BLOCK', critical: true });
  });

  it('leaves out hints, what was accepted, and what belongs to another task at work', () => {
    expect(judge(driftOf([{ ...inApp, hint: true }])).verdict).toBe('PASS');
    expect(judge(driftOf([{ ...inApp, state: 'baseline' }])).verdict).toBe('PASS');
    const tasks = completeFiles[tasksFile]!.replace(
      /role: backend\n$/,
      'role: backend\n            status: doing\n',
    );
    const mail = driftOf([finding('DEP-1', 'src/infra/mail/smtp.ts')]);
    expect(judge(mail, ['src/infra/mail/smtp.ts'], { ...completeFiles, [tasksFile]: tasks }).verdict).toBe(
      'PASS',
    );
  });

  it('is a matter for a person where it was accepted since', () => {
    const accepted = driftOf([{ ...inApp, state: 'waived' }]);
    expect(judge(accepted, ['src/app/a.ts', blueprintFile])).toMatchObject({
      verdict: 'FLAG',
      evidence: [expect.stringContaining(`(waived): ${inApp.fingerprint}`)],
    });
  });

  it('is inconclusive where nobody knows the base, or a check could not be done', () => {
    expect(judge(driftOf([inApp], { earlier: { unknown: 'the history is too short' } }))).toMatchObject({
      verdict: 'FLAG',
      message: 'Inconclusive: the history is too short. 1 finding in all.',
    });
    expect(judge(driftOf([inApp]), [`+${blueprintFile}`]).verdict).toBe('FLAG');
    const notDone = driftOf([], { inconclusive: [{ check: 'PAT-1', message: 'too slow' }] });
    expect(judge(notDone)).toMatchObject({ verdict: 'FLAG', evidence: ['not done: PAT-1: too slow'] });
  });

  it('needs a blueprint', () => expect(judge(undefined).verdict).toBe('PASS'));
});

describe('the drift at the base', () => {
  const { settings } = inputOf().context.workspace;

  it('is only asked for where it can matter', () => {
    expect(needsEarlierDrift([], changesOf([blueprintFile]), settings)).toBe(false);
    const old = [{ ...inApp, state: 'baseline' as const }];
    expect(needsEarlierDrift(old, changesOf(['src/app/a.ts']), settings)).toBe(false);
    expect(needsEarlierDrift(old, changesOf(['.plumbrule/baseline.txt']), settings)).toBe(true);
    expect(needsEarlierDrift([inApp], changesOf([]), settings)).toBe(true);
  });
});

describe('standards', () => {
  const listed = withChange(blueprintFile, 'rules:', 'standards: { empty-catch: major }\nrules:');
  const empty = finding('standard/empty-catch', 'src/domain/digest/a.ts');

  it('are judged apart from the rules', () => {
    const input = inputOf(listed, { drift: driftOf([empty, inApp]) });
    expect(standards(input)).toMatchObject({
      verdict: 'BLOCK',
      message: '1 new departure, the worst major.',
    });
    expect(drift(input)).toMatchObject({ message: '1 new finding, the worst major.' });
  });

  it('are flagged where they could not be checked', () => {
    const inconclusive = [{ check: 'standard/empty-catch', message: 'not checked' }];
    expect(standards(inputOf(listed, { drift: driftOf([], { inconclusive }) }))).toMatchObject({
      verdict: 'FLAG',
      message: '1 standard kept, but 1 check could not be done.',
    });
    expect(drift(inputOf(listed, { drift: driftOf([], { inconclusive }) })).verdict).toBe('PASS');
  });

  it('have nothing to say where the blueprint lists none', () => {
    expect(standards(inputOf()).message).toBe('The blueprint lists no standards.');
  });
});
