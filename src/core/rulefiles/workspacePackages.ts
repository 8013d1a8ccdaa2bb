import type { RuleFileSource } from './ruleFile.ts';
import { scriptSheet } from './script/scriptSheet.ts';
import { Entry } from './sheets/sheet.ts';

/** Names of the workspace's own packages: to a rule about packages they are packages, to other tools they are not. */
export function workspacePackages(source: RuleFileSource): string[] {
  return [...source.paths()]
    .filter(path => /(?:^|\/)package\.json$/.test(path) && !/(?:^|\/)node_modules\//.test(path))
    .flatMap(path => {
      const read = scriptSheet(path, source);
      return read === undefined || 'fault' in read ? [] : (Entry.rootOf(read.sheet).at('name').text ?? []);
    })
    .sort();
}
