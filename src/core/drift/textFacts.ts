import { asList } from '../model/rule.ts';
import type { Range } from '../model/text.ts';
import { type Former, FormerIndex, type Likeness } from './absence/formers.ts';
import { detached } from './extract/detached.ts';
import type { Language } from './extract/language.ts';
import { rangesOf } from './extract/ranges.ts';
import { languageOf } from './languages.ts';
import type { Policy } from './policy/policy.ts';
import { breachesOf, type FileBreaches } from './standards/fileStandards.ts';

/** A symbol that some rule wants absent, where a file declares it. */
interface DeclaredHere {
  name: string;
  range: Range;
}

/** What is kept of a file's text besides its imports; only what the policy asks for. */
interface Facts {
  breaches: FileBreaches;
  /** Declarations of symbols that a rule names. */
  declared: readonly DeclaredHere[];
  /** Code that was removed once and that the file is like. */
  likenesses: readonly Likeness[];
}

const nothing: Facts = { breaches: [], declared: [], likenesses: [] };

/** What the rules want to know of texts, which are read once and not kept. */
export class TextFacts {
  readonly #facts = new Map<string, Facts>();
  #policy: Policy;
  #symbols: ReadonlySet<string>;
  #formers = new FormerIndex([]);

  constructor(policy: Policy) {
    this.#policy = policy;
    this.#symbols = symbolsOf(policy);
  }

  /** True where the texts did not tell what this policy asks: they then have to be read again. */
  needsTextsFor(policy: Policy): boolean {
    const looked = new Set(this.#policy.standards.map(({ id }) => id));
    return (
      policy.standards.some(({ id }) => !looked.has(id)) ||
      [...symbolsOf(policy)].some(symbol => !this.#symbols.has(symbol)) ||
      absences(policy) !== absences(this.#policy)
    );
  }

  setPolicy(policy: Policy): void {
    this.#policy = policy;
    this.#symbols = symbolsOf(policy);
  }

  /** Removed code to look for, in files that are read from now on. */
  setFormers(formers: readonly Former[]): void {
    this.#formers = new FormerIndex(formers);
  }

  of(path: string): Facts {
    return this.#facts.get(path) ?? nothing;
  }

  likenesses(): { path: string; former: Former }[] {
    return [...this.#facts].flatMap(([path, { likenesses }]) =>
      likenesses.map(({ former }) => ({ path, former })),
    );
  }

  read(path: string, text: string): void {
    const language = languageOf(path);
    if (language === undefined) return;
    // Most plans ask nothing of texts, and a tree has many files.
    if (this.#policy.standards.length === 0 && this.#symbols.size === 0 && this.#formers.size === 0) {
      this.#facts.delete(path);
      return;
    }
    const facts: Facts = {
      breaches: this.#policy.standards.length === 0 ? [] : breachesOf(path, text, this.#policy),
      declared: this.#declared(text, language),
      likenesses: this.#formers.likenesses(path, text, language),
    };
    if (Object.values(facts).some(list => list.length > 0)) this.#facts.set(path, facts);
    else this.#facts.delete(path);
  }

  delete(path: string): void {
    this.#facts.delete(path);
  }

  #declared(text: string, language: Language): readonly DeclaredHere[] {
    const wanted = [...this.#symbols].filter(symbol => text.includes(symbol));
    if (wanted.length === 0) return nothing.declared;
    const found = language
      .symbols(text, language.spans(text))
      .filter(({ name }) => wanted.includes(name))
      .sort((a, b) => a.start - b.start);
    const ranges = rangesOf(text, found);
    return found.map(({ name }, index) => ({ name: detached(name), range: ranges[index]! }));
  }
}

function symbolsOf(policy: Policy): ReadonlySet<string> {
  return new Set(policy.rules.flatMap(({ rule }) => (rule.kind === 'absent' ? asList(rule.symbols) : [])));
}

/** All that decides which removed code is looked for. */
function absences(policy: Policy): string {
  return JSON.stringify(
    policy.rules.flatMap(({ id, rule }) => (rule.kind === 'absent' ? [[id, rule.paths, rule.symbols]] : [])),
  );
}
