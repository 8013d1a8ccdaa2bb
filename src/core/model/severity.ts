import * as z from 'zod/mini';

/** From the least to the most severe; the order is what `--fail-on` compares. */
export const severities = ['minor', 'major', 'critical'] as const;
export const severitySchema = z.enum(severities);
export type Severity = z.infer<typeof severitySchema>;

/** True when `severity` is `threshold` or worse. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(threshold);
}
