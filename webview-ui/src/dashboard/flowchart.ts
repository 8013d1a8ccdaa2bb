import mermaid from 'mermaid';

/** `diagram.css` writes in the same size: the boxes are made to measure. */
const fontSize = '13px';

mermaid.initialize({
  startOnLoad: false,
  securityLevel: 'strict',
  suppressErrorRendering: true,
  theme: 'base',
  layout: 'dagre',
  // Text of the workspace becomes SVG text, never HTML.
  htmlLabels: false,
  fontFamily: 'var(--vscode-font-family)',
  themeVariables: { fontSize },
  maxTextSize: 500_000,
  maxEdges: 1_000,
  flowchart: { useMaxWidth: false, padding: 10, nodeSpacing: 32, rankSpacing: 44, wrappingWidth: 180 },
});

let drawn = 0;

/**
 * Lay out a flowchart; rejects where its text is none. Takes up to seconds for hundreds of boxes and arrows.
 * Mermaid's colours are taken out: `diagram.css` has VS Code's, which follow the theme by themselves.
 */
export async function drawFlowchart(text: string): Promise<SVGSVGElement> {
  const { svg } = await mermaid.render(`flowchart-${++drawn}`, text);
  const template = document.createElement('template');
  template.innerHTML = svg;
  const picture = template.content.querySelector('svg');
  if (picture === null) throw new Error('Mermaid drew nothing.');
  picture.querySelector('style')?.remove();
  // A frame's title stands over the arrows that cross it, not under them.
  for (const title of picture.querySelectorAll('.cluster-label')) title.closest('.root')?.append(title);
  return picture;
}
