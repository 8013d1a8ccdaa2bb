import { baselinePath } from '../core/drift/baseline/baseline.ts';
import type { Evaluation } from '../core/drift/engine.ts';
import { endWords } from '../core/drift/exceptions/expiry.ts';
import { exceptionWords } from '../core/drift/policy/policy.ts';
import type { Position, Range } from '../core/model/text.ts';
import { plain } from '../core/plainMarkdown.ts';
import { clock } from '../node/clock.ts';
import type { Project } from '../node/project.ts';
import { contains } from './hover.ts';

/** What the plan's own files say at a place besides their findings: when an exception ends, where accepted drift went. */
export function acceptanceHover(
  path: string,
  position: Position,
  project: Project,
  evaluation: Evaluation | undefined,
): { value: string; range: Range } | undefined {
  if (path === baselinePath) return movedHover(position, project, evaluation);
  for (const active of project.engine?.policy.rules ?? []) {
    if (active.path !== path) continue;
    const exception = active.exceptions.find(({ range }) => contains(range, position));
    if (exception === undefined) continue;
    const what = `Exception ${plain(exceptionWords(exception))} of ${plain(active.id)}`;
    return { value: `${what} ${endWords(exception, clock())}.`, range: exception.range };
  }
  return undefined;
}

function movedHover({ line }: Position, project: Project, evaluation: Evaluation | undefined) {
  const written = project.files.read(baselinePath)?.split(/\r?\n/)[line] ?? '';
  const now = evaluation?.baseline.moved.get(written.trim());
  if (now === undefined) return undefined;
  const value = `What this line accepts moved, and still counts as accepted. It now reads \`${now}\`; \`plumbrule baseline --prune\` writes it anew.`;
  return { value, range: { start: { line, character: 0 }, end: { line, character: written.length } } };
}
