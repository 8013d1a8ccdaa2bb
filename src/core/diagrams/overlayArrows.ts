import { remember } from '../remember.ts';
import { counted } from '../words.ts';
import type { Box, Boxes } from './boxes.ts';
import type { ComponentEdge } from './componentUse.ts';
import type { Declarations } from './declarations.ts';
import { type EdgeState, edgeStates } from './edgeStates.ts';
import { label } from './mermaidText.ts';

/** An edge, and what the rules make of it. */
export type JudgedEdge = ComponentEdge & { state: EdgeState };

/** An arrow of the diagram: one between layers may stand for many between components. */
export interface OverlayArrow {
  /** Begins with the state: the page draws arrows by it. */
  id: string;
  from: Box;
  to: Box;
  state: EdgeState;
  imports: number;
  drift: number;
  accepted: number;
}

/** Edges with their states, the worst first, then those with the most imports. */
export function judged(edges: readonly ComponentEdge[], declarations: Declarations): JudgedEdge[] {
  return edges
    .map(edge => ({ ...edge, state: stateOf(edge, declarations) }))
    .sort((a, b) => edgeStates.indexOf(a.state) - edgeStates.indexOf(b.state) || b.imports - a.imports);
}

function stateOf({ from, to, drift, accepted }: ComponentEdge, declarations: Declarations): EdgeState {
  if (drift > 0) return 'drift';
  if (accepted > 0) return 'accepted';
  return declarations.says(from, to) === 'allowed' ? 'declared' : 'open';
}

/** Edges between boxes, in their order; imports of utilities only where a rule is broken. */
export function arrowsOf(edges: readonly JudgedEdge[], boxes: Boxes): OverlayArrow[] {
  const arrows = new Map<string, OverlayArrow>();
  for (const edge of edges) {
    const from = boxes.of(edge.from);
    const to = boxes.of(edge.to);
    if (from === undefined || to === undefined) continue;
    const broken = edge.drift + edge.accepted > 0;
    if ((to.utility || from === to) && !broken) continue;
    const arrow = remember(arrows, `${from.node} ${to.node}`, () => ({
      id: `${edge.state}${arrows.size}`,
      from,
      to,
      state: edge.state,
      imports: 0,
      drift: 0,
      accepted: 0,
    }));
    arrow.imports += edge.imports;
    arrow.drift += edge.drift;
    arrow.accepted += edge.accepted;
  }
  return [...arrows.values()];
}

/** An arrow as a line of a flowchart; `counts` writes the number of imports on those that break no rule. */
export function arrowLine(arrow: OverlayArrow, counts: boolean): string {
  const { id, from, to, state } = arrow;
  const line = state === 'drift' ? '==>' : '-->';
  const words = wordsOf(arrow, counts);
  return `${from.node} ${id}@${line}${words === '' ? '' : `|${label(words)}|`} ${to.node}`;
}

function wordsOf({ state, drift, accepted, imports }: OverlayArrow, counts: boolean): string {
  if (state === 'drift') return counted(drift, 'finding');
  if (state === 'accepted') return `${accepted} accepted`;
  return counts ? String(imports) : '';
}
