import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dashboardSchema } from '../../src/protocol/dashboard.ts';
import { LspClient } from './lspClient.ts';
import { server, Workspace } from './sample.ts';

const file = 'src/app/ports.ts';

let workspace: Workspace;
let client: LspClient;
beforeEach(async () => {
  workspace = Workspace.ofSample();
  client = await LspClient.start([server, '--stdio'], workspace.root);
});
afterEach(async () => {
  await client.stop();
  workspace.remove();
});

const load = async (plan?: string) =>
  dashboardSchema.parse(await client.request('plumbrule/dashboard', plan === undefined ? {} : { plan }));

describe('the dashboard over the language server', () => {
  it('has the drift that check reports, and the tasks of the plan', async () => {
    const { summary } = workspace.check();
    const { drift, components, tasks, plan } = await load();
    expect(drift).toEqual({ new: summary.new, baseline: summary.baseline, waived: summary.waived });
    expect(
      components?.edges.filter(({ state }) => state === 'drift').map(({ from, to }) => `${from} ${to}`),
    ).toContain('domain vendor');
    expect(plan).toBe('digest-emails');
    expect(tasks?.rows.filter(({ critical }) => critical).map(({ id }) => id)).toEqual([
      'T001',
      'T003',
      'T004',
      'T005',
      'T007',
    ]);
  });

  it('follows what is typed and not saved', async () => {
    const text = workspace.read(file);
    const arrow = async () =>
      (await load()).components?.edges.find(({ from, to }) => from === 'app' && to === 'vendor');
    client.open(file, text);
    expect(await arrow()).toBeUndefined();
    client.change(file, `import '../vendor/htmlToText/htmlToText.ts';\n${text}`);
    expect(await arrow()).toMatchObject({ imports: 1, drift: 1, open: { path: file } });
  });
});
