/** The whole of Mermaid that our diagrams are written in; a label holds letters, some signs and entity codes. */
const label = String.raw`"(?:[\p{L}\p{M}\p{N} ,/()_+-]|#\d+;|<br/>)*"`;
const id = '[a-z]+\\d*';
const node = '[a-z]+\\d+|utilities|none';
const forms = [
  'flowchart (?:TB|LR)',
  `(?:${node})\\[${label}\\]`,
  `(?:${node})\\(\\[${label}\\]\\)`,
  `(?:${node})\\[/${label}/\\]`,
  `(?:${node})>${label}\\]`,
  `subgraph (?:${node})\\[${label}\\]`,
  'end',
  `${id} (?:${id}@)?(?:-->|==>|-\\.->|---)(?:\\|${label}\\|)? ${id}`,
  `class ${id}(?:,${id})* [a-z]+`,
  '',
].map(form => new RegExp(`^ *(?:${form})$`, 'u'));

/** Lines of a diagram that are not of the forms we write: text of the workspace that got out of its label. */
export function strayLines(mermaid: string): string[] {
  return mermaid.split('\n').filter(line => !forms.some(form => form.test(line)));
}

/** Names that try to be more than names. */
export const hostileNames = [
  'a"] --> b["',
  'end',
  'click c0 href "https://example.org"',
  '%%{init: {"securityLevel": "loose"}}%%',
  '---\nconfig:\n  theme: dark\n---',
  '<img src=x onerror=alert(1)>',
  '`**bold**`',
  'style c0 fill:#f00;',
  'classDef default fill:#f00;',
  '#quot;&lt;b&gt;',
  'über/Größe 漢字 🚀',
  'ﬂ°°60¶ß',
  '\u202Eright to left\u202C',
  'subgraph x\nend',
  '1. list',
  '- item',
  '',
];
