import type { SectionSpec } from '../../artifacts/markdown/layout.ts';
import { isMap, valueAt } from '../../artifacts/patchJson.ts';
import { readSections } from '../../artifacts/sections.ts';
import type { Json } from '../../model/json.ts';
import type { TextFile } from '../phaseContext.ts';
import { readAnswer } from './answer.ts';

/** What a Markdown artifact answers, by field id. */
export interface SectionAnswers {
  /** A given answer as text; undefined where there is none, or where it does not apply. */
  text(id: string): string | undefined;
  /** The rows of a table; empty where there is none. Cells are trimmed texts. */
  rows(id: string): Record<string, string>[];
  /** Whether the question was answered with `N/A: reason`. */
  isNotApplicable(id: string): boolean;
}

/** Read the answers of a file; of one that is not there every answer is missing. */
export function sectionAnswers(file: TextFile | undefined, specs: readonly SectionSpec[]): SectionAnswers {
  const json: Json = file === undefined ? {} : readSections(file.path, file.text, specs).json;
  const answer = (id: string) => readAnswer(valueAt(json, [id]));
  return {
    text: id => {
      const read = answer(id);
      return read.kind === 'given' ? read.text : undefined;
    },
    rows: id => {
      const value = valueAt(json, [id]);
      return Array.isArray(value) ? value.filter(isMap).map(textsOf) : [];
    },
    isNotApplicable: id => answer(id).kind === 'notApplicable',
  };
}

const textsOf = (row: { [column: string]: Json }): Record<string, string> =>
  Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, String(cell ?? '').trim()]));
