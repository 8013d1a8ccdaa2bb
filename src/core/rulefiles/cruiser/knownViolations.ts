import type { Exception } from '../../model/rule.ts';
import { remember } from '../../remember.ts';
import { plain, type RuleFileDraft } from '../draft.ts';
import type { RuleFileSource } from '../ruleFile.ts';
import { scriptSheet } from '../script/scriptSheet.ts';
import { Entry } from '../sheets/sheet.ts';
import { packagesOf } from './targets.ts';

/** What `depcruise --ignore-known` looks away from becomes exceptions of the rules. */
export function exceptKnown(base: string, source: RuleFileSource, draft: RuleFileDraft): void {
  const read = scriptSheet(`${base}.dependency-cruiser-known-violations.json`, source);
  if (read === undefined || 'fault' in read) return;
  const known = new Map<string, Exception[]>();
  for (const violation of Entry.rootOf(read.sheet).items()) {
    const name = violation.at('rule', 'name').text;
    const from = violation.at('from').text;
    const to = violation.at('to').text;
    if (name === undefined || from === undefined || to === undefined) continue;
    const target = to.includes('node_modules/')
      ? packagesOf(`${to.slice(to.lastIndexOf('node_modules/')).replace(/\/[^/]*$/, '')}/**`).whole.map(
          one => `package:${one}`,
        )
      : [base + to];
    const exception = { from: base + from, to: target, reason: 'a known violation in dependency-cruiser' };
    remember(known, plain(name), () => []).push(exception);
  }
  draft.except(known);
}
