import type { Patch } from '../../../src/core/artifacts/patch.ts';
import type { Path } from '../../../src/core/model/json.ts';
import type {
  Form,
  FormArtifact,
  Method,
  Overview,
  PanelConversation,
  PanelProblem,
  Params,
  PhaseSummary,
  PlanSummary,
  Result,
} from '../../../src/protocol/panel.ts';
import { elementId } from '../form/paths.ts';
import type { Connection } from '../host/connection.ts';
import { Amending } from './amending.ts';
import { ArtifactEditor, type EditorHost } from './artifactEditor.ts';
import { BoardActs } from './boardActs.ts';
import type { SavedState } from './savedState.ts';
import { filesKey, movedSectionKey, sectionKey } from './sectionKeys.ts';

/** How often, and how far apart, a form is asked for again when it is from before our last edit. */
const attempts = 12;
const settleMs = 200;

/**
 * What the panel shows and every act it offers. The plan itself stays with the host: this holds the last
 * snapshots, where the user is, and an editor for each file of the open form.
 */
export class PanelStore {
  readonly #connection: Connection<PanelConversation>;
  readonly #saved: SavedState;
  readonly #changed: () => void;
  readonly #editors = new Map<string, ArtifactEditor>();
  readonly #homes = new Map<string, { plan: string; phase: PhaseSummary['id'] }>();
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  overview: Overview | undefined;
  form: Form | undefined;
  /** Why there is nothing to show; empty otherwise. */
  failure = '';
  /** The last thing that happened, for the status line and for screen readers. */
  status = '';
  /** True once this page has changed something that the host can take back. */
  canUndo = false;
  /** The acts of the open board. */
  readonly acts: BoardActs;
  readonly amending: Amending;
  /** The field that was told "not applicable" and waits for a reason, and the answer it has until then. */
  asked: { id: string; instead: string } | undefined;
  /** Where to move the focus once it is drawn: the first of these element ids that exists. */
  focusNext: readonly string[] = [];

  constructor(connection: Connection<PanelConversation>, saved: SavedState, changed: () => void) {
    this.#connection = connection;
    this.#saved = saved;
    this.#changed = changed;
    this.acts = new BoardActs({
      run: async params => {
        await this.#flush();
        const result = await connection.call('board/act', params);
        this.canUndo ||= result.ok;
        await this.load();
        return result;
      },
      announce: message => this.announce(message),
      changed,
    });
    this.amending = new Amending({
      draft: async params => {
        await this.#flush();
        return this.act('phase/amendDraft', params);
      },
      amend: async params => {
        const result = await this.act('phase/amend', params);
        if (result?.ok) {
          this.canUndo = true;
          await this.load();
          this.announce(result.message);
        }
        return result !== undefined;
      },
      changed,
    });
    connection.on('workspace/didChange', () => void this.load());
    connection.on('phase/show', ({ plan, phase }) => void this.open(plan, phase));
  }

  start(): void {
    this.#connection.ready();
    void this.load();
  }

