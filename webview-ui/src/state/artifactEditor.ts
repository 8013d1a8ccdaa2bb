import type { Patch } from '../../../src/core/artifacts/patch.ts';
import type { FieldGroup } from '../../../src/core/model/form.ts';
import type { Json, Path } from '../../../src/core/model/json.ts';
import type { FormArtifact, PanelProblem, Result } from '../../../src/protocol/panel.ts';
import { readFieldGroups } from '../form/fieldGroups.ts';
import { movedPath } from '../form/movedPath.ts';
import { isWithin, valueAt } from '../form/paths.ts';
import { brokenBy } from '../form/problemsByPath.ts';
import { type Draft, draftKey, isDirty, patchOf, rebase, startDraft } from './draft.ts';
import type { SavedDraft } from './savedState.ts';

/** What an editor needs from the panel around it. */
export interface EditorHost {
  send(file: string, revision: string, patches: readonly Patch[]): Promise<Result<'form/edit'>>;
  /** Load the form again and hand every editor its new snapshot. */
  reload(): Promise<void>;
  keepDrafts(file: string, drafts: SavedDraft[]): void;
  /** Our own change moved records: whatever is kept by place has to follow. */
  moved(file: string, move: Move): void;
  announce(message: string): void;
  changed(): void;
}

/** Where a place is after a change; `undefined` when it is gone. */
type Move = (path: Path) => Path | undefined;

const pause = 400;
const attempts = 3;

/**
 * One file of the form: its last snapshot and what the user has typed since. Answers are sent one after the
 * other, against the revision they were made for, and nothing typed is dropped before the file holds it.
 */
export class ArtifactEditor {
  readonly #host: EditorHost;
  #drafts = new Map<string, Draft>();
  #focused: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  /** The revision that our last edit replaced, until a newer snapshot has come. */
  #superseded: string | undefined;
  #value: Json;
  snapshot: FormArtifact;
  groups: readonly FieldGroup[];
  /** Typed texts whose place is gone from the file. */
  lost: Draft[] = [];
  /** Grows with the start and the end of each edit: a snapshot asked for before is out of date. */
  edits = 0;

  constructor(host: EditorHost, snapshot: FormArtifact, saved: readonly SavedDraft[]) {
    this.#host = host;
    this.snapshot = snapshot;
    this.groups = readFieldGroups(snapshot.groups);
    this.#value = snapshot.value as Json;
    this.#place(saved.map(draft => ({ ...draft, conflict: false })));
  }

  get path(): string {
    return this.snapshot.path;
  }

  /** The last value of the file that was sound as a whole. */
  get value(): Json {
    return this.#value;
  }

  /** Why the file cannot be edited here at the moment. */
  get broken(): readonly PanelProblem[] {
    return brokenBy(this.snapshot.problems);
  }

