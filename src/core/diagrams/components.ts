import { ComponentMap } from '../drift/policy/components.ts';
import type { Blueprint, Contract } from '../model/blueprint.ts';
import { type Box, type Boxes, boxesOf, type DrawnBoxes, drawBoxes, mostArrows } from './boxes.ts';
import { type Declarations, declarationsOf } from './declarations.ts';
import { label } from './mermaidText.ts';

/** An arrow between two nodes of a diagram. */
export interface Arrow {
  from: string;
  to: string;
}

/**
 * The blueprint as a Mermaid flowchart: components by layer, and an arrow for every import that a rule names as
 * allowed. Layers are joined from one to the next; utilities stand apart; contracts hang on their provider.
 */
export function componentDiagram(blueprint: Blueprint | undefined): string {
  const components = new ComponentMap(blueprint?.components);
  if (components.ids.length === 0) return flowchart([`none[${label('No components yet')}]`]);
  const declarations = declarationsOf(components, blueprint?.rules ?? []);
  const links = linksOf(declarations);
  const boxes = boxesOf(components, id => links.get(id) ?? 0);
  const drawn = drawBoxes(boxes, true, () => []);
  const { arrows, complete } = declaredArrows(boxes, drawn, declarations);
  const contracts = contractLines(blueprint?.contracts ?? [], boxes);
  const notes = [boxes.note, complete ? '' : `Only ${mostArrows} arrows are drawn.`].filter(
    note => note !== '',
  );
  return flowchart([
    ...drawn.lines,
    ...arrows.map(({ from, to }) => `${from} --> ${to}`),
    ...contracts,
    ...notes.map((note, index) => `note${index}>${label(note)}]`),
  ]);
}

/** A flowchart of these lines, from the top down. */
export const flowchart = (lines: readonly string[], direction: 'TB' | 'LR' = 'TB'): string =>
  [`flowchart ${direction}`, ...lines.map(line => `  ${line}`), ''].join('\n');

/** The imports that rules name as allowed, as arrows between boxes; what another rule denies is left out. */
export function declaredArrows(
  boxes: Boxes,
  drawn: DrawnBoxes,
  declarations: Declarations,
): { arrows: Arrow[]; complete: boolean } {
  const arrows = new Map<string, Arrow>();
  const add = (from: string, to: string) => {
    if (arrows.size <= mostArrows) arrows.set(`${from} ${to}`, { from, to });
  };
  for (const { from, to } of declarations.given) {
    const targets = distinct(to, boxes);
    for (const a of distinct(from, boxes)) {
      for (const b of targets) {
        if (a === b || b.utility) continue;
        if (boxes.single && declarations.says(a.title, b.title) === 'denied') continue;
        add(a.node, b.node);
      }
    }
  }
  for (const [above, below] of layerSteps(declarations, drawn)) add(above, below);
  return { arrows: [...arrows.values()].slice(0, mostArrows), complete: arrows.size <= mostArrows };
}

function distinct(ids: readonly string[], boxes: Boxes): Set<Box> {
  return new Set(ids.flatMap(id => boxes.of(id) ?? []));
}

/** Each layer and the next one that is drawn. */
function layerSteps({ orders }: Declarations, drawn: DrawnBoxes): [string, string][] {
  return orders.flatMap(order => {
    const nodes = order.flatMap(layer => drawn.layerNode(layer) ?? []);
    return nodes.slice(1).map((below, index): [string, string] => [nodes[index]!, below]);
  });
}

/** How many rules name a component. */
function linksOf({ given }: Declarations): Map<string, number> {
  const links = new Map<string, number>();
  for (const { from, to } of given) {
    for (const id of [...from, ...to]) links.set(id, (links.get(id) ?? 0) + 1);
  }
  return links;
}

function contractLines(contracts: readonly Contract[], boxes: Boxes): string[] {
  const outside = new Map<string, string>();
  const nodeOf = (name: string): string => {
    const known = boxes.of(name)?.node ?? outside.get(name);
    if (known !== undefined) return known;
    outside.set(name, `x${outside.size}`);
    return outside.get(name)!;
  };
  const ties = contracts
    .slice(0, mostContracts)
    .flatMap((contract, index) => [
      `k${index}([${label(contract.id, contract.kind)}])`,
      ...(contract.provider === undefined ? [] : [`${nodeOf(contract.provider)} --- k${index}`]),
      ...(contract.consumers ?? [])
        .slice(0, mostContracts)
        .map(consumer => `${nodeOf(consumer)} -.-> k${index}`),
    ]);
  return [...[...outside].map(([name, node]) => `${node}[/${label(name)}/]`), ...ties];
}

/** Contracts, and consumers of one: the diagram is about components. */
const mostContracts = 20;
