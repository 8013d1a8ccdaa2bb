import * as glue from '@ast-grep/wasm/wasm_bg.js';
import { Language, type Node, Parser, type Tree } from 'web-tree-sitter';
import type { Grammar } from '../../core/drift/patterns/grammars.ts';
import type { ReadPattern } from '../../core/drift/patterns/patternTree.ts';
import { remember } from '../../core/remember.ts';
import { readPart } from './partFiles.ts';
import { patternTreeOf } from './patternDump.ts';
import { SearchableText } from './searchableText.ts';

/** Languages in which `$` cannot be part of a name: a letter that can stands in for it in patterns. */
const withoutDollar: ReadonlySet<Grammar> = new Set([
  'python',
  'go',
  'kotlin',
  'csharp',
  'rust',
  'php',
  'ruby',
]);
const standIn = 'µ';

/** Parsing is given up after this time, in milliseconds; sooner than whoever watches gives up the whole worker. */
const longestParse = 4000;
/** Patterns are few; those of rules that have been edited are not kept for ever. */
const mostPatternTrees = 1000;

/** The functions that the matching program calls; their names end in a hash of the library's version. */
type Imports = Record<string, (...args: never[]) => unknown>;

/**
 * ast-grep's matching over tree-sitter's trees, both as WebAssembly. Left alone, the program parses every pattern
 * for every file, copies texts, walks every node through JavaScript and frees nothing. So it is handed trees that
 * are made and freed here, and sees only the nodes whose kinds can match.
 */
export class PatternLibrary {
  readonly #folder: string;
  readonly #prepared = new Map<Grammar, Promise<void>>();
  readonly #parsers = new Map<Grammar, Parser>();
  readonly #grammars = new Map<Language | null, Grammar>();
  #loading: Promise<unknown> = Promise.resolve();
  /** The language that the program gets when it asks for one. */
  #arrived: Language | undefined;
  /** The tree that the program gets when it asks for that of a text. */
  #handed: Tree | undefined;
  readonly #patternTrees = new Map<string, Tree>();
  /** What a tree's root looks like to the program, where it is not as it is. */
  readonly #roots = new WeakMap<Tree, Node>();
  /** What nodes answer when they are first asked for their children, where that is not the truth. */
  readonly #firstChildren = new Map<Node, readonly Node[]>();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Load the programs from the folder of parts, once in a process. @throws where the installation is incomplete. */
  static async load(folder: string): Promise<PatternLibrary> {
    const library = new PatternLibrary(folder);
    await Parser.init({ wasmBinary: readPart(folder, 'tree-sitter') });
    const program = await WebAssembly.compile(readPart(folder, 'ast-grep'));
    const imports = library.#imports();
    const modules = new Set(WebAssembly.Module.imports(program).map(({ module }) => module));
    const given = Object.fromEntries([...modules].map(name => [name, imports]));
    const { exports } = await WebAssembly.instantiate(program, given);
    glue.__wbg_set_wasm(exports);
    (exports.__wbindgen_start as () => void)();
    await glue.initializeTreeSitter();
    return library;
  }

