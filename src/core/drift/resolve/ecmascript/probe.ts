/** A question about one path: does a file stand there? */
export type FileTest = (path: string) => boolean;

// A file that runs before a declaration: what a `.d.ts` beside a `.js` describes is the `.js`.
// TypeScript before JavaScript: the `.js` beside a `.ts` is what somebody once compiled from it.
const addedExtensions = [
  '.ts',
  '.tsx',
  '.mts',
  '.cts',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.vue',
  '.svelte',
  '.d.ts',
  '.d.mts',
  '.d.cts',
  '.json',
] as const;

/** For an extension as it is written: what may stand there instead, tried before or after the file itself. */
const replacements: Readonly<Record<string, { before: readonly string[]; after: readonly string[] }>> = {
  '.js': { before: ['.ts', '.tsx'], after: ['.jsx', '.d.ts'] },
  '.jsx': { before: ['.tsx', '.ts'], after: ['.d.ts'] },
  '.mjs': { before: ['.mts'], after: ['.d.mts'] },
  '.cjs': { before: ['.cts'], after: ['.d.cts'] },
};
const asWritten: (typeof replacements)[string] = { before: [], after: [] };

const scriptExtension = /(?:\.d)?\.[cm]?[jt]sx?$/;

/** The file that a path without certain extension stands for. */
export function probeFile(path: string, isFile: FileTest): string | undefined {
  const dot = path.lastIndexOf('.');
  const written = dot < 0 ? undefined : replacements[path.slice(dot)];
  const { before, after } = written ?? asWritten;
  const stem = written === undefined ? path : path.slice(0, dot);
  return (
    firstFile(stem, before, isFile) ??
    (isFile(path) ? path : undefined) ??
    firstFile(stem, after, isFile) ??
    firstFile(path, addedExtensions, isFile)
  );
}

/** The index file of a folder. */
export function probeIndex(folder: string, isFile: FileTest): string | undefined {
  return firstFile(folder === '' ? 'index' : `${folder}/index`, addedExtensions, isFile);
}

/** The source of a built file, where `path` is where it would stand with the built file's own extension. */
export function probeSource(path: string, isFile: FileTest): string | undefined {
  const stem = path.replace(scriptExtension, '');
  const exact = stem === path && isFile(path) ? path : undefined;
  return exact ?? firstFile(stem, addedExtensions, isFile) ?? probeIndex(stem, isFile);
}

/** True for a file that only describes what another one does. */
export const isDeclaration = (path: string): boolean => /\.d\.[cm]?ts$/.test(path);

function firstFile(stem: string, extensions: readonly string[], isFile: FileTest): string | undefined {
  for (const extension of extensions) if (isFile(stem + extension)) return stem + extension;
  return undefined;
}
