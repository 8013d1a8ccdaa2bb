import type { CruiserRule } from './configuration.ts';
import { pathText } from './selectors.ts';

/** Folders side by side that must not import each other. */
interface SideBySide {
  /** The folder that they lie in, with a final `/`. */
  folder: string;
  /** True where files that lie in that folder itself are refused too. */
  withLooseFiles: boolean;
}

const folder = String.raw`((?:[\w@ -]|\\[.-]|/)+/)`;
const name = String.raw`\[\^/\]\+`;
const rest = String.raw`(?:\.[+*])?`;

/** `^src/features/([^/]+)/` */
const byName = new RegExp(`^\\^${folder}\\(${name}\\)/${rest}$`);
/** `(^src/features/[^/]+/)` and `^(src/features/[^/]+/)` */
const byFolder = new RegExp(`^(?:\\(\\^|\\^\\()${folder}${name}/\\)${rest}$`);

/** Slashes and dots in the one way that is looked for. */
const plainText = (source: string | undefined): string | undefined =>
  source?.replace(/\\\/|\[\/\]/g, '/').replace(/\[\.\]/g, '\\.');

/** The folders of a rule whose `to` takes out what its own `from` captured; undefined for any other rule. */
export function sideBySide(rule: CruiserRule): SideBySide | undefined {
  const from = rule.get('from');
  const to = rule.get('to');
  if (from === undefined || to === undefined || from.at('pathNot').exists) return undefined;
  const path = plainText(pathText(from.at('path')));
  const target = plainText(pathText(to.at('path')));
  const not = plainText(pathText(to.at('pathNot')));
  if (path === undefined || target === undefined || not === undefined) return undefined;
  const named = byName.exec(path)?.[1];
  const written = named ?? byFolder.exec(path)?.[1];
  if (written === undefined) return undefined;
  const itself = named === undefined ? /^\^?\$1$/ : new RegExp(`^\\^${escaped(written)}\\$1(?:/${rest})?$`);
  const inside = new RegExp(`^\\^${escaped(written)}(\\(?${name}\\)?/)?${rest}$`).exec(target);
  if (!itself.test(not) || inside === null) return undefined;
  return { folder: written.replace(/\\(.)/g, '$1'), withLooseFiles: inside[1] === undefined };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
