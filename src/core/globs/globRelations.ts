import type { PathGlob } from './globs.ts';

/** True where every path of one glob is a path of another: only the same text, and all of a folder, are told. */
export function includesGlob(whole: PathGlob, part: PathGlob): boolean {
  if (whole.source === part.source) return true;
  return `${whole.folder}**` === whole.source && part.prefix.startsWith(whole.folder);
}

/** False where two globs certainly have no path in common. */
export function mayMeetGlob(a: PathGlob, b: PathGlob): boolean {
  return a.prefix.startsWith(b.prefix) || b.prefix.startsWith(a.prefix);
}
