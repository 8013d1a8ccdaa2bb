import { frontMatterOf } from '../artifacts/markdown/frontMatter.ts';
import { normaliseLineEnds } from '../artifacts/markdown/generated.ts';
import type { Sha256 } from '../ports.ts';
import type { PromptSources } from './promptSources.ts';

/** What the front matter of a prompt says about it. */
interface PromptHead {
  task: string;
  plan: string;
  role: string;
  tokens: number;
  budget: number;
  /** What the budget took out (see `budget.ts`). */
  cut: string[];
  /** Hash of the prompt below the front matter, by which a later edit by hand is known. */
  body: string;
}

/** The front matter of a prompt. Texts are written as JSON, which YAML reads as they are whatever they hold. */
export function promptHeadText(head: PromptHead, sources: PromptSources): string {
  return [
    '---',
    `task: ${JSON.stringify(head.task)}`,
    `plan: ${JSON.stringify(head.plan)}`,
    `role: ${head.role}`,
    `tokens: ${head.tokens}`,
    `budget: ${head.budget}`,
    `cut: ${JSON.stringify(head.cut)}`,
    `body: ${head.body}`,
    'sources:',
    ...Object.entries(sources).map(([path, hash]) => `  ${JSON.stringify(path)}: ${hash}`),
    '---',
    '',
  ].join('\n');
}

/** A prompt file taken apart. */
interface PromptFile {
  /** The prompt without its front matter. */
  body: string;
  /** What the front matter says, as far as it can be read. */
  head: Partial<Pick<PromptHead, 'role' | 'budget' | 'cut'>>;
  /** The prompt was changed after it was written, or was never written by Plumbrule. */
  edited: boolean;
}

/** Read a prompt file, whoever wrote it. */
export function readPromptFile(text: string, sha256: Sha256): PromptFile {
  const front = frontMatterOf(text);
  const body = normaliseLineEnds(front === undefined ? text : text.slice(front.bodyStart)).replace(
    /^\n+/,
    '',
  );
  const lines = new Map<string, string>();
  for (const line of (front?.yaml ?? '').split(/\r?\n/)) {
    const colon = line.indexOf(': ');
    if (colon > 0 && !lines.has(line.slice(0, colon))) lines.set(line.slice(0, colon), line.slice(colon + 2));
  }
  const role = lines.get('role')?.trim();
  const budget = Number(lines.get('budget') ?? Number.NaN);
  const cut = listOf(lines.get('cut'));
  return {
    body,
    head: {
      ...(role === undefined ? {} : { role }),
      ...(Number.isFinite(budget) ? { budget } : {}),
      ...(cut === undefined ? {} : { cut }),
    },
    edited: lines.get('body')?.trim() !== sha256(body),
  };
}

function listOf(written: string | undefined): string[] | undefined {
  try {
    const list: unknown = JSON.parse(written ?? '');
    return Array.isArray(list) && list.every(item => typeof item === 'string') ? list : undefined;
  } catch {
    return undefined;
  }
}
