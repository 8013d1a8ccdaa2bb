import { describe, expect, it } from 'vitest';
import { missingIn } from '../../../../src/core/guide/completeness/table.ts';
import {
  architectureFile,
  blueprintFile,
  completeFiles,
  contextOf,
  type Files,
  withChange,
  without,
} from '../../plan/sampleWorkspace.ts';

const decisionFile = 'docs/decisions/0001-domain-free-of-adapters.md';
const messages = (files: Files, matches?: (id: string) => number) =>
  missingIn('architecture', contextOf(files, 'digest', matches)).map(({ message }) => message);

describe('completeness of the architecture', () => {
  it('has nothing to say about a complete one', () => expect(messages(completeFiles)).toEqual([]));

  it('asks for blueprint, document and decision', () => {
    expect(messages(without([blueprintFile, architectureFile, decisionFile]))).toEqual([
      expect.stringContaining('no blueprint yet'),
      expect.stringContaining('no architecture document yet'),
      expect.stringContaining('No decision is accepted yet'),
    ]);
  });

  it('asks what each component is for', () => {
    expect(messages(withChange(blueprintFile, 'responsibility: Adapters', 'owner: core'))).toEqual([
      expect.stringContaining('Responsibility: no answer yet'),
    ]);
  });

  it('passes on what is wrong with the blueprint', () => {
    const found = missingIn(
      'architecture',
      contextOf(withChange(blueprintFile, 'to: [infra]', 'to: [infrastructure]')),
    );
    expect(found).toEqual([expect.objectContaining({ path: blueprintFile, severity: 'error' })]);
  });

  it('wants files in every component', () => {
    expect(messages(completeFiles, id => (id === 'infra' ? 0 : 1))).toEqual([
      expect.stringContaining('No file lies in the component infra'),
    ]);
  });

  it('asks for every section', () => {
    expect(messages(withChange(architectureFile, 'Workers by user shard.', ''))).toEqual([
      expect.stringContaining('Scaling: no answer yet'),
    ]);
    expect(
      messages(withChange(architectureFile, 'Workers by user shard.', 'N/A: one worker is enough')),
    ).toEqual([]);
  });

  it('wants a plan for what is left to be decided', () => {
    const found = missingIn(
      'architecture',
      contextOf(withChange(architectureFile, 'Workers by user shard.', 'Workers, number TBD.')),
    );
    expect(found).toEqual([
      expect.objectContaining({
        path: architectureFile,
        message: expect.stringContaining('TBD without a plan'),
      }),
    ]);
    expect(completeFiles[architectureFile]!.split('\n')[found[0]!.range.start.line]).toContain('Workers');
  });

  it('does not mind what the amendments tell', () => {
    const text = `${completeFiles[architectureFile]}\n## Amendments\n\n### 2026-11-21: The TBD is settled\n`;
    expect(messages({ ...completeFiles, [architectureFile]: text })).toEqual([]);
  });

  it('wants method, path, auth, response and errors of each endpoint', () => {
    const rows = '| POST | /digests | service token | date | 202 run | 409 a run is under way |';
    const gaps = missingIn(
      'architecture',
      contextOf(withChange(architectureFile, rows, `${rows}\n| GET | /digests | | | 200 | |`)),
    );
    expect(gaps.map(({ message, kind }) => [message.split('.')[0], kind])).toEqual([
      ['"/digests": Auth: no answer yet', 'endpoint'],
      ['"/digests": Errors: no answer yet', 'endpoint'],
    ]);
    expect(gaps[1]!.example).toBe('400 invalid; 404 unknown user');
    expect(
      messages(withChange(architectureFile, rows, `${rows}\n| GET | /digests | none | | 200 | none |`)),
    ).toEqual([]);
  });

  it('wants a reason for each index', () => {
    const gaps = missingIn('architecture', contextOf(withChange(architectureFile, 'one digest a day', '')));
    expect(gaps).toEqual([
      expect.objectContaining({ kind: 'index', message: expect.stringContaining('"digest_day": Reason') }),
    ]);
  });

  it.each(['Rows of users, kept for a year.', 'N/A: nothing is stored'])(
    'takes "%s" under the heading of a group for an answer to all of it',
    words => {
      const text = completeFiles[architectureFile]!.replace(
        /## Data design\n[\s\S]*?(?=\n## )/,
        `## Data design\n\n${words}\n`,
      );
      expect(messages({ ...completeFiles, [architectureFile]: text })).toEqual([]);
    },
  );

  it('asks for the rest of a group that has headings of its own', () => {
    const files = withChange(architectureFile, 'Ninety days, then a nightly job removes rows.', '');
    expect(messages(files)).toEqual([expect.stringContaining('Retention: no answer yet')]);
  });

  it('wants a decision to be in force', () => {
    expect(messages(withChange(decisionFile, 'status: accepted', 'status: proposed'))).toEqual([
      expect.stringContaining('No decision is accepted yet'),
    ]);
  });
});

describe('an accepted decision', () => {
  const gaps = (text: string) =>
    messages({ ...completeFiles, [decisionFile]: text }).map(message =>
      message.replace(/^Decision 0001: /, ''),
    );

  it('that lists options names at least two', () => {
    expect(gaps(completeFiles[decisionFile]!.replace('* Adapters called from the domain\n', ''))).toEqual([
      'name at least two alternatives under "Considered Options".',
    ]);
  });

  it('after our form answers all of its questions, or says why one does not apply', () => {
    const ours = `${completeFiles[decisionFile]}\n### Implications\n\n### Risks\n\nNone seen.\n\n### Reversibility\n\nN/A: no data\n`;
    expect(gaps(ours)).toEqual([
      'say why the other options were rejected.',
      'say what it means over the next 12 to 18 months.',
    ]);
  });

  it('after another template is taken as it is', () => {
    expect(gaps('# Use queues\n\n## Status\n\nAccepted\n\n## Context\n\nx\n\n## Decision\n\ny\n')).toEqual(
      [],
    );
  });
});
