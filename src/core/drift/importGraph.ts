import type { EdgeKind } from '../model/edge.ts';
import type { Position, Range } from '../model/text.ts';
import type { Import, Mentions, Scan, WrittenImport } from './extract/import.ts';
import type { Family } from './extract/language.ts';
import { rangesOf } from './extract/ranges.ts';
import { languageOf } from './languages.ts';
import type { PackageStatus, Resolution, WorkspaceFiles } from './resolve/resolution.ts';
import { WorkspaceResolver } from './resolve/workspaceResolver.ts';

/** One import of a file, resolved. */
export interface Edge {
  kind: EdgeKind;
  specifier: string;
  /** The imported name, where it is that which leads nowhere. */
  name?: string;
  /** The specifier with its quotes; or the imported name, where that is what the target belongs to. */
  range: Range;
  target: Resolution;
  /** Numbers of the target files in the graph: several for a package or namespace, none where the target is no file. */
  nodes: readonly number[];
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

/** An import as it stands in a file, by place instead of offset; kept so that it can be resolved again. */
interface PlacedImport extends WrittenImport {
  range: Range;
  nameRange?: Range;
}

/** What was read from a file. */
interface Reading {
  family: Family;
  imports: readonly PlacedImport[];
  mentions: Mentions | undefined;
}

const noEdges: readonly Edge[] = [];
const noNodes: readonly number[] = [];

/**
 * Every source file with its imports. Texts are read once and not kept. Imports are resolved when they are next
 * asked for: what one means can depend on what files that are read later declare.
 */
export class ImportGraph {
  readonly #files = new Map<string, SourceFile>();
  readonly #readings = new Map<string, Reading>();
  readonly #resolver: WorkspaceResolver;
  readonly #numbers = new Map<string, number>();
  readonly #paths: string[] = [];
  readonly #single: (readonly number[])[] = [];
  readonly #several = new WeakMap<Resolution, readonly number[]>();
  /** Files whose imports are to be resolved before anybody looks at them. */
  readonly #unsettled = new Set<string>();
  /** Families in which some file declares something else since the imports were resolved. */
  readonly #redeclared = new Set<Family>();
  readonly #changed = new Set<string>();
  #version = 0;
  #edgeCount = 0;
  /** Goes up whenever a file comes or goes. */
  filesVersion = 0;

  constructor(files: WorkspaceFiles) {
    this.#resolver = new WorkspaceResolver(files);
  }

  get size(): number {
    return this.#files.size;
  }

  /** Goes up whenever some import changes its target, kind or place: what the findings over the whole graph rest on. */
  get version(): number {
    this.#settle();
    return this.#version;
  }

  get edgeCount(): number {
    this.#settle();
    return this.#edgeCount;
  }

  /** How many numbers are given: one to every source file and every file that is imported, for good. */
  get nodeCount(): number {
    this.#settle();
    return this.#paths.length;
  }

  pathOf(node: number): string {
    return this.#paths[node]!;
  }

  /** The number of a path, where it has one. */
  nodeOf(path: string): number | undefined {
    this.#settle();
    return this.#numbers.get(path);
  }

  file(path: string): SourceFile | undefined {
    this.#settle();
    return this.#files.get(path);
  }

  files(): IterableIterator<SourceFile> {
    this.#settle();
    return this.#files.values();
  }

  /** How a package is declared for a file. */
  statusOf(from: string, name: string, kind: EdgeKind): PackageStatus {
    return this.#resolver.statusOf(from, name, kind);
  }

  /** Read a file anew. */
  set(path: string, content: Content): void {
    if (!this.#files.has(path)) {
      this.filesVersion++;
      this.#version++;
      this.#files.set(path, { path, node: this.#number(path), edges: noEdges });
    }
    const language = 'text' in content ? languageOf(path) : undefined;
    const scan = language !== undefined && 'text' in content ? language.scan(content.text) : undefined;
    this.#declare(path, scan?.declares);
    if (language === undefined || scan === undefined || !('text' in content)) this.#readings.delete(path);
    else {
      const imports = place(content.text, scan);
      this.#readings.set(path, { family: language.family, imports, mentions: scan.mentions });
    }
    const { node, edges, unread } = this.#files.get(path)!;
    const nowUnread = 'unread' in content ? content.unread : undefined;
    if (unread !== nowUnread) this.#files.set(path, sourceFile(path, node, edges, nowUnread));
    this.#changed.add(path);
    this.#unsettled.add(path);
  }

  delete(path: string): boolean {
    const file = this.#files.get(path);
    if (file === undefined) return false;
    this.#files.delete(path);
    this.#readings.delete(path);
    this.#unsettled.delete(path);
    this.#declare(path, undefined);
    this.#edgeCount -= file.edges.length;
    this.filesVersion++;
    this.#version++;
    return true;
  }

