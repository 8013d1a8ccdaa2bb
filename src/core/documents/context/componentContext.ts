import { compileGlob, globProblem } from '../../globs/globs.ts';
import type { Component } from '../../model/blueprint.ts';
import { asList } from '../../model/rule.ts';
import { contextFileName } from '../../plan/phaseContext.ts';
import { documentForms } from '../../plan/phases/documentation.ts';
import { responsibilityOf } from '../componentTable.ts';
import type { BlockDefinition, DocumentDefinition } from '../document.ts';
import type { DocumentInput } from '../documentInput.ts';
import { codes, inline, linkTo, listOf, under } from '../prose.ts';
import { contextPath } from './contextPath.ts';
import { bindings, subjectOfComponents } from './part.ts';

/**
 * The folder of a component, without a closing `/`: that of its first path that takes a folder. The instances of
 * a capture share the folder above them: what binds them is the same. Undefined for single files.
 */
function folderOfComponent({ paths }: Component): string | undefined {
  for (const path of asList(paths)) {
    const { prefix, folder } = compileGlob(path);
    if (globProblem(path) === undefined && folder !== '' && prefix === folder) return folder.slice(0, -1);
  }
  return undefined;
}

/** True where a capture such as `{name}` makes an instance of each folder. */
const hasInstances = ({ paths }: Component): boolean =>
  asList(paths).some(path => /\{[A-Za-z_][\w-]*\}/.test(path));

const blocksOf = (id: string, component: Component): BlockDefinition[] => {
  const own = [[id, component]] as const;
  const subject = subjectOfComponents(own);
  return [
    {
      name: 'context',
      source: 'the blueprint',
      write: (input, path) => {
        const { layer, owner } = component;
        const doors = asList(component.public);
        return [
          `**${inline(id)}**: ${responsibilityOf(component)}`,
          listOf([
            `Files: ${codes(asList(component.paths))}${hasInstances(component) ? ' (each folder is an instance of its own)' : ''}`,
            ...(layer === undefined ? [] : [`Layer: ${inline(layer)}`]),
            ...(owner === undefined ? [] : [`Owner: ${inline(owner)}`]),
            ...(doors.length === 0 ? [] : [`Others may import only ${codes(doors)}`]),
            ...(component.utility === true ? ['A utility: every component may import it'] : []),
            `The whole: ${linkTo('architecture overview', contextPath(input, 'architecture-overview'), path)}`,
          ]),
        ].join('\n\n');
      },
    },
    {
      name: 'bound-by',
      source: 'the rules and the decisions',
      write: (input, path) => under('## What binds this code', bindings(input, subject, path)),
    },
  ];
};

/** One document a component that has files in a folder of its own, beside them. */
export function componentDocuments(input: DocumentInput): DocumentDefinition[] {
  if (!input.context.workspace.settings.contextFiles) return [];
  const owners = new Map<string, number>();
  const folders = input.components.map(([, component]) => folderOfComponent(component));
  for (const folder of folders) if (folder !== undefined) owners.set(folder, (owners.get(folder) ?? 0) + 1);
  return input.components.flatMap(([id, component], index) => {
    const folder = folders[index];
    if (folder === undefined || owners.get(folder) !== 1 || input.context.matches(id) === 0) return [];
    return [
      {
        ...documentForms.component,
        kind: 'code',
        title: `Context: ${inline(id)}`,
        path: `${folder}/${contextFileName}`,
        blocks: blocksOf(id, component),
      },
    ];
  });
}