  /** Load a grammar, unless it is there. */
  prepare(grammar: Grammar): Promise<void> {
    return remember(this.#prepared, grammar, async () => {
      await this.#loading;
      const loading = this.#load(grammar);
      this.#loading = loading;
      await loading;
    });
  }

  /** Parse a text in a grammar that is prepared. Undefined where that takes too long. */
  open(grammar: Grammar, text: string): SearchableText | undefined {
    const parser = this.#parsers.get(grammar)!;
    const until = performance.now() + longestParse;
    const tree = parser.parse(text, null, { progressCallback: () => performance.now() > until });
    if (tree === null) {
      parser.reset();
      return undefined;
    }
    this.#handed = tree;
    const program = glue.parse(grammar, '');
    return new SearchableText(text, tree, program, (nodes, search) => this.#showing(tree, nodes, search));
  }

  /** Every kind of node that a grammar knows, which must be prepared. */
  kindsOf(grammar: Grammar): readonly string[] {
    return this.#parsers.get(grammar)?.language?.types.filter(kind => /^\w+$/.test(kind)) ?? [];
  }

  /** How patterns are understood in a grammar, which must be prepared. */
  reader(grammar: Grammar): ReadPattern {
    return ({ context, selector, strictness }) => {
      try {
        return patternTreeOf(glue.dumpPattern(grammar, context, selector, strictness));
      } catch {
        return undefined;
      }
    };
  }

  async #load(grammar: Grammar): Promise<void> {
    const language = await Language.load(readPart(this.#folder, grammar));
    const parser = new Parser();
    parser.setLanguage(language);
    this.#parsers.set(grammar, parser);
    this.#grammars.set(language, grammar);
    this.#arrived = language;
    const expandoChar = withoutDollar.has(grammar) ? { expandoChar: standIn } : {};
    await glue.registerDynamicLanguage({ [grammar]: { libraryPath: grammar, ...expandoChar } });
  }

  /**
   * Search while the tree's root seems to have these children, and they none. The program walks a tree by asking
   * each node for its children before it looks whether the node matches; whoever asks again gets the truth.
   */
  #showing<T>(tree: Tree, nodes: readonly Node[], search: () => T): T {
    const root: Node = Object.create(tree.rootNode, { typeId: { value: 0 }, type: { value: '' } });
    this.#roots.set(tree, root);
    this.#firstChildren.set(root, nodes);
    for (const node of nodes) this.#firstChildren.set(node, []);
    try {
      return search();
    } finally {
      this.#roots.delete(tree);
      this.#firstChildren.clear();
    }
  }

  #imports(): Imports {
    const imports: Imports = { ...(glue as unknown as Imports) };
    const wrap = (name: string, around: (original: (...args: unknown[]) => unknown) => Imports[string]) => {
      const full = Object.keys(imports).find(each => each.startsWith(`__wbg_${name}_`));
      if (full === undefined) throw new Error(`the matching library has no import ${name}`);
      imports[full] = around(imports[full] as (...args: unknown[]) => unknown);
    };
    wrap('load', () => () => Promise.resolve(this.#arrived));
    wrap('parse', original => (parser: Parser, text: string) => {
      const tree = this.#handed ?? this.#patternTree(parser, text);
      this.#handed = undefined;
      return original({ parse: () => tree }, text);
    });
    wrap('rootNode', original => (tree: Tree) => this.#roots.get(tree) ?? original(tree));
    wrap('children', original => (result: number, node: Node) => {
      const children = this.#firstChildren.get(node);
      if (children === undefined) return original(result, node);
      this.#firstChildren.delete(node);
      return original(result, { children });
    });
    return imports;
  }

  #patternTree(parser: Parser, text: string): Tree | null {
    const grammar = this.#grammars.get(parser.language);
    const isPhp = grammar === 'php';
    const key = `${grammar} ${text}`;
    const known = this.#patternTrees.get(key);
    if (known !== undefined) return known;
    if (this.#patternTrees.size > mostPatternTrees) {
      for (const tree of this.#patternTrees.values()) tree.delete();
      this.#patternTrees.clear();
    }
    const tree = parser.parse(isPhp && !text.trimStart().startsWith('<?') ? `<?php ${text}` : text);
    if (tree === null) return null;
    // Code of PHP is only code behind its tag, which is no part of a pattern.
    if (isPhp) this.#roots.set(tree, withoutFirstChild(tree.rootNode));
    this.#patternTrees.set(key, tree);
    return tree;
  }
}

function withoutFirstChild(root: Node): Node {
  const children = root.children.slice(1);
  return Object.create(root, {
    children: { value: children },
    childCount: { value: children.length },
    child: { value: (index: number) => children[index] ?? null },
  });
}