  get dirty(): boolean {
    return [...this.#drafts.values()].some(isDirty);
  }

  /** True while an answer waits that was refused and will not be sent again by itself. */
  get refused(): boolean {
    return [...this.#drafts.values()].some(draft => draft.error !== undefined);
  }

  draft(op: Draft['op'], path: Path): Draft | undefined {
    return this.#drafts.get(draftKey(op, path));
  }

  /** What to show at `path`: what is typed, or else what the file holds. */
  shown(path: Path): Json | undefined {
    return this.draft('set', path)?.value ?? valueAt(this.#value, path);
  }

  /** True for a snapshot from before our last edit that arrived after it. */
  outdated(snapshot: FormArtifact): boolean {
    return this.#superseded === snapshot.revision;
  }

  /** Take a newer snapshot; typed answers stay, and say so where somebody else changed the same one. */
  receive(snapshot: FormArtifact): void {
    const drafts = [...this.#drafts.values()];
    // What was refused for one state of the file may be right for another.
    if (snapshot.revision !== this.snapshot.revision) this.forgive();
    this.snapshot = snapshot;
    this.groups = readFieldGroups(snapshot.groups);
    this.#superseded = undefined;
    if (this.broken.length === 0) this.#value = snapshot.value as Json;
    this.#place(drafts);
  }

  focus(op: Draft['op'], path: Path): void {
    this.#focused = draftKey(op, path);
  }

  /** The field was left: save it now. */
  blur(): void {
    this.#focused = undefined;
    void this.flush();
  }

  /** Something was typed. `value` is what it stands for, `text` exactly what the control shows. */
  type(op: Draft['op'], path: Path, value: Json, text: string): void {
    const key = draftKey(op, path);
    const draft = this.#drafts.get(key) ?? startDraft(op, path, this.#value);
    draft.value = value;
    draft.text = text;
    draft.error = undefined;
    this.#drafts.set(key, draft);
    this.#keep();
    // A half-typed name would be written into every place that refers to it.
    if (op === 'set') this.#schedule();
    this.#host.changed();
  }

  /** Give an answer that is complete at once, such as a choice. */
  answer(path: Path, value: Json): void {
    this.type('set', path, value, '');
    void this.flush();
  }

  /** End a conflict by writing what is typed over what the file holds now. */
  keepMine(draft: Draft): void {
    draft.base = valueAt(this.#value, draft.path) ?? null;
    draft.conflict = false;
    this.#keep();
    void this.flush();
    this.#host.changed();
  }

  /** End a conflict, a refusal or a lost place by giving the typed text up. */
  discard(draft: Draft): void {
    this.#drafts.delete(draftKey(draft.op, draft.path));
    this.lost = this.lost.filter(one => one !== draft);
    this.#keep();
    this.#host.changed();
  }

  /** Forget why answers were refused, so that they are sent again. */
  forgive(): void {
    for (const draft of this.#drafts.values()) draft.error = undefined;
  }

  /** Save what is typed. False when some of it could not be saved. */
  flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    return this.#enqueue(() => this.#sendDrafts());
  }

  /** Change the structure: add, remove, move. False when the file was not changed. */
  change(patch: Patch, done: string): Promise<boolean> {
    return this.#restructure(
      () => [patch],
      path => movedPath(path, patch),
      done,
    );
  }

  /**
   * Move a record to the end of another list, at `to`. Its text is written anew there, since no patch moves from
   * list to list. False when the file was not changed.
   */
  moveTo(path: Path, to: Path, done: string): Promise<boolean> {
    const removal: Patch = { op: 'remove', path };
    // Inserted first: the lists differ, so that neither place moves the other.
    const patches = (): Patch[] => [
      { op: 'insert', path: to, value: valueAt(this.#value, path) ?? null },
      removal,
    ];
    const move: Move = place =>
      isWithin(place, path) ? [...to, ...place.slice(path.length)] : movedPath(place, removal);
    return this.#restructure(patches, move, done);
  }

  #restructure(patches: () => readonly Patch[], move: Move, done: string): Promise<boolean> {
    clearTimeout(this.#timer);
    return this.#enqueue(async () => {
      await this.#sendDrafts();
      const before = JSON.stringify(this.#value);
      let result = await this.#edit(patches());
      if (!result.ok && result.reason === 'conflict') {
        await this.#host.reload();
        if (JSON.stringify(this.#value) === before) result = await this.#edit(patches());
      }
      if (result.ok) {
        this.#follow(move);
        await this.#host.reload();
      }
      this.#host.announce(result.ok ? done : result.message);
      return result.ok;
    });
  }

  /** Put drafts where they belong in the present value. A broken file moves nothing. */
  #place(drafts: readonly Draft[]): void {
    const broken = this.broken.length > 0;
    const focused = this.#focused === undefined ? undefined : this.#drafts.get(this.#focused);
    this.#drafts = new Map();
    for (const draft of drafts) {
      if (broken || rebase(draft, this.#value)) this.#drafts.set(draftKey(draft.op, draft.path), draft);
      else if (isDirty(draft)) this.lost.push(draft);
    }
    if (focused !== undefined) this.#focused = draftKey(focused.op, focused.path);
    this.#tidy();
    if ([...this.#drafts.values()].some(one => one.op === 'set' && this.#sendable(one))) this.#schedule();
  }

  async #sendDrafts(): Promise<boolean> {
    let saved = 0;
    for (const draft of [...this.#drafts.values()]) if (await this.#save(draft)) saved++;
    if (saved > 0) {
      await this.#host.reload();
      this.#host.announce('Saved');
    }
    this.#tidy();
    this.#keep();
    this.#host.changed();
    return !this.dirty;
  }

  async #save(draft: Draft): Promise<boolean> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (this.#drafts.get(draftKey(draft.op, draft.path)) !== draft || !this.#sendable(draft)) return false;
      const patch = patchOf(draft, this.path);
      const { value } = draft;
      const result = await this.#edit([patch]);
      if (result.ok) {
        draft.base = value;
        if (patch.op === 'rename') {
          this.#drafts.delete(draftKey(draft.op, draft.path));
          this.#follow(path => movedPath(path, patch));
        }
        return true;
      }
      if (result.reason === 'invalid') {
        draft.error = result.message;
        this.#host.announce(result.message);
        return false;
      }
      await this.#host.reload();
    }
    draft.error = 'Not saved: the file keeps changing. Try again in a moment.';
    return false;
  }

  async #edit(patches: readonly Patch[]): Promise<Result<'form/edit'>> {
    this.edits++;
    try {
      const { revision } = this.snapshot;
      const result = await this.#host.send(this.path, revision, patches);
      if (result.ok && result.revision !== revision) {
        this.#superseded = revision;
        this.snapshot = { ...this.snapshot, revision: result.revision };
      }
      return result;
    } catch (error) {
      return { ok: false, reason: 'invalid', message: `Not saved: ${String((error as Error).message)}` };
    } finally {
      this.edits++;
    }
  }

  /** What is kept by place follows our own change of the structure. */
  #follow(move: Move): void {
    const before = [...this.#drafts.values()];
    this.#drafts = new Map();
    for (const draft of before) {
      const path = move(draft.path);
      if (path === undefined) continue;
      draft.path = [...path];
      this.#drafts.set(draftKey(draft.op, path), draft);
    }
    this.#host.moved(this.path, move);
  }

  #sendable(draft: Draft): boolean {
    if (draft.op === 'rename' && draft.value === '') return false;
    return isDirty(draft) && !draft.conflict && draft.error === undefined && this.broken.length === 0;
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#queue.then(work);
    this.#queue = next.catch(() => undefined);
    return next;
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), pause);
  }

  /** A clean draft is only kept under the cursor, where it holds the blanks and line ends as typed. */
  #tidy(): void {
    for (const [key, draft] of this.#drafts) {
      if (!isDirty(draft) && draft.error === undefined && key !== this.#focused) this.#drafts.delete(key);
    }
  }

  #keep(): void {
    const dirty = [...this.#drafts.values(), ...this.lost].filter(isDirty);
    this.#host.keepDrafts(
      this.path,
      dirty.map(({ op, path, value, text, base, anchors }) => ({ op, path, value, text, base, anchors })),
    );
  }
}
