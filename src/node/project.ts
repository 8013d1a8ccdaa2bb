import { setImmediate } from 'node:timers/promises';
import { plumbruleFolder } from '../core/artifacts/paths.ts';
import { type Baseline, baselinePath, readBaseline } from '../core/drift/baseline/baseline.ts';
import { gonePlaces, type MayBecome } from '../core/drift/baseline/gonePlaces.ts';
import { DriftEngine } from '../core/drift/engine.ts';
import type { Content } from '../core/drift/importGraph.ts';
import { ComponentMap } from '../core/drift/policy/components.ts';
import { ownershipOf } from '../core/drift/policy/ownership.ts';
import { type Policy, policyOf, tieMessage } from '../core/drift/policy/policy.ts';
import { isSourceFile } from '../core/drift/policy/sources.ts';
import type { Problem } from '../core/model/problem.ts';
import { startOfFile } from '../core/model/text.ts';
import { once } from '../core/once.ts';
import { type PhaseContext, readDocuments } from '../core/plan/phaseContext.ts';
import { readWorkspace, type WorkspaceArtifacts } from '../core/plan/workspace.ts';
import { clock } from './clock.ts';
import { FileSet, type Overlay } from './fileSet.ts';
import { formersOf, heldBefore } from './formers.ts';
import { movesInHistory } from './lastThere.ts';
import { listFiles } from './listFiles.ts';
import { settlePatterns } from './patterns/settlePatterns.ts';
import { readSource } from './readSource.ts';
import { sha256 } from './sha256.ts';

/** How long source files are read before other work gets its turn, in milliseconds. */
const turn = 30;

/** How sources are loaded. */
export interface LoadOptions {
  /** Stop between two files. */
  signal?: AbortSignal;
  progress?: (done: number, total: number) => void;
  /** Leave pattern rules to {@link Project.searchPatterns}: they take as long again as all the rest. */
  withoutPatterns?: boolean;
}

const hasErrors = (problems: readonly Problem[]): boolean =>
  problems.some(({ severity }) => severity === 'error');

/** One workspace, opened: its plan, and the engine that holds its code to it. */
export class Project {
  readonly root: string;
  readonly files: FileSet;
  readonly #overlay: Overlay;
  /** Whose history tells what was removed. */
  readonly #commit: string;
  #artifacts: WorkspaceArtifacts;
  #engine: DriftEngine | undefined;
  /** What the history told of places that the baseline names, when the sources were loaded. */
  #mayBecome: MayBecome | undefined;
  #isSource: (path: string) => boolean;
  readonly #kept = new Map<string, { text: string; made: unknown }>();

  private constructor(root: string, files: FileSet, overlay: Overlay, commit = 'HEAD') {
    this.root = root;
    this.#commit = commit;
    this.files = files;
    this.#overlay = overlay;
    this.#artifacts = readWorkspace(files);
    this.#isSource = isSourceFile(this.#artifacts.settings.sources);
  }

  /** Open a folder. `overlay` gives the text of files whose latest state is not on the disk. */
  static async open(root: string, overlay: Overlay = () => undefined): Promise<Project> {
    return new Project(root, new FileSet(root, await listFiles(root), overlay), overlay);
  }

