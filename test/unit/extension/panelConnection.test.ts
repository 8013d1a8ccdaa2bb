import { describe, expect, it } from 'vitest';
import { type Handlers, PageConnection } from '../../../src/extension/webview/connection.ts';
import {
  type Method,
  methods,
  type Overview,
  type PanelConversation,
  panelConversation,
} from '../../../src/protocol/panel.ts';

type PanelHandlers = Handlers<PanelConversation>;

const overview: Overview = {
  initialised: true,
  plans: [],
  gate: { open: false, reasons: ['No plan is active.'] },
  drift: { new: 1, baseline: 2, waived: 3 },
};

/** A webview that remembers what it was sent, with answers that a test may replace. */
function connect(replaced: Partial<PanelHandlers> = {}) {
  const sent: unknown[] = [];
  const problems: unknown[] = [];
  const called: { method: string; params: unknown }[] = [];
  let receive: (message: unknown) => void = () => {};
  let listening = true;
  const handlers = Object.fromEntries(
    (Object.keys(methods) as Method[]).map(method => [
      method,
      async (params: unknown) => {
        called.push({ method, params });
        return overview;
      },
    ]),
  ) as unknown as PanelHandlers;
  const connection = new PageConnection(
    panelConversation,
    {
      postMessage: async message => {
        sent.push(message);
        return true;
      },
      onDidReceiveMessage: listener => {
        receive = listener;
        return { dispose: () => (listening = false) };
      },
    },
    { ...handlers, ...replaced },
    problem => problems.push(problem),
  );
  return {
    connection,
    sent,
    problems,
    called,
    listening: () => listening,
    say: async (message: unknown) => {
      receive(message);
      await new Promise(resolve => setImmediate(resolve));
    },
  };
}
const ready = { v: 1, kind: 'ready' };
const call = (method: string, params: unknown, id = 7) => ({ v: 1, kind: 'request', id, method, params });

describe('the conversation with the panel', () => {
  it('answers a call under its id', async () => {
    const panel = connect();
    await panel.say(call('overview/load', {}));
    expect(panel.sent).toEqual([{ v: 1, kind: 'response', id: 7, ok: true, result: overview }]);
    expect(panel.called).toEqual([{ method: 'overview/load', params: {} }]);
  });

  it('refuses an unknown method, and names inherited from Object', async () => {
    const panel = connect();
    for (const method of ['file/delete', 'constructor', '__proto__']) await panel.say(call(method, {}));
    expect(panel.sent).toHaveLength(3);
    for (const answer of panel.sent) {
      expect(answer).toMatchObject({ ok: false, message: expect.stringContaining('Unknown method') });
    }
    expect(panel.called).toEqual([]);
  });

  it('refuses parameters of the wrong shape without calling anything', async () => {
    const panel = connect();
    await panel.say(call('form/load', { plan: 'digest', phase: 'coding' }));
    expect(panel.sent).toMatchObject([{ id: 7, ok: false, message: expect.stringContaining('phase') }]);
    expect(panel.called).toEqual([]);
  });

  it('ignores and reports messages that are no envelope', async () => {
    const panel = connect();
    for (const message of [undefined, 'hello', { v: 2, kind: 'ready' }, { v: 1, kind: 'request' }]) {
      await panel.say(message);
    }
    expect(panel.sent).toEqual([]);
    expect(panel.problems).toHaveLength(4);
  });

  it('turns a failing answer into its message', async () => {
    const panel = connect({
      'plan/create': async () => {
        throw new Error('The folder is read-only.');
      },
    });
    await panel.say(call('plan/create', { title: 'Digest', mode: 'full' }));
    expect(panel.sent).toEqual([
      { v: 1, kind: 'response', id: 7, ok: false, message: 'The folder is read-only.' },
    ]);
    expect(panel.problems).toHaveLength(1);
  });

  it('keeps events until the panel is ready, the latest of each kind only', async () => {
    const panel = connect();
    panel.connection.notify('phase/show', { plan: 'digest', phase: 'research' });
    panel.connection.notify('phase/show', { plan: 'digest', phase: 'tasks' });
    expect(panel.sent).toEqual([]);
    await panel.say(ready);
    expect(panel.sent).toEqual([
      { v: 1, kind: 'event', event: 'phase/show', payload: { plan: 'digest', phase: 'tasks' } },
    ]);
    panel.connection.notify('workspace/didChange', {});
    expect(panel.sent).toHaveLength(2);
  });

  it('sends nothing to a hidden page, and the event to the next one', async () => {
    const panel = connect();
    await panel.say(ready);
    panel.connection.suspend();
    panel.connection.notify('workspace/didChange', {});
    expect(panel.sent).toEqual([]);
    await panel.say(ready);
    expect(panel.sent).toMatchObject([{ event: 'workspace/didChange' }]);
  });

  it('stops listening when it ends', () => {
    const panel = connect();
    panel.connection.dispose();
    expect(panel.listening()).toBe(false);
  });
});
