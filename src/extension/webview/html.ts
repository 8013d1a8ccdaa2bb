/** Which page it is: what the build calls its files, and what it needs beyond the others. */
export interface PageKind {
  /** `<name>.js` and `<name>.css` are its script and its stylesheet, `<plumbrule-name>` its one element. */
  name: string;
  title: string;
  /** Mermaid measures text and sets attributes by inline styles: such a page has to allow them. */
  inlineStyles: boolean;
}

/** Every page of the extension. */
export const pageKinds = {
  panel: { name: 'panel', title: 'Plumbrule', inlineStyles: false },
  dashboard: { name: 'dashboard', title: 'Plumbrule Dashboard', inlineStyles: true },
} as const satisfies Record<string, PageKind>;

/** Where a page may load from. */
export interface PageSource {
  /** The address of a file of the build. */
  asset(name: string): string;
  /** The webview's own source for the content security policy. */
  cspSource: string;
}

/** What a page lies on: its bars have to hide what scrolls below them, in the same colour. */
export type Surface = 'sideBar' | 'editor';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&"<>]/g, character => escapes[character] ?? '');

/**
 * A page. It loads what the extension ships and nothing else; everything that comes from the workspace reaches
 * it as messages. `nonce` must be new for each page.
 */
export function pageHtml(
  kind: PageKind,
  source: PageSource,
  surface: Surface,
  nonce: string,
  language: string,
): string {
  const { asset, cspSource } = source;
  const csp = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}${kind.inlineStyles ? ` 'unsafe-inline'` : ''}`,
    `font-src ${cspSource}`,
    `img-src ${cspSource} data:`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(csp)}">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<title>${escaped(kind.title)}</title>
<link rel="stylesheet" href="${escaped(asset('codicon.css'))}" id="vscode-codicon-stylesheet">
<link rel="stylesheet" href="${escaped(asset(`${kind.name}.css`))}">
</head>
<body data-surface="${surface}">
<plumbrule-${kind.name}></plumbrule-${kind.name}>
<script type="module" nonce="${nonce}" src="${escaped(asset(`${kind.name}.js`))}"></script>
</body>
</html>
`;
}
