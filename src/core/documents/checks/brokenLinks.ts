import { generatedBlocks } from '../../artifacts/markdown/generated.ts';
import type { PhaseContext, TextFile } from '../../plan/phaseContext.ts';
import { relativeLinks } from '../links.ts';
import { resolvedPath } from '../relativePath.ts';
import type { Spot } from '../remark.ts';

/**
 * Hand-written links and images whose file is not in the workspace. What leads out of the workspace is not looked
 * at, and what is generated is mended where it comes from.
 */
export function brokenLinks({ path, text }: TextFile, { exists }: Pick<PhaseContext, 'exists'>): Spot[] {
  const links = relativeLinks(text);
  if (links.length === 0) return [];
  const generated = generatedBlocks(text);
  return links.flatMap(({ path: written, isImage, start, end }) => {
    if (generated.some(block => block.start <= start && start < block.end)) return [];
    const target = resolvedPath(path, written);
    if (target === undefined || target === '' || exists(target)) return [];
    const what = isImage ? 'This image' : 'This link';
    return [
      {
        start,
        end,
        message: `${what} leads to ${target}, which is not there: correct the path, or take it out.`,
      },
    ];
  });
}
