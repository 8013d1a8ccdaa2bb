import { folderOf, joinPath } from '../../drift/resolve/workspacePath.ts';
import type { RuleFileSource } from '../ruleFile.ts';
import { scriptSheet } from '../script/scriptSheet.ts';
import { Entry, type SheetOrFault, type Unread } from '../sheets/sheet.ts';
import { yamlSheet } from '../sheets/yamlSheet.ts';
import { ignoredBy } from './filePatterns.ts';

/** A part of an ESLint configuration that holds for the same files. */
export interface EslintPart {
  /** Patterns of the files; undefined where it holds for all. */
  files: Entry | undefined;
  entry: Entry;
  /** True in configurations of the older format, where a pattern without a slash means any folder. */
  isOld: boolean;
}

/** An ESLint configuration as a list of parts, of which later ones override earlier ones. */
export interface EslintConfig {
  parts: readonly EslintPart[];
  unread: readonly Unread[];
  /** Globs of files that are not looked at, below the folder of the configuration. */
  ignored: readonly string[];
}

/** True for a path at which ESLint looks for its configuration. */
export const isEslintPath = (path: string): boolean =>
  /(?:^|\/)(?:\.eslintrc(?:\.(?:json|ya?ml|[cm]?js))?|eslint\.config\.[cm]?[jt]s|package\.json)$/.test(path);

const deepest = 10;

/** Read a configuration of either format; undefined where the file holds none. */
export function eslintConfig(
  path: string,
  source: RuleFileSource,
): EslintConfig | Extract<SheetOrFault, { fault: unknown }> | undefined {
  return read(path, source, 0);
}

function read(
  path: string,
  source: RuleFileSource,
  depth: number,
): EslintConfig | Extract<SheetOrFault, { fault: unknown }> | undefined {
  const text = source.read(path);
  if (text === undefined) return undefined;
  const isYaml = /\.ya?ml$/.test(path) || (path.endsWith('.eslintrc') && !/^\s*[{/]/.test(text));
  const sheet = isYaml ? yamlSheet(path, text) : scriptSheet(path, source);
  if (sheet === undefined || 'fault' in sheet) return sheet;
  const whole = Entry.rootOf(sheet.sheet);
  const root = path.endsWith('package.json') ? whole.at('eslintConfig') : whole;
  if (!root.exists) return undefined;
  const parts = root.isList ? root.items() : [root];
  const unread = [...sheet.sheet.unread];
  const isOld = !/eslint\.config\.\w+$/.test(path);
  const ignored: string[] = [];
  const all = parts.flatMap((entry): EslintPart[] => {
    const files = entry.at('files').exists ? entry.at('files') : undefined;
    ignored.push(...ignoredBy(entry, isOld));
    const bases = entry
      .at('extends')
      .items()
      .flatMap((item): readonly EslintPart[] => {
        const folder = folderOf(path);
        const target =
          item.text?.startsWith('.') && depth < deepest ? joinPath(folder, item.text) : undefined;
        const found = ['', '.json', '.js', '.cjs', '.yml']
          .map(ending => `${target}${ending}`)
          .find(one => source.read(one) !== undefined);
        const base = target === undefined || found === undefined ? undefined : read(found, source, depth + 1);
        if (base === undefined || !('parts' in base))
          return item.isMap ? [{ files, entry: item, isOld }] : [];
        unread.push(...base.unread);
        return base.parts;
      });
    const overrides = entry
      .at('overrides')
      .items()
      .map(item => ({ files: item.at('files'), entry: item, isOld }));
    return [...bases, { files, entry, isOld }, ...overrides];
  });
  return { parts: all, unread, ignored };
}

/** The last value of a setting. */
export function eslintSetting({ parts }: EslintConfig, name: string): Entry | undefined {
  return parts.map(({ entry }) => entry.at('settings', name)).findLast(({ exists }) => exists);
}

/** Parts of a configuration that could not be read, of those that bear on some rules. */
export function unreadAbout({ unread }: EslintConfig, about: RegExp, rules: readonly Entry[]): Unread[] {
  return unread.filter(
    ({ text, place }) =>
      about.test(text) ||
      rules.some(rule => {
        const { path, range } = rule.place;
        const line = place.range.start.line;
        return path === place.path && line >= range.start.line && line <= range.end.line;
      }),
  );
}
