import type { DocumentSelector } from 'vscode-languageclient/node';
import type { Root } from '../workspace/root.ts';

const sourceLanguages = [
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'vue',
  'svelte',
] as const;

/** What the server gets to see while it is edited: sources, plan files and Markdown of the one folder. */
export function documentSelector(root: Root): DocumentSelector {
  const baseUri = root.folder.uri.toString();
  const inFolder = { scheme: 'file', pattern: { baseUri, pattern: '**' } };
  return [
    ...[...sourceLanguages, 'markdown'].map(language => ({ ...inFolder, language })),
    // Whatever language an extension claims for them.
    { scheme: 'file', pattern: { baseUri, pattern: '.plumbrule/**' } },
  ];
}
