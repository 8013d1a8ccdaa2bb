import type { Json } from '../../../src/core/model/json.ts';

const pattern = /^\s*N\/A\b\s*:?\s*([\s\S]*)$/i;

/** The reason of an answer `N/A: reason` (empty where none is given); `undefined` for any other answer. */
export function notApplicableReason(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? pattern.exec(value)?.[1] : undefined;
}

/** The answer that says "not applicable" for this reason. */
export function notApplicableAnswer(reason: string): string {
  return `N/A: ${reason}`;
}