  /** The same workspace, opened anew, as if one of its files had this text. */
  withText(path: string, text: string): Promise<Project> {
    return Project.open(this.root, other => (other === path ? text : this.#overlay(other)));
  }

  /** A project over the files of another commit. */
  static at(commit: string, files: FileSet, overlay: Overlay): Project {
    return new Project(files.root, files, overlay, commit);
  }

  get artifacts(): WorkspaceArtifacts {
    return this.#artifacts;
  }

  /** Undefined until {@link load}, and where there is no blueprint. */
  get engine(): DriftEngine | undefined {
    return this.#engine;
  }

  isSource(path: string): boolean {
    return this.#isSource(path);
  }

  sourcePaths(): string[] {
    return [...this.files.paths()].filter(this.#isSource);
  }

  /** What is wrong with the plan's own files; once the sources are loaded, also what only they bring to light. */
  problems(): Problem[] {
    const { blueprint, problems } = this.#artifacts;
    const all = [...this.#unreadable(), ...problems];
    const engine = this.#engine;
    if (blueprint === undefined || engine === undefined) return all;
    const isThere = (path: string): boolean => this.#isSource(path) && this.files.has(path);
    const ties = engine.policy.components.tiesAmong(isThere).map(({ path, components: pair }) => ({
      path: blueprint.path,
      range: blueprint.rangeOf(['components', pair[1]], 'key'),
      message: tieMessage(path, pair),
      severity: 'error' as const,
    }));
    return [...all, ...ties, ...engine.ruleProblems()];
  }

  /** A rule or an approval that cannot be read is not one that is not there. */
  #unreadable(): Problem[] {
    const own = [plumbruleFolder, this.#artifacts.settings.docs.decisions];
    return [...this.files.unreadable]
      .filter(([path]) => own.some(folder => path.startsWith(`${folder}/`)))
      .map(([path, code]) => ({
        path,
        range: startOfFile,
        message: `this file is there and cannot be read (${code}): mend its permissions, or what stands in its place`,
        severity: 'error' as const,
      }));
  }

  /** What the state of the plans is computed from. */
  phaseContext(): PhaseContext {
    const { blueprint, settings } = this.#artifacts;
    const engine = this.#engine;
    const components = engine?.policy.components ?? new ComponentMap(blueprint?.value.components);
    // Most requests never ask for this, and each would look at every file of the workspace.
    const owned = once(() => {
      const counts = new Map<string, number>();
      for (const path of this.sourcePaths()) {
        const id = components.place(path)?.component;
        if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
      }
      return counts;
    });
    return {
      workspace: this.#artifacts,
      documents: readDocuments(this.files, settings),
      read: path => this.files.read(path),
      exists: path => this.files.exists(path) || this.files.isFolder(path),
      kept: (key, text, make) => this.#keep(key, text, make),
      matches: component => owned().get(component) ?? 0,
      ownership: once(() => ownershipOf(components, this.sourcePaths())),
      sha256,
      ...(engine === undefined ? {} : { findings: () => engine.evaluate().findings }),
    };
  }

  /** Names of all packages that the sources use. */
  packageNames(): ReadonlySet<string> {
    const names = new Set<string>();
    for (const { edges } of this.#engine?.graph.files() ?? []) {
      for (const { target } of edges) if (target.kind === 'package') names.add(target.name);
    }
    return names;
  }

  /** Read every source file. Gives other work a turn now and then, and stops when asked to. */
  async load(options: LoadOptions = {}): Promise<void> {
    const { signal, progress } = options;
    const policy = this.#policy();
    if (policy === undefined) return;
    const baseline = readBaseline(this.files.read(baselinePath));
    this.#mayBecome = await movesInHistory(this.root, this.#commit, this.#goneFrom(baseline, policy));
    if (signal?.aborted) return;
    const engine = new DriftEngine(this.files, policy, this.#withMoves(baseline), component =>
      this.#ownsAnyFile(component),
    );
    engine.setFormers(await formersOf(this.root, policy.rules, this.#commit));
    if (signal?.aborted) return;
    const paths = this.sourcePaths();
    let since = performance.now();
    for (const [index, path] of paths.entries()) {
      engine.setFile(path, this.contentOf(path));
      if (performance.now() - since < turn) continue;
      progress?.(index + 1, paths.length);
      await setImmediate();
      if (signal?.aborted) return;
      since = performance.now();
    }
    engine.allowFormers(await heldBefore(this.root, engine.likenesses()));
    this.#engine = engine;
    if (options.withoutPatterns !== true) await this.searchPatterns(options);
  }

  /** Search for what pattern rules do not know yet. True when anything was to be searched. */
  async searchPatterns({ signal, progress }: LoadOptions = {}): Promise<boolean> {
    if (this.#engine === undefined) return false;
    return settlePatterns(this.#engine, {
      root: this.root,
      maxBytes: this.#artifacts.settings.sources.maxBytes,
      textOf: path => this.#overlay(path) ?? undefined,
      ...(signal === undefined ? {} : { signal }),
      ...(progress === undefined ? {} : { progress }),
    });
  }

  /** The present content of a source file, unsaved text first. */
  contentOf(path: string): Content {
    const unsaved = this.#overlay(path);
    if (typeof unsaved === 'string') return { text: unsaved };
    // Paths are normal already, and normalising each again is a measurable part of a check.
    return readSource(`${this.root}/${path}`, this.#artifacts.settings.sources.maxBytes);
  }

  /** A source file's text changed. */
  sourceChanged(path: string): void {
    // An editor may open what Git ignores: that is looked at, not checked.
    if (this.#engine === undefined || !this.#isSource(path) || !this.files.has(path)) return;
    this.#engine.setFile(path, this.contentOf(path));
  }

  /** Files came or went, or a manifest changed: imports may now lead elsewhere. */
  filesChanged(added: Iterable<string>, removed: Iterable<string>): void {
    const created = [...added];
    for (const path of created) this.files.add(path);
    for (const path of removed) {
      this.files.delete(path);
      this.#engine?.deleteFile(path);
    }
    if (this.#engine === undefined) return;
    this.#engine.setFiles(this.files);
    for (const path of created) this.sourceChanged(path);
  }

  /** The plan's files changed: read them again, and hold the code to what they say now. True when sources must be loaded anew. */
  planChanged(): boolean {
    const before = JSON.stringify(this.#artifacts.settings.sources);
    this.#artifacts = readWorkspace(this.files);
    // While a person types, a blueprint is broken more often than not: what held before goes on holding.
    if (this.#engine !== undefined && hasErrors(this.#artifacts.blueprint?.problems ?? [])) return false;
    this.#isSource = isSourceFile(this.#artifacts.settings.sources);
    const policy = this.#policy();
    if (policy === undefined) {
      this.#engine = undefined;
      return false;
    }
    if (this.#engine === undefined || JSON.stringify(this.#artifacts.settings.sources) !== before)
      return true;
    if (this.#engine.needsTextsFor(policy)) return true;
    this.#engine.setPolicy(policy, this.#withMoves(readBaseline(this.files.read(baselinePath))));
    return false;
  }

  #keep<T>(key: string, text: string, make: () => T): T {
    const known = this.#kept.get(key);
    if (known?.text === text) return known.made as T;
    const made = make();
    this.#kept.set(key, { text, made });
    return made;
  }

  #policy(): Policy | undefined {
    const { blueprint, decisions } = this.#artifacts;
    return blueprint === undefined ? undefined : policyOf(blueprint, decisions, clock());
  }

  #withMoves(baseline: Baseline): Baseline {
    return this.#mayBecome === undefined ? baseline : { ...baseline, mayBecome: this.#mayBecome };
  }

  #goneFrom(baseline: Baseline, policy: Policy): string[] {
    const kinds = new Map(policy.rules.map(({ id, rule }) => [id, rule.kind]));
    return gonePlaces(
      baseline,
      rule => kinds.get(rule),
      place => this.files.exists(place) || this.files.isFolder(place),
    );
  }

  #ownsAnyFile(component: string): boolean {
    for (const path of this.files.paths()) {
      if (this.#engine?.policy.components.place(path)?.component === component) return true;
    }
    return false;
  }
}
