import type { ImportGraph } from '../../drift/importGraph.ts';
import { languageOf } from '../../drift/languages.ts';
import type { RuleKind } from '../../model/rule.ts';
import type { Range } from '../../model/text.ts';
import { remember } from '../../remember.ts';
import type { IgnoreComment, IgnoredLines, IgnoreSyntax } from './ignoreComment.ts';
import { type ImportPart, ImportParts } from './importParts.ts';

/** A file with comments of a tool. */
interface Commented {
  parts: ImportParts;
  linesFor(kind: RuleKind): IgnoredLines;
}

/** Which imports the comments of one tool are for. Each file is read once, when it is first asked about. */
export class CommentedFiles {
  readonly #syntax: IgnoreSyntax;
  readonly #graph: ImportGraph;
  readonly #textOf: (path: string) => string | undefined;
  readonly #files = new Map<string, Commented | undefined>();

  constructor(syntax: IgnoreSyntax, graph: ImportGraph, textOf: (path: string) => string | undefined) {
    this.#syntax = syntax;
    this.#graph = graph;
    this.#textOf = textOf;
  }

  /** True for a file that has no comment of the tool. */
  isPlain(path: string): boolean {
    return this.#file(path) === undefined;
  }

  /** A comment that switches off rules of a kind for the import at a place; undefined where some name of it has none. */
  commentAt(path: string, range: Range, kind: RuleKind): IgnoreComment | undefined {
    const file = this.#file(path);
    if (file === undefined) return undefined;
    const lines = file.linesFor(kind);
    const found = file.parts.at(range).map(part => commentFor(part, lines));
    return found.includes(undefined) ? undefined : found[0];
  }

  #file(path: string): Commented | undefined {
    return remember(this.#files, path, () => {
      const text = this.#textOf(path);
      const language = languageOf(path);
      if (text === undefined || language === undefined || !text.includes(this.#syntax.mark)) return undefined;
      const kinds = new Map<RuleKind, IgnoredLines>();
      return {
        parts: new ImportParts(text, language, this.#graph.file(path)?.edges ?? []),
        linesFor: kind =>
          remember(kinds, kind, () => this.#syntax.read(text, language, this.#syntax.rulesOf(kind))),
      };
    });
  }
}

function commentFor({ name, lines }: ImportPart, ignored: IgnoredLines): IgnoreComment | undefined {
  return lines
    .flatMap(line => ignored.get(line) ?? [])
    .find(({ names }) => names?.some(one => means(one, name)) ?? true);
}

/** A comment gives the end of a name. Relative imports are written shorter than the name that tach makes of them. */
const means = (written: string, name: string): boolean =>
  name.endsWith(written) || written.endsWith(`.${name}`);
