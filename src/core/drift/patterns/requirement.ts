import { isRecord, type PatternConfig } from '../../model/patternRule.ts';
import { wordOfKind } from './kindWords.ts';
import { type PatternTree, type ReadPattern, writtenPattern } from './patternTree.ts';
import { literalsOfRegex } from './regexLiterals.ts';
import { nextIndexOf, type WantedText } from './wantedText.ts';

/**
 * What a text must contain before a rule can match anywhere in it. Most files fail it, and are then not parsed.
 * Never more than is certain: where nothing is, `{ all: [] }` holds for every text. Read of a match instead of a
 * file, it says what must stand inside the match itself.
 */
export type Requirement = WantedText | { all: readonly Requirement[] } | { any: readonly Requirement[] };

const nothing: Requirement = { all: [] };
/** Relations whose other end stands in the same file, and those where it is a part of the match. */
const everywhere = ['inside', 'has', 'precedes', 'follows'];
const inside = ['has'];

/** Grammars that take keywords in any case: the text of a keyword in a pattern is then no text of the match. */
interface Keywords {
  anyCase: boolean;
}

/** Where the texts of a requirement have to stand. */
type Within = 'file' | 'match';

/** What a file must contain in which the rule matches, or the match alone. */
export function requirementOf(
  config: PatternConfig,
  read: ReadPattern,
  keywords: Keywords,
  within: Within,
): Requirement {
  const relations = within === 'file' ? everywhere : inside;
  const utils = isRecord(config.utils) ? config.utils : {};
  const underWay = new Set<string>();

  const ofRule = (rule: unknown): Requirement => {
    if (!isRecord(rule)) return nothing;
    return both([
      ofPattern(rule.pattern),
      ofKind(rule.kind),
      typeof rule.regex === 'string' ? both(literalsOfRegex(rule.regex).map(text => ({ text }))) : nothing,
      ...relations.map(relation => ofRule(rule[relation])),
      ...(Array.isArray(rule.all) ? rule.all.map(ofRule) : []),
      ...(Array.isArray(rule.any) ? [either(rule.any.map(ofRule))] : []),
      ofUtil(rule.matches),
    ]);
  };

  const ofUtil = (name: unknown): Requirement => {
    if (typeof name !== 'string' || !Object.hasOwn(utils, name) || underWay.has(name)) return nothing;
    underWay.add(name);
    const found = ofRule(utils[name]);
    underWay.delete(name);
    return found;
  };

  const ofKind = (kind: unknown): Requirement => {
    const word = typeof kind === 'string' && !keywords.anyCase ? wordOfKind(kind) : undefined;
    return word === undefined ? nothing : { text: word, as: 'word' };
  };

  const ofPattern = (value: unknown): Requirement => {
    const written = writtenPattern(value);
    const tree = written === undefined ? undefined : read(written);
    if (written === undefined || tree === undefined) return nothing;
    return both(textsOf(tree, written.strictness, keywords));
  };

  return ofRule(config.rule);
}

/** Whether a text can hold a match. */
export function holds(requirement: Requirement, text: string): boolean {
  if ('text' in requirement) return nextIndexOf(requirement, text, 0) >= 0;
  return 'all' in requirement
    ? requirement.all.every(each => holds(each, text))
    : requirement.any.some(each => holds(each, text));
}

/** The texts that must stand in whatever matches a pattern. */
function textsOf(tree: PatternTree, strictness: string, keywords: Keywords): WantedText[] {
  if (strictness === 'signature') return [];
  // Looser strictness leaves out what has no name: marks and keywords.
  const countsUnnamed = !keywords.anyCase && ['cst', 'smart', 'template'].includes(strictness);
  const texts: WantedText[] = [];
  const visit = (node: PatternTree): void => {
    if (node.matchedBy === 'text') {
      const wanted = node.isNamed || countsUnnamed ? wantedOf(node) : undefined;
      if (wanted !== undefined) texts.push(wanted);
      return;
    }
    let behindEllipsis = false;
    for (const child of node.children) {
      if (child.matchedBy === 'anything') behindEllipsis = child.text.startsWith('$$$');
      // What has no name and stands behind `$$$` is skipped when the pattern is matched.
      else if (!(behindEllipsis && child.matchedBy === 'text' && !child.isNamed)) {
        behindEllipsis = false;
        visit(child);
      }
    }
  };
  visit(tree);
  return texts;
}

/** What the text of a node says about the text of a file; undefined where that is nothing. */
function wantedOf({ text, isNamed, kind }: PatternTree): WantedText | undefined {
  if (nameText.test(text) && (!isNamed || nameKinds.test(kind))) return { text, as: 'word' };
  if (isNamed) return text === '' ? undefined : { text };
  return comparison.test(text) ? { text, as: 'comparison' } : undefined;
}

/** Kinds of nodes that are one name or keyword each, in all grammars. Other texts may stand in the midst of letters. */
const nameKinds =
  /identifier$|^(?:name|constant|(?:predefined|primitive)_type|this|self|super|null|nil|none|undefined|true|false)$/i;
const nameText = /^[A-Za-z_]\w*$/;
/** Marks that are rare enough to be worth a look. What others stand for is not always written as they are. */
const comparison = /^[=!]==?$/;

/** The longest texts first: they are the rarest, and one that is missing settles it. */
function both(parts: readonly Requirement[]): Requirement {
  const all = parts.flatMap(part => ('all' in part ? part.all : [part]));
  const texts = new Map<string, WantedText>();
  for (const part of all) if ('text' in part) texts.set(`${part.text} ${part.as}`, part);
  const sorted = [...texts.values()].sort((a, b) => b.text.length - a.text.length);
  const flat = [...sorted, ...all.filter(part => !('text' in part))];
  return flat.length === 1 ? flat[0]! : { all: flat };
}

function either(parts: readonly Requirement[]): Requirement {
  if (parts.some(part => 'all' in part && part.all.length === 0)) return nothing;
  return parts.length === 1 ? parts[0]! : { any: parts };
}
