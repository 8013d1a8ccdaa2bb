import type { Path } from '../model/json.ts';
import { isRecord, patternConfigOf, patternLanguage, patternLanguageNames } from '../model/patternRule.ts';
import { asList, type RuleOf } from '../model/rule.ts';
import { didYouMean } from './didYouMean.ts';
import type { Remark } from './remark.ts';

/** Rule objects are written by hand: what is deeper or larger is a mistake, or meant to stall the matching. */
const deepest = 32;
const mostObjects = 2000;

const strictnesses = ['cst', 'smart', 'ast', 'relaxed', 'signature', 'template'];

/** What one key of a rule object holds. */
type Shape = 'pattern' | 'text' | 'nth' | 'range' | 'relation' | 'rule' | 'rules';

const ruleKeys: Readonly<Record<string, Shape>> = {
  pattern: 'pattern',
  kind: 'text',
  regex: 'text',
  nthChild: 'nth',
  range: 'range',
  inside: 'relation',
  has: 'relation',
  precedes: 'relation',
  follows: 'relation',
  all: 'rules',
  any: 'rules',
  not: 'rule',
  matches: 'text',
};

const words = Object.keys(ruleKeys).map(key => `\`${key}\``);
const rulesInWords = `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** What is wrong with the languages and the rule object of a pattern rule, as far as it shows without any code. */
export function patternRemarks(rule: RuleOf<'pattern'>): Remark[] {
  return [...languageRemarks(rule.language), ...new RuleObjectCheck().whole(rule.rule)];
}

function languageRemarks(written: string | readonly string[]): Remark[] {
  if (Array.isArray(written) && written.length === 0) {
    return [{ field: ['language'], message: `name a language: ${patternLanguageNames.join(', ')}` }];
  }
  return asList(written).flatMap((name, index) => {
    if (patternLanguage(name) !== undefined) return [];
    const meant =
      didYouMean(name, patternLanguageNames) || `; write one of ${patternLanguageNames.join(', ')}`;
    return [
      {
        field: Array.isArray(written) ? ['language', index] : ['language'],
        message: `no language is named \`${name}\`${meant}`,
      },
    ];
  });
}

/** One walk over a rule object; it ends early where the object is too large to be meant. */
class RuleObjectCheck {
  readonly #remarks: Remark[] = [];
  #objects = 0;
  #utils: ReadonlySet<string> = new Set();

  whole(written: Readonly<Record<string, unknown>>): Remark[] {
    const { rule, constraints, utils } = patternConfigOf(written);
    this.#utils = new Set(isRecord(utils) ? Object.keys(utils) : []);
    if (isRecord(written.rule)) this.#onlyKnownKeys(written);
    this.#rule(rule, isRecord(written.rule) ? ['rule', 'rule'] : ['rule'], 0);
    for (const [key, named] of [
      ['constraints', constraints],
      ['utils', utils],
    ] as const) {
      if (named === undefined) continue;
      if (!isRecord(named)) {
        this.#remark(['rule', key], `\`${key}\` is a map from names to rule objects`);
        continue;
      }
      for (const [name, each] of Object.entries(named)) this.#rule(each, ['rule', key, name], 1);
    }
    return this.#remarks;
  }