  /** The plan that is shown: the chosen one, else the first active one, else the first. */
  get plan(): PlanSummary | undefined {
    const plans = this.overview?.plans ?? [];
    const chosen = plans.find(plan => plan.slug === this.#saved.value.plan);
    return chosen ?? plans.find(plan => plan.state === 'active') ?? plans[0];
  }

  /** The phase that is shown; nothing on the overview. */
  get phase(): PhaseSummary | undefined {
    return this.plan?.phases.find(phase => phase.id === this.#saved.value.phase);
  }

  /** The editors of the open form, in the form's order. */
  get editors(): readonly ArtifactEditor[] {
    return (this.form?.artifacts ?? []).flatMap(artifact => this.#editors.get(artifact.path) ?? []);
  }

  /** Ask for everything that is shown again. Calls while one is under way share the one after it. */
  load(): Promise<void> {
    if (this.#running === undefined) {
      this.#running = this.#loadNow().finally(() => {
        this.#running = undefined;
      });
      return this.#running;
    }
    this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      return this.load();
    });
    return this.#next;
  }

  async open(plan: string, phase: PhaseSummary['id']): Promise<void> {
    this.#saved.update({ plan, phase, scroll: 0 });
    this.form = undefined;
    this.status = '';
    this.#changed();
    await this.load();
    this.focus('phase-title');
  }

  /** Back to the list of phases, or over to another plan's. */
  async showOverview(plan = this.plan?.slug): Promise<void> {
    const from = this.phase?.id;
    this.#saved.update({ plan, phase: undefined, scroll: 0 });
    await this.#flush();
    this.form = undefined;
    this.status = '';
    if (from !== undefined) this.focusNext = [`phase-${from}`];
    this.#changed();
    await this.load();
  }

  /** Call the host where only success or failure matters; a failure goes to the status line. */
  async act<M extends Method>(method: M, params: Params<M>, done = ''): Promise<Result<M> | undefined> {
    try {
      const result = await this.#connection.call(method, params);
      const refused = typeof result === 'object' && 'ok' in result && result.ok === false;
      this.announce(refused && 'message' in result ? result.message : done);
      return refused ? undefined : result;
    } catch (error) {
      this.announce(String((error as Error).message));
      return undefined;
    }
  }

  async createPlan(title: string, mode: 'full' | 'scoped'): Promise<boolean> {
    if (this.overview?.initialised === false) {
      if ((await this.act('workspace/initialise', {})) === undefined) return false;
    }
    const created = await this.act('plan/create', { title, mode }, 'Plan created');
    if (created === undefined) return false;
    this.#saved.update({ plan: created.slug, phase: undefined });
    await this.load();
    return true;
  }

  /** Approve the open phase. Everything typed is saved first, since an approval is for what the files hold. */
  async approve(note: string): Promise<boolean> {
    const { form } = this;
    if (form === undefined) return false;
    if (!(await this.#flush())) {
      this.announce('Not approved: some answers are not saved yet.');
      return false;
    }
    const { plan, phase } = form;
    const result = await this.act('phase/approve', { plan, phase, note }, 'Approved');
    await this.load();
    return result !== undefined;
  }

  /** Take the last change back, that of a text which is still being typed included. */
  async undo(): Promise<void> {
    const plan = this.plan?.slug;
    if (plan === undefined) return;
    await this.#flush();
    const result = await this.act('form/undo', { plan });
    if (result?.ok) {
      await this.load();
      this.announce(result.message);
    } else this.canUndo = false;
    this.#changed();
  }

  /** Send again what could not be saved before. */
  async retry(): Promise<void> {
    for (const editor of this.editors) editor.forgive();
    if (!(await this.#flush())) this.announce('Some answers could not be saved.');
  }

  /** Go to the field that a problem is about, or else to its place in the file. */
  reveal(problem: PanelProblem): void {
    const editor = this.editors.find(one => one.path === problem.path);
    const { field } = problem;
    const group = editor?.groups.find(one =>
      one.fields.some(each => (each.path ?? [each.id]).every((step, index) => step === field?.[index])),
    );
    if (editor === undefined || field === undefined || group === undefined) {
      void this.act('file/open', { path: problem.path, range: problem.range });
      return;
    }
    this.setOpen(filesKey(editor.snapshot.role), true);
    this.setOpen(sectionKey(editor.path), true);
    this.setOpen(sectionKey(editor.path, group.id), true);
    for (let length = 1; length <= field.length; length++) {
      this.setOpen(sectionKey(editor.path, field.slice(0, length)), true);
    }
    this.focusField(editor.path, field);
  }

  /** Focus the field at `path`, or the nearest one around it that is drawn. */
  focusField(file: string, path: Path): void {
    this.focus(...path.map((_, index) => elementId(file, path.slice(0, path.length - index))));
  }

  focus(...elements: string[]): void {
    this.focusNext = elements;
    this.#changed();
  }

  isOpen(key: string, byDefault: boolean): boolean {
    return this.#saved.value.open[key] ?? byDefault;
  }

  /** `undefined` forgets what was chosen by hand. */
  setOpen(key: string, open: boolean | undefined): void {
    this.#saved.put('open', key, open);
    this.#changed();
  }

  input(name: string): string {
    return this.#saved.value.inputs[name] ?? '';
  }

  setInput(name: string, text: string): void {
    this.#saved.put('inputs', name, text === '' ? undefined : text);
    this.#changed();
  }

  announce(message: string): void {
    this.status = message;
    this.#changed();
  }

  /** Something that is drawn changed elsewhere. */
  redraw(): void {
    this.#changed();
  }

  async #loadNow(): Promise<void> {
    try {
      this.overview = await this.#connection.call('overview/load', {});
      this.failure = '';
      await this.#loadForm();
    } catch (error) {
      this.failure = String((error as Error).message);
    }
    this.#changed();
  }

  async #flush(): Promise<boolean> {
    const saved = await Promise.all(this.editors.map(editor => editor.flush()));
    return saved.every(one => one);
  }

  async #loadForm(): Promise<void> {
    const plan = this.plan?.slug;
    const { phase } = this;
    if (plan === undefined || phase === undefined) {
      this.form = undefined;
      return;
    }
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const edits = this.#editCount();
      const form = await this.#connection.call('form/load', { plan, phase: phase.id });
      if (this.plan?.slug !== plan || this.phase?.id !== phase.id) return;
      const last = attempt === attempts;
      if (edits !== this.#editCount() && !last) continue;
      if (form.artifacts.some(one => this.#editors.get(one.path)?.outdated(one)) && !last) {
        await new Promise(resolve => setTimeout(resolve, settleMs));
        continue;
      }
      this.form = form;
      for (const artifact of form.artifacts) this.#receive(artifact, { plan, phase: phase.id });
      return;
    }
  }

  #receive(artifact: FormArtifact, home: { plan: string; phase: PhaseSummary['id'] }): void {
    this.#homes.set(artifact.path, home);
    const editor = this.#editors.get(artifact.path);
    if (editor !== undefined) {
      editor.receive(artifact);
      return;
    }
    const drafts = this.#saved.value.drafts[artifact.path] ?? [];
    this.#editors.set(artifact.path, new ArtifactEditor(this.#editorHost(home), artifact, drafts));
  }

  #editCount(): number {
    let count = 0;
    for (const editor of this.#editors.values()) count += editor.edits;
    return count;
  }

  #editorHost(first: { plan: string; phase: PhaseSummary['id'] }): EditorHost {
    return {
      send: async (path, revision, patches: readonly Patch[]) => {
        const result = await this.#connection.call('form/edit', {
          ...(this.#homes.get(path) ?? first),
          path,
          revision,
          patches: patches.map(patch => ({ ...patch, path: [...patch.path] })),
        });
        this.canUndo ||= result.ok;
        return result;
      },
      reload: () => this.load(),
      keepDrafts: (file, drafts) => {
        const kept = this.#saved.value.drafts[file];
        if (drafts.length > 0 || kept !== undefined) {
          this.#saved.put('drafts', file, drafts.length > 0 ? drafts : undefined);
        }
      },
      moved: (file, move) => {
        const open: Record<string, boolean> = {};
        for (const [key, value] of Object.entries(this.#saved.value.open)) {
          const moved = movedSectionKey(key, file, move);
          if (moved !== undefined) open[moved] = value;
        }
        this.#saved.update({ open });
      },
      announce: message => this.announce(message),
      changed: () => this.#changed(),
    };
  }
}
