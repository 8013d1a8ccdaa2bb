import type * as z from 'zod/mini';
import type { Json } from '../model/json.ts';
import { didYouMean } from './didYouMean.ts';
import { isMap } from './patchJson.ts';

type Issue = z.core.$ZodIssue;

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a map',
  record: 'a map',
  null: 'nothing',
};

/** What stands in the file, for messages. */
function found(value: Json | undefined): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (isMap(value)) return 'a map';
  const text = typeof value === 'string' ? value : String(value);
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  if (typeof value === 'number') return `the number ${short}`;
  return `\`${short.replace(/\s+/g, ' ')}\``;
}

/** The issue that a union's failure comes down to: where a branch failed further inside, that one was meant. */
export function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const meant = issue.errors.find(
    branch => branch.length > 0 && branch.every(({ path }) => path.length > 0),
  )?.[0];
  return meant === undefined ? issue : innermost({ ...meant, path: [...issue.path, ...meant.path] });
}

/** An issue of the schema in a person's words: what is wrong and what to write. */
export function issueText(issue: Issue, value: Json | undefined): string {
  const name = nameOf(issue.path);
  if (value === undefined) return missing(issue, name);
  switch (issue.code) {
    case 'invalid_type':
      return `${name}expected ${kinds[issue.expected] ?? issue.expected}, found ${found(value)}${quoteHint(issue.expected, value)}`;
    case 'invalid_value':
      return `${name}${oneOf(issue.values)}, found ${found(value)}${guess(issue.values, value)}`;
    case 'invalid_union':
      return name + unionText(issue, value);
    case 'too_small':
      if (issue.origin === 'string') return `${name}must not be empty`;
      if (issue.origin === 'array') return `${name}${issue.message}`;
      return `${name}must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}, found ${found(value)}`;
    case 'invalid_format':
    case 'custom':
      return `${name}${issue.message}, found ${found(value)}`;
    default:
      return `${name}not valid: ${found(value)}`;
  }
}

const nameOf = (path: readonly PropertyKey[]): string => {
  const key = path.findLast(step => typeof step === 'string');
  return key === undefined ? '' : `\`${String(key)}\`: `;
};

function missing(issue: Issue, name: string): string {
  const wanted =
    issue.code === 'invalid_value'
      ? oneOf(issue.values).replace(/^expected /, '')
      : issue.code === 'invalid_type'
        ? (kinds[issue.expected] ?? issue.expected)
        : issue.code === 'invalid_union'
          ? unionText(issue, undefined)
              .replace(/^expected /, '')
              .replace(/, found nothing$/, '')
          : 'a value';
  return `missing key ${name.replace(/: $/, '')}: write ${wanted}`;
}

const oneOf = (values: readonly unknown[]): string =>
  values.length === 1
    ? `expected \`${String(values[0])}\``
    : `expected one of ${values.map(String).join(', ')}`;

const guess = (values: readonly unknown[], value: Json): string =>
  typeof value === 'string' ? didYouMean(value, values.map(String)) : '';

const quoteHint = (expected: string, value: Json): string =>
  expected === 'string' && typeof value !== 'object' ? '; put it in quotes' : '';

function unionText(issue: Extract<Issue, { code: 'invalid_union' }>, value: Json | undefined): string {
  const options = (issue as { options?: unknown[] }).options;
  if (issue.errors.length === 0 && options !== undefined) {
    return `${oneOf(options)}, found ${found(value)}${guess(options, value ?? null)}`;
  }
  const firsts = issue.errors.map(([first]) => first).filter(first => first !== undefined);
  const values = firsts.flatMap(first => (first.code === 'invalid_value' ? first.values : []));
  if (values.length > 0 && firsts.every(({ code }) => code === 'invalid_value'))
    return `${oneOf(values)}, found ${found(value)}${guess(values, value ?? null)}`;
  const names = firsts.map(first =>
    first.code === 'invalid_type' ? (kinds[first.expected] ?? first.expected) : 'a value',
  );
  const tooEmpty = firsts.find(first => first.code === 'too_small');
  if (tooEmpty !== undefined && typeof value === 'string') return 'must not be empty';
  return `expected ${[...new Set(names)].join(' or ')}, found ${found(value)}`;
}
