import { architectureGroups } from '../../plan/phases/architecture.ts';
import { documentForms } from '../../plan/phases/documentation.ts';
import type { BlockDefinition, DocumentDefinition } from '../document.ts';
import type { DocumentInput } from '../documentInput.ts';
import { fromResearch } from '../fromResearch.ts';
import { under } from '../prose.ts';
import { quotedAnswers } from '../quotedAnswers.ts';
import { contextPath } from './contextPath.ts';

const blocks: readonly BlockDefinition[] = [
  fromResearch('never', '## What must never happen', 'unacceptable'),
  {
    name: 'data',
    source: 'the architecture document',
    write: ({ architecture, context }, path) =>
      under(
        '## The data',
        quotedAnswers(architecture, architectureGroups, ['dataDesign'], {
          heading: '###',
          from: context.workspace.architecture.path,
          to: path,
        }),
      ),
  },
  fromResearch('domain-patterns', '## How this is usually solved', 'domainPatterns'),
];

/** What the system is about, in words that hold whatever the code looks like. */
export function domainDocument(input: DocumentInput): DocumentDefinition {
  return { ...documentForms.domain, kind: 'context', path: contextPath(input, 'domain'), blocks };
}
