import { configurationOf } from './cruiser/configuration.ts';
import { cruisedBy } from './cruiser/cruised.ts';
import type { CruiserContext } from './cruiser/cruiserRule.ts';
import { exceptKnown } from './cruiser/knownViolations.ts';
import { carryForbidden, carryRequired } from './cruiser/rules.ts';
import { RuleFileDraft, unreadable } from './draft.ts';
import type { RuleFileReader } from './ruleFile.ts';
import { scriptSheet } from './script/scriptSheet.ts';
import { Entry } from './sheets/sheet.ts';

/** Reads `.dependency-cruiser.{js,cjs,mjs,json}`. */
export const dependencyCruiser: RuleFileReader = {
  tool: 'dependency-cruiser',
  detects: path => /(?:^|\/)\.dependency-cruiser\.(?:[cm]?js|json)$/.test(path),
  read(path, source) {
    const read = scriptSheet(path, source);
    if (read === undefined) return undefined;
    if ('fault' in read) return unreadable('dependency-cruiser', path, read.fault);
    const root = Entry.rootOf(read.sheet);
    const keys = ['forbidden', 'allowed', 'required', 'extends'];
    if (!keys.some(key => root.at(key).exists)) return undefined;
    const draft = new RuleFileDraft({ tool: 'dependency-cruiser', path }, 'CRUISER');
    for (const { place, text } of read.sheet.unread) {
      draft.lose(
        place,
        text,
        'only running the file would tell what it is',
        'Write it out, and import again',
      );
    }
    const configuration = configurationOf(root, source, draft);
    const { options } = configuration;
    const cruised = cruisedBy(path, options, source, draft);
    const files = [...source.paths()];
    const context: CruiserContext = { cruised, files, draft };
    for (const rule of configuration.forbidden) carryForbidden(rule, context);
    for (const rule of configuration.required) carryRequired(rule, context);
    const [allowed] = configuration.allowed;
    if (allowed !== undefined) {
      const why = 'a list of all that is allowed, whatever it comes from, has no counterpart';
      draft.lose(allowed.get('from') ?? root, 'allowed', why, 'Write a rule `allow` for each component');
    }
    exceptKnown(cruised.base, source, draft);
    return draft.finish();
  },
};
