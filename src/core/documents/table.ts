import type { PhaseContext } from '../plan/phaseContext.ts';
import type { Endpoint } from './api/endpoint.ts';
import { apiReference } from './apiReference.ts';
import { architectureDocument } from './architectureDocument.ts';
import { architectureOverview } from './context/architectureOverview.ts';
import { codingConventions } from './context/codingConventions.ts';
import { componentDocuments } from './context/componentContext.ts';
import { domainDocument } from './context/domain.ts';
import { layerDocuments } from './context/layer.ts';
import { patterns } from './context/patterns.ts';
import { debuggingNotes } from './debuggingNotes.ts';
import { decisionIndex } from './decisionIndex.ts';
import type { BlockDefinition, DocumentDefinition } from './document.ts';
import { type DocumentInput, documentInput } from './documentInput.ts';
import { executionRoadmap } from './executionRoadmap.ts';
import { futureImprovements } from './futureImprovements.ts';
import { blockContent } from './generatedContent.ts';
import { projectOverview } from './projectOverview.ts';
import { isInside } from './relativePath.ts';
import { researchFindings } from './researchFindings.ts';
import { documentSources } from './sources.ts';

/** A generated part with what it would hold now. */
export interface WrittenBlock extends BlockDefinition {
  /** Without a line break at its end; empty where no such part is needed. */
  content: string;
}

/** A document of this workspace, with its generated parts as they would be now. */
export interface WorkspaceDocument extends DocumentDefinition {
  blocks: readonly WrittenBlock[];
}

interface Made {
  documents: readonly WorkspaceDocument[];
  endpoints: readonly Endpoint[];
}

/** The documents that this workspace needs, whether or not they are there. */
export const documentsOf = (context: PhaseContext): readonly WorkspaceDocument[] => made(context).documents;

/** The operations that others may call, as phase 2 and the contracts describe them. */
export const endpointsOf = (context: PhaseContext): readonly Endpoint[] => made(context).endpoints;

const made = (context: PhaseContext): Made =>
  context.kept('documents', documentSources(context), () => makeDocuments(context));

function makeDocuments(context: PhaseContext): Made {
  const input = documentInput(context);
  const documents = definitionsOf(input).map(definition => ({
    ...definition,
    blocks: definition.blocks.map(block => ({
      ...block,
      content: blockContent(block.write(input, definition.path)),
    })),
  }));
  return { documents, endpoints: input.endpoints };
}

function definitionsOf(input: DocumentInput): DocumentDefinition[] {
  const others = [
    architectureDocument(input),
    decisionIndex(input),
    executionRoadmap(input),
    researchFindings(input),
    apiReference(input),
    debuggingNotes(input),
    futureImprovements(input),
    architectureOverview(input),
    codingConventions(input),
    patterns(input),
    domainDocument(input),
    ...layerDocuments(input),
    ...componentDocuments(input),
  ].filter(document => document !== undefined);
  const documents = [projectOverview(input, others), ...others];
  const paths = new Set<string>();
  // Settings may lead out of the workspace, or two documents to one file: what comes first has it.
  return documents.filter(({ path }) => isInside(path) && !paths.has(path) && paths.add(path));
}
