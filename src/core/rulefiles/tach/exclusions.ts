import { compileGlob } from '../../globs/globs.ts';
import { plainPath } from '../../globs/plainPath.ts';
import { remember } from '../../remember.ts';
import type { RuleFileDraft } from '../draft.ts';
import { listOfGlobs } from '../regex/regexGlobs.ts';
import type { Entry } from '../sheets/sheet.ts';

/** What a configuration takes out. */
interface Exclusions {
  /** Globs of files that are not looked at. */
  files: string[];
  /**
   * Globs of files that everybody may import. Of a pattern for a folder, tach takes its files out and goes on judging
   * what imports them: only a pattern that means the file itself (`tests/**`) ends that.
   */
  targets: string[];
}

/** Read `exclude`: patterns as in `.gitignore`, or expressions in files of old versions. */
export function exclusionsOf(root: Entry, base: string, draft: RuleFileDraft): Exclusions {
  const isRegex = root.at('use_regex_matching').isTrue;
  const all: Exclusions = { files: [], targets: [] };
  for (const item of root.at('exclude').items()) {
    const text = item.text ?? '';
    if (isRegex) {
      const globs = listOfGlobs(`^(?:${text})`, base);
      if ('why' in globs) draft.lose(item, `exclude ${text}`, globs.why, 'The rules look at these files too');
      else {
        all.files.push(...globs);
        all.targets.push(...globs);
      }
    } else if (plainPath(text) !== '') {
      const { isFolder, glob } = patternOf(text, base);
      all.files.push(...(isFolder ? [] : [glob]), ...(glob.endsWith('/**') ? [] : [`${glob}/**`]));
      if (!isFolder) all.targets.push(glob);
    }
  }
  return all;
}

/** A pattern without a `/` inside it is meant at any depth; one with a `/` at its end is a folder. */
function patternOf(text: string, base: string): { isFolder: boolean; glob: string } {
  const isAnchored = text.replace(/\/$/, '').includes('/');
  const path = plainPath(text.replace(/^\/|\/$/g, ''));
  return { isFolder: text.endsWith('/'), glob: isAnchored ? base + path : `${base}**/${path}` };
}

/** Those globs that mean files of each owner, by the owner; the others would only make every rule longer. */
export function globsByOwner(
  globs: readonly string[],
  files: Iterable<string>,
  ownerOf: (file: string) => string | undefined,
): Map<string, Set<string>> {
  const compiled = [...new Set(globs)].map(compileGlob);
  const byOwner = new Map<string, Set<string>>();
  for (const file of files) {
    const owner = ownerOf(file);
    if (owner === undefined) continue;
    for (const { source, match } of compiled) {
      if (match(file) !== undefined) remember(byOwner, owner, () => new Set<string>()).add(source);
    }
  }
  return byOwner;
}
