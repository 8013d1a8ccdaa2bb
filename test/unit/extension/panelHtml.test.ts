import { describe, expect, it } from 'vitest';
import { pageHtml, pageKinds } from '../../../src/extension/webview/html.ts';

const source = {
  asset: (name: string) => `https://webview/${name}?a="b"&c`,
  cspSource: "'self' https://*.webview",
};
const html = pageHtml(pageKinds.panel, source, 'sideBar', 'abc123', 'en"><script>');
const policyOf = (page: string) => /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];

describe("a page's HTML", () => {
  it('allows only what the extension ships', () => {
    expect(policyOf(html)).toBe(
      "default-src 'none'; script-src 'nonce-abc123'; style-src 'self' https://*.webview; " +
        "font-src 'self' https://*.webview; img-src 'self' https://*.webview data:",
    );
  });

  it('allows inline styles, and nothing else inline, where Mermaid draws', () => {
    const page = pageHtml(pageKinds.dashboard, source, 'editor', 'abc123', 'en');
    expect(policyOf(page)).toContain("style-src 'self' https://*.webview 'unsafe-inline';");
    expect(policyOf(page)).toContain("script-src 'nonce-abc123';");
    expect(page).toContain('<plumbrule-dashboard></plumbrule-dashboard>');
    expect(page).toContain('https://webview/dashboard.css');
    expect(page).toContain('<body data-surface="editor">');
  });

  it('has one script, a module with the nonce, and no inline style', () => {
    expect(html.match(/<script[^>]*>/g)).toEqual([
      '<script type="module" nonce="abc123" src="https://webview/panel.js?a=&quot;b&quot;&amp;c">',
    ]);
    expect(html).not.toMatch(/<style|style=/);
  });

  it('escapes what it puts into attributes', () => {
    expect(html).toContain('lang="en&quot;&gt;&lt;script&gt;"');
    expect(html).toContain('href="https://webview/codicon.css?a=&quot;b&quot;&amp;c"');
  });
});
