import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import type { Range } from '../core/model/text.ts';
import { commandIds, serverName } from '../protocol/ids.ts';

/** The actions on a finding: so far, to look at the rule that it departs from. */
export function codeActions(
  diagnostics: readonly Diagnostic[],
  placeOfRule: (rule: string) => { path: string; range: Range } | undefined,
): CodeAction[] {
  const actions = new Map<string, CodeAction>();
  for (const diagnostic of diagnostics) {
    if (diagnostic.source !== serverName || typeof diagnostic.code !== 'string') continue;
    const place = placeOfRule(diagnostic.code);
    if (place === undefined || actions.has(diagnostic.code)) continue;
    const title = `Open the rule ${diagnostic.code} in ${place.path}`;
    actions.set(diagnostic.code, {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      command: { title, command: commandIds.openRule, arguments: [place] },
    });
  }
  return [...actions.values()];
}
