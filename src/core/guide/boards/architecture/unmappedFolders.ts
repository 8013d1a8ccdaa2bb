import type { Ownership } from '../../../drift/policy/ownership.ts';

/** Files in no component that one path would take in. */
interface UnmappedFolder {
  /** The folder, or `.` for the workspace itself. */
  folder: string;
  /** A glob that takes in these files. */
  glob: string;
  files: string[];
}

/**
 * Files in no component by folder, the folder with most files first. A folder stands for all below it where
 * nothing in it belongs to a component yet; otherwise for its own files only.
 */
export function unmappedFolders({ unmapped, mappedFolders }: Ownership): UnmappedFolder[] {
  const groups = new Map<string, UnmappedFolder>();
  for (const path of unmapped) {
    const found = groupOf(path, mappedFolders);
    const known = groups.get(found.glob);
    if (known === undefined) groups.set(found.glob, { ...found, files: [path] });
    else known.files.push(path);
  }
  return [...groups.values()].sort(
    (a, b) => b.files.length - a.files.length || (a.folder < b.folder ? -1 : 1),
  );
}

function groupOf(path: string, mapped: ReadonlySet<string>): { folder: string; glob: string } {
  for (let end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
    const folder = path.slice(0, end);
    if (!mapped.has(folder)) return { folder, glob: `${asGlob(folder)}/**` };
  }
  const end = path.lastIndexOf('/');
  return end < 0
    ? { folder: '.', glob: '*' }
    : { folder: path.slice(0, end), glob: `${asGlob(path.slice(0, end))}/*` };
}

/** A folder's name as a glob: a letter that means something there becomes `?`. */
const asGlob = (folder: string): string => folder.replace(/[*?[\]{}\\]/g, '?');
