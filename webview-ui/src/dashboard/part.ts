import { html, type TemplateResult } from 'lit';
import type { Place } from '../../../src/protocol/dashboard.ts';
import type { DashboardStore } from './dashboardStore.ts';

/** A part of the dashboard: a picture and, beside or below it, tables that say the same. */
export interface Part {
  id: string;
  title: string;
  store: DashboardStore;
  mermaid: string;
  label: string;
  /** How many boxes the diagram has. */
  boxes: number;
  /** The place of each node and arrow that can be clicked. */
  places: ReadonlyMap<string, Place>;
  legend: TemplateResult;
  notes: readonly string[];
  tables: TemplateResult;
}

/** From this many boxes on, a diagram needs the whole width. */
const manyBoxes = 20;

/** Draw a part. */
export function partView(part: Part): TemplateResult {
  const { id, store, places } = part;
  const pick = (target: string) => {
    const place = places.get(target);
    if (place !== undefined) void store.open(place);
  };
  return html`<section class="part" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${part.title}</h2>
    <div class="part-body ${part.boxes > manyBoxes ? 'wide' : ''}">
      <div class="picture">
        <plumbrule-diagram
          .text=${part.mermaid}
          .label=${part.label}
          .zoom=${store.zoomOf(id)}
          .picked=${pick}
          .zoomed=${(zoom: number | undefined) => store.setZoom(id, zoom)}
        ></plumbrule-diagram>
        ${part.legend}
        ${part.notes.map(note => html`<p class="note">${note}</p>`)}
      </div>
      <div class="tables">${part.tables}</div>
    </div>
  </section>`;
}

/** A part without content, and what to do about it. */
export function emptyPart(id: string, title: string, text: string): TemplateResult {
  return html`<section class="part" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    <p class="note">${text}</p>
  </section>`;
}
