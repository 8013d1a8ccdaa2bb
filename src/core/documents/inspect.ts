import { indexLines } from '../artifacts/lineIndex.ts';
import { withoutComments } from '../artifacts/markdown/comments.ts';
import { frontMatterOf } from '../artifacts/markdown/frontMatter.ts';
import { type GeneratedBlock, generatedBlocks, stripGenerated } from '../artifacts/markdown/generated.ts';
import { readSections } from '../artifacts/sections.ts';
import type { Range } from '../model/text.ts';
import type { PhaseContext } from '../plan/phaseContext.ts';
import { readAnswer } from '../plan/sections/answer.ts';
import { type Unanswered, unanswered } from '../plan/sections/required.ts';
import { sectionSpecs } from '../plan/sections/sectionSpecs.ts';
import { firstDifference, isGarbled } from './generatedContent.ts';
import { documentsOf, type WorkspaceDocument, type WrittenBlock } from './table.ts';

/**
 * How far a document is: `needs-text` waits for what only a person can write, `unreadable` is not UTF-8 and so is
 * neither judged nor written.
 */
export type DocumentState = 'missing' | 'out-of-date' | 'unreadable' | 'needs-text' | 'current';

/** Whether a document has to be generated, or mended so that it can be. */
export const isDue = ({ state }: { state: DocumentState }): boolean =>
  state === 'missing' || state === 'out-of-date' || state === 'unreadable';

/** What a look at a document finds. */
export interface Inspection {
  document: WorkspaceDocument;
  /** Undefined where there is no such file. */
  text: string | undefined;
  state: DocumentState;
  /** Parts that say something else than the plan, each with the first line that does. */
  stale: { block: WrittenBlock; range: Range }[];
  /** Parts that the file does not have. */
  lacking: WrittenBlock[];
  /** True where no part was ever generated into the file: somebody wrote it alone. */
  isByHand: boolean;
  /** Questions without an answer. */
  unanswered: (Unanswered & { range: Range })[];
  /** True where there are only headings and generated parts, though people are asked for more. */
  saysNothing: boolean;
}

/**
 * Compare every document with what the plan says now. While a file of the plan is broken nobody knows what it
 * says: then no part counts as stale.
 */
export function inspectDocuments(context: PhaseContext): Inspection[] {
  const isSound = context.workspace.problems.every(({ severity }) => severity !== 'error');
  return documentsOf(context).map(document =>
    inspect(isSound ? document : { ...document, blocks: [] }, context.read(document.path)),
  );
}

function inspect(document: WorkspaceDocument, text: string | undefined): Inspection {
  const nothing = { stale: [], lacking: [], unanswered: [], isByHand: false, saysNothing: false };
  if (text === undefined) return { document, text, state: 'missing', ...nothing };
  if (isGarbled(text)) return { document, text, state: 'unreadable', ...nothing };
  const parts = new Map<string, GeneratedBlock>();
  for (const part of generatedBlocks(text)) if (!parts.has(part.name)) parts.set(part.name, part);
  const stale = document.blocks.flatMap(block => {
    const part = parts.get(block.name);
    const line = part && firstDifference(text.slice(part.contentStart, part.contentEnd), block.content);
    if (part === undefined || line === undefined) return [];
    return [{ block, range: lineIn(text, part, line) }];
  });
  const lacking = document.blocks.filter(({ name, content }) => content !== '' && !parts.has(name));
  const isByHand = parts.size === 0;
  const answers = openQuestions(document, text);
  const owesWords = isByHand || document.groups.some(isAsked);
  const saysNothing = owesWords && !saysSomething(stripGenerated(text), document.purpose);
  const isOpen = answers.length > 0 || saysNothing;
  const state = stale.length > 0 || lacking.length > 0 ? 'out-of-date' : isOpen ? 'needs-text' : 'current';
  return { document, text, state, stale, lacking, isByHand, unanswered: answers, saysNothing };
}

const isAsked = ({ fields }: WorkspaceDocument['groups'][number]): boolean =>
  fields.some(({ required }) => required === true);

function lineIn(text: string, part: GeneratedBlock, line: number): Range {
  const lines = indexLines(text);
  const start = lines.position(part.contentStart).line + line;
  const end = lines.offset({ line: start + 1, character: 0 });
  const words = text.slice(lines.offset({ line: start, character: 0 }), end).trimEnd();
  return { start: { line: start, character: 0 }, end: { line: start, character: words.length } };
}

/**
 * The required questions without an answer. A document that has none of our headings is written in a shape of
 * its own and owes nothing but to say something; so does one that is marked as not applicable as a whole.
 */
function openQuestions({ path, groups }: WorkspaceDocument, text: string): Inspection['unanswered'] {
  if (!groups.some(isAsked)) return [];
  const artifact = readSections(path, text, sectionSpecs(groups));
  if (Object.keys(artifact.value).length === 0) return [];
  return unanswered(groups, artifact.json).map(one => ({ ...one, range: artifact.rangeOf(one.path) }));
}

/** More than headings, comments and the sentence that a new document begins with. */
export function saysSomething(text: string, purpose = ''): boolean {
  const body = withoutComments(text.slice(frontMatterOf(text)?.bodyStart ?? 0));
  const lines = body
    .split(/\r?\n/)
    .filter(line => !/^ {0,3}#{1,6}(?:\s|$)/.test(line) && (purpose === '' || line.trim() !== purpose));
  const { kind } = readAnswer(lines.join('\n'));
  return kind === 'given' || kind === 'notApplicable';
}

/** The parts of a text that carry our marks and that no document asks for (any more). */
export function strangeParts({ document, text }: Inspection): GeneratedBlock[] {
  const names = new Set(document.blocks.map(({ name }) => name));
  const seen = new Set<string>();
  return generatedBlocks(text ?? '').filter(({ name }) => {
    const isFirst = !seen.has(name);
    seen.add(name);
    return !names.has(name) || !isFirst;
  });
}
