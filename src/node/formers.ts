import { type Former, type FormersUnknown, isRecognisable } from '../core/drift/absence/formers.ts';
import { shinglesOf } from '../core/drift/absence/shingles.ts';
import { symbolBody } from '../core/drift/absence/symbolBody.ts';
import type { Language } from '../core/drift/extract/language.ts';
import { languageOf } from '../core/drift/languages.ts';
import type { ActiveRule } from '../core/drift/policy/policy.ts';
import { literalPrefix, matchesAny } from '../core/globs/globs.ts';
import { asList, type RuleOf } from '../core/model/rule.ts';
import { remember } from '../core/remember.ts';
import { git, gitWithin, isShallow, onlyPart } from './git.ts';
import { readBlobs, treeAt } from './gitTree.ts';
import { removedPaths, type TouchedPath, touchedPaths } from './removedPaths.ts';

/** Removed code of every rule that wants some absent, and of which rules it cannot be told. */
interface Formers {
  formers: Former[];
  unknown: FormersUnknown[];
}

/** A removed file, or a symbol's declaration in one, by the commit that removed it. */
interface Removal extends TouchedPath {
  /** The symbol that is meant; the whole file without one. */
  symbol?: string;
}

/** How long Git may look through the history for one rule, in milliseconds. */
const patience = 20_000;
/** Files and symbols looked at for one rule, the latest removals first. */
const mostRemovals = 200;
/** Files followed through the history to see whether they held removed code all along. */
const mostFollowed = 50;
/** Texts beyond this size, in UTF-16 units, are not compared. */
const longestText = 400_000;

/**
 * What stood at the paths and declared the symbols of the `absent` rules before it was removed, at `commit` and
 * before. Nothing where there is no Git, since then nothing was ever removed as far as anybody can tell.
 */
export async function formersOf(
  root: string,
  rules: readonly ActiveRule[],
  commit = 'HEAD',
): Promise<Formers> {
  const wanted = rules.flatMap(({ id, rule }) => (rule.kind === 'absent' ? [{ id, rule }] : []));
  const found: Formers = { formers: [], unknown: [] };
  if (wanted.length === 0) return found;
  const head = await commitOf(root, commit);
  if (head === undefined) return found;
  const isPart = await isShallow(root);
  for (const { id, rule } of wanted) {
    const formers = await formersOfRule(root, head, id, rule);
    if (formers === undefined) found.unknown.push({ rule: id, why: tooLong });
    else if (formers.length === 0 && isPart) found.unknown.push({ rule: id, why: shallow });
    else found.formers.push(...formers);
  }
  return found;
}

const tooLong = `whether removed code came back under another name was not told: looking through the history took more than ${patience / 1000} s; name fewer symbols, or the \`paths\` they stood at`;
const shallow = `whether removed code came back under another name was not told: ${onlyPart}`;

async function commitOf(root: string, name: string): Promise<string | undefined> {
  try {
    return (await git(root, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`])).toString().trim();
  } catch {
    return undefined;
  }
}

/** Undefined where Git did not finish in time. */
async function formersOfRule(
  root: string,
  head: string,
  id: string,
  rule: RuleOf<'absent'>,
): Promise<Former[] | undefined> {
  const removals: Removal[] = [];
  for (const find of [removedFiles, removedSymbols]) {
    const found = await find(root, head, rule);
    if (found === undefined) return undefined;
    removals.push(...found);
  }
  const formers: Former[] = [];
  const byCommit = new Map<string, Removal[]>();
  for (const removal of removals.slice(0, mostRemovals)) {
    remember(byCommit, removal.commit, () => []).push(removal);
  }
  for (const [commit, of] of byCommit) {
    formers.push(...(await readFormers(root, id, commit, of)));
  }
  return formers;
}

/** Files at the rule's paths that some commit removed or moved elsewhere. */
async function removedFiles(
  root: string,
  head: string,
  rule: RuleOf<'absent'>,
): Promise<Removal[] | undefined> {
  const globs = asList(rule.paths);
  if (globs.length === 0) return [];
  const isMeant = matchesAny(globs);
  const places = globs.map(glob => literalPrefix(glob).replace(/[^/]*$/, '') || '.');
  const removed = await removedPaths(root, head, places, patience);
  return removed?.filter(({ path }) => languageOf(path) !== undefined && isMeant(path));
}

/** Declarations of the rule's symbols that some commit took out, wherever they stood. */
async function removedSymbols(
  root: string,
  head: string,
  rule: RuleOf<'absent'>,
): Promise<Removal[] | undefined> {
  const removals: Removal[] = [];
  for (const symbol of asList(rule.symbols)) {
    const touched = await touchedPaths(root, [`-S${symbol}`, '-n', '50', head, '--', '.'], patience);
    if (touched === undefined) return undefined;
    for (const each of touched) {
      if (languageOf(each.path) !== undefined) removals.push({ ...each, symbol });
    }
  }
  return removals;
}

/** The removed code of one commit, as its parent has it. */
async function readFormers(
  root: string,
  rule: string,
  commit: string,
  removals: readonly Removal[],
): Promise<Former[]> {
  const parent = await commitOf(root, `${commit}^`);
  if (parent === undefined) return [];
  const [before, after] = await Promise.all([treeAt(root, parent), treeAt(root, commit)]);
  const wanted = removals.flatMap(({ path }) =>
    before.has(path) ? [{ path, object: before.get(path)! }] : [],
  );
  const left = removals.flatMap(({ path }) => (after.has(path) ? [{ path, object: after.get(path)! }] : []));
  const [texts, textsAfter] = await Promise.all([readBlobs(root, wanted), readBlobs(root, left)]);
  const heldBy = new Set([...after.keys()].filter(path => languageOf(path) !== undefined));
  return removals.flatMap(({ path, symbol }): Former[] => {
    const language = languageOf(path)!;
    const text = codeOf(texts.get(path), symbol, language);
    // A symbol that the file still declares afterwards was only edited there.
    if (text === undefined || codeOf(textsAfter.get(path), symbol, language) !== undefined) return [];
    const shingles = shinglesOf(text, language.spans(text));
    if (!isRecognisable(shingles)) return [];
    return [{ rule, name: symbol ?? path, removedIn: commit.slice(0, 8), shingles, heldBy }];
  });
}

function codeOf(
  text: string | undefined,
  symbol: string | undefined,
  language: Language,
): string | undefined {
  if (text === undefined || text.length > longestText) return undefined;
  return symbol === undefined ? text : symbolBody(text, symbol, language);
}

/**
 * Files that are like removed code, but held it lawfully when it was removed under a name that they had then.
 * Looked up only for files that are like some, since following a file through the history takes long.
 */
export async function heldBefore(
  root: string,
  alike: readonly { path: string; former: Former }[],
): Promise<{ path: string; former: Former }[]> {
  const held: { path: string; former: Former }[] = [];
  for (const { path, former } of alike.slice(0, mostFollowed)) {
    const log = await gitWithin(
      root,
      ['log', '-z', '--follow', '--name-only', '--relative', '--format=', '--', path],
      patience,
    );
    const names = (log?.toString('utf8') ?? '').split('\0').map(name => name.replace(/^\n/, ''));
    if (names.some(name => former.heldBy.has(name))) held.push({ path, former });
  }
  return held;
}
