import type { Language } from '../extract/language.ts';
import { roughShinglesOf, shinglesOf } from './shingles.ts';

/** Code that was removed and is to stay away, as Git remembers it. */
export interface Former {
  /** Id of the rule that wants it absent, as findings name it. */
  rule: string;
  /** The path that it stood at, or the symbol that it declared. */
  name: string;
  /** The commit that removed it, abbreviated. */
  removedIn: string;
  shingles: ReadonlySet<number>;
  /** Files that held it lawfully when it was removed, such as the one it was moved to. */
  heldBy: Set<string>;
}

/** Removed code of a rule that could not be looked for: why, and how to mend that. */
export interface FormersUnknown {
  rule: string;
  why: string;
}

/** How much a file is like code that was removed. */
export interface Likeness {
  former: Former;
  /** Hundredths: of the removed code that stands in the file, or of the file that stood in the removed code. */
  share: number;
  of: 'former' | 'file';
}

/** From how many hundredths on a part of the removed code counts as having come back, and how much a file must consist of it. */
const leastOfFormer = 60;
const leastOfFile = 80;
/** Less than this many shingles is no content: a constant, a re-export. */
const leastShingles = 24;

/** True where there is enough of a code to recognise it. */
export function isRecognisable(shingles: ReadonlySet<number>): boolean {
  return shingles.size >= leastShingles;
}

/** Finds removed code in files, by content and whatever its name is now. */
export class FormerIndex {
  readonly #owners = new Map<number, Former[]>();
  readonly size: number;

  constructor(formers: readonly Former[]) {
    this.size = formers.length;
    for (const former of formers) {
      for (const shingle of former.shingles) {
        const owners = this.#owners.get(shingle);
        if (owners === undefined) this.#owners.set(shingle, [former]);
        else owners.push(former);
      }
    }
  }

  /** The removed code that a file is like, the likest first, one a rule. */
  likenesses(path: string, text: string, language: Language): Likeness[] {
    // Most files share nothing with what was removed, and that can be told without reading them closely.
    if (this.size === 0 || this.#count(roughShinglesOf(text), path).size === 0) return [];
    const shingles = shinglesOf(text, language.spans(text));
    const best = new Map<string, Likeness>();
    for (const [former, shared] of this.#count(shingles, path)) {
      const likeness = likenessOf(former, shared, shingles.size);
      const known = best.get(former.rule);
      if (likeness !== undefined && (known === undefined || known.share < likeness.share)) {
        best.set(former.rule, likeness);
      }
    }
    return [...best.values()].sort((a, b) => b.share - a.share);
  }

  /** How many shingles are shared with which former code, where there are enough to matter. */
  #count(shingles: ReadonlySet<number>, path: string): Map<Former, number> {
    const shared = new Map<Former, number>();
    for (const shingle of shingles) {
      for (const former of this.#owners.get(shingle) ?? []) shared.set(former, (shared.get(former) ?? 0) + 1);
    }
    for (const [former, count] of shared) {
      if (count < leastShingles / 2 || former.heldBy.has(path)) shared.delete(former);
    }
    return shared;
  }
}

/** How much of what stands here again: `72 % of src/a.ts stand here again`. */
export function likenessWords({ former, share, of }: Likeness): string {
  return of === 'former'
    ? `${share} % of ${former.name} stand here again`
    : `${share} % of this file stood in ${former.name}`;
}

function likenessOf(former: Former, shared: number, size: number): Likeness | undefined {
  const ofFormer = Math.floor((shared * 100) / former.shingles.size);
  if (ofFormer >= leastOfFormer) return { former, share: ofFormer, of: 'former' };
  const ofFile = size < leastShingles ? 0 : Math.floor((shared * 100) / size);
  return ofFile >= leastOfFile ? { former, share: ofFile, of: 'file' } : undefined;
}
