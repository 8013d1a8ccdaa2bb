import { normaliseLineEnds } from '../artifacts/markdown/generated.ts';
import { type Patch, PatchError } from '../artifacts/patch.ts';
import { applyPatch, isMap, words } from '../artifacts/patchJson.ts';
import { editSections, readSections, type Sections } from '../artifacts/sections.ts';
import type { Json } from '../model/json.ts';
import { decisionSections } from './decisionSections.ts';
import { readOptions, type WantedOption, writeOptions } from './options.ts';
import { reasonsFor, renameReason, writeReason } from './rejections.ts';

/** An option as the form shows it: what it is, and why it was not chosen. */
export interface OptionRow {
  [key: string]: Json;
  option: string;
  reason: string;
}

/** What keeps the place of an option that has no name yet. */
const unnamed = '…';
const nameOf = (option: string): string => (option === '' ? unnamed : option);

const textOf = (sections: Sections, id: string): string => String(sections[id] ?? '');

/** The options of a record's sections, each with the reason against it. */
export function optionRows(sections: Sections): OptionRow[] {
  const names = readOptions(textOf(sections, 'options'));
  const reasons = reasonsFor(textOf(sections, 'rejected'), names);
  return names.map((name, index) => ({ option: name === unnamed ? '' : name, reason: reasons[index]! }));
}

/** A wanted row, with the position that it had before. */
interface MovedRow extends OptionRow {
  from: number;
}

/**
 * A record after a patch to its options: the list, one of its rows, or one of a row's fields. A row may be given
 * as the option's words alone. Throws PatchError where the patch does not fit.
 */
export function editOptions(record: string, patch: Patch): string {
  const sections = readSections('', record, decisionSections).value;
  const before = optionRows(sections);
  const wanted = wantedRows(before, patch);
  const options = writeOptions(
    textOf(sections, 'options'),
    wanted.map(
      ({ option, from }): WantedOption => ({
        name: nameOf(option),
        from: from < 0 ? undefined : from,
      }),
    ),
  );
  let rejected = textOf(sections, 'rejected');
  const names = before.map(({ option }) => nameOf(option));
  for (const { option, reason, from } of wanted) {
    const old = before[from];
    const name = nameOf(option);
    if (old === undefined) names.push(name);
    else if (names[from] !== name) {
      rejected = renameReason(rejected, names, names[from]!, name);
      names[from] = name;
    }
    if (reason !== (old?.reason ?? '')) rejected = writeReason(rejected, names, name, reason);
  }
  const set = (id: string, value: string): Patch[] =>
    value === textOf(sections, id) ? [] : [{ op: 'set', path: [id], value }];
  return editSections(record, decisionSections, [...set('options', options), ...set('rejected', rejected)]);
}

/** The rows after a patch. Each carries where it was, so that what the form does not show stays with it. */
function wantedRows(before: readonly OptionRow[], patch: Patch): MovedRow[] {
  const [, index, field] = patch.path;
  if (index === undefined) return wholeList(before, patch);
  const moved: Json = before.map((row, from): MovedRow => ({ ...row, from }));
  const isRow = field === undefined && (patch.op === 'set' || patch.op === 'insert');
  const from = patch.op === 'set' && typeof index === 'number' && index < before.length ? index : -1;
  const row = isRow ? asRow(patch.value) : undefined;
  const reason = row?.reason ?? before[from]?.reason ?? '';
  const changed = isRow ? { ...patch, value: { option: row?.option ?? '', reason, from } } : patch;
  if (field !== undefined && field !== 'option' && field !== 'reason') {
    throw new PatchError(`an option has no ${words(patch.path.slice(2))}`);
  }
  const after = applyPatch(moved, { ...changed, path: patch.path.slice(1) } as Patch) as Json[];
  return after.filter(isMap).map(one => {
    const { option = '', reason: why } = asRow(one);
    return { option, reason: why ?? '', from: typeof one.from === 'number' ? one.from : -1 };
  });
}

/** The whole list may come as rows, as names, as one text with a name on each line, or be taken away. */
function wholeList(before: readonly OptionRow[], patch: Patch): MovedRow[] {
  if (patch.op === 'remove') return [];
  if (patch.op !== 'set') throw new PatchError(`${patch.op} is not for the whole list of options`);
  const { value } = patch;
  const items = typeof value === 'string' ? value.split('\n') : Array.isArray(value) ? value : [];
  return items.map(asRow).flatMap(({ option = '', reason }) => {
    if (option === '') return [];
    const from = before.findIndex(row => row.option === option);
    return [{ option, reason: reason ?? before[from]?.reason ?? '', from }];
  });
}

function asRow(value: Json): Partial<Record<'option' | 'reason', string>> {
  if (!isMap(value)) return { option: lines(value) };
  return {
    ...(value.option === undefined ? {} : { option: lines(value.option) }),
    ...(value.reason === undefined ? {} : { reason: text(value.reason) }),
  };
}

const text = (value: Json): string =>
  value === null || typeof value === 'object' ? '' : normaliseLineEnds(String(value)).trim();

/** Trimmed lines without empty ones. */
const lines = (value: Json): string =>
  text(value)
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .join('\n');
