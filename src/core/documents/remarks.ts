import type { PhaseContext, TextFile } from '../plan/phaseContext.ts';
import { unresolvedMarkers } from '../plan/sections/unresolved.ts';
import { explainedIn, unexplained } from './checks/abbreviations.ts';
import { unknownNames } from './checks/unknownNames.ts';
import { type Inspection, strangeParts } from './inspect.ts';
import { type Remark, remarksAt } from './remark.ts';

/**
 * What a reader without prior context may stumble over. None of it keeps the phase from being complete: each is a
 * guess that a person may overrule.
 */
export function remarksOn(file: TextFile, context: PhaseContext): Remark[] {
  const { path, text } = file;
  const glossary = context.read(`${context.workspace.settings.docs.context}/domain.md`) ?? '';
  return [
    ...remarksAt(path, text, [...unknownNames(file, context), ...unexplained(text, explainedIn(glossary))]),
    ...unresolvedMarkers(text).map(({ range, marker }) => ({
      path,
      range,
      message: `${marker} tells a reader nothing: say who settles it, how and by which date.`,
    })),
  ];
}

/** What there is to say about the generated parts of a document besides that they are stale. */
export function remarksOnParts(inspection: Inspection): Remark[] {
  const { document, text, isByHand, lacking } = inspection;
  if (text === undefined) return [];
  const strange = strangeParts(inspection).map(({ name, start, contentStart }) => ({
    start,
    end: contentStart,
    message: `The part \`${name}\` is generated no more: it stays as it is, so take it out if it is not needed.`,
  }));
  const alone =
    isByHand && lacking.length > 0
      ? [{ start: 0, end: 0, message: 'Written by hand alone: generating adds what the plan knows.' }]
      : [];
  return remarksAt(document.path, text, [...alone, ...strange]);
}
