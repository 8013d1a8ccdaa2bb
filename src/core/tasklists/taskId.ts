/** An id at the start of a task's words, and what follows it. */
export interface LeadingId {
  id: string;
  rest: string;
  /** What the ids of one numbering have in common: `T` of `T001`; empty for `1.1`. */
  family: string;
  /** Set apart from the words by a colon, a dash, a dot or marks of emphasis. */
  isSetApart: boolean;
}

/** `1`, `1.2`, `1.2a` */
const numeric = /^\d+(?:\.\d+)*[a-zA-Z]?$/;
/** `T001`, `LD-000`, `S0-1`, `T1.2`; also `TXXX`, which templates have for a number to come. */
const code = /^(?:[A-Za-z][A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)*?[-_.]?\d+(?:\.\d+)*[a-zA-Z]?|T[X\d]*X)$/;
const leading =
  /^([*_~]{0,4})(task\s{1,4})?([[(]?)`?([A-Za-z0-9][A-Za-z0-9._-]{0,39}?)`?([\])]?)([.:)]?)([*_~]{0,4})([.:)]?)(?=\s|$|[–—-]\s)/i;
const dash = /^\s*[–—:-]+\s+/;
/** Numberings that people use for tasks and hardly for anything else. */
const taskFamilies = new Set(['T', 'T-', 'TASK-', 'TASK', 'TSK-', 'WP', 'WP-']);
const story = /^US-?\d/i;
/** `LD-000`: standards and products, such as `UTF-8` and `SHA-256`, do not fill up with zeros. */
const zeroPadded = /^[A-Z]+[-_]0\d+$/;

/** `1`, `1.2`: the ids of Kiro, cc-sdd, OpenSpec and Task Master. */
export const isNumeric = (id: string): boolean => numeric.test(id);

/** `T` of `T001`, `S0-` of `S0-1`, nothing of `1.1`. */
export const familyOf = (id: string): string =>
  numeric.test(id) ? '' : id.replace(/(?:\d+(?:\.\d+)*[a-zA-Z]?|[X\d]*X)$/, '');

/** Whether a word has the shape of an id, such as `T001` or `1.1`; stories such as `US1` are no tasks. */
export const looksLikeId = (word: string): boolean =>
  word.length <= 40 && !story.test(word) && (numeric.test(word) || code.test(word));

/** The id that a task's words may begin with; whether it is one depends on its neighbours (see {@link idFamilies}). */
export function leadingId(words: string): LeadingId | undefined {
  const found = leading.exec(words);
  if (found === null) return undefined;
  const [all, emphasis = '', task, open = '', id = '', close, inner, closing = '', outer] = found;
  if (!looksLikeId(id) || (open !== '' && close === '') || (open === '' && close === ']')) return undefined;
  const behind = words.slice(all.length);
  const isClosed = emphasis === '' || closing.includes(emphasis[0]!);
  const delimiter = dash.exec(behind)?.[0];
  const rest = behind.slice(delimiter?.length ?? 0).trim();
  const mark = `${close}${inner}${outer}`;
  return {
    id,
    // What is emphasised goes on behind the id.
    rest: isClosed ? rest : `${emphasis}${rest}`,
    family: familyOf(id),
    isSetApart: task !== undefined || mark !== '' || delimiter !== undefined || (emphasis !== '' && isClosed),
  };
}

/**
 * Which of the words that tasks begin with are ids. `S3 bucket` begins with a product, `T014 Add …` with an id: an
 * id is of a numbering that tasks use, or one of several of its kind, or set apart and long enough.
 */
export function idFamilies(candidates: readonly LeadingId[]): (candidate: LeadingId) => boolean {
  const uses = new Map<string, { count: number; ids: Set<string> }>();
  for (const { family, id } of candidates) {
    const known = uses.get(family) ?? { count: 0, ids: new Set() };
    known.count++;
    known.ids.add(id);
    uses.set(family, known);
  }
  return ({ family, id, isSetApart }) => {
    if (family === '') return id.includes('.') || isSetApart;
    if (taskFamilies.has(family.toUpperCase())) return true;
    const { count, ids } = uses.get(family) ?? { count: 0, ids: new Set() };
    if (ids.size > 1) return ids.size * 4 >= count * 3;
    if (zeroPadded.test(id)) return true;
    return isSetApart && /^[A-Z][A-Z\d_.-]*$/.test(family) && /\d{2,}/.test(id);
  };
}
