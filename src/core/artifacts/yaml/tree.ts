import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Parser,
  type YAMLMap,
} from 'yaml';
import type { Json, Path } from '../../model/json.ts';
import { isMap as isJsonMap, type JsonMap, mapOf } from '../patchJson.ts';

/** Something wrong in a YAML text; offsets into it. */
interface YamlFault {
  start: number;
  end: number;
  message: string;
  severity: 'error' | 'warning';
}

/** A YAML text as nodes with offsets and as data. */
export interface YamlTree {
  text: string;
  /** Undefined where the text could not be composed at all. */
  document: Document.Parsed | undefined;
  root: Node | null;
  json: Json;
  faults: YamlFault[];
  /** The text is not well-formed YAML; the only fault named is the first, which the others mostly follow from. */
  isBroken: boolean;
  /** What an alias stands for. */
  targets: ReadonlyMap<Alias, Node>;
}

/** Deeper nesting is refused before it can exhaust the stack of the composer. */
const deepest = 100;
/** How many nodes aliases may add in all: a few bytes of them can otherwise stand for gigabytes. */
const mostAliased = 10_000;
const mostFaults = 100;
/** A form could not take out or change what stands elsewhere; other tools' files are read with what they merge. */
const mergeKey =
  'a merge key (`<<`) is not read in these files; write its keys out here, or give an alias to a single key (`layer: *name`)';

const hints: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab cannot indent YAML; write blanks instead',
  MULTIPLE_DOCS: 'a second document starts here; keep one and remove the line `---`',
  BLOCK_AS_IMPLICIT_KEY:
    'a second `: ` on this line; put the text in quotes, or start the map on its own line',
  MULTILINE_IMPLICIT_KEY: 'this line belongs to the text above it; check its indentation, or add `:`',
  BAD_ALIAS: 'this alias is not readable; put a text that starts with `*` in quotes',
  RESOURCE_EXHAUSTION: `nested more than ${deepest} deep; write a flatter structure`,
};

/** Parse a text; whatever it holds, the answer is a tree and a list of faults. */
export function parseYaml(text: string): YamlTree {
  const faults: YamlFault[] = [];
  const tree: YamlTree = {
    text,
    document: undefined,
    root: null,
    json: null,
    faults,
    isBroken: false,
    targets: new Map(),
  };
  const tokens = [...new Parser().parse(text)];
  if (depthExceeds(tokens, deepest)) {
    faults.push({ start: 0, end: 0, message: hints.RESOURCE_EXHAUSTION!, severity: 'error' });
    return { ...tree, isBroken: true };
  }
  const composer = new Composer({ uniqueKeys: false, keepSourceTokens: true, prettyErrors: false });
  let document: Document.Parsed | undefined;
  for (const next of composer.compose(tokens, true, text.length)) {
    if (document === undefined) document = next as Document.Parsed;
    else {
      faults.push({
        start: next.range[0],
        end: next.range[0] + 3,
        message: hints.MULTIPLE_DOCS!,
        severity: 'error',
      });
      break;
    }
  }
  if (document === undefined) return tree;
  const [error] = [...document.errors].sort((a, b) => a.pos[0] - b.pos[0]);
  if (error !== undefined) {
    const message = hints[error.code] ?? `not readable as YAML: ${lowerFirst(error.message)}`;
    const [start, end] = error.pos;
    faults.push({ start, end: Math.max(end, start), message, severity: 'error' });
  }
  for (const warning of document.warnings.slice(0, mostFaults)) {
    const message = `${lowerFirst(warning.message)}; the value is read without it`;
    faults.push({ start: warning.pos[0], end: warning.pos[1], message, severity: 'warning' });
  }
  const isBroken = error !== undefined;
  const reader = new DataReader(isBroken ? [] : faults);
  const json = document.contents === null ? null : reader.read(document.contents);
  return { ...tree, document, root: document.contents, json, isBroken, targets: reader.targets };
}

const lowerFirst = (message: string): string => message.charAt(0).toLowerCase() + message.slice(1);

function depthExceeds(tokens: readonly CST.Token[], limit: number): boolean {
  let level: readonly CST.Token[] = tokens;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    const next: CST.Token[] = [];
    for (const token of level) {
      if (token.type === 'document') {
        if (token.value !== undefined) next.push(token.value);
      } else if ('items' in token) {
        for (const item of token.items) {
          if (item.key !== undefined && item.key !== null) next.push(item.key);
          if (item.value !== undefined) next.push(item.value);
        }
      }
    }
    level = next;
  }
  return false;
}

/** Nodes to data, each alias counted. */
class DataReader {
  readonly targets = new Map<Alias, Node>();
  readonly #anchors = new Map<string, Node>();
  readonly #open = new Set<Node>();
  #aliased = 0;
  #expanding = 0;

  constructor(private readonly faults: YamlFault[]) {}

