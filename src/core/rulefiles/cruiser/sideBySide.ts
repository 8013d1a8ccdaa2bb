import type { CruiserRule } from './configuration.ts';
import { hasPlaceholder } from './groups.ts';
import { pathText } from './selectors.ts';

/** Folders side by side that must not import each other. */
export interface SideBySide {
  /** The folder that they lie in, with a final `/`. */
  folder: string;
  /** How many folders deep they lie in it. */
  depth: number;
  /** How deep a file has to lie in `folder` to be refused: less than `depth` where loose files are refused too. */
  least: number;
  /** An expression, if only files that it matches are refused. */
  only: string | undefined;
  /** Expressions of files that may be imported all the same. */
  letIn: readonly string[];
  /** An expression of files that may import what they like. */
  free: string | undefined;
  /** True where a folder is also let in whose name goes on: `cart` may import `cart-items`. */
  isByBeginning: boolean;
}

const folder = String.raw`((?:[\w@ -]|\\[.-]|/)+/)`;
const name = String.raw`\[\^/\]\+`;
const rest = String.raw`(?:\.[+*])?`;

/** `^src/features/([^/]+)/` */
const byName = new RegExp(`^\\^${folder}\\((${name}(?:/${name})*)\\)/${rest}$`);
/** `(^src/features/[^/]+/)` and `^(src/features/[^/]+/)` */
const byFolder = new RegExp(`^(?:\\(\\^|\\^\\()${folder}(${name}(?:/${name})*)/\\)${rest}$`);
/** `(?!$1/)` behind the folder. */
const lookAhead = /^\(\?!\$1(\/?)\)(.*)$/;
/** What stands behind the folder in `to.path`: names, with or without groups, and what has to lie below them. */
const inside = new RegExp(`^((?:(?:\\(${name}\\)|${name})/)*)(.*)$`);

/** Slashes and dots in the one way that is looked for. */
const plainText = (source: string): string => source.replace(/\\\/|\[\/\]/g, '/').replace(/\[\.\]/g, '\\.');

const countNames = (source: string): number => source.split('[^/]+').length - 1;

/** The folders of a rule whose `to` takes out what its own `from` captured; undefined for any other rule. */
export function sideBySide(rule: CruiserRule): SideBySide | undefined {
  const from = rule.get('from');
  const to = rule.get('to');
  const path = pathText(from?.at('path'));
  const target = pathText(to?.at('path'));
  if (from === undefined || to === undefined || path === undefined || target === undefined) return undefined;
  const captured = capturedIn(plainText(path));
  const wanted = captured && wantedIn(plainText(target), captured);
  if (captured === undefined || wanted === undefined) return undefined;

  const { start, depth, isOwn } = captured;
  const { names, end, unless } = wanted;
  const not = alternatives(to.at('pathNot').texts.map(plainText));
  const letIn = not.filter(one => !isOwn(one));
  const hasOwn = letIn.length < not.length;
  if (!hasOwn && unless === undefined) return undefined;
  const free = pathText(from.at('pathNot'));
  if ([end, ...letIn, free ?? ''].some(hasPlaceholder)) return undefined;
  const least = countNames(names);
  const isAll = /^(?:\.[+*])?$/.test(end);
  if (least > depth || (!isAll && least < depth)) return undefined;
  return {
    folder: start.slice(1).replace(/\\(.)/g, '$1'),
    depth,
    least,
    // Without groups, so that what stands behind the folder may have some of its own.
    only: isAll ? undefined : start + names.replace(/[()]/g, '') + end,
    letIn,
    free,
    isByBeginning: !hasOwn && unless === '',
  };
}

/** What a `from.path` captures. */
interface Captured {
  /** The expression up to the captured names. */
  start: string;
  /** How many names it captures. */
  depth: number;
  /** True where `$1` is a name, and not the folder from its beginning on. */
  isByName: boolean;
  /** True for the expression of all that lies in the folder that `$1` stands for. */
  isOwn(source: string): boolean;
}

function capturedIn(source: string): Captured | undefined {
  const named = byName.exec(source);
  const [, written, names] = named ?? byFolder.exec(source) ?? [];
  if (written === undefined || names === undefined) return undefined;
  const start = `^${written}`;
  const own = `${start}$1`;
  const isOwn = (one: string): boolean =>
    named === null
      ? /^\^?\$1$/.test(one)
      : one.startsWith(own) && /^(?:\/(?:\.[+*])?)?$/.test(one.slice(own.length));
  return { start, depth: countNames(names), isByName: named !== null, isOwn };
}

/** What a `to.path` says of what lies in the same folder. */
interface Wanted {
  /** Names of folders, each with a `/`. */
  names: string;
  /** What stands behind them. */
  end: string;
  /** What a look-ahead for `$1` has behind it, `/` or nothing; undefined where there is none. */
  unless: string | undefined;
}

function wantedIn(source: string, { start, isByName }: Captured): Wanted | undefined {
  if (!source.startsWith(start)) return undefined;
  const behind = source.slice(start.length);
  const unless = isByName ? lookAhead.exec(behind) : null;
  const [, names = '', end = ''] = inside.exec(unless?.[2] ?? behind) ?? [];
  return { names, end, unless: unless?.[1] };
}

/** Expressions with their outermost alternatives each by itself. */
function alternatives(sources: readonly string[]): string[] {
  return sources.flatMap(source => {
    const parts: string[] = [];
    let depth = 0;
    let isInClass = false;
    let start = 0;
    for (let index = 0; index < source.length; index++) {
      const mark = source[index]!;
      if (mark === '\\') index++;
      else if (isInClass) isInClass = mark !== ']';
      else if (mark === '[') isInClass = true;
      else if (mark === '(') depth++;
      else if (mark === ')') depth--;
      else if (mark === '|' && depth === 0) {
        parts.push(source.slice(start, index));
        start = index + 1;
      }
    }
    return [...parts, source.slice(start)];
  });
}
