import { documentPath } from '../plan/phaseContext.ts';
import { architectureGroups } from '../plan/phases/architecture.ts';
import { documentForms } from '../plan/phases/documentation.ts';
import type { BlockDefinition, DocumentDefinition } from './document.ts';
import type { DocumentInput } from './documentInput.ts';
import { fromResearch } from './fromResearch.ts';
import { under } from './prose.ts';
import { quotedAnswers } from './quotedAnswers.ts';

const behaviour: BlockDefinition = {
  name: 'behaviour',
  source: 'the architecture document',
  write: ({ architecture, context }, path) =>
    under(
      '## How it behaves, as designed',
      quotedAnswers(
        architecture,
        architectureGroups,
        ['failures', 'recovery', 'errors', 'logging', 'state'],
        {
          heading: '###',
          from: context.workspace.architecture.path,
          to: path,
        },
      ),
    ),
};

/** How to find out what is wrong. */
export function debuggingNotes({ context }: DocumentInput): DocumentDefinition {
  return {
    ...documentForms['debugging-notes'],
    kind: 'document',
    path: documentPath(context.workspace.settings, 'debugging-notes'),
    blocks: [
      behaviour,
      fromResearch('expected-failures', '## What is known to fail in systems like this', 'failureModes'),
    ],
  };
}
