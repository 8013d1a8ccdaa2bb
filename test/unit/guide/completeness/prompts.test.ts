import { describe, expect, it } from 'vitest';
import { missingIn } from '../../../../src/core/guide/completeness/table.ts';
import {
  architectureFile,
  completeFiles,
  contextOf,
  type Files,
  planFolder,
  researchFile,
  tasksFile,
  withChange,
  without,
} from '../../plan/sampleWorkspace.ts';
import { afterAct } from '../actOn.ts';

const of = (files: Files) => missingIn('prompts', contextOf(files)).map(({ message }) => message);
const ready = afterAct('prompt/writeAll', completeFiles);
const first = `${planFolder}/prompts/T001.md`;

describe('completeness of the prompts', () => {
  it('wants a prompt of every task', () => {
    expect(of(ready)).toEqual([]);
    expect(of(without([`${planFolder}/prompts/T002.md`], ready))).toEqual([
      expect.stringContaining('T002 has no prompt yet: run `plumbrule prompt --all`'),
    ]);
    expect(of(without([tasksFile]))).toEqual([expect.stringContaining('no tasks')]);
  });

  it('names prompts that are older than what they were made from', () => {
    expect(of(withChange(researchFile, 'RFC 5322', 'RFC 2822', ready))).toEqual([
      expect.stringContaining(`The prompt of T001 is out of date (${researchFile} changed)`),
      expect.stringContaining('The prompt of T002'),
    ]);
    expect(of(withChange(tasksFile, 'strategy: Use the outbox', 'strategy: Use a queue', ready))).toEqual([
      expect.stringContaining(`The prompt of T002 is out of date (${tasksFile}#T002 changed)`),
    ]);
  });

  it('sees a decision that binds the task since then', () => {
    const decision = '---\nstatus: accepted\n---\n# Mail\n\n## Context\n\nsrc/infra/mail/ is slow.\n';
    expect(of({ ...ready, 'docs/decisions/0002-mail.md': decision })).toEqual([
      expect.stringContaining('The prompt of T002 is out of date (docs/decisions/0002-mail.md changed)'),
    ]);
  });

  it('does not mind progress, line ends or generated blocks', () => {
    const later = withChange(tasksFile, 'status: todo', 'status: done', ready);
    expect(of(later)).toEqual([]);
    expect(of(withChange(architectureFile, 'Use cases.', 'new table', ready))).toEqual([]);
    expect(of({ ...ready, [researchFile]: ready[researchFile]!.replaceAll('\n', '\r\n') })).toEqual([]);
    expect(of({ ...ready, [first]: ready[first]!.replaceAll('\n', '\r\n') })).toEqual([]);
  });

  it('wants every prompt inside the budget', () => {
    const config = { '.plumbrule/config.yaml': 'version: 1\nx-prompt-budget: 100\n' };
    expect(of({ ...ready, ...config })).toEqual([
      expect.stringMatching(/^The prompt of T001 has about \d+ tokens, the budget is 100/),
      expect.stringContaining('The prompt of T002'),
    ]);
    const roomy = { '.plumbrule/config.yaml': 'version: 1\nx-prompt-budget: 9000\n' };
    expect(of({ ...ready, ...roomy })).toEqual([]);
  });

  it('wants a prompt that was cut to a smaller budget written anew', () => {
    const config = { '.plumbrule/config.yaml': 'version: 1\nx-prompt-budget: 700\n' };
    const cut = afterAct('prompt/writeAll', { ...completeFiles, ...config });
    expect(cut[first]).toContain('Left out to fit the budget');
    expect(of(cut)).toEqual([]);
    expect(of(without(['.plumbrule/config.yaml'], cut))).toEqual([
      expect.stringContaining('it was cut to another budget'),
      expect.stringContaining('it was cut to another budget'),
    ]);
  });

  it('names prompts that nobody knows the sources of, and those of no task', () => {
    expect(of({ ...ready, [first]: '# T001\n\nJust do it.\n' })).toEqual([
      expect.stringContaining('it does not say what it was made from'),
    ]);
    expect(of({ ...ready, [`${planFolder}/prompts/T009.md`]: '# T009\n' })).toEqual([
      expect.stringContaining('belongs to no task'),
    ]);
  });

  it('leaves an edited prompt to a person when it is out of date', () => {
    const edited = { ...ready, [first]: `${ready[first]}\nMind the clock.\n` };
    expect(of(edited)).toEqual([]);
    expect(of(withChange(researchFile, 'RFC 5322', 'RFC 2822', edited))[0]).toContain('edited by hand');
  });
});
