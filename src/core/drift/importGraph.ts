import type { EdgeKind } from '../model/edge.ts';
import type { Range } from '../model/text.ts';
import { languageOf } from './languages.ts';
import { rangesOf } from './ranges.ts';
import type { Resolution, Resolver } from './resolve/resolution.ts';

/** One import of a file, resolved. */
export interface Edge {
  kind: EdgeKind;
  specifier: string;
  /** The specifier with its quotes. */
  range: Range;
  target: Resolution;
  /** Number of the target file in the graph; -1 where the target is no file. */
  node: number;
}

/** A source file as the rules see it; a file that changed is another object. */
export interface SourceFile {
  path: string;
  /** Number in the graph: rules over the whole graph compare and count numbers, not paths. */
  node: number;
  edges: readonly Edge[];
  /** Why the file could not be read, where it could not; it then has no edges. */
  unread?: string;
}

/** What a file holds: its text, or why there is none. */
export type Content = { text: string } | { unread: string };

const nothing: readonly Edge[] = [];

/** Every source file with its imports. Texts are read once and not kept. */
export class ImportGraph {
  readonly #files = new Map<string, SourceFile>();
  readonly #numbers = new Map<string, number>();
  readonly #paths: string[] = [];
  #resolver: Resolver;
  /** Goes up whenever a file comes or goes. */
  filesVersion = 0;
  /** Goes up whenever some import changes its target, kind or place: what the findings over the whole graph rest on. */
  version = 0;
  edgeCount = 0;

  constructor(resolver: Resolver) {
    this.#resolver = resolver;
  }

  get resolver(): Resolver {
    return this.#resolver;
  }

  get size(): number {
    return this.#files.size;
  }

  /** How many numbers are given: one to every source file and every file that is imported, for good. */
  get nodeCount(): number {
    return this.#paths.length;
  }

  pathOf(node: number): string {
    return this.#paths[node]!;
  }

  /** The number of a path, where it has one. */
  nodeOf(path: string): number | undefined {
    return this.#numbers.get(path);
  }

  file(path: string): SourceFile | undefined {
    return this.#files.get(path);
  }

  files(): IterableIterator<SourceFile> {
    return this.#files.values();
  }

  /** Read a file anew. */
  set(path: string, content: Content): void {
    const before = this.#files.get(path);
    const node = this.#number(path);
    const after: SourceFile =
      'text' in content
        ? { path, node, edges: this.#read(path, content.text) }
        : { path, node, edges: nothing, unread: content.unread };
    this.#files.set(path, after);
    if (before === undefined) this.filesVersion++;
    this.edgeCount += after.edges.length - (before?.edges.length ?? 0);
    if (before === undefined || !sameEdges(before.edges, after.edges)) this.version++;
  }

  delete(path: string): boolean {
    const file = this.#files.get(path);
    if (file === undefined) return false;
    this.#files.delete(path);
    this.edgeCount -= file.edges.length;
    this.filesVersion++;
    this.version++;
    return true;
  }

  /** Resolve every import again, after files came or went or a manifest changed; answers with the files that changed. */
  resolveWith(resolver: Resolver): string[] {
    this.#resolver = resolver;
    const changed: string[] = [];
    for (const file of this.#files.values()) {
      let moved = false;
      for (const edge of file.edges) {
        const target = resolver.resolve(file.path, edge.specifier);
        if (sameTarget(edge.target, target)) continue;
        edge.target = target;
        edge.node = this.#targetNumber(target);
        moved = true;
      }
      if (!moved) continue;
      changed.push(file.path);
      // A new object, so that what others remember about the old one is forgotten.
      this.#files.set(file.path, { ...file });
    }
    if (changed.length > 0) this.version++;
    return changed;
  }

  #read(path: string, text: string): readonly Edge[] {
    const imports = languageOf(path)?.scan(text) ?? [];
    if (imports.length === 0) return nothing;
    const ranges = rangesOf(text, imports);
    return imports.map((found, index) => {
      const target = this.#resolver.resolve(path, found.specifier);
      return {
        kind: found.kind,
        specifier: found.specifier,
        range: ranges[index]!,
        target,
        node: this.#targetNumber(target),
      };
    });
  }

  #targetNumber(target: Resolution): number {
    return target.kind === 'file' ? this.#number(target.path) : -1;
  }

  #number(path: string): number {
    const known = this.#numbers.get(path);
    if (known !== undefined) return known;
    const node = this.#paths.push(path) - 1;
    this.#numbers.set(path, node);
    return node;
  }
}

function sameEdges(a: readonly Edge[], b: readonly Edge[]): boolean {
  return a.length === b.length && a.every((edge, index) => sameEdge(edge, b[index]!));
}

function sameEdge(a: Edge, b: Edge): boolean {
  const from = a.range.start;
  const to = b.range.start;
  return (
    a.kind === b.kind &&
    from.line === to.line &&
    from.character === to.character &&
    sameTarget(a.target, b.target)
  );
}

function sameTarget(a: Resolution, b: Resolution): boolean {
  if (a.kind === 'file') return b.kind === 'file' && a.path === b.path && a.package === b.package;
  return a.kind === 'package' ? b.kind === 'package' && a.name === b.name : b.kind === 'unresolved';
}
