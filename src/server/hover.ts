import type { ActiveException, ActiveRule } from '../core/drift/policy/policy.ts';
import type { Finding } from '../core/model/finding.ts';
import type { Position, Range } from '../core/model/text.ts';
import { plain, prose } from '../core/plainMarkdown.ts';
import { rulePages } from '../core/ruleguide/table.ts';

/** True when the position is in the range or at its end, where a cursor after the last character stands. */
export function contains({ start, end }: Range, at: Position): boolean {
  const afterStart = at.line > start.line || (at.line === start.line && at.character >= start.character);
  const beforeEnd = at.line < end.line || (at.line === end.line && at.character <= end.character);
  return afterStart && beforeEnd;
}

const states: Readonly<Record<Finding['state'], string>> = {
  new: '',
  baseline: ' · accepted in the baseline',
  waived: ' · waived by an exception',
};

/**
 * Findings at one place explained in Markdown. Of several that break one rule, the first one stands for all: what is
 * said besides their messages is the same.
 */
export function hoverTexts(
  findings: readonly Finding[],
  rule: (id: string) => ActiveRule | undefined,
  ruleUri: (id: string) => string | undefined,
): string[] {
  const told = new Set<string>();
  return findings.flatMap(finding => {
    if (isListed(finding) && told.has(finding.rule)) return [];
    told.add(finding.rule);
    return [hoverText(finding, rule(finding.rule), ruleUri(finding.rule))];
  });
}

/**
 * Editors show a diagnostic, with message and reason, beside the hover: of a mere hint at its first characters only, and
 * a waived finding has none at all.
 */
const isListed = ({ state, hint }: Finding): boolean => state === 'new' && hint !== true;

function hoverText(finding: Finding, rule: ActiveRule | undefined, ruleUri: string | undefined): string {
  const name = ruleUri === undefined ? finding.rule : `[${plain(finding.rule)}](${ruleUri})`;
  const hint = finding.hint === true ? ' · proposed, not yet in force' : '';
  const decision = finding.decision === undefined ? '' : ` · decision ${plain(finding.decision)}`;
  const paragraphs = [`${name} · ${finding.severity}${decision}${states[finding.state]}${hint}`];
  if (!isListed(finding)) {
    paragraphs.unshift(`**${plain(finding.message)}**`);
    if (finding.because !== undefined) paragraphs.push(plain(finding.because));
  }
  if (finding.chain.length > 0) {
    paragraphs.push(
      ['How it gets there:', ...finding.chain.map((step, index) => `${index + 1}. \`${step}\``)].join('\n'),
    );
  }
  const waived = rule && exceptionOf(finding, rule);
  if (finding.state === 'waived' && waived !== undefined) {
    paragraphs.push(
      `Exception: ${plain(waived.reason)}${waived.until === undefined ? '' : ` (until ${waived.until})`}`,
    );
  }
  if (finding.state === 'new' && finding.remedies.length > 0) {
    paragraphs.push(['What to do:', ...finding.remedies.map(remedy => `- ${prose(remedy)}`)].join('\n'));
  }
  if (finding.kind !== 'builtin') {
    paragraphs.push(`About \`${finding.kind}\`: ${rulePages[finding.kind].summary}`);
  }
  return paragraphs.join('\n\n');
}

/** The exception that covers a waived finding: of several, the first that names its file. */
function exceptionOf({ path }: Finding, { exceptions }: ActiveRule): ActiveException | undefined {
  const inForce = exceptions.filter(({ expired }) => !expired);
  return inForce.find(({ from }) => from?.file(path, undefined)) ?? inForce[0];
}
