import { slugOf } from '../../artifacts/slug.ts';
import type { Component } from '../../model/blueprint.ts';
import { asList } from '../../model/rule.ts';
import { documentForms } from '../../plan/phases/documentation.ts';
import { responsibilityOf } from '../componentTable.ts';
import type { BlockDefinition, DocumentDefinition } from '../document.ts';
import type { DocumentInput } from '../documentInput.ts';
import { codes, inline, tableOf, under } from '../prose.ts';
import { contextPath } from './contextPath.ts';
import { bindings, subjectOfComponents } from './part.ts';

type Members = readonly (readonly [string, Component])[];

/**
 * The layers that hold several components, in the order of the blueprint. What there is to say of a single
 * component stands beside its code; utilities belong to no layer.
 */
function layersOf({ components }: DocumentInput): [string, Members][] {
  const members = new Map<string, [string, Component][]>();
  for (const [id, component] of components) {
    const { layer, utility } = component;
    if (layer === undefined || layer.trim() === '' || utility === true) continue;
    const known = members.get(layer);
    if (known === undefined) members.set(layer, [[id, component]]);
    else known.push([id, component]);
  }
  return [...members].filter(([, own]) => own.length > 1);
}

const blocksOf = (members: Members): BlockDefinition[] => {
  const subject = subjectOfComponents(members);
  return [
    {
      name: 'members',
      source: 'the blueprint',
      write: () =>
        under(
          '## Its components',
          tableOf(
            ['Component', 'What it is for', 'Files', 'What others may import', 'Owner'],
            members.map(([id, component]) => [
              `**${inline(id)}**`,
              responsibilityOf(component),
              codes(asList(component.paths)),
              codes(asList(component.public)) || 'everything',
              inline(component.owner ?? ''),
            ]),
          ),
        ),
    },
    {
      name: 'bound-by',
      source: 'the rules and the decisions',
      write: (input, path) => under('## What binds them', bindings(input, subject, path)),
    },
  ];
};

/** One document a layer of several components. Two layers whose names make one file name share the first one's document. */
export function layerDocuments(input: DocumentInput): DocumentDefinition[] {
  const documents = new Map<string, DocumentDefinition>();
  for (const [layer, members] of layersOf(input)) {
    const path = contextPath(input, `domain-${slugOf(layer)}`);
    if (documents.has(path)) continue;
    const title = `${documentForms.layer.title}: ${inline(layer)}`;
    documents.set(path, { ...documentForms.layer, kind: 'context', title, path, blocks: blocksOf(members) });
  }
  return [...documents.values()];
}
