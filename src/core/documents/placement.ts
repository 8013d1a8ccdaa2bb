import { type Heading, scanBlocks } from '../artifacts/markdown/blocks.ts';
import { frontMatterOf } from '../artifacts/markdown/frontMatter.ts';
import { generatedBlocks, lineBreakOf, replaceGenerated } from '../artifacts/markdown/generated.ts';
import { afterLine, headingKey } from '../artifacts/markdown/layout.ts';
import { handWritten } from '../plan/approval/coveredText.ts';
import type { BlockDefinition } from './document.ts';

interface Holder {
  blocks: readonly BlockDefinition[];
}

/**
 * Put a generated part into a text that does not have it: beside its neighbours, else below its heading or behind
 * the introduction, else at the end. Only the part comes in; and it comes in where taking it out again gives the
 * hand-written text that was there, so that no approval ends.
 */
export function insertBlock(
  text: string,
  { blocks }: Holder,
  block: BlockDefinition & { content: string },
): string {
  const eol = lineBreakOf(text);
  const written = replaceGenerated('', block.name, block.content).trimEnd().replaceAll('\n', eol);
  const before = handWritten({ path: '', text }).text;
  for (const { at, lead, tail } of places(text, blocks, block, eol)) {
    const next = text.slice(0, at) + lead + written + tail + text.slice(at);
    if (handWritten({ path: '', text: next }).text === before) return next;
  }
  return replaceGenerated(text, block.name, block.content);
}

interface PlaceInText {
  at: number;
  /** What stands between the part and the text around it. */
  lead: string;
  tail: string;
}

function places(
  text: string,
  blocks: readonly BlockDefinition[],
  block: BlockDefinition,
  eol: string,
): PlaceInText[] {
  const there = new Map(generatedBlocks(text).map(known => [known.name, known]));
  const index = blocks.findIndex(({ name }) => name === block.name);
  const found: PlaceInText[] = [];
  const previous = blocks.slice(0, index).findLast(({ name }) => there.has(name));
  if (previous !== undefined) found.push({ at: there.get(previous.name)!.end, lead: eol + eol, tail: '' });
  const next = blocks.slice(index + 1).find(({ name }) => there.has(name));
  if (next !== undefined) found.push({ at: there.get(next.name)!.start, lead: '', tail: eol + eol });
  if (block.under === undefined) return found;
  const { headings } = scanBlocks(text, frontMatterOf(text)?.bodyStart ?? 0);
  const wanted = headingKey(block.under);
  const heading = headings.findIndex(known => headingKey(known.text) === wanted);
  if (heading >= 0) found.push({ at: afterLine(text, headings[heading]!.end), lead: eol, tail: eol });
  return [...found, ...behindSection(headings, heading >= 0 ? heading : 0, eol)];
}

/** Before the heading that comes next. */
function behindSection(headings: readonly Heading[], index: number, eol: string): PlaceInText[] {
  const next = headings[index + 1];
  return next === undefined ? [] : [{ at: next.start, lead: '', tail: eol + eol }];
}
