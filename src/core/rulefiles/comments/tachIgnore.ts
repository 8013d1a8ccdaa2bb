import { remember } from '../../remember.ts';
import type { IgnoreComment, IgnoreSyntax } from './ignoreComment.ts';

/** With a reason in brackets, and names of imports behind it. */
const directive = /# *tach-ignore(?:\(([^)]*)\))?((?:\s+[\w.]+)*)\s*$/;
/** Nobody writes longer ones, and a line may not decide how long it takes to read. */
const longestLine = 1_000;

/** `# tach-ignore`: for its own line, or for the next one where it stands alone. Like tach, looks at lines only. */
export const tachIgnore: IgnoreSyntax = {
  mark: 'tach-ignore',
  word: '`tach-ignore`',
  rulesOf: () => [],
  read(text) {
    const lines = new Map<number, IgnoreComment[]>();
    for (const [line, written] of text.split('\n').entries()) {
      if (written.length > longestLine || !written.includes('tach-ignore')) continue;
      const found = directive.exec(written);
      if (found === null) continue;
      const names = found[2]!.split(/\s+/).filter(name => name !== '');
      const isAlone = written.trimStart().startsWith('#');
      remember(lines, isAlone ? line + 1 : line, () => []).push({
        word: 'tach-ignore',
        line,
        reason: found[1] ?? '',
        ...(names.length === 0 ? {} : { names }),
      });
    }
    return lines;
  },
};
