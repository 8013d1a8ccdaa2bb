import type { Artifact } from '../artifacts/artifact.ts';
import { isMap, valueAt } from '../artifacts/patchJson.ts';
import { parseYaml } from '../artifacts/yaml/tree.ts';
import { plainPath } from '../globs/plainPath.ts';
import type { Settings } from '../model/config.ts';
import type { Decision } from '../model/decision.ts';
import type { FileReader } from '../ports.ts';
import { decisionId, stemOf } from './decisionId.ts';
import { readDecision } from './readDecision.ts';

/** Every decision of the workspace, sorted by path. README, index and template files are none. */
export function listDecisions(reader: FileReader, settings: Settings): Artifact<Decision>[] {
  const paths = new Set(
    decisionFolders(reader, settings).flatMap(folder =>
      folder === '.' ? atRoot(reader) : reader.list(folder).filter(isDecision),
    ),
  );
  return [...paths].sort().flatMap(path => {
    const text = reader.read(path);
    return text === undefined ? [] : [readDecision(path, text)];
  });
}

/** The folders that hold decisions, `.` for the workspace itself: the configured one, and those that `.adr-dir` and `.log4brains.yml` name. */
export function decisionFolders(reader: FileReader, settings: Settings): string[] {
  const folders = [settings.docs.decisions, reader.read('.adr-dir') ?? '', ...log4brainsFolders(reader)];
  return [...new Set(folders.map(normalise).filter(folder => folder !== ''))];
}

function log4brainsFolders(reader: FileReader): string[] {
  const { json } = parseYaml(reader.read('.log4brains.yml') ?? '');
  const packages = valueAt(json, ['project', 'packages']);
  const folders = [
    valueAt(json, ['project', 'adrFolder']),
    ...(Array.isArray(packages) ? packages.map(item => (isMap(item) ? item.adrFolder : undefined)) : []),
  ];
  return folders.filter(folder => typeof folder === 'string');
}

/** Numbered files of the root: what stands below it, or has no number, is seldom a decision. */
const atRoot = (reader: FileReader): string[] =>
  reader
    .list('')
    .filter(path => !path.includes('/') && isDecision(path) && decisionId(path) !== stemOf(path));

/** A folder inside the workspace, `.` for the workspace itself, or `` for one that leads out of it. */
function normalise(folder: string): string {
  const path = plainPath(
    folder
      .trim()
      .replaceAll('\\', '/')
      .replace(/^(?:\.\/)+/, ''),
  );
  return path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.split('/').includes('..') ? '' : path;
}

function isDecision(path: string): boolean {
  if (!/\.md$/i.test(path)) return false;
  const stem = stemOf(path).toLowerCase();
  if (/^(?:(?:0+[-_. ])?index|readme|changelog)$/.test(stem)) return false;
  if (/(?:^|\/)_?templates?\/[^/]*$/i.test(path)) return false;
  const isNumbered = /^(?:adr[-_ ]?)?0*[1-9]/.test(stem);
  return isNumbered || !/(?:^|[-_.])template(?:[-_.]|$)/.test(stem);
}
