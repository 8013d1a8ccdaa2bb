import { scanBlocks } from '../../artifacts/markdown/blocks.ts';
import { withoutComments } from '../../artifacts/markdown/comments.ts';
import { frontMatterOf } from '../../artifacts/markdown/frontMatter.ts';
import { generatedBlocks } from '../../artifacts/markdown/generated.ts';
import { afterLine } from '../../artifacts/markdown/layout.ts';
import type { Spot } from '../remark.ts';

/** Hand-written headings with neither text nor a deeper heading below them. */
export function emptyHeadings(text: string): (Spot & { heading: string })[] {
  const { headings } = scanBlocks(text, frontMatterOf(text)?.bodyStart ?? 0);
  const generated = generatedBlocks(text);
  return headings.flatMap(({ start, end, level, text: heading }, index) => {
    const next = headings[index + 1];
    if (next !== undefined && next.level > level) return [];
    if (generated.some(block => block.start <= start && start < block.end)) return [];
    const below = text.slice(afterLine(text, end), next?.start ?? text.length);
    if (withoutComments(below).trim() !== '') return [];
    const message = `Nothing stands below "${heading}": write it, or take the heading out.`;
    return [{ start, end, heading, message }];
  });
}
