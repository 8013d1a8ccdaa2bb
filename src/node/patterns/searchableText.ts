import type { SgRoot } from '@ast-grep/wasm';
import type { Node, Tree, TreeCursor } from 'web-tree-sitter';
import { Occurrences, type Piece } from '../../core/drift/patterns/occurrences.ts';
import type { Requirement } from '../../core/drift/patterns/requirement.ts';
import type { PatternConfig } from '../../core/model/patternRule.ts';

/** The nodes among which matches are: what they are, and what stands in them. */
export interface Candidates {
  kinds: readonly string[];
  requirement: Requirement;
}

/** Runs a search that sees only these nodes. */
type Among = <T>(nodes: readonly Node[], search: () => T) => T;

/** Going down to a piece costs as much as walking through this many characters of the tree. */
const charactersPerDescent = 1000;

/** A parsed text. Belongs to whoever opened it, and must be closed: nothing else frees it. */
export class SearchableText {
  readonly #length: number;
  readonly #occurrences: Occurrences;
  readonly #tree: Tree;
  readonly #root: SgRoot;
  readonly #among: Among;

  constructor(text: string, tree: Tree, root: SgRoot, among: Among) {
    this.#length = text.length;
    this.#occurrences = new Occurrences(text);
    this.#tree = tree;
    this.#root = root;
    this.#among = among;
  }

  /**
   * What the rule matches, in the order of the text; looked for among all nodes where no candidates are given.
   * @throws an error that says what is wrong with the rule object.
   */
  find(config: PatternConfig, among: Candidates | undefined): Piece[] {
    if (among === undefined) return this.#find(config);
    const nodes = this.#candidates(among);
    return nodes.length === 0 ? [] : this.#among(nodes, () => this.#find(config));
  }

  close(): void {
    this.#root.free();
    this.#tree.delete();
  }

  #candidates({ kinds, requirement }: Candidates): Node[] {
    const anchors = this.#occurrences.anchors(requirement);
    const few = this.#length / charactersPerDescent;
    const nodes =
      anchors !== undefined && anchors.length < few
        ? this.#around(anchors, new Set(kinds))
        : this.#tree.rootNode.descendantsOfType([...kinds]);
    return nodes.filter(node => this.#occurrences.hold(requirement, node.startIndex, () => node.endIndex));
  }

  /** The nodes of these kinds in which one of the pieces lies. */
  #around(pieces: readonly Piece[], kinds: ReadonlySet<string>): Node[] {
    const nodes = new Map<number, Node>();
    const cursor = this.#tree.walk();
    for (const { start, end } of pieces) {
      cursor.reset(this.#tree.rootNode);
      do {
        if (cursor.startIndex > start || cursor.endIndex < end) break;
        if (kinds.has(cursor.nodeType)) nodes.set(cursor.nodeId, cursor.currentNode);
      } while (goDown(cursor, start));
    }
    cursor.delete();
    return [...nodes.values()].sort((a, b) => a.startIndex - b.startIndex);
  }

  #find(config: PatternConfig): Piece[] {
    const root = this.#root.root();
    try {
      return root.findAll(config).map(node => {
        const range = node.range();
        const { start, end } = range;
        const piece = { start: start.index, end: end.index };
        for (const each of [start, end, range, node]) each.free();
        return piece;
      });
    } finally {
      root.free();
    }
  }
}

/** To the child that reaches beyond an offset. The library's own way there answers wrongly. */
function goDown(cursor: TreeCursor, offset: number): boolean {
  if (!cursor.gotoFirstChild()) return false;
  while (cursor.endIndex <= offset) if (!cursor.gotoNextSibling()) return false;
  return true;
}
