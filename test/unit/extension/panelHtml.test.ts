import { describe, expect, it } from 'vitest';
import { panelHtml } from '../../../src/extension/webview/html.ts';

const html = panelHtml(
  {
    script: 'https://webview/panel.js',
    style: 'https://webview/panel.css',
    codicons: 'https://webview/codicon.css?a="b"&c',
    cspSource: "'self' https://*.webview",
  },
  'abc123',
  'en"><script>',
);

describe("the panel's page", () => {
  it('allows only what the extension ships', () => {
    const csp = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
    expect(csp).toBe(
      "default-src 'none'; script-src 'nonce-abc123'; style-src 'self' https://*.webview; " +
        "font-src 'self' https://*.webview; img-src 'self' https://*.webview data:",
    );
  });

  it('has one script, a module with the nonce, and no inline style', () => {
    expect(html.match(/<script[^>]*>/g)).toEqual([
      '<script type="module" nonce="abc123" src="https://webview/panel.js">',
    ]);
    expect(html).not.toMatch(/<style|style=/);
  });

  it('escapes what it puts into attributes', () => {
    expect(html).toContain('lang="en&quot;&gt;&lt;script&gt;"');
    expect(html).toContain('href="https://webview/codicon.css?a=&quot;b&quot;&amp;c"');
  });
});
