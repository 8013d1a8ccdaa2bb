import { describe, expect, it } from 'vitest';
import { ChangeHistory, type Step } from '../../../src/extension/workspace/changeHistory.ts';

const step = (name: string, before: string | undefined, after: string, place?: string): Step => ({
  place,
  files: [{ path: name, before, after }],
});

describe('the history of changes', () => {
  it('gives the latest change first, each once', () => {
    const history = new ChangeHistory();
    history.keep(step('a', '1', '2'));
    history.keep(step('b', undefined, '3'));
    expect(history.take()?.files).toEqual([{ path: 'b', before: undefined, after: '3' }]);
    expect(history.take()?.files).toEqual([{ path: 'a', before: '1', after: '2' }]);
    expect(history.take()).toBeUndefined();
  });

  it('takes a field that is saved several times while it is typed for one change', () => {
    const history = new ChangeHistory();
    history.keep(step('research.md', '', 'N', 'goal'));
    history.keep(step('research.md', 'N', 'No', 'goal'));
    history.keep(step('research.md', 'No', 'Now', 'goal'));
    expect(history.take()?.files).toEqual([{ path: 'research.md', before: '', after: 'Now' }]);
    expect(history.take()).toBeUndefined();
  });

  it('keeps changes of other places apart, and those that have none', () => {
    const history = new ChangeHistory();
    history.keep(step('a', '1', '2', 'x'));
    history.keep(step('a', '2', '3', 'y'));
    history.keep(step('a', '3', '4', 'x'));
    history.keep(step('a', '4', '5'));
    history.keep(step('a', '5', '6'));
    const taken = [1, 2, 3, 4, 5].map(() => history.take()?.files[0]?.before);
    expect(taken).toEqual(['5', '4', '3', '2', '1']);
  });

  it('remembers fifty changes and none that wrote nothing', () => {
    const history = new ChangeHistory();
    for (let count = 1; count <= 60; count++) history.keep(step('a', `${count}`, `${count + 1}`));
    history.keep({ place: undefined, files: [] });
    let oldest: string | undefined;
    let taken = 0;
    for (let last = history.take(); last; last = history.take()) {
      oldest = last.files[0]?.before;
      taken++;
    }
    expect([taken, oldest]).toEqual([50, '11']);
  });
});
