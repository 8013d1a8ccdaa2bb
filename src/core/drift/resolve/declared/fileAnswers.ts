import { remember } from '../../../remember.ts';
import { nothing, type Resolution } from '../resolution.ts';

/** Answers that are files of the workspace. Answers are shared, so that there is one a file. */
export class FileAnswers {
  readonly #single = new Map<string, Resolution>();

  /** One file or several, at least one; the importing file itself is nothing to depend on. */
  of(from: string, paths: readonly string[]): Resolution {
    if (paths.length > 1) return { kind: 'files', paths };
    const path = paths[0]!;
    return path === from ? nothing : remember(this.#single, path, () => ({ kind: 'file', path }));
  }
}
