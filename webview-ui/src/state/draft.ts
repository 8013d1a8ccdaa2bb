import type { Patch } from '../../../src/core/artifacts/patch.ts';
import type { Json, Path } from '../../../src/core/model/json.ts';
import { anchorsOf, relocate } from '../form/anchors.ts';
import { isEmpty, sameAnswer, textOf } from '../form/answers.ts';
import { pathKey, valueAt } from '../form/paths.ts';
import type { SavedDraft } from './savedState.ts';

/** An answer as it is being typed, until the file holds it. `base` is what the file held when typing began. */
export interface Draft extends SavedDraft {
  /** Somebody else changed this very answer; nothing is written until the user has chosen. */
  conflict: boolean;
  /** Why the last attempt to save it failed. */
  error?: string | undefined;
}

/** Drafts of one file are told apart by what they do and where. */
export function draftKey(op: Draft['op'], path: Path): string {
  return `${op} ${pathKey(path)}`;
}

/** A draft for the answer at `path` as `value` (the whole file's) has it now. */
export function startDraft(op: Draft['op'], path: Path, value: Json): Draft {
  const base = op === 'rename' ? String(path.at(-1)) : (valueAt(value, path) ?? null);
  return {
    op,
    path: [...path],
    value: base,
    text: '',
    base,
    anchors: anchorsOf(value, path),
    conflict: false,
  };
}

/** True while the file does not hold what was typed. */
export function isDirty(draft: Draft): boolean {
  return !sameAnswer(draft.value, draft.base);
}

/**
 * Fit a draft to a newer value of its file, in place. False when the place it belonged to is gone.
 * A draft that was clean follows the file; a dirty one whose answer changed under it becomes a conflict.
 */
export function rebase(draft: Draft, value: Json): boolean {
  const path = relocate(value, draft.path, draft.anchors);
  if (path === undefined || (draft.op === 'rename' && valueAt(value, path) === undefined)) return false;
  const theirs = draft.op === 'rename' ? draft.base : (valueAt(value, path) ?? null);
  const dirty = isDirty(draft);
  draft.path = [...path];
  draft.anchors = anchorsOf(value, path);
  if (!dirty && !sameAnswer(theirs, draft.base)) {
    draft.value = theirs;
    draft.text = textOf(theirs);
  }
  draft.conflict = dirty && !sameAnswer(theirs, draft.base) && !sameAnswer(theirs, draft.value);
  if (!draft.conflict) draft.base = theirs;
  return true;
}

/**
 * The change that writes a draft. In YAML an empty answer is a key that is not there; in Markdown the heading
 * stays and its text is empty.
 */
export function patchOf(draft: Draft, file: string): Patch {
  if (draft.op === 'rename') return { op: 'rename', path: draft.path, key: String(draft.value) };
  if (isEmpty(draft.value) && !file.endsWith('.md')) return { op: 'remove', path: draft.path };
  return { op: 'set', path: draft.path, value: draft.value };
}
