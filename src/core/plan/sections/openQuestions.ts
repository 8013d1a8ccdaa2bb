import type { Artifact } from '../../artifacts/artifact.ts';
import { isMap, valueAt } from '../../artifacts/patchJson.ts';
import type { Json } from '../../model/json.ts';
import { readAnswer } from './answer.ts';

/** A row of the table of open questions. */
interface Question {
  /** Position in the table. */
  row: number;
  /** Empty where the row does not ask anything. */
  question: string;
  /** As written, in small letters. */
  state: string;
  /** True where there is an answer, or a reason why it can wait. */
  answered: boolean;
}

/** The questions that research lists. Text instead of a table has none. */
export function questionsOf({ json }: Pick<Artifact<unknown>, 'json'>): Question[] {
  return rowsOf(json, 'questions').map((row, index) => ({
    row: index,
    question: given(row.question),
    state: cellWord(row.state),
    answered: given(row.answer) !== '',
  }));
}

/** A table's rows by the section's id; empty where it holds text, or is not there. */
export function rowsOf(json: Json, section: string): { [column: string]: Json }[] {
  const rows = valueAt(json, [section]);
  return Array.isArray(rows) ? rows.filter(isMap) : [];
}

/** A cell with one word, in small letters. */
export const cellWord = (value: Json | undefined): string =>
  String(value ?? '')
    .trim()
    .toLowerCase();

/** The words of a cell; empty where it has none, or where they only keep a place. */
export function given(value: Json | undefined): string {
  const answer = readAnswer(value);
  return answer.kind === 'given' ? answer.text : '';
}
