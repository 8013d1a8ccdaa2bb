/** Names of environment variables whose values are secret. */
const secretName =
  /TOKEN|SECRET|PASSW|PASSPHRASE|CREDENTIAL|PRIVATE|APIKEY|API_KEY|ACCESS_KEY|_KEY$|_AUTH$|^AUTH/i;
/** A shorter value says little, and would take ordinary words out of a text. */
const shortestSecret = 8;

/** The values of an environment that must not be shown. */
export function secretValues(environment: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(environment)
    .filter(([name, value]) => secretName.test(name) && (value ?? '').length >= shortestSecret)
    .map(([, value]) => value!)
    .sort((a, b) => b.length - a.length);
}

const hidden = '[hidden]';

/**
 * What tokens look like; wider than the standard `secret`, since hiding too much harms nobody. Repetitions are
 * bounded, so that no output can make it slow.
 */
const shapes: readonly [RegExp, string][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?/g, hidden],
  [/\b(?:gh[pousr]_|github_pat_)\w{20,255}/g, hidden],
  [/\bglpat-[\w-]{20,255}/g, hidden],
  [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g, hidden],
  [/\b(?:sk|pk|rk)[-_][\w-]{20,255}/g, hidden],
  [/\bxox[abeoprs]-[\w-]{10,255}/g, hidden],
  [/\bAIza[\w-]{35}/g, hidden],
  [/\bSG\.[\w-]{22}\.[\w-]{43}/g, hidden],
  [/\bnpm_[A-Za-z0-9]{30,255}/g, hidden],
  [/\beyJ[\w-]{10,8000}\.[\w-]{10,8000}\.[\w-]{0,8000}/g, hidden],
  [/\b(Bearer|Basic) [\w.~+/=-]{8,8000}/gi, `$1 ${hidden}`],
  [/(:\/\/[^\s:/@]{1,200}:)[^\s/@]{1,500}@/g, `$1${hidden}@`],
  [
    /\b(\w{0,40}(?:password|passwd|secret|token|api[_-]?key)["']?[ \t]{0,5}[=:][ \t]{0,5})["']?(?=\S{0,500}\d)[^\s"',;]{8,500}/gi,
    `$1${hidden}`,
  ],
];

/** A text without these values and without what looks like a token. */
export function redact(text: string, values: readonly string[]): string {
  const known = values.reduce((rest, value) => rest.replaceAll(value, hidden), text);
  return shapes.reduce((rest, [shape, instead]) => rest.replace(shape, instead), known);
}
