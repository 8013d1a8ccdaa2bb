import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../scripts/editor/chromium.ts';
import { pageKinds } from '../../src/extension/webview/html.ts';
import { hostileNames } from '../unit/diagrams/flowchartLines.ts';
import { PanelPage, type ThemeName, themes } from './browser.ts';
import { DashboardHost, dashboardOfNames, sampleDashboard } from './dashboardHost.ts';

type DashboardPage = PanelPage<DashboardHost>;

const screenshots = fileURLToPath(new URL('../../.cache/screenshots/webview/', import.meta.url));
let browser: Browser;
const pages: DashboardPage[] = [];
beforeAll(async () => {
  browser = await launchChromium();
});
afterEach(async () => {
  for (const page of pages.splice(0)) {
    expect(await page.complaints()).toEqual([]);
    await page.close();
  }
});
afterAll(() => browser.close());

async function open(
  host = new DashboardHost(sampleDashboard()),
  options: { theme?: ThemeName; width?: number } = {},
): Promise<DashboardPage> {
  const page = await PanelPage.open(browser, host, { width: 1200, ...options, kind: pageKinds.dashboard });
  pages.push(page);
  await page.page.getByRole('heading', { level: 2, name: 'Components' }).waitFor();
  return page;
}

/** Wait until everything is drawn. */
async function drawn({ page }: DashboardPage): Promise<void> {
  await page.locator('.diagram > svg').first().waitFor();
  await page.getByText('Loading').waitFor({ state: 'detached' });
}

/** What stands in each box of the component diagram before the number of its files. */
const titles = ({ page }: DashboardPage): Promise<string[]> =>
  page
    .locator('plumbrule-diagram')
    .first()
    .locator('.node')
    .evaluateAll(nodes =>
      nodes.map(node =>
        [...node.querySelectorAll('.text-outer-tspan')]
          .map(line => line.textContent)
          .join(' ')
          .replace(/ (?:layer outer )?\d files?.*$| utility.*$/, ''),
      ),
    );

const width = ({ page }: DashboardPage): Promise<number> =>
  page
    .locator('.diagram > svg')
    .first()
    .evaluate(svg => Math.round(svg.getBoundingClientRect().width));

