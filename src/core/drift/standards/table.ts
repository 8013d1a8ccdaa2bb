import type { StandardId } from '../../model/blueprint.ts';
import { commentedOutCode } from './commentedOutCode.ts';
import { emptyCatch } from './emptyCatch.ts';
import { naming } from './naming.ts';
import { secret } from './secret.ts';
import { sqlFromStrings } from './sqlFromStrings.ts';
import type { Standard } from './standard.ts';
import { todoComment } from './todoComment.ts';
import { undocumentedPublicFunction } from './undocumentedPublicFunction.ts';

/** Every standard by the name that a blueprint gives it. */
export const standards: Readonly<Record<StandardId, Standard>> = {
  'empty-catch': emptyCatch,
  'todo-comment': todoComment,
  secret,
  'commented-out-code': commentedOutCode,
  'sql-from-strings': sqlFromStrings,
  'undocumented-public-function': undocumentedPublicFunction,
  naming,
};
