import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Patch } from '../../../src/core/artifacts/patch.ts';
import type { FieldGroup } from '../../../src/core/model/form.ts';
import type { Json, Path } from '../../../src/core/model/json.ts';
import type { PhaseId } from '../../../src/core/model/plan.ts';
import type { FileChange, RequestName, RequestParams, RequestResult } from '../../../src/protocol/lsp.ts';
import { requestMethod } from '../../../src/protocol/lsp.ts';
import type { Form, FormArtifact } from '../../../src/protocol/panel.ts';
import { LspClient } from '../lspClient.ts';
import { server, type Workspace } from '../sample.ts';

/** Fills in forms as the panel does: it asks for a form, sends patches, and writes what comes back. */
export class FormFiller {
  readonly #client: LspClient;
  readonly #workspace: Workspace;

  private constructor(client: LspClient, workspace: Workspace) {
    this.#client = client;
    this.#workspace = workspace;
  }

  static async start(workspace: Workspace): Promise<FormFiller> {
    return new FormFiller(await LspClient.start([server, '--stdio'], workspace.root), workspace);
  }

  stop(): Promise<void> {
    return this.#client.stop();
  }

  /** One request; the changes that it answers with are written. A refusal fails the test. */
  async ask<N extends RequestName>(name: N, params: RequestParams<N>): Promise<RequestResult<N>> {
    const result = await this.#client.request<RequestResult<N>>(requestMethod(name), params);
    if (typeof result === 'object' && 'ok' in result && result.ok === false) {
      throw new Error(`${name}: ${'message' in result ? result.message : 'refused'}`);
    }
    if (typeof result === 'object' && 'changes' in result) this.#write(result.changes as FileChange[]);
    return result;
  }

  form(plan: string, phase: PhaseId): Promise<Form> {
    return this.ask('form', { plan, phase });
  }

  /** Give answers to the fields of one file, a patch at a time. */
  async answer(plan: string, phase: PhaseId, path: string, patches: readonly Patch[]): Promise<void> {
    let revision = artifactOf(await this.form(plan, phase), path).revision;
    for (const patch of patches) {
      const result = await this.ask('edit', { plan, phase, path, revision, patches: [patch as never] });
      if (!result.ok) throw new Error(result.message);
      revision = result.revision;
    }
  }

  act(plan: string, act: string, target = '', text = ''): Promise<RequestResult<'act'>> {
    return this.ask('act', { plan, act, target, text });
  }

  #write(changes: readonly FileChange[]): void {
    for (const { path, edits } of changes) {
      const absolute = join(this.#workspace.root, path);
      const isThere = existsSync(absolute);
      const before = TextDocument.create(path, '', 0, isThere ? readFileSync(absolute, 'utf8') : '');
      this.#workspace.write(path, TextDocument.applyEdits(before, edits));
      this.#client.changedOnDisk(path, isThere ? 2 : 1);
    }
  }
}

/** One file of a form. */
export function artifactOf(form: Form, path: string): FormArtifact {
  const found = form.artifacts.find(artifact => artifact.path === path);
  if (found === undefined) throw new Error(`no ${path} in ${form.artifacts.map(one => one.path).join(', ')}`);
  return found;
}

/** The patches by which a person would type a value in: every text on its own, list items one by one. */
export function typed(value: Json, path: Path = []): Patch[] {
  if (Array.isArray(value)) {
    const isLeaf = value.every(item => item === null || typeof item !== 'object');
    if (isLeaf) return [{ op: 'set', path, value }];
    return value.flatMap((item, index): Patch[] => [
      { op: 'insert', path: [...path, index], value: {} },
      ...typed(item, [...path, index]),
    ]);
  }
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([key, child]) => typed(child, [...path, key]));
  }
  return [{ op: 'set', path, value }];
}

/** The headings of a form with their fields, as a file has them. */
export function headingsOf(groups: readonly FieldGroup[]) {
  return groups.flatMap(group =>
    group.fields.map(field => ({
      field,
      level: group.fields.length === 1 && field.label === group.title ? 2 : 3,
      group: group.title,
    })),
  );
}
