/** A file in a ZIP archive: its path and its size in bytes before compression. */
export interface ZipEntry {
  path: string;
  size: number;
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/** What the central directory of a ZIP archive lists. The archive must have no comment, as vsce's have none. */
export function zipEntries(archive: Buffer): ZipEntry[] {
  const end = archive.length - 22;
  if (archive.readUInt32LE(end) !== endOfDirectory)
    throw new Error('The archive has no directory at its end.');
  const entries: ZipEntry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(at) !== directoryEntry) throw new Error(`No directory entry at byte ${at}.`);
    const pathEnd = at + 46 + archive.readUInt16LE(at + 28);
    entries.push({ path: archive.toString('utf8', at + 46, pathEnd), size: archive.readUInt32LE(at + 24) });
    at = pathEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}
