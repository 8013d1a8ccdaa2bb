import { folderOf, joinPath } from '../workspacePath.ts';
import type { DependencyList, Purpose } from './dependencies.ts';

/** More files than this are not included by one another in good faith. */
const mostFiles = 100;

/** Reads a requirements file and those that it includes; `read` gives a file's text. */
export function readRequirements(
  path: string,
  purpose: Purpose,
  read: (path: string) => string | undefined,
  list: DependencyList,
): void {
  const files = new Set([path]);
  for (const file of files) {
    const text = read(file);
    if (text === undefined) continue;
    for (const line of logicalLines(text)) {
      const included = /^(?:-r|--requirement)(?:\s+|=)?(\S+)/.exec(line)?.[1];
      if (included !== undefined) {
        const target = joinPath(folderOf(file), included);
        if (target !== undefined && files.size < mostFiles) files.add(target);
      } else addLine(line, purpose, file, list);
    }
  }
}

function logicalLines(text: string): string[] {
  return text
    .replace(/\\\r?\n/g, ' ')
    .split(/\r\n|\r|\n/)
    .map(line => line.replace(/(?:^|\s)#[\s\S]*$/, '').trim())
    .filter(line => line !== '');
}

function addLine(line: string, purpose: Purpose, file: string, list: DependencyList): void {
  const editable = /^(?:-e|--editable)(?:\s+|=)(.+)$/.exec(line)?.[1];
  const plain = editable ?? line;
  // Options of pip; constraints install nothing.
  if (editable === undefined && line.startsWith('-')) return;
  const egg = /#egg=([\w.-]+)/.exec(line)?.[1] ?? /^([\w.-]+)\s*(?:\[[^\]]*\]\s*)?@/.exec(plain)?.[1];
  if (egg !== undefined) list.addName(egg, purpose);
  else if (/^(?:[a-z+]+:\/\/|git\+)/i.test(plain) || /\.(?:whl|zip|tar\.gz)\b/.test(plain))
    list.unreadable ??= `${file} names \`${plain.slice(0, 80)}\` by its address only`;
  // A folder of the workspace is known by its own manifest.
  else if (!/^[./]/.test(plain)) list.add(plain, purpose);
}
