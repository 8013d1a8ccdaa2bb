import { applySplices } from '../artifacts/splice.ts';
import { relativePath, resolvedPath } from './relativePath.ts';
import { visibleText } from './visibleText.ts';

/** A link or image of a Markdown text that names a file by a relative path. */
export interface RelativeLink {
  /** The path as written, without `#…` and `?…`, decoded. */
  path: string;
  isImage: boolean;
  /** Offsets of the target as written. */
  start: number;
  end: number;
  /** What stands behind the path: `#part`, `?query`. */
  rest: string;
}

const inlineLink = /(!?)\[(?:[^[\]\n\\]|\\.){0,500}\]\(\s*(?:<([^<>\n]{1,1000})>|([^\s()<>]{1,1000}))/g;
const definition = /^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*(?:<([^<>\n]{1,1000})>|(\S{1,1000}))/gm;
/** With a scheme, to another host, to a part of the same page, or what a template fills in. */
const isElsewhere = (target: string): boolean => /^(?:[a-z][a-z0-9+.-]*:|\/\/|#|\?)|[{}$]/i.test(target);

/** The relative links of a text; code and comments hold none. Linear in its length. */
export function relativeLinks(text: string): RelativeLink[] {
  if (!text.includes('](') && !text.includes(']:')) return [];
  const visible = visibleText(text);
  const links: RelativeLink[] = [];
  const add = (found: RegExpExecArray, target: string, isImage: boolean): void => {
    if (isElsewhere(target)) return;
    const start = found.index + found[0].lastIndexOf(target);
    const cut = target.search(/[?#]/);
    const path = decoded(cut < 0 ? target : target.slice(0, cut));
    links.push({ path, isImage, start, end: start + target.length, rest: cut < 0 ? '' : target.slice(cut) });
  };
  for (const found of visible.matchAll(inlineLink)) add(found, found[2] ?? found[3]!, found[1] === '!');
  for (const found of visible.matchAll(definition)) add(found, found[1] ?? found[2]!, false);
  return links;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A text that moves from one file to another: its relative links lead where they led before. */
export function rebasedLinks(text: string, from: string, to: string): string {
  return applySplices(
    text,
    relativeLinks(text).flatMap(({ path, start, end, rest }) => {
      const target = resolvedPath(from, path);
      if (target === undefined || path.startsWith('/')) return [];
      return [{ start, end, text: encodeURI(relativePath(to, target)) + rest }];
    }),
  );
}
