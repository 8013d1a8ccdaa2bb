import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type PanelPage, themes } from './browser.ts';
import { FakeHost } from './fakeHost.ts';
import { usePanels } from './panelSession.ts';
import { researchPath, sampleAmendment, sampleHost, sampleOverview, syntaxError } from './samplePlan.ts';

const screenshots = fileURLToPath(new URL('../../.cache/screenshots/webview/', import.meta.url));

/** Side bars and editor tabs, in CSS pixels. */
const widths = [240, 320, 480, 900, 1400];

/** In milliseconds: axe reads the whole page at each width, which is long with every section open. */
const fiveChecks = 240_000;

/** Each view as a way to get there from a fresh panel. */
const views: Record<string, { host(): FakeHost; go(panel: PanelPage): Promise<void> }> = {
  welcome: {
    host: () => new FakeHost({ ...sampleOverview(), initialised: false, plans: [] }, []),
    go: async () => undefined,
  },
  overview: { host: sampleHost, go: async () => undefined },
  research: { host: sampleHost, go: panel => openWhole(panel, '1 Research') },
  architecture: { host: sampleHost, go: panel => openWhole(panel, '2 Architecture') },
  tasks: { host: sampleHost, go: panel => openWhole(panel, '3 Tasks') },
  documentation: { host: sampleHost, go: panel => openWhole(panel, '4 Documentation') },
  prompts: { host: sampleHost, go: panel => openWhole(panel, '5 Prompts') },
  agents: { host: sampleHost, go: panel => openWhole(panel, '6 Agents') },
  governance: { host: sampleHost, go: panel => openWhole(panel, '7 Governance') },
  question: {
    host: sampleHost,
    go: async panel => {
      await openWhole(panel, '7 Governance');
      await panel.page.getByRole('button', { name: 'Block, T002 Group them by channel' }).click();
      await panel.page.getByRole('textbox', { name: 'What does it wait for?' }).waitFor();
    },
  },
  amendment: {
    host: () => {
      const host = sampleHost();
      const { gate } = host.form('agents');
      host.form('agents').gate = { ...gate, state: 'stale', needsReason: true };
      host.answers['phase/amendDraft'] = () => ({ ok: true, draft: sampleAmendment });
      return host;
    },
    go: async panel => {
      await panel.openPhase('6 Agents');
      await panel.page.getByRole('button', { name: 'Amend', exact: true }).click();
      await panel.page.getByRole('textbox', { name: 'Why did it change?' }).waitFor();
    },
  },
  broken: {
    host: () => {
      const host = sampleHost();
      host.artifact('research').problems = [syntaxError(researchPath, 6)];
      return host;
    },
    go: panel => openWhole(panel, '1 Research'),
  },
};

async function openWhole(panel: PanelPage, phase: string): Promise<void> {
  await panel.openPhase(phase);
  await panel.expandAll();
}

/** What axe finds, as one line a place. */
async function findings(panel: PanelPage, axe: string): Promise<string[]> {
  await panel.page.evaluate(axe);
  const results = (await panel.page.evaluate('axe.run()')) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.html} ${node.failureSummary}`),
  );
}

describe.each(Object.keys(views))('%s', view => {
  const open = usePanels();
  let axe: string;
  beforeAll(async () => {
    await mkdir(screenshots, { recursive: true });
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  });

  it.each(themes)(
    'is accessible and fits at every width in the %s theme',
    async theme => {
      const { host, go } = views[view]!;
      const panel = await open(host(), { theme });
      await go(panel);
      for (const width of widths) {
        await panel.page.setViewportSize({ width, height: 900 });
        expect(await panel.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        await panel.page.screenshot({ path: `${screenshots}${view}-${theme}-${width}.png` });
        expect(await findings(panel, axe)).toEqual([]);
      }
    },
    fiveChecks,
  );
});
