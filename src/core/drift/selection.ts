import { remember } from '../remember.ts';
import type { ImportGraph } from './importGraph.ts';
import type { Policy } from './policy/policy.ts';
import type { CompiledRule } from './rules/compiledRule.ts';

/** What a policy selects among the files that there are; made anew when a file comes or goes. */
export class Selection {
  readonly #graph: ImportGraph;
  readonly #policy: Policy;
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
      rule.selects.some(selector => {
        for (const { path } of this.#graph.files()) {
          if (selector.file(path, this.#policy.components.place(path))) return false;
        }
        return true;
      }),
    );
  }
}
