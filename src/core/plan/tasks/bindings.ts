import { literalPrefix } from '../../globs/globs.ts';
import type { Blueprint } from '../../model/blueprint.ts';
import type { Decision } from '../../model/decision.ts';
import { asList, type Rule, type RuleKind, type RuleOf } from '../../model/rule.ts';
import type { Task } from '../../model/tasks.ts';
import { globInside, globsOverlap } from './scopeGlobs.ts';
import { scopeIn, scopeOut } from './taskList.ts';

/** The part of the workspace that something is about. */
export interface Subject {
  /** Path globs. */
  globs: readonly string[];
  /** Ids of the components that have files there, in the blueprint's order. */
  components: readonly string[];
  /** The layers of those components. */
  layers: readonly string[];
}

/** What a task may change, as components and layers. */
export function subjectOfTask(task: Task, blueprint: Blueprint | undefined): Subject {
  return subjectOf(scopeIn(task), scopeOut(task), blueprint);
}

/** The components that paths and globs fall into, without those that lie wholly in `out`. */
export function subjectOf(
  globs: readonly string[],
  out: readonly string[],
  blueprint: Blueprint | undefined,
): Subject {
  const all = Object.entries(blueprint?.components ?? {}).flatMap(([id, component]) =>
    asList(component.paths).map(path => ({ id, path, folder: [withoutCapture(path)] })),
  );
  const found = new Set<string>();
  for (const glob of globs) {
    const meeting = all.filter(({ path }) => globsOverlap(path, glob) && !globInside(path, out));
    // A folder within a folder belongs to the closer component, unless that one takes only some of its files.
    const around = meeting.filter(({ folder }) => globInside(glob, folder));
    const closest = Math.max(0, ...around.map(({ path }) => literalPrefix(path).length));
    for (const { id, path, folder } of meeting) {
      if (literalPrefix(path).length >= closest || !globInside(glob, folder)) found.add(id);
    }
  }
  const components = Object.keys(blueprint?.components ?? {}).filter(id => found.has(id));
  const layers = [...new Set(components.map(id => blueprint?.components?.[id]?.layer ?? id))];
  return { globs, components, layers };
}

/** `src/features/{name}/**` takes the whole of `src/features`. */
const withoutCapture = (path: string): string => path.replace(/\/\{[\w-]+\}(?=\/\*\*$)/, '');

/**
 * Whom a rule binds, by kind: selectors, or `everyone` where it speaks about imports from anywhere. What a rule
 * merely names as a target is not bound by it.
 */
const boundBy: { [K in RuleKind]: (rule: RuleOf<K>) => readonly string[] | 'everyone' } = {
  allow: rule => asList(rule.from),
  forbid: rule => asList(rule.from),
  layers: rule => rule.order.map(layer => `layer:${layer}`),
  independent: rule => asList(rule.of),
  protected: () => 'everyone',
  entry_points: () => 'everyone',
  acyclic: () => 'everyone',
  packages: rule => (rule.from === undefined ? 'everyone' : asList(rule.from)),
  require: rule => asList(rule.from),
  pattern: rule => (rule.files === undefined ? 'everyone' : asList(rule.files)),
  absent: rule => (rule.symbols === undefined ? asList(rule.paths) : 'everyone'),
};

/** Whether a rule says something about files of this part. */
export function ruleBinds(rule: Rule, subject: Subject): boolean {
  const bound = (boundBy[rule.kind] as (rule: Rule) => readonly string[] | 'everyone')(rule);
  return bound === 'everyone' || bound.some(selector => selects(selector, subject));
}

/** Whether a rule's selector (see `rules.md`) names a component, layer or path of this part. */
export function selects(selector: string, subject: Subject): boolean {
  if (selector.startsWith('package:')) return false;
  if (selector.startsWith('layer:')) return subject.layers.includes(selector.slice('layer:'.length));
  if (subject.components.includes(selector)) return true;
  return /[/*.]/.test(selector) && subject.globs.some(glob => globsOverlap(selector, glob));
}

/**
 * Which decisions bind a part: those with a rule that does, or whose text names a component or path of it. The
 * texts are read once for any number of parts.
 */
export function decisionBinder(decisions: readonly Decision[]): (subject: Subject) => Decision[] {
  const read = decisions.map(decision => {
    const words = wordsOf(decision);
    return { decision, words, paths: [...words].filter(word => word.includes('/')) };
  });
  return subject => {
    const anchored = subject.globs.filter(glob => !/^[*?{[]/.test(glob));
    return read
      .filter(
        ({ decision, words, paths }) =>
          decision.rules.some(rule => ruleBinds(rule, subject)) ||
          subject.components.some(id => words.has(id)) ||
          paths.some(path => anchored.some(glob => globsOverlap(path, glob))),
      )
      .map(({ decision }) => decision);
  };
}

/** The words of a decision's title and body; ids, paths and package names are one word each. */
export function wordsOf(decision: Decision): ReadonlySet<string> {
  const text = [decision.title, ...decision.sections.flatMap(({ heading, text }) => [heading, text])].join(
    '\n',
  );
  const words = text.match(/[\p{L}\p{N}_@][\p{L}\p{N}_@/*-]*(?:\.[\p{L}\p{N}_@/*-]+)*/gu);
  return new Set(words);
}