  /** Resolve every import again: files came or went, or a manifest changed. */
  setFiles(files: WorkspaceFiles): void {
    this.#resolver.setFiles(files);
    for (const path of this.#files.keys()) this.#unsettled.add(path);
  }

  /** The files that are another object since this was last asked. */
  takeChanged(): string[] {
    this.#settle();
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed;
  }

  #declare(path: string, declares: Scan['declares']): void {
    if (!this.#resolver.declare(path, declares)) return;
    const family = languageOf(path)?.family;
    if (family !== undefined) this.#redeclared.add(family);
  }

  #settle(): void {
    if (this.#redeclared.size > 0) {
      for (const [path, { family, imports }] of this.#readings) {
        if (imports.length > 0 && this.#redeclared.has(family)) this.#unsettled.add(path);
      }
      this.#redeclared.clear();
    }
    if (this.#unsettled.size === 0) return;
    for (const path of this.#unsettled) this.#resolve(path);
    this.#unsettled.clear();
  }

  #resolve(path: string): void {
    const file = this.#files.get(path)!;
    const edges = this.#edgesOf(path);
    if (sameEdges(file.edges, edges)) return;
    this.#edgeCount += edges.length - file.edges.length;
    // A new object, so that what others remember about the old one is forgotten.
    this.#files.set(path, sourceFile(path, file.node, edges, file.unread));
    this.#changed.add(path);
    this.#version++;
  }

  #edgesOf(path: string): readonly Edge[] {
    const reading = this.#readings.get(path);
    if (reading === undefined || reading.imports.length === 0) return noEdges;
    const edges: Edge[] = [];
    /** The import that is being read, and the number of its first edge. */
    let statement: Range | undefined;
    let first = 0;
    for (const found of reading.imports) {
      const target = this.#resolver.resolve(path, found, reading.mentions);
      if (reading.family !== 'ecmascript' && isItself(path, target)) continue;
      if (found.range !== statement) {
        statement = found.range;
        first = edges.length;
      }
      const { kind, specifier, name, nameRange } = found;
      if (target.kind === 'unresolved' && target.ofName === true && nameRange !== undefined) {
        edges.push({ kind, specifier, name: name!, range: nameRange, target, nodes: noNodes });
        continue;
      }
      // Several names of one import that lead to one place are one dependency.
      if (leadsTo(edges, first, target)) continue;
      const ofName = 'ofName' in target && target.ofName === true;
      const range = (ofName ? nameRange : undefined) ?? found.range;
      edges.push({ kind, specifier, range, target, nodes: this.#nodesOf(target) });
    }
    return edges;
  }

  #nodesOf(target: Resolution): readonly number[] {
    if (target.kind === 'file') {
      const node = this.#number(target.path);
      const known = this.#single[node];
      if (known !== undefined) return known;
      const alone = [node];
      this.#single[node] = alone;
      return alone;
    }
    if (target.kind !== 'files') return noNodes;
    const known = this.#several.get(target);
    if (known !== undefined) return known;
    const nodes = target.paths.map(path => this.#number(path));
    this.#several.set(target, nodes);
    return nodes;
  }

  #number(path: string): number {
    const known = this.#numbers.get(path);
    if (known !== undefined) return known;
    const node = this.#paths.push(path) - 1;
    this.#numbers.set(path, node);
    return node;
  }
}

function sourceFile(
  path: string,
  node: number,
  edges: readonly Edge[],
  unread: string | undefined,
): SourceFile {
  return unread === undefined ? { path, node, edges } : { path, node, edges, unread };
}

/** True where one of the edges from `first` on has this target. */
function leadsTo(edges: readonly Edge[], first: number, target: Resolution): boolean {
  for (let index = first; index < edges.length; index++) {
    if (sameTarget(edges[index]!.target, target)) return true;
  }
  return false;
}

/** The imports of a text by line and character. Several names of one import share its specifier's place. */
function place(text: string, { imports }: Scan): readonly PlacedImport[] {
  // Short functions, each for one of the two cases: they are compiled while the first files are read.
  return imports.some(({ member }) => member !== undefined)
    ? placeNames(text, imports)
    : placeSpecifiers(text, imports);
}

function placeSpecifiers(text: string, imports: readonly Import[]): readonly PlacedImport[] {
  const ranges = rangesOf(text, imports);
  return imports.map((found, index) => placed(found, ranges[index]!));
}

function placeNames(text: string, imports: readonly Import[]): readonly PlacedImport[] {
  const specifiers = imports.filter(({ start }, index) => index === 0 || start !== imports[index - 1]!.start);
  const ranges = rangesOf(text, specifiers);
  const nameRanges = rangesOf(
    text,
    imports.flatMap(({ member }) => member ?? []),
  );
  let at = -1;
  let nextName = 0;
  return imports.map((found, index) => {
    if (index === 0 || found.start !== imports[index - 1]!.start) at++;
    const one = placed(found, ranges[at]!);
    const { member } = found;
    return member === undefined ? one : { ...one, name: member.name, nameRange: nameRanges[nextName++]! };
  });
}

function placed({ kind, specifier, all, form }: Import, range: Range): PlacedImport {
  const one: PlacedImport = { kind, specifier, range };
  if (all !== undefined) one.all = all;
  if (form !== undefined) one.form = form;
  return one;
}

function sameEdges(a: readonly Edge[], b: readonly Edge[]): boolean {
  return a === b || (a.length === b.length && a.every((edge, index) => sameEdge(edge, b[index]!)));
}

function sameEdge(a: Edge, b: Edge): boolean {
  return (
    a.kind === b.kind &&
    a.specifier === b.specifier &&
    a.name === b.name &&
    samePosition(a.range.start, b.range.start) &&
    samePosition(a.range.end, b.range.end) &&
    sameTarget(a.target, b.target)
  );
}

function samePosition(a: Position, b: Position): boolean {
  return a.line === b.line && a.character === b.character;
}

/** True for an import of the file itself: where modules are not files, the tests in a file name what they test. */
function isItself(path: string, target: Resolution): boolean {
  return target.kind === 'file' && target.path === path;
}

function sameTarget(a: Resolution, b: Resolution): boolean {
  if (a === b) return true;
  if (a.kind === 'file') {
    return b.kind === 'file' && a.path === b.path && a.package === b.package && a.forTests === b.forTests;
  }
  if (a.kind === 'files') {
    return (
      b.kind === 'files' && a.paths.length === b.paths.length && a.paths.every((p, i) => p === b.paths[i])
    );
  }
  if (a.kind !== 'package') return b.kind === 'unresolved' && a.package === b.package;
  return b.kind === 'package' && a.name === b.name && a.forTests === b.forTests;
}
