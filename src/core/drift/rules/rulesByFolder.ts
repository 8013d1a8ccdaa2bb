import type { ImportGraph, SourceFile } from '../importGraph.ts';
import { FolderIndex } from '../policy/folderIndex.ts';
import type { ActiveRule } from '../policy/policy.ts';
import type { Selector } from '../policy/selectors.ts';
import type { CompiledRule } from './compiledRule.ts';

/** A rule in force, and the same made ready. */
type Entry = readonly [ActiveRule, CompiledRule];

/**
 * Which rules can have something to say of a file, told by the folders that they are about. A workspace of a
 * thousand components has thousands of rules, and hardly one of them is about any given file.
 */
export class RulesByFolder {
  /** Rules that may be about any file. */
  readonly #anywhere: Entry[] = [];
  readonly #positions = new Map<Entry, number>();
  readonly #byFile = new FolderIndex<Entry>();
  readonly #byTarget = new FolderIndex<Entry>();
  /** What is about each imported file, by its number: some are imported thousands of times. */
  readonly #ofTarget: (readonly Entry[])[] = [];

  constructor(compiled: ReadonlyMap<ActiveRule, CompiledRule>) {
    for (const entry of compiled) {
      const [, rule] = entry;
      if (rule.file === undefined) continue;
      this.#positions.set(entry, this.#positions.size);
      if (isBounded(rule.files)) for (const folder of rule.files.folders) this.#byFile.add(folder, entry);
      else if (isBounded(rule.targets))
        for (const folder of rule.targets.folders) this.#byTarget.add(folder, entry);
      else this.#anywhere.push(entry);
    }
  }

  /** The rules that may be about a file, in the order in which they stand. */
  about(file: SourceFile, graph: ImportGraph): readonly Entry[] {
    const near = new Set(this.#byFile.near(file.path));
    if (!this.#byTarget.isEmpty) {
      for (const { nodes } of file.edges) {
        for (const node of nodes) {
          this.#ofTarget[node] ??= this.#byTarget.near(graph.pathOf(node));
          for (const entry of this.#ofTarget[node]) near.add(entry);
        }
      }
    }
    if (near.size === 0) return this.#anywhere;
    const positionOf = (entry: Entry): number => this.#positions.get(entry)!;
    return [...this.#anywhere, ...near].sort((a, b) => positionOf(a) - positionOf(b));
  }
}

/** False for a selector that may select files all over the workspace. */
function isBounded(selector: Selector | undefined): selector is Selector {
  return selector !== undefined && !selector.selectsPackages && !selector.folders.includes('');
}
