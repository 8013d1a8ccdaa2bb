import { withoutComments } from '../../artifacts/markdown/comments.ts';
import type { Json } from '../../model/json.ts';

/** What a person wrote for a question. */
type Answer =
  | { kind: 'empty' }
  | { kind: 'given'; text: string }
  | { kind: 'notApplicable'; reason: string }
  /** `N/A` with nothing behind it. */
  | { kind: 'reasonMissing' };

const notApplicable = /^(?:n\/a|not applicable)(?![A-Za-z0-9])[\s:.,;(\u2013\u2014-]*/i;
/** Words that only keep a place. */
const placeholder = /^(?:tbd|todo|to be (?:done|decided|defined)|[?.…\s-]+)[.!]?$/i;

/** Read an answer; template comments and words that only keep a place are no answer. */
export function readAnswer(value: Json | undefined): Answer {
  if (value === undefined || value === null || typeof value === 'object') return { kind: 'empty' };
  const text = withoutComments(String(value)).trim();
  if (text === '' || placeholder.test(text)) return { kind: 'empty' };
  const mark = notApplicable.exec(text);
  if (mark === null) return { kind: 'given', text };
  const reason = text
    .slice(mark[0].length)
    .replace(/[\s).]+$/, '')
    .trim();
  return reason === '' || placeholder.test(reason)
    ? { kind: 'reasonMissing' }
    : { kind: 'notApplicable', reason };
}
