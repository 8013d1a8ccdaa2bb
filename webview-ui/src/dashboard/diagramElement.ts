import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { iconButton, loading } from '../components/buttons.ts';
import { drawFlowchart } from './flowchart.ts';

const smallest = 0.2;
const largest = 3;
const step = 1.25;
/** Below this, letters are too small to read: rather scroll. */
const legible = 0.7;

/** Width over natural width; undefined for the width there is, without growing and as long as it can be read. */
export type Zoom = number | undefined;

/**
 * A flowchart with buttons to zoom. For screen readers it is one picture with a name: what it shows stands in a
 * table beside it, where it can be reached by keyboard as well.
 */
export class DiagramElement extends LitElement {
  static override properties = {
    text: { attribute: false },
    label: { attribute: false },
    zoom: { attribute: false },
    failed: { state: true },
    busy: { state: true },
  };

  declare text: string;
  declare label: string;
  declare zoom: Zoom;
  /** Called with the id of a node or arrow that was clicked. */
  picked: (id: string) => void = () => undefined;
  zoomed: (zoom: Zoom) => void = () => undefined;
  declare private failed: boolean;
  declare private busy: boolean;
  #shown: string | undefined;
  #drawing: Promise<void> | undefined;
  #naturalWidth = 0;
  readonly #sizes = new ResizeObserver(() => this.#resize());

  constructor() {
    super();
    this.text = '';
    this.label = '';
    this.zoom = undefined;
    this.failed = false;
    this.busy = false;
  }

  protected override firstUpdated(): void {
    this.#sizes.observe(this.#picture);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { busy, failed, label } = this;
    return html`<div class="diagram-bar" role="toolbar" aria-label="Zoom, ${label}">
        ${iconButton({ icon: 'zoom-out', label: 'Zoom out', run: () => this.#scale(1 / step) })}
        ${iconButton({ icon: 'zoom-in', label: 'Zoom in', run: () => this.#scale(step) })}
        ${iconButton({ icon: 'screen-full', label: 'Fit width', run: () => this.zoomed(this.#fitting) })}
        ${busy ? loading() : nothing}
      </div>
      <div
        class="diagram-canvas ${this.zoom === undefined ? '' : 'zoomed'}"
        tabindex="0"
        role="group"
        aria-label="${label}, to scroll"
        ?hidden=${failed}
        @keydown=${this.#key}
        @click=${this.#click}
      >
        <div class="diagram" role="img" aria-label=${label}></div>
      </div>
      ${failed ? html`<p class="note">The diagram cannot be drawn. The table says the same.</p>` : nothing}`;
  }

  protected override updated(changes: PropertyValues): void {
    if (changes.has('text')) this.#drawing ??= this.#draw().finally(() => (this.#drawing = undefined));
    this.#resize();
  }

  /** Draw the latest text; while it is drawn a newer one may come. */
  async #draw(): Promise<void> {
    while (this.#shown !== this.text) {
      const { text } = this;
      this.busy = true;
      // Laying out keeps the page busy: what stands there first has to be seen first.
      await new Promise(painted => requestAnimationFrame(() => setTimeout(painted)));
      try {
        this.#picture.replaceChildren(await drawFlowchart(text));
        this.failed = false;
      } catch {
        this.#picture.replaceChildren();
        this.failed = true;
      }
      this.#shown = text;
      this.#naturalWidth = this.#svg?.viewBox.baseVal.width ?? 0;
      this.#resize();
    }
    this.busy = false;
  }

  get #picture(): HTMLElement {
    return this.querySelector<HTMLElement>('.diagram')!;
  }

  get #svg(): SVGSVGElement | null {
    return this.querySelector('.diagram > svg');
  }

  /** The zoom at which the whole width is seen; never more than natural size. */
  get #fitting(): number {
    const { clientWidth } = this.#picture;
    const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(this.#picture);
    const room = clientWidth - Number.parseFloat(paddingInlineStart) - Number.parseFloat(paddingInlineEnd);
    return Math.min(1, Math.max(smallest, room / this.#naturalWidth));
  }

  #resize(): void {
    const svg = this.#svg;
    if (svg === null) return;
    svg.style.maxWidth = 'none';
    svg.style.width = `${this.#naturalWidth * (this.zoom ?? Math.max(legible, this.#fitting))}px`;
  }

  #scale(factor: number): void {
    const svg = this.#svg;
    if (svg === null || this.#naturalWidth === 0) return;
    const now = svg.getBoundingClientRect().width / this.#naturalWidth;
    this.zoomed(Math.min(largest, Math.max(smallest, now * factor)));
  }

  #key(event: KeyboardEvent): void {
    const acts: Readonly<Record<string, () => void>> = {
      '+': () => this.#scale(step),
      '-': () => this.#scale(1 / step),
      '0': () => this.zoomed(this.#fitting),
    };
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  #click(event: Event): void {
    const target = event.target as Element;
    // An arrow from a box to itself is drawn in pieces, whose ids go on after the arrow's own.
    const arrow = /^[a-z]+\d+/.exec(target.closest('[data-id]')?.getAttribute('data-id') ?? '')?.[0];
    const node = /-([a-z]+\d+)-\d+$/.exec(target.closest('.node')?.id ?? '')?.[1];
    const id = arrow ?? node;
    if (id !== undefined) this.picked(id);
  }
}