describe('the dashboard', () => {
  it.each(themes)('is accessible and fits in the %s theme', async theme => {
    await mkdir(screenshots, { recursive: true });
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const dashboard = await open(undefined, { theme });
    await drawn(dashboard);
    const { page } = dashboard;
    for (const size of [400, 600, 1400]) {
      await page.setViewportSize({ width: size, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size);
      await page.screenshot({ path: `${screenshots}dashboard-${theme}-${size}.png`, fullPage: true });
    }
    await page.evaluate(axe);
    const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
  });

  it('draws components and arrows by their states, in the colours of the theme', async () => {
    const dashboard = await open();
    await drawn(dashboard);
    expect((await titles(dashboard)).sort()).toEqual(['app', 'cli', 'domain', 'infra', 'shared', 'web']);
    const drift = dashboard.page.locator('path.flowchart-link[data-id^="drift"]');
    expect(await drift.count()).toBe(1);
    const red = await dashboard.page.evaluate(() => {
      const probe = document.createElement('i');
      probe.style.color = 'var(--vscode-charts-red)';
      document.body.append(probe);
      return getComputedStyle(probe).color;
    });
    expect(await drift.evaluate(path => getComputedStyle(path).stroke)).toBe(red);
    // Another theme: VS Code only changes the variables, and nothing is drawn anew.
    await dashboard.page.evaluate(() =>
      document.documentElement.style.setProperty('--vscode-charts-red', 'rgb(1, 2, 3)'),
    );
    expect(await drift.evaluate(path => getComputedStyle(path).stroke)).toBe('rgb(1, 2, 3)');
  });

  it('opens the place of a box, an arrow and a row', async () => {
    const dashboard = await open();
    await drawn(dashboard);
    const { page, host } = dashboard;
    await page.locator('.node', { hasText: 'infra' }).first().click();
    await page.locator('.edgeLabel .label[data-id^="drift"]').click();
    await page.locator('.node', { hasText: 'T002' }).click();
    await page.getByRole('button', { name: 'web → app' }).click();
    await expect
      .poll(() => host.asked('file/open'))
      .toMatchObject([
        { path: '.plumbrule/blueprint.yaml' },
        { path: 'src/domain/a.ts', range: { start: { line: 0 } } },
        { path: '.plumbrule/plans/digest/tasks.yaml' },
        { path: 'src/web/page.ts' },
      ]);
  });

  it('says in tables what it draws', async () => {
    const { page } = await open();
    const edges = page.getByRole('table', { name: 'Dependencies' });
    const cells = await edges.getByRole('row', { name: 'domain → app' }).getByRole('cell').allInnerTexts();
    expect(cells).toEqual(['Drift', '1', '1', '']);
    expect(await page.getByRole('table', { name: 'Tasks' }).getByRole('row').count()).toBe(3);
    const weeks = page.getByRole('table', { name: 'Verdicts and approvals' });
    expect(await weeks.getByRole('row', { name: '2026-11-16' }).getByRole('cell').allInnerTexts()).toEqual(
      expect.arrayContaining(['1', '0', '1']),
    );
  });

  it('shows text of the workspace as text', async () => {
    const dashboard = await open(new DashboardHost(dashboardOfNames(hostileNames)));
    await drawn(dashboard);
    const shown = await titles(dashboard);
    console.log(
      JSON.stringify(
        await dashboard.page
          .locator('plumbrule-diagram')
          .first()
          .locator('.node')
          .evaluateAll(nodes =>
            nodes.map(node => [...node.querySelectorAll('.text-outer-tspan')].map(t => t.textContent)),
          ),
      ),
    );
    for (const name of [
      'a"] --> b["',
      '<img src=x onerror=alert(1)>',
      '`**bold**`',
      'style c0 fill:#f00;',
      '1. list',
    ])
      expect(shown).toContain(name);
    expect(shown).toContain('%%{init: {"securityLevel": "loose"}}%%');
    const { page } = dashboard;
    expect(await page.locator('.diagram :is(a, img, script, foreignObject, style)').count()).toBe(0);
  });

  it('follows the workspace, without drawing again what is the same', async () => {
    const dashboard = await open();
    await drawn(dashboard);
    const { page, host } = dashboard;
    const before = await page.locator('.diagram > svg').evaluateAll(all => all.map(({ id }) => id));
    const next = dashboardOfNames(['one', 'two']);
    await host.changed(next);
    await expect.poll(() => titles(dashboard)).toEqual(['one', 'two']);
    const after = await page.locator('.diagram > svg').evaluateAll(all => all.map(({ id }) => id));
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
  });

  it('zooms by buttons and keys, and is as it was after a reload', async () => {
    const dashboard = await open();
    await drawn(dashboard);
    const { page } = dashboard;
    const natural = await width(dashboard);
    await page.getByRole('button', { name: 'Zoom in' }).first().click();
    await expect.poll(() => width(dashboard)).toBeGreaterThan(natural * 1.2);
    await page.getByRole('group', { name: /Diagram of 6 components/ }).focus();
    await page.keyboard.press('-');
    await page.keyboard.press('-');
    await expect.poll(() => width(dashboard)).toBeLessThan(natural);
    const small = await width(dashboard);
    await dashboard.reload();
    await drawn(dashboard);
    expect(await width(dashboard)).toBe(small);
    await page.getByRole('button', { name: 'Fit width' }).first().click();
    await expect.poll(() => width(dashboard)).toBe(natural);
  });

  it('asks for the plan that is chosen, again after a reload', async () => {
    const dashboard = await open();
    await dashboard.page.getByLabel('Plan', { exact: true }).selectOption({ label: 'Weekly digests, draft' });
    await expect.poll(() => dashboard.host.asked('dashboard/load').at(-1)).toEqual({ plan: 'weekly' });
    await dashboard.reload();
    await expect.poll(() => dashboard.host.asked('dashboard/load')).toHaveLength(3);
    expect(dashboard.host.asked('dashboard/load').at(-1)).toEqual({ plan: 'weekly' });
  });

  it('says what to do where there is nothing', async () => {
    const empty = { plans: [], drift: { new: 0, baseline: 0, waived: 0 }, weeks: [] };
    const { page } = await open(new DashboardHost(empty));
    await page.getByText('There is no blueprint yet.').waitFor();
    await page.getByText('There is no plan yet.').waitFor();
    expect(await page.locator('plumbrule-diagram').count()).toBe(0);
  });

  it('keeps what it shows when the host refuses, and tries again', async () => {
    const dashboard = await open();
    const { page, host } = dashboard;
    host.refusal = 'The server ended.';
    await host.changed(host.dashboard);
    await page.getByRole('alert').filter({ hasText: 'The server ended.' }).waitFor();
    expect(await page.getByRole('table').count()).toBeGreaterThan(2);
    host.refusal = '';
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('The server ended.').waitFor({ state: 'detached' });
  });

  it('says that a diagram cannot be drawn, and still has the table', async () => {
    const sample = sampleDashboard();
    const components = { ...sample.components!, mermaid: 'flowchart TB\n  ]]' };
    const { page } = await open(new DashboardHost({ ...sample, components }));
    await page.getByText('The diagram cannot be drawn.').waitFor();
    expect(await page.getByRole('table', { name: 'Dependencies' }).isVisible()).toBe(true);
  });
});
