import type { TextSpan } from '../extract/textSpans.ts';
import type { SourceText, Standard, StandardBreach } from './standard.ts';

/** Keys that can be told by their shape alone, as their issuers document it. */
const knownShapes: readonly { name: string; shape: RegExp }[] = [
  { name: 'an AWS access key', shape: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g },
  { name: 'a GitHub token', shape: /\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{60,255})\b/g },
  { name: 'a GitLab token', shape: /\bglpat-[A-Za-z0-9_-]{20,64}\b/g },
  { name: 'a Slack token', shape: /\bxox[abprs]-\d{8,}-[A-Za-z0-9-]{16,200}\b/g },
  { name: 'a Google API key', shape: /\bAIza[A-Za-z0-9_-]{35}\b/g },
  { name: 'a Stripe live key', shape: /\b[rs]k_live_[A-Za-z0-9]{20,200}\b/g },
  { name: 'an npm token', shape: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { name: 'an Anthropic key', shape: /\bsk-ant-[A-Za-z0-9_-]{40,200}\b/g },
  { name: 'an OpenAI key', shape: /\bsk-(?:proj-)?[A-Za-z0-9]{40,200}\b/g },
  { name: 'a SendGrid key', shape: /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}\b/g },
  {
    name: 'a private key',
    shape: /-----BEGIN (?:[A-Z]+ ){0,3}PRIVATE KEY-----(?:\\[nr]|['"+\s]){0,12}[A-Za-z0-9+/]{24}/g,
  },
];
const hint = /AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox[abprs]-|AIza|k_live_|npm_|sk-|SG\.|PRIVATE KEY/;

/** Names that hold what nobody else may know. */
const secretName =
  /(?:password|passwd|passphrase|secret|api_?key|access_?key|auth_?token|access_?token|private_?key|client_?secret)\d*$/i;
/** A name that is given a value; languages write types between the two. */
const assigned = /([\w$]+)["']?\s*(?::\s*[\w&'.<>?|[\] ]{1,60}|string\s*)?(?:=>|:=|[:=])\s*$/;
const nameHint = /passw|passphrase|secret|key|token/i;

/** Words that say that a value is none. */
const placeholder =
  /example|sample|dummy|fake|test|mock|change.?me|your|placeholder|redacted|password|secret|xxx|\*\*\*|<|\$\{|\{\{|todo|none|null|undefined|foo|bar|abc|123456|0000|deadbeef/i;
const hash = /^\$(?:2[aby]|argon2\w*|pbkdf2\S*|[156])\$/;
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const fewestCharacters = 12;
/** Bits a character: English words have about 2.8 to 3.5 at these lengths, random keys from 3.6. */
const leastEntropy = 3.6;

/** A password or key that stands in the code, and so in its history for good. */
export const secret: Standard = {
  usual: 'critical',
  question: 'How bad is a password or key in the code?',
  refuses:
    'A key of a known shape anywhere, and a random-looking text given to a name such as `password` or `apiKey`.',
  remedy:
    'Take it out, revoke it since the history keeps it, and read it from the environment or a secret store',
  mayConcern: text => hint.test(text) || nameHint.test(text),
  breaches: source => [...byShape(source), ...byName(source)].sort((a, b) => a.start - b.start),
};

function byShape({ text }: SourceText): StandardBreach[] {
  if (!hint.test(text)) return [];
  return knownShapes.flatMap(({ name, shape }) =>
    [...text.matchAll(shape)].flatMap(({ 0: found, index }) =>
      isPlaceholder(found.replace(/^[a-z]+_(?:live_|pat_)?|^sk-(?:ant-|proj-)?|-----[^-]*-----/gi, ''))
        ? []
        : [
            {
              start: index,
              end: index + found.length,
              message: `This looks like ${name}`,
              target: masked(found),
            },
          ],
    ),
  );
}

function byName({ text, spans }: SourceText): StandardBreach[] {
  if (!nameHint.test(text)) return [];
  return spans.all.flatMap((span): StandardBreach[] => {
    const value = literal(text, span);
    if (value === undefined || value.length < fewestCharacters || /\s/.test(value)) return [];
    const before = text.slice(Math.max(0, span.start - 80), span.start);
    const name = assigned.exec(before)?.[1];
    if (name === undefined || !secretName.test(name)) return [];
    // Paths, addresses, names of headers and message keys look like words with marks between them.
    // A hash is made to be stored, and an identifier is no secret.
    if (hash.test(value) || uuid.test(value)) return [];
    if (/^[A-Za-z]+(?:[-_. /:][A-Za-z]+)*$/.test(value) || /^(?:https?:|\/|\.)/.test(value)) return [];
    if (isPlaceholder(value) || !/\d/.test(value) || entropy(value) < leastEntropy) return [];
    const message = `\`${name}\` is given a value that looks like a secret`;
    return [{ start: span.start, end: span.end, message, target: name }];
  });
}

/** The text of a string or of a template without code in it. */
function literal(text: string, { kind, start, end }: TextSpan): string | undefined {
  if (kind !== 'string' && kind !== 'template') return undefined;
  if (text[end - 1] !== text[start]) return undefined;
  return text.slice(start + 1, end - 1);
}

const isPlaceholder = (value: string): boolean => placeholder.test(value) || /(.)\1{4}/.test(value);

/** Shannon entropy in bits a character. */
function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}

/** Enough to tell one key from another in a report that others may read, and not the key. */
const masked = (found: string): string => `${found.slice(0, 8)}…`;