  #onlyKnownKeys(written: Readonly<Record<string, unknown>>): void {
    for (const key of Object.keys(written)) {
      if (['rule', 'constraints', 'utils'].includes(key)) continue;
      this.#remark(
        ['rule', key],
        Object.hasOwn(ruleKeys, key)
          ? `\`${key}\` belongs into the \`rule\` beside it`
          : `\`${key}\` means nothing here; only \`rule\`, \`constraints\` and \`utils\` count`,
        'key',
      );
    }
  }

  #remark(field: Path, message: string, part?: 'key'): void {
    this.#remarks.push({ field, message, ...(part === undefined ? {} : { part }) });
  }

  #rule(value: unknown, at: Path, depth: number, others: readonly string[] = []): void {
    if (this.#remarks.length > 20 || this.#objects++ > mostObjects) return;
    if (this.#objects > mostObjects) {
      this.#remark(at, `this rule has more than ${mostObjects} parts; split it into several rules`);
      return;
    }
    if (depth > deepest) {
      this.#remark(at, `rules are nested more than ${deepest} deep here; name parts of them under \`utils\``);
      return;
    }
    if (!isRecord(value)) {
      this.#remark(at, `a rule object stands here, such as \`{ pattern: "console.log($$$)" }\``);
      return;
    }
    let says = false;
    for (const [key, content] of Object.entries(value)) {
      says ||= !others.includes(key);
      const shape = Object.hasOwn(ruleKeys, key) ? ruleKeys[key] : undefined;
      if (shape !== undefined) {
        this.#shaped(shape, key, content, [...at, key], depth);
      } else if (!others.includes(key)) {
        const meant = didYouMean(key, Object.keys(ruleKeys)) || `; write ${rulesInWords}`;
        this.#remark([...at, key], `rule objects have no key \`${key}\`${meant}`, 'key');
      }
    }
    if (!says) this.#remark(at, `this rule is empty; write ${rulesInWords}`);
  }

  #shaped(shape: Shape, key: string, content: unknown, at: Path, depth: number): void {
    if (shape === 'pattern') this.#pattern(content, at);
    else if (shape === 'nth') this.#nthChild(content, at, depth);
    else if (shape === 'range') {
      if (!isRecord(content))
        this.#remark(at, '`range` holds `start` and `end`, each with `line` and `column`');
    } else if (shape === 'rule') this.#rule(content, at, depth + 1);
    else if (shape === 'relation') this.#relation(content, at, depth);
    else if (shape === 'rules') {
      if (!Array.isArray(content)) this.#remark(at, `\`${key}\` holds a list of rule objects`);
      else for (const [index, each] of content.entries()) this.#rule(each, [...at, index], depth + 1);
    } else if (typeof content !== 'string' || content === '') {
      this.#remark(at, `\`${key}\` holds a text`);
    } else if (key === 'matches' && !this.#utils.has(content)) {
      const meant = didYouMean(content, this.#utils) || '; define it under `utils`, beside the rule object';
      this.#remark(at, `no rule is named \`${content}\`${meant}`);
    }
  }

  #pattern(content: unknown, at: Path): void {
    if (typeof content === 'string') {
      if (content.trim() === '') this.#remark(at, 'write the code to look for, such as `console.log($$$)`');
      return;
    }
    if (!isRecord(content) || typeof content.context !== 'string') {
      this.#remark(at, '`pattern` holds code, or a map of `context`, `selector` and `strictness`');
      return;
    }
    for (const key of Object.keys(content)) {
      if (['context', 'selector', 'strictness'].includes(key)) continue;
      this.#remark(
        [...at, key],
        `a pattern has no key \`${key}\`; write \`context\`, \`selector\` or \`strictness\``,
        'key',
      );
    }
    const { strictness, selector } = content;
    if (selector !== undefined && typeof selector !== 'string') {
      this.#remark([...at, 'selector'], '`selector` holds the kind of a node');
    }
    if (strictness !== undefined && !strictnesses.includes(String(strictness))) {
      this.#remark([...at, 'strictness'], `\`strictness\` is one of ${strictnesses.join(', ')}`);
    }
  }

  #nthChild(content: unknown, at: Path, depth: number): void {
    if (typeof content === 'number' || typeof content === 'string') return;
    if (!isRecord(content) || content.position === undefined) {
      this.#remark(at, '`nthChild` holds a number, a formula such as `2n+1`, or a map with `position`');
      return;
    }
    if (content.ofRule !== undefined) this.#rule(content.ofRule, [...at, 'ofRule'], depth + 1);
  }

  #relation(content: unknown, at: Path, depth: number): void {
    this.#rule(content, at, depth + 1, ['stopBy', 'field']);
    const stopBy = isRecord(content) ? content.stopBy : undefined;
    if (isRecord(stopBy)) this.#rule(stopBy, [...at, 'stopBy'], depth + 1);
    else if (stopBy !== undefined && stopBy !== 'neighbor' && stopBy !== 'end') {
      this.#remark([...at, 'stopBy'], '`stopBy` is `neighbor`, `end` or a rule object');
    }
  }
}
