import type { Artifact } from '../../artifacts/artifact.ts';
import { indexLines } from '../../artifacts/lineIndex.ts';
import type { TaskFile } from '../../model/tasks.ts';
import { tasksOf } from './taskList.ts';

/**
 * The text of `tasks.yaml` without each task's `status`, so that progress changes nothing. Blank lines at the
 * end are left out too: a status may be the last line of the file.
 */
export function taskTextWithoutStatus(artifact: Artifact<TaskFile>): string {
  const { text } = artifact;
  const lines = indexLines(text);
  const cuts = tasksOf(artifact)
    .filter(({ task }) => task.status !== undefined)
    .map(({ path }) => {
      const key = artifact.rangeOf([...path, 'status'], 'key');
      const value = artifact.rangeOf([...path, 'status'], 'value');
      return cutOf(text, lines.offset(key.start), Math.max(lines.offset(key.end), lines.offset(value.end)));
    })
    .sort((a, b) => a.start - b.start);
  let rest = '';
  let from = 0;
  for (const { start, end } of cuts) {
    if (start < from) continue;
    rest += text.slice(from, start);
    from = end;
  }
  return `${(rest + text.slice(from)).trimEnd()}\n`;
}

/** What to take out with an entry: its whole line in block style, its comma in flow style. */
function cutOf(text: string, start: number, end: number): { start: number; end: number } {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineBreak = text.indexOf('\n', end);
  const nextLine = lineBreak < 0 ? text.length : lineBreak + 1;
  const before = text.slice(lineStart, start);
  const after = text.slice(end, nextLine);
  if (/^\s*(?:#.*)?\s*$/.test(after)) {
    if (before.trim() === '') return { start: lineStart, end: nextLine };
    // `- status: todo` begins an item: the next entry moves up to the dash.
    if (/^\s*(?:-\s+)+$/.test(before)) return { start, end: firstVisible(text, nextLine) };
  }
  const next = firstVisible(text, end);
  if (text[next] === ',') return { start, end: firstVisible(text, next + 1) };
  let comma = start - 1;
  while (comma > 0 && /\s/.test(text[comma]!)) comma--;
  return text[comma] === ',' ? { start: comma, end } : { start, end };
}

function firstVisible(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at]!)) at++;
  return at;
}
