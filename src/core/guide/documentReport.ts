import { type DocumentState, inspectDocuments, saysSomething } from '../documents/inspect.ts';
import { remarksOn, remarksOnParts } from '../documents/remarks.ts';
import type { Range } from '../model/text.ts';
import type { PhaseContext } from '../plan/phaseContext.ts';
import { missingInDocumentation } from './completeness/documentation.ts';

/** How one document stands, as `docs --check` tells it. */
interface ReportedDocument {
  path: string;
  state: DocumentState;
  problems: { path: string; range: Range; message: string }[];
}

/** The documents with all there is to say about them; `problems` are about files that are no documents. */
interface DocumentReport {
  documents: ReportedDocument[];
  problems: ReportedDocument['problems'];
}

/** Every document of the workspace, those that people wrote without being asked among them. */
export function documentReport(context: PhaseContext): DocumentReport {
  const missing = missingInDocumentation(context).map(({ path, range, message }) => ({
    path,
    range,
    message,
  }));
  const inspections = inspectDocuments(context);
  const known = new Set(inspections.map(({ document }) => document.path));
  const asked = inspections.map((inspection): ReportedDocument => {
    const { document, text, state } = inspection;
    const { path } = document;
    const remarks =
      text === undefined ? [] : [...remarksOnParts(inspection), ...remarksOn({ path, text }, context)];
    return { path, state, problems: [...missing.filter(one => one.path === path), ...remarks] };
  });
  const others = context.documents
    .filter(({ path }) => !known.has(path))
    .map(
      (file): ReportedDocument => ({
        path: file.path,
        state: saysSomething(file.text) ? 'current' : 'needs-text',
        problems: [...missing.filter(one => one.path === file.path), ...remarksOn(file, context)],
      }),
    );
  const documents = [...asked, ...others];
  const paths = new Set(documents.map(({ path }) => path));
  return { documents, problems: missing.filter(({ path }) => !paths.has(path)) };
}
