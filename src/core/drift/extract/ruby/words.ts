/** Words behind which a value begins, so that a `/` is no division. */
const opening = new Set(
  'alias and begin break case do else elsif ensure for if in module next not or rescue return super then undef unless until when while yield'.split(
    ' ',
  ),
);

/** Words that are values themselves. */
const values = new Set('end false nil redo retry self true __FILE__ __LINE__ __ENCODING__'.split(' '));

/** True for a word behind which a value is expected: a `/` there begins a regular expression. */
export const opensValue = (word: string): boolean => opening.has(word);
/** True for a word that is a value by itself. */
export const isValue = (word: string): boolean => values.has(word);
