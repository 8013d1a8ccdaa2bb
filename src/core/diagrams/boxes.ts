import type { ComponentMap } from '../drift/policy/components.ts';
import { remember } from '../remember.ts';
import { label } from './mermaidText.ts';

/** More boxes than these and nobody can read the diagram, nor will it be laid out in a moment. */
export const mostBoxes = 60;
/** The same for arrows. */
export const mostArrows = 250;
/** Up to here there is room for frames and for a number on every arrow. */
export const mostRoomy = 20;

/** What is drawn as one box: a component, or a whole layer where there are too many components. */
export interface Box {
  /** The node's id in the diagram. */
  node: string;
  title: string;
  layer: string;
  utility: boolean;
}

/** The boxes of a diagram. */
export interface Boxes {
  list: readonly Box[];
  /** The box that a component is in; undefined where it is not drawn. */
  of(component: string): Box | undefined;
  /** True where each box is one component. */
  single: boolean;
  /** What is left out, in words; empty where nothing is. */
  note: string;
}

/**
 * Choose what to draw: every component; where they are too many, every layer; where those are too many as well,
 * the components that weigh most.
 */
export function boxesOf(components: ComponentMap, weight: (component: string) => number): Boxes {
  const { ids } = components;
  if (ids.length <= mostBoxes) return componentBoxes(components, ids, '');
  const layers = [...new Set(ids.map(id => components.layerOf(id)))];
  if (layers.length <= mostBoxes) return layerBoxes(components, layers);
  const heaviest = new Set(
    [...ids]
      .map(id => ({ id, weight: weight(id) }))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, mostBoxes)
      .map(({ id }) => id),
  );
  const note = `The ${mostBoxes} most connected of ${ids.length} components are drawn.`;
  return componentBoxes(
    components,
    ids.filter(id => heaviest.has(id)),
    note,
  );
}

function componentBoxes(components: ComponentMap, ids: readonly string[], note: string): Boxes {
  const list = ids.map((id, index) => ({
    node: `c${index}`,
    title: id,
    layer: components.layerOf(id),
    utility: components.get(id)?.utility === true,
  }));
  const byId = new Map(list.map(box => [box.title, box]));
  return { list, of: id => byId.get(id), single: true, note };
}

function layerBoxes(components: ComponentMap, layers: readonly string[]): Boxes {
  const list = layers.map((layer, index) => ({ node: `c${index}`, title: layer, layer, utility: false }));
  const byLayer = new Map(list.map(box => [box.layer, box]));
  const note = `The ${layers.length} layers are drawn: ${components.ids.length} components are too many.`;
  const known = new Set(components.ids);
  return {
    list,
    of: id => (known.has(id) ? byLayer.get(components.layerOf(id)) : undefined),
    single: false,
    note,
  };
}

/** The boxes as lines of a flowchart: those of one layer in a frame, utilities in one of their own. */
export interface DrawnBoxes {
  lines: string[];
  /** What an arrow from or to a layer is tied to: its frame, or its only box. */
  layerNode(layer: string): string | undefined;
}

/** Draw the boxes, with or without frames; `details` are further lines of a box's label. */
export function drawBoxes(
  boxes: Boxes,
  frames: boolean,
  details: (box: Box) => readonly string[],
): DrawnBoxes {
  const node = (box: Box, layer: string) =>
    `${box.node}[${label(box.title, ...(layer === box.title ? [] : [layer]), ...details(box))}]`;
  const frame = (id: string, title: string, members: readonly Box[]) => [
    `subgraph ${id}[${label(title)}]`,
    ...members.map(box => `  ${node(box, box.title)}`),
    'end',
  ];
  const layers = new Map<string, Box[]>();
  for (const box of boxes.list) if (!box.utility) remember(layers, box.layer, (): Box[] => []).push(box);
  const utilities = boxes.list.filter(({ utility }) => utility);
  const nodes = new Map<string, string>();
  const lines = [...layers].flatMap(([layer, members], index) => {
    const [first] = members;
    const single = members.length === 1 && first !== undefined;
    if (single) nodes.set(layer, first.node);
    if (single || !frames)
      return members.map(box => node(box, layer === box.title ? layer : `layer ${layer}`));
    nodes.set(layer, `l${index}`);
    return frame(`l${index}`, layer, members);
  });
  if (utilities.length === 0) return { lines, layerNode: layer => nodes.get(layer) };
  const apart = frames
    ? frame('utilities', 'Utilities', utilities)
    : utilities.map(box => node(box, 'utility'));
  return { lines: [...lines, ...apart], layerNode: layer => nodes.get(layer) };
}
