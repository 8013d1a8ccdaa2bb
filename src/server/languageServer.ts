import { fileURLToPath } from 'node:url';
import {
  type CodeAction,
  CodeActionKind,
  type CodeLens,
  type Connection,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  MarkupKind,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Evaluation } from '../core/drift/engine.ts';
import type { Position, Range } from '../core/model/text.ts';
import { ruleHover } from '../core/ruleguide/markdown.ts';
import { ruleKindAt } from '../core/ruleguide/ruleAtPosition.ts';
import { rulePages } from '../core/ruleguide/table.ts';
import { serverName } from '../protocol/ids.ts';
import { type DidChange, didChangeMethod } from '../protocol/lsp.ts';
import { acceptanceHover } from './acceptanceHover.ts';
import { codeActions } from './codeActions.ts';
import { codeLenses } from './codeLenses.ts';
import { contains, hoverTexts } from './hover.ts';
import { noPlans, type PlansAtWork, plansAtWork } from './plansAtWork.ts';
import { Publisher } from './publisher.ts';
import { registerRequests } from './requests.ts';
import { Session } from './session.ts';
import { Uris } from './uris.ts';

/** The language server over one connection: turns protocol messages into session calls and back. */
export class LanguageServer {
  readonly #connection: Connection;
  readonly #documents = new TextDocuments(TextDocument);
  #session: Session | undefined;
  #publisher: Publisher | undefined;
  #uris: Uris | undefined;
  #evaluation: Evaluation | undefined;
  /** How often the findings changed. */
  #changes = 0;
  #watchesDynamically = false;
  /** Undefined until asked for: it rests on plan files, which change far less often than sources. */
  #plans: PlansAtWork | undefined;
  /** The last message about the state, as sent; undefined to send the next one in any case. */
  #told: string | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
    connection.onInitialize(params => this.#initialise(params));
    connection.onInitialized(() => this.#start());
    connection.onShutdown(() => this.#session?.stop());
    connection.onHover(({ textDocument, position }) => this.#hover(textDocument.uri, position));
    connection.onCodeAction(({ textDocument, range, context }) =>
      this.#codeActions(textDocument.uri, range, context.diagnostics),
    );
    connection.onDidChangeConfiguration(({ settings }) => this.#configure(settings?.plumbrule));
    connection.onCodeLens(({ textDocument }) => this.#codeLenses(textDocument.uri));
    connection.onDidChangeWatchedFiles(({ changes }) => {
      this.#session?.diskChanged(changes.flatMap(({ uri }) => this.#uris?.path(uri) ?? []));
    });
    this.#documents.onDidChangeContent(({ document }) => this.#buffer(document.uri, document.getText()));
    this.#documents.onDidClose(({ document }) => this.#buffer(document.uri, undefined));
  }

  listen(): void {
    this.#documents.listen(this.#connection);
    this.#connection.listen();
  }

  #initialise(params: InitializeParams): InitializeResult {
    const folder = params.workspaceFolders?.[0]?.uri ?? params.rootUri ?? undefined;
    const root = folder === undefined ? process.cwd() : fileURLToPath(folder);
    const uris = new Uris(root);
    this.#uris = uris;
    this.#publisher = new Publisher(this.#connection, uris, ({ rule }) => this.#ruleUri(rule));
    this.#session = new Session(root, {
      didEvaluate: evaluation => this.#didEvaluate(evaluation),
      planDidChange: () => {
        this.#told = undefined;
        this.#plans = undefined;
        this.#tell(false);
      },
      loading: progress => this.#tell(progress !== undefined),
      failed: error => this.#connection.console.error(String(error instanceof Error ? error.stack : error)),
    });
    this.#watchesDynamically =
      params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    const options = clientOptions(params.initializationOptions);
    registerRequests(this.#connection, this.#session, () => this.#evaluation, options);
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite] },
        codeLensProvider: {},
      },
      serverInfo: { name: serverName },
    };
  }

  #start(): void {
    if (this.#watchesDynamically) {
      void this.#connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/*' }],
      });
    } else {
      this.#session?.watchDisk();
    }
    void this.#session?.start();
  }

  #buffer(uri: string, text: string | undefined): void {
    const path = this.#uris?.path(uri);
    if (path !== undefined) this.#session?.bufferChanged(path, text);
  }

  /** The client's settings, as it sends them at the start and whenever one changes. */
  #configure(settings: unknown): void {
    const { drift } = (settings ?? {}) as { drift?: { showBaseline?: unknown } };
    this.#publisher?.showBaseline(drift?.showBaseline !== false);
    this.#publish();
  }

  #publish(): void {
    this.#publisher?.publish(this.#evaluation?.findings ?? [], this.#session?.project?.problems() ?? []);
  }

  #didEvaluate(evaluation: Evaluation | undefined): void {
    if (!sameFindings(this.#evaluation, evaluation)) this.#changes++;
    this.#evaluation = evaluation;
    this.#publish();
    this.#tell(false);
  }

  #tell(busy: boolean): void {
    const summary = this.#evaluation?.summary;
    const project = this.#session?.project;
    this.#plans ??= project && plansAtWork(project);
    const message: DidChange = {
      drift: { new: summary?.new ?? 0, baseline: summary?.baseline ?? 0, waived: summary?.waived ?? 0 },
      files: summary?.files ?? 0,
      busy,
      active: project?.artifacts.blueprint !== undefined,
      ...(this.#plans ?? noPlans),
      findings: this.#changes,
      imports: summary?.edges ?? 0,
    };
    // Clients load what they show again on this, which must not happen on every keystroke.
    const words = JSON.stringify(message);
    if (words === this.#told) return;
    this.#told = words;
    void this.#connection.sendNotification(didChangeMethod, message);
  }

  #hover(uri: string, position: Position): Hover | undefined {
    const path = this.#uris?.path(uri);
    const found = (this.#evaluation?.findings ?? []).filter(
      finding => finding.path === path && contains(finding.range, position),
    );
    const [first] = found;
    const kind = this.#ruleKindPage(path, position);
    if (first === undefined)
      return kind ? hoverOf(kind.value, kind.range) : this.#acceptanceHover(path, position);
    const texts = hoverTexts(
      found,
      id => this.#rule(id),
      id => this.#ruleUri(id),
    );
    return hoverOf([...texts, ...(kind ? [kind.value] : [])].join('\n\n---\n\n'), first.range);
  }

  /** A rule kind explained, where its name stands in the blueprint or a decision. */
  #ruleKindPage(path: string | undefined, position: Position): { value: string; range: Range } | undefined {
    const artifacts = this.#session?.project?.artifacts;
    const holders = [artifacts?.blueprint, ...(artifacts?.decisions ?? [])];
    if (path === undefined || !holders.some(holder => holder?.path === path)) return undefined;
    const found = ruleKindAt(this.#session?.project?.files.read(path) ?? '', position);
    if (found === undefined) return undefined;
    return { value: ruleHover(rulePages[found.kind]), range: found.range };
  }

  /** When an exception ends, and where drift that the baseline accepts went. */
  #acceptanceHover(path: string | undefined, position: Position): Hover | undefined {
    const project = this.#session?.project;
    if (path === undefined || project === undefined) return undefined;
    const found = acceptanceHover(path, position, project, this.#evaluation);
    return found && hoverOf(found.value, found.range);
  }

  async #codeActions(uri: string, range: Range, diagnostics: readonly Diagnostic[]): Promise<CodeAction[]> {
    const path = this.#uris?.path(uri);
    await this.#session?.settled();
    const project = this.#session?.project;
    if (path === undefined || project === undefined) return [];
    const context = { project, evaluation: this.#evaluation, uri: (file: string) => this.#uris!.uri(file) };
    return codeActions({ path, range, diagnostics }, context);
  }

  #codeLenses(uri: string): CodeLens[] {
    const path = this.#uris?.path(uri);
    const project = this.#session?.project;
    return path === undefined || project === undefined ? [] : codeLenses(path, project, this.#evaluation);
  }

  #rule(id: string) {
    return this.#session?.project?.engine?.policy.rules.find(rule => rule.id === id);
  }

  #placeOfRule(id: string): { path: string; range: Range } | undefined {
    const rule = this.#rule(id);
    return rule === undefined ? undefined : { path: rule.path, range: rule.range };
  }

  #ruleUri(id: string): string | undefined {
    const place = this.#placeOfRule(id);
    return place === undefined ? undefined : `${this.#uris!.uri(place.path)}#L${place.range.start.line + 1}`;
  }
}

const hoverOf = (value: string, range: Range): Hover => ({
  contents: { kind: MarkupKind.Markdown, value },
  range,
});

/** Findings that did not change keep their identity. */
function sameFindings(before: Evaluation | undefined, after: Evaluation | undefined): boolean {
  const [old, now] = [before?.findings ?? [], after?.findings ?? []];
  return old.length === now.length && old.every((finding, index) => finding === now[index]);
}

/**
 * What the client says at the start: a folder of its own in which approved texts are kept for later comparison,
 * and whether commands of the workspace may run. Trust has to be said.
 */
function clientOptions(options: unknown): { storage: string | undefined; trusted: boolean } {
  const { storage, trusted } = (options ?? {}) as { storage?: unknown; trusted?: unknown };
  return { storage: typeof storage === 'string' ? storage : undefined, trusted: trusted === true };
}
