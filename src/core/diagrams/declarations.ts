import type { ComponentMap } from '../drift/policy/components.ts';
import { compileSelector } from '../drift/policy/selectors.ts';
import { literalPrefix } from '../globs/globs.ts';
import { asList, type Rule, type RuleKind, type RuleOf } from '../model/rule.ts';

/** What the rules say about one component importing another. */
type Declared = 'allowed' | 'denied';

/** What one rule says, and which imports it names as allowed. */
interface Statement {
  says(from: string, to: string): Declared | undefined;
  gives?: Given;
}

interface Given {
  from: readonly string[];
  to: readonly string[];
}

type Reader<K extends RuleKind> = (rule: RuleOf<K>, components: ComponentMap) => Statement;

/** The rules of a blueprint as statements about pairs of components. */
export interface Declarations {
  /** Undefined where no rule speaks of the two. */
  says(from: string, to: string): Declared | undefined;
  /** What rules name as allowed, each from any of the first to any of the second. */
  given: readonly Given[];
  /** Orders of layers, the outermost first. */
  orders: readonly (readonly string[])[];
}

/** Read them from the rules; rules about files and packages say nothing here. */
export function declarationsOf(components: ComponentMap, rules: readonly Rule[]): Declarations {
  const statements = rules.flatMap(rule => {
    const read = readers[rule.kind] as Reader<typeof rule.kind> | undefined;
    return read === undefined ? [] : [read(rule as never, components)];
  });
  return {
    says(from, to) {
      const said = new Set(statements.map(statement => statement.says(from, to)));
      return said.has('denied') ? 'denied' : said.has('allowed') ? 'allowed' : undefined;
    },
    given: statements.flatMap(({ gives }) => gives ?? []),
    orders: rules.flatMap(rule => (rule.kind === 'layers' ? [rule.order] : [])),
  };
}

const readers: { readonly [K in RuleKind]?: Reader<K> } = {
  allow: (rule, components) => {
    const from = new Set(selected(rule.from, components));
    const to = new Set([...selected(rule.to, components), ...inPart(rule.to, components)]);
    return {
      says: (a, b) => (from.has(a) ? (to.has(b) ? 'allowed' : 'denied') : undefined),
      gives: { from: [...from], to: [...to] },
    };
  },
  forbid: (rule, components) => {
    const from = new Set(selected(rule.from, components));
    const to = new Set(selected(rule.to, components));
    return { says: (a, b) => (from.has(a) && to.has(b) ? 'denied' : undefined) };
  },
  independent: (rule, components) => {
    const of = new Set(selected(rule.of, components));
    return { says: (a, b) => (of.has(a) && of.has(b) ? 'denied' : undefined) };
  },
  protected: (rule, components) => {
    const target = new Set(selected(rule.target, components));
    const onlyFrom = new Set(selected(rule.only_from, components));
    return {
      says: (a, b) => (target.has(b) ? (onlyFrom.has(a) ? 'allowed' : 'denied') : undefined),
      gives: { from: [...onlyFrom], to: [...target] },
    };
  },
  layers: (rule, components) => {
    const rank = new Map(rule.order.map((layer, index) => [layer, index]));
    const closed = asList(rule.closed).flatMap(layer => rank.get(layer) ?? []);
    return {
      says(a, b) {
        const from = rank.get(components.layerOf(a));
        const to = rank.get(components.layerOf(b));
        if (from === undefined || to === undefined || from === to) return undefined;
        return to < from || closed.some(layer => layer > from && layer < to) ? 'denied' : 'allowed';
      },
    };
  },
};

const selected = (written: string | string[], components: ComponentMap): readonly string[] =>
  compileSelector(written, components).components;

/** The components that path globs lie in: a part of a component may be imported where the whole may not. */
function inPart(written: string | string[], components: ComponentMap): string[] {
  return asList(written).flatMap(part => {
    if (/^(layer|package):/.test(part) || components.get(part) !== undefined) return [];
    const prefix = literalPrefix(part);
    const inside = prefix === part ? part : `${prefix}index.ts`;
    return components.place(inside)?.component ?? [];
  });
}