  read(node: Node): Json {
    if (this.#expanding > 0 && ++this.#aliased > mostAliased) return null;
    if (isAlias(node)) return this.#alias(node);
    if (this.#expanding === 0 && 'anchor' in node && node.anchor !== undefined) {
      this.#anchors.set(node.anchor, node);
    }
    if (isScalar(node)) return scalarData(node.value, node.source);
    this.#open.add(node);
    let data: Json = null;
    if (isSeq<Node>(node)) data = node.items.map(item => this.read(item));
    else if (isMap<Node, Node | null>(node)) data = this.#map(node);
    this.#open.delete(node);
    return data;
  }

  #map(node: YAMLMap<Node, Node | null>): JsonMap {
    const entries = new Map<string, Json>();
    const merged: Json[] = [];
    for (const pair of node.items) {
      if (isMergeKey(pair.key)) {
        const value = pair.value === null ? null : this.read(pair.value);
        merged.push(...(Array.isArray(value) ? value : [value]));
        this.#fault(pair.key, mergeKey);
        continue;
      }
      const key = keyOf(pair);
      if (key === undefined) this.#fault(pair.key, 'a key must be a text; write the map or list as a value');
      else if (entries.has(key))
        this.#fault(pair.key, `\`${key}\` stands twice in this map; keep one of them`);
      if (isScalar(pair.key) && pair.key.anchor !== undefined) this.#anchors.set(pair.key.anchor, pair.key);
      const value = pair.value === null ? null : this.read(pair.value);
      if (key !== undefined && !entries.has(key)) entries.set(key, value);
    }
    // Own keys win wherever they stand, and of several merged maps the first.
    for (const [key, value] of merged.flatMap(map => (isJsonMap(map) ? Object.entries(map) : []))) {
      if (!entries.has(key)) entries.set(key, value);
    }
    return mapOf(entries);
  }

  #alias(alias: Alias): Json {
    const target = this.targets.get(alias) ?? this.#anchors.get(alias.source);
    if (target === undefined) {
      this.#fault(
        alias,
        `nothing above is named \`&${alias.source}\`; put a text that starts with \`*\` in quotes`,
      );
      return null;
    }
    if (this.#open.has(target)) {
      this.#fault(alias, `\`*${alias.source}\` stands inside what it names; write the value out`);
      return null;
    }
    this.targets.set(alias, target);
    this.#expanding++;
    const data = this.read(target);
    this.#expanding--;
    if (this.#expanding === 0 && this.#aliased > mostAliased) {
      this.#fault(alias, 'the aliases of this file stand for too much; write the values out');
    }
    return data;
  }

  #fault(node: Node, message: string): void {
    if (this.#expanding > 0 || this.faults.length >= mostFaults) return;
    const [start, end] = node.range ?? [0, 0];
    this.faults.push({ start, end, message, severity: 'error' });
  }
}

/** `<<` in quotes is a key like any other. */
const isMergeKey = (key: Node): boolean =>
  isScalar(key) && key.value === '<<' && (key.type === undefined || key.type === 'PLAIN');

function scalarData(value: unknown, source: string | undefined): Json {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : (source ?? String(value));
  return value === null || value === undefined ? null : String(value);
}

/** A pair's key as data has it: what was written, so that `1.10` stays `1.10`. Undefined for a map or list as key. */
export function keyOf(pair: Pair<unknown, unknown>): string | undefined {
  const key = pair.key;
  if (!isScalar(key)) return undefined;
  if (typeof key.value === 'string') return key.value;
  return key.source ?? (key.value === null ? '' : String(key.value));
}

const pairsByKey = new WeakMap<YAMLMap, Map<string, Pair<Node, Node | null>>>();

/** A map's pair by key; the first where the key stands twice. */
function pairOf(map: YAMLMap, key: string): Pair<Node, Node | null> | undefined {
  let pairs = pairsByKey.get(map);
  if (pairs === undefined) {
    pairs = new Map();
    for (const pair of map.items as Pair<Node, Node | null>[]) {
      const known = keyOf(pair);
      if (known !== undefined && !pairs.has(known)) pairs.set(known, pair);
    }
    pairsByKey.set(map, pairs);
  }
  return pairs.get(key);
}

/** Where a path leads: as far as nodes go. `rest` is what of the path had no node. */
interface Found {
  node: Node | null;
  /** The pair whose value `node` is, where it is a map's. */
  pair: Pair<Node, Node | null> | undefined;
  parent: Node | undefined;
  rest: Path;
}

/** Follow a path; aliases are followed only where `through` says so. */
export function findNode(tree: YamlTree, path: Path, through: boolean): Found {
  let found: Found = { node: tree.root, pair: undefined, parent: undefined, rest: path };
  for (let depth = 0; depth < path.length; depth++) {
    const step = path[depth]!;
    let node = found.node;
    if (through && isAlias(node)) node = tree.targets.get(node) ?? null;
    if (isMap(node)) {
      const pair = pairOf(node, String(step));
      if (pair === undefined) return found;
      found = { node: pair.value, pair, parent: node, rest: path.slice(depth + 1) };
    } else if (isSeq<Node>(node) && typeof step === 'number' && node.items[step] !== undefined) {
      found = { node: node.items[step], pair: undefined, parent: node, rest: path.slice(depth + 1) };
    } else return found;
  }
  return found;
}
