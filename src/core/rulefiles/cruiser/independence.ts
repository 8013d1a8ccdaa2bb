import { escapeRegExp } from '../../escapeRegExp.ts';
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
/** What stands behind the folder in `to.path`: names, with or without groups, and what has to lie below them. */
const inside = new RegExp(`^((?:(?:\\(${name}\\)|${name})/)*)(.*)$`);

/** Slashes and dots in the one way that is looked for. */
const plainText = (source: string): string => source.replace(/\\\/|\[\/\]/g, '/').replace(/\[\.\]/g, '\\.');

/** The folders of a rule whose `to` takes out what its own `from` captured; undefined for any other rule. */
export function sideBySide(rule: CruiserRule): SideBySide | undefined {
  const from = rule.get('from');
  const to = rule.get('to');
  const path = pathText(from?.at('path'));
  const target = pathText(to?.at('path'));
  if (from === undefined || to === undefined || path === undefined || target === undefined) return undefined;
  const source = plainText(path);
  const named = byName.exec(source);
  const [, written, names] = named ?? byFolder.exec(source) ?? [];
  if (written === undefined || names === undefined) return undefined;

  const wanted = plainText(target);
  const start = `^${written}`;
  if (!wanted.startsWith(start)) return undefined;
  const unless = named === null ? undefined : lookAhead.exec(wanted.slice(start.length));
  const below = inside.exec(unless?.[2] ?? wanted.slice(start.length));
  const itself = named === null ? /^\^?\$1$/ : new RegExp(`^\\^${escapeRegExp(written)}\\$1(?:/${rest})?$`);
  const not = alternatives(to.at('pathNot').texts.map(plainText));
  const own = not.filter(one => itself.test(one));
  const letIn = not.filter(one => !itself.test(one));
  const free = pathText(from.at('pathNot'));
  const end = below?.[2] ?? '';
  if (own.length === 0 && unless == null) return undefined;
  if ([end, ...letIn, free ?? ''].some(hasPlaceholder)) return undefined;
  const least = below?.[1]?.match(nameMark)?.length ?? 0;
  const depth = names.split('[^/]+').length - 1;
  if (least > depth) return undefined;
  const isAll = /^(?:\.[+*])?$/.test(end);
  if (!isAll && least < depth) return undefined;
  return {
    folder: written.replace(/\\(.)/g, '$1'),
    depth,
    least,
    // Without groups, so that what stands behind the folder may have some of its own.
    only: isAll ? undefined : start + (below?.[1] ?? '').replace(/[()]/g, '') + end,
    letIn,
    free,
    isByBeginning: own.length === 0 && unless?.[1] === '',
  };
}

/** `(?!$1/)` behind the folder. */
const lookAhead = /^\(\?!\$1(\/?)\)(.*)$/;
const nameMark = /\[\^\/\]\+/g;

/** Expressions with their outermost alternatives each by itself. */
function alternatives(sources: readonly string[]): string[] {
  return sources.flatMap(source => {
    const parts: string[] = [];
    let depth = 0;
    let start = 0;
    for (let index = 0; index < source.length; index++) {
      const mark = source[index]!;
      if (mark === '\\') index++;
      else if (mark === '(' || mark === '[') depth++;
      else if (mark === ')' || mark === ']') depth--;
      else if (mark === '|' && depth === 0) {
        parts.push(source.slice(start, index));
        start = index + 1;
      }
    }
    return [...parts, source.slice(start)];
  });
}
