import { didYouMean } from '../../core/artifacts/didYouMean.ts';
import { codeOf, type Grammar, grammarsOf } from '../../core/drift/patterns/grammars.ts';
import { matchKinds } from '../../core/drift/patterns/matchKinds.ts';
import type { Piece } from '../../core/drift/patterns/occurrences.ts';
import type { PatternSearch, Refusal, SearchOutcome } from '../../core/drift/patterns/patternSearch.ts';
import { holds, type Requirement, requirementOf } from '../../core/drift/patterns/requirement.ts';
import type { PatternConfig, PatternLanguage } from '../../core/model/patternRule.ts';
import { remember } from '../../core/remember.ts';
import type { PatternLibrary } from './library.ts';
import { matchesOf } from './matches.ts';
import { refusedPart } from './refusedPart.ts';
import type { Candidates, SearchableText } from './searchableText.ts';

/** Told before each step: the position of a search, or -1 for parsing. */
type Step = (search: number) => void;

/** A search, made ready for one grammar; or what is wrong with it there. */
type Prepared = Ready | { refusal: Refusal };

interface Ready {
  /** Of the whole file. */
  requirement: Requirement;
  among: Candidates | undefined;
}

/** More matches of one rule in one file are no list that anybody reads. */
const mostMatches = 10_000;

/** Runs searches over texts, and keeps what it has made ready. */
export class Searcher {
  readonly #library: PatternLibrary;
  readonly #prepared = new Map<string, Prepared>();

  constructor(library: PatternLibrary) {
    this.#library = library;
  }

  /** What the searches come to in a file; nothing is said of those that find nothing. */
  async search(
    path: string,
    text: string,
    searches: readonly PatternSearch[],
    step: Step,
  ): Promise<SearchOutcome[]> {
    const found = new Map<number, Piece[]>();
    const unable = new Map<number, string>();
    const refused = new Map<number, Refusal>();
    for (const code of codeOf(path, text)) {
      let opened: SearchableText | undefined;
      try {
        for (const [index, search] of searches.entries()) {
          const language = code.languages.find(each => search.languages.includes(each));
          if (language === undefined) continue;
          step(index);
          const prepared = await this.#prepare(search, code.grammar, language);
          if ('refusal' in prepared) {
            refused.set(index, prepared.refusal);
            continue;
          }
          if (!holds(prepared.requirement, code.text)) continue;
          step(-1);
          opened ??= this.#library.open(code.grammar, code.text);
          if (opened === undefined) {
            unable.set(index, `${path} takes too long to parse; exclude it under \`sources\``);
            continue;
          }
          step(index);
          for (const { start, end } of opened.find(search.config, prepared.among)) {
            remember(found, index, () => []).push({ start: start + code.start, end: end + code.start });
          }
        }
      } finally {
        opened?.close();
      }
    }
    for (const [index, { length }] of found) {
      if (length <= mostMatches) continue;
      unable.set(index, `${path} matches more than ${mostMatches} times; only the first ones are listed`);
    }
    return [...new Set([...found.keys(), ...unable.keys(), ...refused.keys()])].map(index => ({
      key: searches[index]!.key,
      matches: matchesOf(text, found.get(index)?.slice(0, mostMatches) ?? []),
      ...(unable.has(index) ? { unable: unable.get(index)! } : {}),
      ...(refused.has(index) ? { refusal: refused.get(index)! } : {}),
    }));
  }

  async #prepare(search: PatternSearch, grammar: Grammar, language: PatternLanguage): Promise<Prepared> {
    const key = `${grammar} ${search.key}`;
    const known = this.#prepared.get(key);
    if (known !== undefined) return known;
    const prepared = await this.#prepareNew(search, grammar, language);
    this.#prepared.set(key, prepared);
    return prepared;
  }

  async #prepareNew(search: PatternSearch, grammar: Grammar, language: PatternLanguage): Promise<Prepared> {
    const reason = await this.#reasonAgainst(search.config, grammar);
    if (reason !== undefined) {
      for (const other of grammarsOf(language)) {
        // Code of this kind exists in another grammar of the language, and so not in this one.
        if (other !== grammar && (await this.#reasonAgainst(search.config, other)) === undefined) {
          return { requirement: { any: [] }, among: undefined };
        }
      }
      const at = refusedPart(search.config, part => this.#tried(part, grammar) !== undefined);
      const said = `${reason.replace(/\.$/, '')}${this.#guess(reason, grammar)}`;
      return { refusal: { why: `the rule object cannot be used for ${language}: ${said}`, at } };
    }
    const read = this.#library.reader(grammar);
    const keywords = { anyCase: grammar === 'php' };
    const kinds = matchKinds(search.config, read);
    return {
      requirement: requirementOf(search.config, read, keywords, 'file'),
      among:
        kinds === undefined
          ? undefined
          : { kinds: [...kinds], requirement: requirementOf(search.config, read, keywords, 'match') },
    };
  }

  /** A kind that was meant, where the reason is one that the grammar does not have. */
  #guess(reason: string, grammar: Grammar): string {
    const kind = /^Kind `(\w+)` is invalid/.exec(reason)?.[1];
    return kind === undefined ? '' : didYouMean(kind, this.#library.kindsOf(grammar));
  }

  /** Why the library does not take the rule object in a grammar; undefined where it does. */
  async #reasonAgainst(config: PatternConfig, grammar: Grammar): Promise<string | undefined> {
    await this.#library.prepare(grammar);
    return this.#tried(config, grammar);
  }

  #tried(config: PatternConfig, grammar: Grammar): string | undefined {
    const nothing = this.#library.open(grammar, '');
    try {
      nothing?.find(config, undefined);
      return undefined;
    } catch (error) {
      const isBroken = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
      if (isBroken || !(error instanceof Error)) throw error;
      return reasonIn(error.message);
    } finally {
      nothing?.close();
    }
  }
}

/** The library tells a chain of causes, each on lines of its own; the last says it. */
function reasonIn(message: string): string {
  const cause = message.split('|->').at(-1) ?? message;
  return cause.replace(/\s+/g, ' ').trim();
}
