import { describe, expect, it } from 'vitest';
import { boardOf } from '../../../../src/core/guide/boards/board.ts';
import { boardSchema } from '../../../../src/protocol/panel.ts';
import {
  completeFiles,
  contextOf,
  type Files,
  planFolder,
  tasksFile,
  withChange,
  without,
} from '../../plan/sampleWorkspace.ts';
import { afterAct } from '../actOn.ts';

const board = (files: Files) => boardOf('prompts', contextOf(files));
const rows = (files: Files) => board(files).sections[0]!.rows;
const ready = afterAct('prompt/writeAll', completeFiles);
const first = `${planFolder}/prompts/T001.md`;

describe('the board of the prompts', () => {
  it('is what the panel expects', () => {
    for (const files of [completeFiles, ready]) {
      expect(boardSchema.safeParse(board(files)).error).toBeUndefined();
    }
  });

  it('offers to write what is missing, one by one and all at once', () => {
    const [section] = board(completeFiles).sections;
    expect(section!.actions).toMatchObject([{ act: 'prompt/writeAll', primary: true }]);
    expect(section!.actions[0]!.label).toContain('(2)');
    expect(section!.rows[0]).toMatchObject({ id: 'T001', state: 'missing', tone: 'warning' });
    expect(section!.rows[0]!.actions.map(({ act }) => act)).toEqual(['prompt/write', 'prompt/diff']);
  });

  it('counts the tokens of a current prompt', () => {
    const [row] = rows(ready);
    expect(row).toMatchObject({ state: 'current', open: { path: first }, lines: [], actions: [] });
    expect(row!.facts).toEqual([expect.stringMatching(/^[\d,]+ of 8,000 tokens$/), 'backend']);
    expect(board(ready).sections[0]!.actions).toEqual([]);
  });

  it('says against which source a prompt is out of date, and opens it', () => {
    const files = withChange(tasksFile, 'strategy: Use the outbox', 'strategy: Use a queue', ready);
    const [, row] = rows(files);
    expect(row).toMatchObject({ id: 'T002', state: 'out of date' });
    expect(row!.lines).toMatchObject([
      { text: `${tasksFile}#T002 changed since.`, open: { path: tasksFile } },
    ]);
    expect(row!.lines[0]!.open!.range!.start.line).toBeGreaterThan(20);
    expect(row!.actions.map(({ act }) => act)).toEqual(['prompt/write', 'prompt/diff']);
  });

  it('says what was cut, and what is too long all the same', () => {
    const config = { '.plumbrule/config.yaml': 'version: 1\nx-prompt-budget: 200\n' };
    const [row] = rows(afterAct('prompt/writeAll', { ...completeFiles, ...config }));
    const texts = row!.lines.map(({ text }) => text);
    expect(texts).toContain('Left out to fit the budget: How this system does it');
    expect(texts.at(-1)).toContain('Longer than the budget of 200 tokens');
  });

  it('compares an edited prompt before it writes over it', () => {
    const [row] = rows({ ...ready, [first]: `${ready[first]}\nMind the clock.\n` });
    expect(row).toMatchObject({ state: 'current' });
    expect(row!.facts).toContain('edited by hand');
    expect(row!.actions.map(({ act }) => act)).toEqual(['prompt/diff', 'prompt/write']);
  });

  it('says where the blueprint knows nothing about a task', () => {
    const files = withChange(tasksFile, '"src/infra/mail/**"', '"tools/mail/**"', completeFiles);
    expect(rows(files)[1]!.lines).toMatchObject([{ text: expect.stringContaining('in no component') }]);
  });

  it('lists prompts that belong to no task', () => {
    const path = `${planFolder}/prompts/T009.md`;
    expect(board({ ...ready, [path]: '# T009\n' }).sections[1]!.rows).toMatchObject([
      { title: 'T009.md', open: { path } },
    ]);
    expect(board(without([tasksFile])).sections[0]).toMatchObject({ rows: [], empty: expect.any(String) });
  });
});
