import { type PlacedTask, scopeIn } from '../plan/tasks/taskList.ts';
import { type ExactRecord, exactComment } from './exactRecord.ts';
import { pathsInLine } from './linePaths.ts';

/** Text as one line of Markdown can hold it. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A title with the paths behind it that it does not name itself. */
export function titleWithPaths(title: string, paths: readonly string[]): string {
  const words = oneLine(title);
  const named = new Set(pathsInLine(words));
  const missing = paths.filter(path => !named.has(path)).map(path => `\`${path}\``);
  if (missing.length === 0) return words;
  return words === '' ? missing.join(', ') : `${words} in ${missing.join(', ')}`;
}

/** A task in Spec Kit's grammar: `- [x] T001 [P] [US1] Add the table in src/store/table.ts`. */
export function roadmapLine({ id, task }: PlacedTask, isParallel: boolean, record?: ExactRecord): string {
  const story = task['x-story'];
  const parts = [
    `- [${task.status === 'done' ? 'x' : ' '}]`,
    id,
    isParallel ? '[P]' : '',
    typeof story === 'string' && /^US-?\d{1,4}$/i.test(story) ? `[${story}]` : '',
    titleWithPaths(task.title ?? '', scopeIn(task)),
    Object.keys(record ?? {}).length === 0 ? '' : exactComment(record!),
  ];
  return parts.filter(part => part !== '').join(' ');
}
