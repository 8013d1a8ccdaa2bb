import { describe, expect, it } from 'vitest';
import {
  completeFiles,
  planFolder,
  researchFile,
  tasksFile,
  withChange,
} from '../../plan/sampleWorkspace.ts';
import { afterAct, runAct } from '../actOn.ts';

const first = `${planFolder}/prompts/T001.md`;
const second = `${planFolder}/prompts/T002.md`;

describe('prompt/write', () => {
  it('writes the prompt of one task and opens it', () => {
    const result = runAct('prompt/write', completeFiles, 'T001');
    expect(result).toMatchObject({ ok: true, open: { path: first } });
    expect(afterAct('prompt/write', completeFiles, 'T001')[first]).toContain('# T001 Collect unread');
    expect(afterAct('prompt/write', completeFiles, 'T001')[second]).toBeUndefined();
  });

  it('refuses a task that is not there', () => {
    expect(runAct('prompt/write', completeFiles, 'T9')).toEqual({
      ok: false,
      message: 'There is no task T9.',
    });
  });
});

describe('prompt/writeAll', () => {
  it('writes what is missing or out of date, and nothing else', () => {
    const ready = afterAct('prompt/writeAll', completeFiles);
    expect(Object.keys(ready)).toEqual(expect.arrayContaining([first, second]));
    expect(runAct('prompt/writeAll', ready)).toMatchObject({ ok: true, files: [] });
    const changed = withChange(tasksFile, 'strategy: Use the outbox', 'strategy: Use a queue', ready);
    expect(runAct('prompt/writeAll', changed)).toMatchObject({
      message: '1 prompt is written.',
      files: [{ path: second }],
    });
  });

  it('does not write over what somebody edited, and says so', () => {
    const ready = afterAct('prompt/writeAll', completeFiles);
    const edited = { ...ready, [first]: `${ready[first]}\nMind the clock.\n` };
    const stale = withChange(researchFile, 'RFC 5322', 'RFC 2822', edited);
    const result = runAct('prompt/writeAll', stale);
    expect(result).toMatchObject({
      message: '1 prompt is written. Edited by hand and left as they are: T001.',
      files: [{ path: second }],
    });
  });
});
