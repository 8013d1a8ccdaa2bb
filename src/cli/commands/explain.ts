import { bindingOf } from '../../core/drift/binding.ts';
import { showsInChange } from '../../core/drift/builtin/builtinCheck.ts';
import type { Finding } from '../../core/model/finding.ts';
import { scopeMatcher } from '../../core/plan/tasks/scopeGlobs.ts';
import { scopeIn, scopeOut, tasksOf } from '../../core/plan/tasks/taskList.ts';
import { placeOf } from '../../core/report/report.ts';
import { changeFindings, changeSince } from '../../node/changeChecks.ts';
import { baseOf } from '../../node/changes.ts';
import type { Project } from '../../node/project.ts';
import { type ExitCode, exitCodes, UsageError } from '../failure.ts';
import { type Format, print, printJson } from '../output.ts';
import { openPlanned, refuseBroken, workspacePath } from '../workspace.ts';

/** How a path or finding is explained. */
interface ExplainOptions {
  format: Format;
  /** The commit that the change is counted from, for findings that only a change has. */
  since?: string;
}

/** `plumbrule explain`: what binds a path, or why a finding (named by its fingerprint) is one. */
export async function explain(
  folder: string,
  subject: string,
  { format, since }: ExplainOptions,
): Promise<ExitCode> {
  const project = await openPlanned(folder);
  await project.load();
  const { findings: present } = project.engine!.evaluate();
  refuseBroken(project, 'policy');
  const isOfChange = since !== undefined || showsInChange(subject);
  const findings = isOfChange ? [...present, ...(await ofChange(project, since))] : present;
  const meant = findings.filter(({ fingerprint }) => fingerprint === subject);
  if (meant.length === 0 && /\s/.test(subject)) {
    const hint = showsInChange(subject) ? '; name what it was compared with: --since REF' : '';
    throw new UsageError(`there is no finding ${subject}${hint}`);
  }
  const path = meant[0]?.path ?? workspacePath(project.root, folder, subject);
  const binding = bindingOf(project.engine!, path);
  const own = meant.length > 0 ? meant : findings.filter(finding => finding.path === path);
  const tasks = project.artifacts.plans.flatMap(plan =>
    tasksOf(plan.tasks)
      .filter(({ task }) => scopeMatcher(scopeIn(task))(path) && !scopeMatcher(scopeOut(task))(path))
      .map(({ id }) => ({ plan: plan.slug, id })),
  );
  const contracts = (project.artifacts.blueprint?.value.contracts ?? []).filter(
    contract => contract.path === path || contract.provider === binding.component,
  );
  const answer = {
    path,
    component: binding.component,
    rules: binding.rules,
    decisions: binding.decisions,
    contracts: contracts.map(({ id }) => id),
    tasks,
    findings: own,
  };
  if (format === 'json') printJson(answer);
  else print(textOf(answer));
  return exitCodes.holds;
}

/** What only a change shows: since that commit, else since the branch left the default branch. */
async function ofChange(project: Project, since: string | undefined): Promise<readonly Finding[]> {
  const base = await baseOf(project.root, { since });
  const change = 'unknown' in base ? base : await changeSince(project, base.commit);
  if ('unknown' in change) throw new UsageError(change.unknown);
  await change.earlier.project.load();
  return (await changeFindings(project, change)).findings;
}

function textOf(answer: {
  path: string;
  component: string | null;
  rules: { id: string; kind: string; because: string | null }[];
  decisions: string[];
  contracts: string[];
  tasks: { plan: string; id: string }[];
  findings: readonly Finding[];
}): string {
  const lines = [
    `${answer.path} ${answer.component === null ? 'belongs to no component' : `belongs to ${answer.component}`}`,
  ];
  for (const { id, kind, because } of answer.rules)
    lines.push(`  rule ${id} (${kind})${because === null ? '' : `: ${because}`}`);
  if (answer.decisions.length > 0) lines.push(`  decisions ${answer.decisions.join(', ')}`);
  if (answer.contracts.length > 0) lines.push(`  contracts ${answer.contracts.join(', ')}`);
  for (const { plan, id } of answer.tasks) lines.push(`  task ${id} of ${plan}`);
  for (const finding of answer.findings) {
    lines.push(
      '',
      `${placeOf(finding)}  ${finding.severity}  ${finding.rule}  ${finding.message}  (${finding.state})`,
    );
    if (finding.because !== undefined) lines.push(`    why  ${finding.because}`);
    for (const remedy of finding.remedies) lines.push(`    do   ${remedy}`);
  }
  return `${lines.join('\n')}\n`;
}
