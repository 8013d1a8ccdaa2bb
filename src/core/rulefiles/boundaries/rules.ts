import { isWild } from '../../globs/globs.ts';
import { type EdgeKind, edgeKinds } from '../../model/edge.ts';
import { asList } from '../../model/rule.ts';
import { type RuleFileDraft, severityOf } from '../draft.ts';
import type { EslintRule } from '../eslint/eslintRule.ts';
import { globOf } from '../eslint/micromatch.ts';
import type { Entry } from '../sheets/sheet.ts';
import { onlyAllowed } from '../whitelist.ts';
import { type Element, elementLayer } from './elements.ts';
import { selects } from './selectors.ts';
import { type ImportKind, importKinds, type Verdict, verdictOf } from './verdicts.ts';

/** What all rules of a configuration have in common. */
export interface BoundariesContext {
  elements: readonly Element[];
  /** Kinds of imports that the plugin looks at. */
  edges: readonly EdgeKind[];
  /** True where some file is in no element. */
  hasOthers: boolean;
  /** Names of the workspace's own packages. */
  packages: readonly string[];
  draft: RuleFileDraft;
}

const edgesOf = (kinds: readonly EdgeKind[]): { edges?: EdgeKind[] } =>
  kinds.length === edgeKinds.length ? {} : { edges: [...kinds] };

