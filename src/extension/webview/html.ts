/** Addresses of the built panel, as the webview may load them. */
export interface PanelAssets {
  script: string;
  style: string;
  codicons: string;
  /** The webview's own source for the content security policy. */
  cspSource: string;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&"<>]/g, character => escapes[character] ?? '');

/**
 * The panel's page. It loads what the extension ships and nothing else; everything that comes from the
 * workspace reaches it as messages. `nonce` must be new for each page.
 */
export function panelHtml(assets: PanelAssets, nonce: string, language: string): string {
  const csp = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${assets.cspSource}`,
    `font-src ${assets.cspSource}`,
    `img-src ${assets.cspSource} data:`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(csp)}">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<title>Plumbrule</title>
<link rel="stylesheet" href="${escaped(assets.codicons)}" id="vscode-codicon-stylesheet">
<link rel="stylesheet" href="${escaped(assets.style)}">
</head>
<body>
<plumbrule-panel></plumbrule-panel>
<script type="module" nonce="${nonce}" src="${escaped(assets.script)}"></script>
</body>
</html>
`;
}
