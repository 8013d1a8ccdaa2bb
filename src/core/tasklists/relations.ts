import { type IdRow, idRowAt, idRows, type KnownIds } from './references.ts';

/** An order that a sentence states, in ids. */
interface StatedOrder {
  before: string[];
  after: string[];
}

const arrow = /\s*(?:→|⟶|➜|➔|[-─=]+[>▶►])\s*/;
const relation =
  /\b(depends?(?:\s(?:up)?on)?|requires?|needs?|after|blocked by|follows?|waits? for|must follow)\b|\b(blocks?|before|precedes?|unblocks?)\b/i;
const negation = /\b(?:no|not|never|without|independent(?:ly)?|n't)\b/i;
/** Art that draws branches: which line meets which is not in the characters. */
const drawing = /[│┌┐└┘├┤┬┴┼┃╭╮╯╰]/;
const longestLine = 2000;

/**
 * The orders that a line of a section about dependencies states: `T001 → T002`, `T003 depends on T001, T002`,
 * `Tests (T004-T007) before implementation (T008-T014)`. A sentence without a subject is about `subject`.
 */
export function statedOrders(line: string, known: KnownIds, subject?: string): StatedOrder[] {
  if (line.length > longestLine || drawing.test(line)) return [];
  return line.split(/;\s|\.\s|\.$/).flatMap(sentence => ordersOf(sentence, known, subject));
}

function ordersOf(sentence: string, known: KnownIds, subject: string | undefined): StatedOrder[] {
  const steps = sentence.split(arrow);
  if (steps.length > 1) return chain(steps, known);
  const found = relation.exec(sentence);
  if (found === null || negation.test(sentence)) return [];
  const left =
    idRows(sentence.slice(0, found.index), known).at(-1)?.ids ?? (subject === undefined ? [] : [subject]);
  const behind = sentence.slice(found.index + found[0].length);
  const isWaiting = found[1] !== undefined;
  const right = nearestRow(behind, known, !isWaiting || /^(?:depend|blocked)/i.test(found[1]!), isWaiting);
  if (left.length === 0 || right.ids.length === 0) return [];
  return [isWaiting ? { after: left, before: right.ids } : { before: left, after: right.ids }];
}

/** The row of ids behind a relation: at once or, where its words mean nothing else, the first of the sentence. */
function nearestRow(text: string, known: KnownIds, isSure: boolean, takesUnknown: boolean): IdRow {
  const at = /^[:*_\s]*/.exec(text)![0].length;
  const first = idRowAt(text, at, known, isSure && takesUnknown);
  return first.ids.length > 0 || !isSure ? first : (idRows(text, known)[0] ?? first);
}

/** `A → B → C`: a step without ids breaks the chain. */
function chain(steps: readonly string[], known: KnownIds): StatedOrder[] {
  const rows = steps.map(step => idRows(step, known));
  return rows.slice(1).flatMap((row, index) => {
    const before = rows[index]!.at(-1)?.ids ?? [];
    const after = row[0]?.ids ?? [];
    return before.length > 0 && after.length > 0 ? [{ before, after }] : [];
  });
}
