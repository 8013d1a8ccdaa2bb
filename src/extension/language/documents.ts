import type { DocumentSelector } from 'vscode-languageclient/node';
import { sourceEndings } from '../../core/model/sourceEndings.ts';
import type { Root } from '../workspace/root.ts';

// By ending and not by language: a language that no installed extension knows is plain text to the editor.
const sources = `**/*.{${sourceEndings.map(ending => ending.slice(1)).join(',')}}`;

/** What the server gets to see while it is edited: sources, plan files and Markdown of the one folder. */
export function documentSelector(root: Root): DocumentSelector {
  const baseUri = root.folder.uri.toString();
  return [
    { scheme: 'file', pattern: { baseUri, pattern: sources } },
    { scheme: 'file', language: 'markdown', pattern: { baseUri, pattern: '**' } },
    // Whatever language an extension claims for them.
    { scheme: 'file', pattern: { baseUri, pattern: '.plumbrule/**' } },
  ];
}