/** Text of a message that has nothing to fill in. */
function because(entry: Entry): { because?: string } {
  const text = entry.at('message').text;
  return text === undefined || /\$\{|\{\{/.test(text) ? {} : { because: text };
}

/** `boundaries/dependencies` and `boundaries/element-types`: which elements may import which. */
export function carryDependencies({ severity, options }: EslintRule, context: BoundariesContext): void {
  const common = severityOf(severity);
  if (common === undefined || !options.isMap) return;
  const { elements, draft, edges } = context;
  const partly = new Set<Entry>();
  const said = { ...(common as { severity?: 'minor' }), ...because(options) };
  for (const from of elements) {
    const verdicts = new Map<ImportKind, Map<Element, Verdict>>();
    for (const kind of importKinds) {
      verdicts.set(kind, new Map(elements.map(to => [to, verdictOf(options, from, to, kind)])));
    }
    // What is refused for some only is let pass: it would find what the tool does not.
    const refused = (kind: ImportKind): Element[] =>
      [...verdicts.get(kind)!].flatMap(([to, verdict]) => {
        for (const entry of verdict.partly) partly.add(entry);
        return verdict.allowed || verdict.partly.length > 0 ? [] : [to];
      });
    const values = refused('value');
    const types = refused('type');
    const isSame = values.length === types.length && values.every(to => types.includes(to));
    const sets: [Element[], readonly EdgeKind[]][] = isSame
      ? [[values, edges]]
      : [
          [values, edges.filter(kind => kind !== 'type')],
          [types, edges.filter(kind => kind === 'type')],
        ];
    for (const [targets, kinds] of sets) {
      const others = targets.filter(to => to !== from);
      if (others.length > 0) {
        const allowed = elements.filter(to => to !== from && !others.includes(to));
        // Whichever is said in fewer words; both refuse the same.
        const rule =
          options.at('default').text === 'allow'
            ? ({ kind: 'forbid', from: from.id, to: others.map(({ id }) => id) } as const)
            : onlyAllowed({ from: from.id, allowed: allowed.map(({ id }) => id), layers: [elementLayer] });
        draft.rule(from.id, { ...rule, ...said, ...edgesOf(kinds) });
      }
      if (!targets.includes(from)) continue;
      const { ownAllowed } = verdicts.get(kinds.includes('value') ? 'value' : 'type')!.get(from)!;
      const apart = keptApart(from, asList(draft.components.get(from.id)?.paths), ownAllowed);
      if (apart !== undefined) draft.rule(`${from.id}-apart`, { ...apart, ...said, ...edgesOf(kinds) });
    }
  }
  for (const entry of partly) {
    draft.lose(
      entry,
      'boundaries/dependencies',
      'it holds for some instances or imports of an element only',
      'What it refuses is let pass',
    );
  }
}

/** The rule between elements of one kind; undefined where there is but one of them. */
function keptApart({ id, isFile }: Element, paths: readonly string[], ownAllowed: boolean) {
  const hasInstances = paths.some(path => path.includes('{e1}'));
  const hasSeveral = isFile && (paths.length > 1 || paths.some(isWild));
  if (!hasInstances && !hasSeveral) return undefined;
  // Files that may import those with the same captured values are kept apart by these.
  return isFile && !ownAllowed
    ? ({ kind: 'forbid', from: id, to: id } as const)
    : ({ kind: 'independent', of: id } as const);
}

/** `boundaries/entry-point`: the files of an element that others may import. */
export function carryEntryPoints({ severity, options, entry }: EslintRule, context: BoundariesContext): void {
  const common = severityOf(severity);
  if (common === undefined || !options.isMap) return;
  const { elements, draft, edges, hasOthers } = context;
  const isOpen = options.at('default').text === 'allow';
  const of: string[] = [];
  for (const element of elements) {
    const doors: string[] = [];
    let isCarried = !isOpen;
    for (const rule of options.at('rules').items()) {
      const target = rule.at('target').exists ? rule.at('target') : rule.at('to');
      const selected = target.exists ? selects(target, element) : 'all';
      if (selected === 'none') continue;
      const globs = rule.at('allow').texts.map(globOf);
      if (
        selected === 'some' ||
        rule.at('disallow').exists ||
        rule.at('importKind').exists ||
        globs.includes(undefined)
      ) {
        draft.lose(
          rule,
          `boundaries/entry-point of ${element.id}`,
          'it names more than the files that may be imported',
        );
        isCarried = false;
      } else doors.push(...(globs as string[]));
    }
    const component = draft.components.get(element.id);
    if (!isCarried || component === undefined || element.isFile) continue;
    draft.components.set(element.id, { ...component, public: [...new Set(doors)] });
    of.push(element.id);
  }
  if (isOpen && options.at('rules').items().length > 0) {
    draft.lose(entry, 'boundaries/entry-point', 'what is allowed by default cannot be narrowed to files');
  }
  if (of.length === 0) return;
  const except = hasOthers
    ? {
        except: [{ from: ['**', `!layer:${elementLayer}`], reason: 'files in no element are not looked at' }],
      }
    : {};
  draft.rule('entry-point', {
    kind: 'entry_points',
    of,
    ...(common as { severity?: 'minor' }),
    ...because(options),
    ...edgesOf(edges),
    ...except,
  });
}

/** `boundaries/external`: which packages elements may import. */
export function carryExternal({ severity, options }: EslintRule, context: BoundariesContext): void {
  const common = severityOf(severity);
  if (common === undefined || !options.isMap) return;
  const { elements, draft, edges } = context;
  const isOpen = options.at('default').text === 'allow';
  for (const element of elements) {
    const allowed: string[] = [];
    const denied: string[] = [];
    for (const rule of options.at('rules').items()) {
      const selected = rule.at('from').exists ? selects(rule.at('from'), element) : 'all';
      if (selected === 'none') continue;
      const what = `boundaries/external of ${element.id}`;
      if (rule.at('importKind').exists || selected === 'some') {
        draft.lose(rule, what, 'it holds for some imports only');
        continue;
      }
      const list = (key: string): string[] =>
        packagesOf(rule.at(key)).flatMap(({ name, isWhole, entry }) => {
          if (!isWhole)
            draft.lose(entry, what, 'packages are judged as a whole, not by what is imported from them');
          return isWhole || key === 'allow' ? [name] : [];
        });
      allowed.push(...list('allow'));
      denied.push(...list('disallow'));
    }
    const deny = [...new Set(denied)].filter(name => !isOpen || !allowed.includes(name));
    if (isOpen && deny.length === 0) continue;
    draft.rule(`${element.id}-external`, {
      kind: 'packages',
      from: element.id,
      ...(isOpen ? {} : { allow_only: [...new Set([...allowed, ...context.packages])] }),
      ...(deny.length === 0 ? {} : { deny }),
      ...(common as { severity?: 'minor' }),
      ...because(options),
      ...edgesOf(edges),
    });
  }
}

function packagesOf(list: Entry): { name: string; isWhole: boolean; entry: Entry }[] {
  const isPair =
    list.isList && list.at(0).text !== undefined && list.at(1).isMap && !list.at(1).at('module').exists;
  if (isPair) return [{ name: list.at(0).text!, isWhole: list.at(1).entries().length === 0, entry: list }];
  return list.items().flatMap(item => {
    if (item.text !== undefined) return [{ name: item.text, isWhole: true, entry: item }];
    if (item.isMap) {
      const isWhole = item.entries().every(([key]) => key === 'module');
      return item.at('module').texts.map(name => ({ name, isWhole, entry: item }));
    }
    return packagesOf(item);
  });
}
