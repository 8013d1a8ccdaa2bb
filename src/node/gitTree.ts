import { decodeSource } from './decodeText.ts';
import { git, gitList } from './git.ts';

/** Git's mode of a symbolic link. */
export const symbolicLink = '120000';

/** Blobs of a commit below a folder, by path relative to it. Links are left out, as everywhere. */
export async function treeAt(folder: string, commit: string): Promise<Map<string, string>> {
  const blobs = new Map<string, string>();
  for (const entry of await gitList(folder, ['ls-tree', '-r', '-z', commit])) {
    const tab = entry.indexOf('\t');
    const [mode, kind, object] = entry.slice(0, tab).split(' ');
    if (kind === 'blob' && mode !== symbolicLink) blobs.set(entry.slice(tab + 1), object!);
  }
  return blobs;
}

/**
 * Texts of blobs by path, in one process; decoded as files on the disk are, so that both compare. What is not there,
 * as in a clone of a part, is left out.
 */
export async function readBlobs(
  folder: string,
  wanted: readonly { path: string; object: string }[],
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  if (wanted.length === 0) return texts;
  const input = wanted.map(({ object }) => `${object}\n`).join('');
  const output = await git(folder, ['cat-file', '--batch'], input);
  let at = 0;
  for (const { path } of wanted) {
    const lineEnd = output.indexOf(10, at);
    const [, kind, length] = output.toString('utf8', at, lineEnd).split(' ');
    if (kind === 'missing') {
      at = lineEnd + 1;
      continue;
    }
    const size = Number(length);
    const bytes = output.subarray(lineEnd + 1, lineEnd + 1 + size);
    texts.set(path, decodeSource(path, bytes) ?? bytes.toString('utf8'));
    at = lineEnd + 1 + size + 1;
  }
  return texts;
}
