import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../core/model/finding.ts';
import type { Problem } from '../core/model/problem.ts';
import { diagnosticOf, problemDiagnostic } from './diagnostics.ts';
import type { Uris } from './uris.ts';

/** Publishes findings and problems for every file, open or not, and only where they changed. */
export class Publisher {
  readonly #connection: Connection;
  readonly #uris: Uris;
  readonly #ruleUri: (finding: Finding) => string | undefined;
  #showsBaseline = true;
  #published = new Map<string, readonly (Finding | Problem)[]>();

  constructor(connection: Connection, uris: Uris, ruleUri: (finding: Finding) => string | undefined) {
    this.#connection = connection;
    this.#uris = uris;
    this.#ruleUri = ruleUri;
  }

  /** Whether accepted drift is shown, as hints; what is published next follows it. */
  showBaseline(isShown: boolean): void {
    this.#showsBaseline = isShown;
  }

  publish(findings: readonly Finding[], problems: readonly Problem[]): void {
    const now = new Map<string, (Finding | Problem)[]>();
    const shown = this.#showsBaseline ? findings : findings.filter(({ state }) => state !== 'baseline');
    for (const entry of [...problems, ...shown]) {
      const list = now.get(entry.path);
      if (list === undefined) now.set(entry.path, [entry]);
      else list.push(entry);
    }
    for (const [path, entries] of now) {
      if (!same(this.#published.get(path), entries)) this.#send(path, entries);
    }
    for (const path of this.#published.keys()) if (!now.has(path)) this.#send(path, []);
    this.#published = now;
  }

  #send(path: string, entries: readonly (Finding | Problem)[]): void {
    const diagnostics = entries
      .map(entry =>
        'fingerprint' in entry ? diagnosticOf(entry, this.#ruleUri(entry)) : problemDiagnostic(entry),
      )
      .filter((diagnostic): diagnostic is Diagnostic => diagnostic !== undefined);
    void this.#connection.sendDiagnostics({ uri: this.#uris.uri(path), diagnostics });
  }
}

/** Findings that did not change keep their identity, so most files are compared without looking inside. */
function same(
  before: readonly (Finding | Problem)[] | undefined,
  after: readonly (Finding | Problem)[],
): boolean {
  return (
    before !== undefined &&
    before.length === after.length &&
    after.every((entry, index) => entry === before[index] || sameProblem(entry, before[index]!))
  );
}

function sameProblem(a: Finding | Problem, b: Finding | Problem): boolean {
  return !('fingerprint' in a) && JSON.stringify(a) === JSON.stringify(b);
}
