import { generatedBlocks } from '../../artifacts/markdown/generated.ts';
import type { PhaseContext, TextFile } from '../../plan/phaseContext.ts';
import { type RelativeLink, relativeLinks } from '../links.ts';
import { resolvedPath } from '../relativePath.ts';
import type { Spot } from '../remark.ts';

/**
 * Hand-written links and images whose file is not in the workspace. What leads out of the workspace is not looked
 * at, and what is generated is mended where it comes from.
 */
export function brokenLinks(
  { path, text }: TextFile,
  { exists, kept }: Pick<PhaseContext, 'exists' | 'kept'>,
): Spot[] {
  const links = kept(`links of ${path}`, text, () => handWrittenLinks(text));
  return links.flatMap(({ path: written, isImage, start, end }) => {
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

function handWrittenLinks(text: string): RelativeLink[] {
  const links = relativeLinks(text);
  if (links.length === 0) return links;
  const generated = generatedBlocks(text);
  return links.filter(({ start }) => !generated.some(block => block.start <= start && start < block.end));
}
