import { folderOf, joinPath } from '../../drift/resolve/workspacePath.ts';
import type { RuleFileDraft } from '../draft.ts';
import type { RuleFileSource } from '../ruleFile.ts';
import { scriptSheet } from '../script/scriptSheet.ts';
import { Entry, type Sheet } from '../sheets/sheet.ts';
import { cruiserPresets } from './presets.ts';

/** The fields of a rule; one that extends another has some of its fields from elsewhere. */
export type CruiserRule = ReadonlyMap<string, Entry>;

/** A dependency-cruiser configuration with all that it extends. */
interface CruiserConfiguration {
  forbidden: readonly CruiserRule[];
  allowed: readonly CruiserRule[];
  required: readonly CruiserRule[];
  options: ReadonlyMap<string, Entry>;
}

const deepest = 10;

/** Put a configuration together with those that it extends: rules of one name are laid over each other. */
export function configurationOf(
  root: Entry,
  source: RuleFileSource,
  draft: RuleFileDraft,
  depth = 0,
): CruiserConfiguration {
  const bases = root
    .at('extends')
    .items()
    .flatMap(item => {
      const sheet = depth < deepest ? baseOf(item, source) : undefined;
      if (sheet !== undefined) return [configurationOf(Entry.rootOf(sheet), source, draft, depth + 1)];
      const why = 'it is neither a local file that could be read nor one of the presets that are known';
      draft.lose(item, `extends ${item.text ?? ''}`, why, 'Import that file by itself');
      return [];
    });
  const rulesOf = (key: string): CruiserRule[] =>
    root
      .at(key)
      .items()
      .map(rule => new Map(rule.entries()));
  const own: CruiserConfiguration = {
    forbidden: rulesOf('forbidden'),
    allowed: rulesOf('allowed'),
    required: rulesOf('required'),
    options: new Map(root.at('options').entries()),
  };
  return [...bases, own].reduce((base, next) => ({
    forbidden: overlaid(base.forbidden, next.forbidden),
    allowed: [...base.allowed, ...next.allowed],
    required: overlaid(base.required, next.required),
    options: new Map([...base.options, ...next.options]),
  }));
}

function overlaid(base: readonly CruiserRule[], over: readonly CruiserRule[]): CruiserRule[] {
  const rules = [...base];
  for (const rule of over) {
    const name = rule.get('name')?.text;
    const at = name === undefined ? -1 : rules.findIndex(known => known.get('name')?.text === name);
    if (at < 0) rules.push(rule);
    else rules[at] = new Map([...rules[at]!, ...rule]);
  }
  return rules;
}

function baseOf(item: Entry, source: RuleFileSource): Sheet | undefined {
  const name = item.text;
  if (name === undefined) return undefined;
  const preset = /^dependency-cruiser\/configs\/([\w-]+)(?:\.[cm]?js)?$/.exec(name)?.[1];
  if (preset !== undefined && Object.hasOwn(cruiserPresets, preset)) {
    const { place } = item;
    return { json: cruiserPresets[preset]!, placeOf: () => place, isWhole: () => true, unread: [] };
  }
  if (!name.startsWith('.')) return undefined;
  const { path } = item.place;
  const base = joinPath(folderOf(path), name);
  const found = ['', '.js', '.cjs', '.mjs', '.json']
    .map(ending => base + ending)
    .find(one => source.read(one) !== undefined);
  const read = found === undefined ? undefined : scriptSheet(found, source);
  return read !== undefined && 'sheet' in read ? read.sheet : undefined;
}
