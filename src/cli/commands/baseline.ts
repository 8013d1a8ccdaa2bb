import { baselinePath, readBaseline } from '../../core/drift/baseline/baseline.ts';
import { checksNotDone } from '../../core/drift/engine.ts';
import { type BaselineChanged, freeze, prune } from '../../core/guide/acts/baseline.ts';
import { counted } from '../../core/words.ts';
import { clock } from '../../node/clock.ts';
import { personFromGit } from '../../node/git.ts';
import { replaceFile } from '../../node/writeFile.ts';
import { type ExitCode, exitCodes } from '../failure.ts';
import { type Format, print, printJson, progressLine, remark } from '../output.ts';
import { ask, demandTerminal, isYes } from '../terminal.ts';
import { openPlanned, refuseBroken } from '../workspace.ts';

/**
 * `plumbrule baseline`: accept what drifts now. Letting it grow is a person's act, so it needs a terminal; taking
 * out what is gone needs none, and is all that `--prune` does.
 */
export async function baseline(
  folder: string,
  options: { prune: boolean; format: Format },
): Promise<ExitCode> {
  const project = await openPlanned(folder);
  const progress = progressLine('Reading sources');
  await project.load({ progress: progress.step });
  progress.done();
  const evaluation = project.engine!.evaluate();
  refuseBroken(project, 'policy');
  const before = project.files.read(baselinePath);
  const by = personFromGit(project.root) ?? '';
  const input = { evaluation, read: (path: string) => project.files.read(path), by, clock };
  const result = options.prune ? prune(input) : freeze(input);
  const inconclusive = checksNotDone(evaluation.summary.inconclusive);
  if (!result.ok) {
    if (options.format === 'json') printJson({ ...nothing, entries: entriesOf(before), inconclusive });
    remark(result.message);
    return exitCodes.inconclusive;
  }
  if (result.added.length > 0) {
    demandTerminal(`accepting ${counted(result.added.length, 'finding')}`, 'do it');
    if (entriesOf(before) > 0 && !(await isAgreed(result))) {
      remark('Nothing was changed.');
      return exitCodes.findings;
    }
  }
  for (const { path, text } of result.files) replaceFile(project.root, path, text);
  const { added, removed, moved, rules } = result;
  const after = result.files.find(({ path }) => path === baselinePath)?.text ?? before;
  if (options.format === 'json') {
    printJson({ path: baselinePath, added, removed, moved, rules, entries: entriesOf(after), inconclusive });
  } else print([result.message, ...ruleLines(rules)].map(line => `${line}\n`).join(''));
  if (inconclusive.length > 0) {
    remark(
      `Lines of what could not be checked were kept: ${inconclusive.map(({ check }) => check).join(', ')}`,
    );
  }
  return exitCodes.holds;
}

const nothing = { path: baselinePath, added: [], removed: [], moved: [], rules: {} } as const;

const entriesOf = (text: string | undefined): number => readBaseline(text).entries.size;

const ruleLines = (rules: Readonly<Record<string, number>>): string[] =>
  Object.entries(rules)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, count]) => `  ${rule}  ${count}`);

async function isAgreed({ added, rules }: BaselineChanged): Promise<boolean> {
  for (const line of ruleLines(rules)) remark(line);
  const question = `Accept ${counted(added.length, 'finding')} more? [y/N] `;
  return (await ask([{ question, accepts: isYes }])) !== undefined;
}
