import { indexFrom } from '../ascending.ts';
import { once } from '../once.ts';
import { remember } from '../remember.ts';
import type { ImportGraph } from './importGraph.ts';
import type { Policy } from './policy/policy.ts';
import type { Selector } from './policy/selectors.ts';
import type { CompiledRule } from './rules/compiledRule.ts';

/** What a policy selects among the files that there are; made anew when a file comes or goes. */
export class Selection {
  readonly #graph: ImportGraph;
  readonly #policy: Policy;
  readonly #sortedPaths = once(() => [...this.#graph.files()].map(({ path }) => path).sort());
  readonly #nothing = new Map<CompiledRule, boolean>();
  /** Components that own a source file. */
  readonly owners = new Set<string>();

  constructor(graph: ImportGraph, policy: Policy) {
    this.#graph = graph;
    this.#policy = policy;
    for (const { path } of graph.files()) {
      const component = policy.components.place(path)?.component;
      if (component !== undefined) this.owners.add(component);
    }
  }

  /** True where one of a rule's selectors selects no file. */
  isEmpty(rule: CompiledRule): boolean {
    return remember(this.#nothing, rule, () =>
      rule.selects.some(
        selector => !selector.components.some(id => this.owners.has(id)) && !this.#selectsAny(selector),
      ),
    );
  }

  #selectsAny(selector: Selector): boolean {
    const paths = this.#sortedPaths();
    return selector.folders.some(folder => {
      for (let index = indexFrom(paths, folder); paths[index]?.startsWith(folder) === true; index++) {
        const path = paths[index]!;
        if (selector.file(path, this.#policy.components.place(path))) return true;
      }
      return false;
    });
  }
}
