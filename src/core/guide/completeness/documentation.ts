import { endpointKey, mentionedEndpoints } from '../../documents/api/endpoint.ts';
import { brokenLinks } from '../../documents/checks/brokenLinks.ts';
import { emptyHeadings } from '../../documents/checks/emptyHeadings.ts';
import { type Inspection, inspectDocuments, saysSomething } from '../../documents/inspect.ts';
import { remarksAt } from '../../documents/remark.ts';
import { endpointsOf } from '../../documents/table.ts';
import { documentPath, type PhaseContext, type TextFile } from '../../plan/phaseContext.ts';
import { type Missing, missingAt, missingFile } from './missing.ts';

/**
 * What the documentation still needs. A context file beside the code may be missing, and a document that somebody
 * wrote alone needs no generated part; but what is generated must be what the plan says now.
 */
export function missingInDocumentation(context: PhaseContext): Missing[] {
  const inspections = inspectDocuments(context);
  const known = new Map(inspections.map(inspection => [inspection.document.path, inspection]));
  const files = inspections.flatMap(({ document, text }) =>
    text === undefined ? [] : [{ path: document.path, text }],
  );
  const others = context.documents.filter(({ path }) => !known.has(path));
  return [
    ...inspections.flatMap(missingInDocument),
    ...others.filter(({ text }) => !saysSomething(text)).map(({ path }) => silent(path)),
    ...silentComponents(context),
    ...missingEndpoints(context, files),
    ...[...files, ...others].flatMap(file => faultsOf(file, known.get(file.path), context)),
  ];
}

const silent = (path: string): Missing =>
  missingFile(path, `${path} says nothing yet: write it, or "N/A: reason".`, { kind: 'document' });

/** What one document lacks. */
export function missingInDocument(inspection: Inspection): Missing[] {
  const { document, state, stale, lacking, isByHand, saysNothing } = inspection;
  const { path, kind } = document;
  if (state === 'missing') {
    return kind === 'code'
      ? []
      : [missingFile(path, `${path} is missing: generate it with \`plumbrule docs\`.`, { kind: 'document' })];
  }
  if (state === 'unreadable') {
    const message = `${path} is not UTF-8, so nothing is generated into it: save it as UTF-8.`;
    return [missingFile(path, message, { kind: 'document' })];
  }
  return [
    ...stale.map(
      ({ block, range }): Missing => ({
        path,
        range,
        message: `The part \`${block.name}\` is out of date, or was edited by hand: it does not agree with ${block.source}. Generate it again, and write outside the marks.`,
        severity: 'warning',
        kind: 'staleDocument',
      }),
    ),
    ...(isByHand
      ? []
      : lacking.map(({ name, source }) =>
          missingFile(path, `The part \`${name}\` is missing, which tells of ${source}: generate it.`, {
            kind: 'staleDocument',
          }),
        )),
    ...(saysNothing && inspection.unanswered.length === 0 ? [silent(path)] : []),
    ...unansweredIn(inspection),
  ];
}

const unansweredIn = ({ document, unanswered }: Inspection): Missing[] =>
  unanswered.map(({ path: field, message, range }) => ({
    path: document.path,
    range,
    message,
    severity: 'warning',
    field,
    kind: 'answer',
  }));

function silentComponents({ workspace: { blueprint } }: PhaseContext): Missing[] {
  if (blueprint === undefined || blueprint.isBroken) return [];
  return Object.entries(blueprint.value.components ?? {})
    .filter(([, { responsibility = '' }]) => responsibility.trim() === '')
    .map(([id]) =>
      missingAt(
        blueprint,
        ['components', id, 'responsibility'],
        `No document can say what the component ${id} is for: write its responsibility in one sentence.`,
        { kind: 'answer' },
      ),
    );
}

/** Endpoints that the reference does not name, in whatever words. */
function missingEndpoints(context: PhaseContext, files: readonly TextFile[]): Missing[] {
  const path = documentPath(context.workspace.settings, 'api-reference');
  const reference = files.find(file => file.path === path);
  if (reference === undefined) return [];
  const named = new Set(mentionedEndpoints(reference.text).map(one => endpointKey(one.method, one.path)));
  return endpointsOf(context)
    .filter(({ method, path: route }) => !named.has(endpointKey(method, route)))
    .map(({ method, path: route, sources }) =>
      missingFile(
        path,
        `${method} ${route} is not in the API reference, though ${sources.join(' and ')} names it: generate the reference again, or describe it there.`,
        { kind: 'endpoint' },
      ),
    );
}

/** Links that lead nowhere and headings with nothing below them; the headings of phase 2 are its own matter. */
function faultsOf(file: TextFile, asked: Inspection | undefined, context: PhaseContext): Missing[] {
  const isArchitecture = file.path === context.workspace.architecture.path;
  const questions = new Set(asked?.unanswered.map(({ field }) => field.label.toLowerCase()));
  const headings =
    isArchitecture || asked?.saysNothing === true
      ? []
      : context.kept(`empty headings of ${file.path}`, file.text, () => emptyHeadings(file.text));
  return [
    ...remarksAt(file.path, file.text, brokenLinks(file, context)).map(
      (remark): Missing => ({ ...remark, severity: 'warning', kind: 'link' }),
    ),
    ...remarksAt(
      file.path,
      file.text,
      headings.filter(({ heading }) => !questions.has(heading.toLowerCase())),
    ).map((remark): Missing => ({ ...remark, severity: 'warning', kind: 'emptyHeading' })),
  ];
}
