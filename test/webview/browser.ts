import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { type PageKind, pageHtml, pageKinds } from '../../src/extension/webview/html.ts';
import type { FakeHost } from './fakeHost.ts';

/** The themes that every view is checked in, as a real VS Code gave their variables to a webview. */
export const themes = ['light', 'dark', 'high-contrast'] as const;
export type ThemeName = (typeof themes)[number];

interface Theme {
  bodyClass: string;
  kind: string;
  variables: Record<string, string>;
}

const origin = 'https://panel.test';
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const contentTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  css: 'text/css',
  ttf: 'font/ttf',
};

/** The other end of a page's conversation. */
export interface PageHost {
  /** One message from the page; the answer to send back, if it wants one. */
  receive(message: { kind: string; id?: number; params?: unknown }): unknown;
  /** Set by the page: how messages reach it. */
  deliver: (message: unknown) => Promise<void>;
}

/** A page of ours as VS Code would show it: its HTML, its content security policy, its theme variables. */
export class PanelPage<H extends PageHost = FakeHost> {
  readonly errors: string[] = [];

  private constructor(
    readonly page: Page,
    readonly host: H,
  ) {}

  static async open<H extends PageHost>(
    browser: Browser,
    host: H,
    {
      theme = 'dark',
      width = 320,
      height = 900,
      kind = pageKinds.panel,
    }: { theme?: ThemeName; width?: number; height?: number; kind?: PageKind } = {},
  ): Promise<PanelPage<H>> {
    const context = await browser.newContext({
      viewport: { width, height },
      locale: 'en-GB',
      timezoneId: 'UTC',
    });
    const page = await context.newPage();
    const panel = new PanelPage(page, host);
    page.on('pageerror', error => panel.errors.push(error.message));
    page.on('console', message => message.type() === 'error' && panel.errors.push(message.text()));
    await page.route(`${origin}/**`, async route => {
      const path = new URL(route.request().url()).pathname;
      if (path === '/') return route.fulfill({ contentType: 'text/html', body: html(kind) });
      const body = await readFile(here(`../../dist/webview${path}`));
      return route.fulfill({ contentType: contentTypes[path.split('.').at(-1)!]!, body });
    });
    host.deliver = message => page.evaluate(data => window.postMessage(data, '*'), message);
    await page.exposeFunction('toHost', async (message: Parameters<H['receive']>[0]) => {
      const answer = await host.receive(message);
      if (answer !== undefined && !page.isClosed()) await host.deliver(answer);
    });
    const data = JSON.parse(await readFile(here(`themes/${theme}.json`), 'utf8')) as Theme;
    const defaults = await readFile(here('themes/webviewDefaults.css'), 'utf8');
    await page.addInitScript(pretendToBeVsCode, { ...data, defaults });
    await page.goto(origin);
    return panel;
  }

  /** Open a phase from the overview and wait for what it shows. */
  async openPhase(title: string): Promise<void> {
    await this.page.getByRole('button', { name: title }).click();
    await this.page.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  /** Open every closed section in view, records included, until none is closed. */
  async expandAll(): Promise<void> {
    await this.page.locator('button[aria-expanded]').first().waitFor();
    await this.page.evaluate(async () => {
      const closed = () => document.querySelectorAll<HTMLElement>('button[aria-expanded="false"]');
      while (closed().length > 0) {
        for (const button of closed()) button.click();
        await new Promise(drawn => requestAnimationFrame(drawn));
      }
    });
  }

  /** Wait until the status line says this. */
  async said(text: string): Promise<void> {
    await this.page.getByRole('status').filter({ hasText: text }).waitFor();
  }

  /** Tear the page down and make it again, as VS Code does with a view that was hidden. */
  async reload(): Promise<void> {
    await this.page.reload();
  }

  /** Errors of the page and what the content security policy refused, so far. */
  async complaints(): Promise<string[]> {
    const refused = await this.page.evaluate(
      () => (window as unknown as { violations: string[] }).violations,
    );
    return [...this.errors, ...refused];
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

function html(kind: PageKind): string {
  return pageHtml(kind, { asset: name => name, cspSource: origin }, 'sideBar', 'once', 'en');
}

/** Runs in the page before anything else. */
function pretendToBeVsCode({ bodyClass, kind, variables, defaults }: Theme & { defaults: string }): void {
  const world = window as unknown as {
    toHost(message: unknown): Promise<void>;
    violations: string[];
    acquireVsCodeApi(): unknown;
  };
  world.violations = [];
  document.addEventListener('securitypolicyviolation', event => {
    world.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  });
  world.acquireVsCodeApi = () => ({
    postMessage: (message: unknown) => void world.toHost(structuredClone(message)),
    getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
    setState: (state: unknown) => sessionStorage.setItem('state', JSON.stringify(state)),
  });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(defaults);
  document.adoptedStyleSheets.push(sheet);
  document.addEventListener('DOMContentLoaded', () => {
    for (const [name, value] of Object.entries(variables))
      document.documentElement.style.setProperty(name, value);
    document.body.className = bodyClass;
    document.body.dataset.vscodeThemeKind = kind;
    // VS Code's own page is transparent; the side bar behind it is not.
    document.documentElement.style.background = 'var(--vscode-sideBar-background)';
  });
}
