import { remember } from '../../remember.ts';
import type { SparedImports } from '../ruleFile.ts';
import type { IgnoreComment, IgnoreSyntax } from './ignoreComment.ts';

/** With a reason in brackets, and names of imports behind it. */
const directive = /# *tach-ignore(?:\(([^)]*)\))?((?:\s+[\w.]+)*)\s*$/;
/** Nobody writes longer ones, and a line may not decide how long it takes to read. */
const longestLine = 1_000;

/** `# tach-ignore`: for its own line, or for the next one where it stands alone. Like tach, looks at lines only. */
export const tachIgnore: IgnoreSyntax = {
  mark: 'tach-ignore',
  word: '`tach-ignore` comments',
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

interface Spared {
  /** What one of them is called in the reason of its exception. */
  word: string;
  line: RegExp;
}

const spared: Readonly<Record<SparedImports, Spared>> = {
  local: {
    word: 'local import',
    line: /^(?:[ \t]+|[ \t]*(?:if|else|elif|try|except|finally|with|for|while|class|def)\b.*:[ \t]*)(?:from|import)\b/,
  },
  short: {
    word: 'name with one dot',
    line: /\b(?:import_module|__import__)\(\s*["'](?:\.[^"']*|[^"'.]*(?:\.[^"'.]*)?)["']/,
  },
};

/** The same, where tach passes over further imports. */
export const tachSparing = (kinds: readonly SparedImports[]): IgnoreSyntax => ({
  ...tachIgnore,
  // No word tells of them.
  mark: '',
  word: '`tach-ignore` comments and settings',
  read(text, language, rules) {
    const lines = new Map(tachIgnore.read(text, language, rules));
    for (const [line, written] of text.split('\n').entries()) {
      const kind = kinds.find(one => spared[one].line.test(written.slice(0, longestLine)));
      if (kind === undefined || lines.has(line)) continue;
      lines.set(line, [{ word: spared[kind].word, line, reason: '' }]);
    }
    return lines;
  },
});
