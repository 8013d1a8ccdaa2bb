import type { Path } from '../model/json.ts';

/** A message about one place inside a rule; about its key where the key is what is wrong. */
export interface Remark {
  field: Path;
  part?: 'key';
  message: string;
}
