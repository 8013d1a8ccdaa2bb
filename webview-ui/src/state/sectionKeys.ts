import type { Path } from '../../../src/core/model/json.ts';

/** The name under which a section's open state is kept: a whole file, one of its groups, or one of its records. */
export function sectionKey(file: string, part?: string | Path): string {
  return part === undefined ? file : `${file}\n${JSON.stringify(part)}`;
}

/** The name under which the open state of several files of one role is kept. */
export function filesKey(role: string): string {
  return `files ${role}`;
}

/**
 * The key after our own change of the file moved its records; `undefined` when the record is gone. Keys of
 * other files, and of groups, stay.
 */
export function movedSectionKey(
  key: string,
  file: string,
  move: (path: Path) => Path | undefined,
): string | undefined {
  const split = key.indexOf('\n');
  if (split < 0 || key.slice(0, split) !== file) return key;
  const part = JSON.parse(key.slice(split + 1)) as string | Path;
  if (typeof part === 'string') return key;
  const path = move(part);
  return path === undefined ? undefined : sectionKey(file, path);
}
