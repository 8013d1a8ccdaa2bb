import { componentDiagram } from '../diagrams/components.ts';
import { emptyArchitecture } from '../plan/newPlan.ts';
import { documentForms } from '../plan/phases/documentation.ts';
import { componentTable } from './componentTable.ts';
import type { BlockDefinition, DocumentDefinition } from './document.ts';
import type { DocumentInput } from './documentInput.ts';

const blocks: readonly BlockDefinition[] = [
  {
    name: 'diagram',
    source: 'the blueprint',
    under: 'Components',
    write: ({ blueprint, components }) =>
      components.length === 0 ? '' : `\`\`\`mermaid\n${componentDiagram(blueprint).trimEnd()}\n\`\`\``,
  },
  {
    name: 'components',
    source: 'the blueprint',
    under: 'Components',
    write: ({ components }) => componentTable(components),
  },
];

/** The document of phase 2, into which the diagram and the table of the components are generated. */
export function architectureDocument({ context }: DocumentInput): DocumentDefinition {
  return {
    ...documentForms.architecture,
    kind: 'document',
    path: context.workspace.architecture.path,
    blocks,
    initial: emptyArchitecture(),
  };
}
