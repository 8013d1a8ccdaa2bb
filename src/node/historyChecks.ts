import { blueprintPath } from '../core/artifacts/paths.ts';
import { decisionFolders } from '../core/decisions/list.ts';
import { type Former, FormerIndex } from '../core/drift/absence/formers.ts';
import { boundaryFindings } from '../core/drift/history/boundary.ts';
import type { LastingFile } from '../core/drift/history/crossings.ts';
import { type Extracted, Extractions } from '../core/drift/history/extractions.ts';
import { ComponentHistory, type HistoryStep } from '../core/drift/history/planHistory.ts';
import type { PlanState } from '../core/drift/history/planState.ts';
import { type Arrival, returnedFindings } from '../core/drift/history/returned.ts';
import { languageOf } from '../core/drift/languages.ts';
import { ComponentMap } from '../core/drift/policy/components.ts';
import type { Policy } from '../core/drift/policy/policy.ts';
import type { ChangedFile } from '../core/governance/verify/input.ts';
import type { BuiltinCheck } from '../core/model/blueprint.ts';
import type { Finding, Inconclusive } from '../core/model/finding.ts';
import { once } from '../core/once.ts';
import { GitError, isShallow, onlyPart } from './git.ts';
import { readBlobs } from './gitTree.ts';
import { movedFiles } from './movedFiles.ts';
import { logPatience, stepsThatRemoved, stepsThatTouched } from './planLog.ts';
import type { Project } from './project.ts';
import type { Earlier } from './since.ts';

/** What the two checks that look at the history have found, and which of them could not be done. */
export interface HistoryFindings {
  findings: Finding[];
  inconclusive: Inconclusive[];
}

const historyChecks = ['boundary', 'returned'] as const satisfies readonly BuiltinCheck[];
/** Why a check was not done. */
class NotTold extends Error {}

const inSeconds = logPatience / 1000;
const tooManyMoves = `which files were moved was not told within ${inSeconds} s; compare with a later commit`;
const tooLongAgo = `whether extracted code came back was not told: looking through the history took more than ${inSeconds} s; compare in a clone with a commit graph (\`git commit-graph write --reachable --changed-paths\`)`;
const tooShort = `whether extracted code came back was not told: ${onlyPart}`;
const brokenBefore = `which boundaries moved was not told: ${blueprintPath} was broken where the change begins; compare with a commit that has it mended`;

/** Of a damaged repository, or one whose rest is out of reach. */
const damaged = ({ stderr }: GitError): string =>
  `Git could not read the history: ${stderr.trim().split('\n').at(-1)}; fetch what is missing (\`git fetch --refetch\`)`;

/** Neither check can be done, for this reason. */
export function historyUnknown({ checks }: Policy, message: string): Inconclusive[] {
  return historyChecks
    .filter(check => checks[check] !== 'off')
    .map(check => ({ check: `builtin/${check}`, message }));
}

/**
 * What the log of the plan tells; undefined where there is nothing to ask, or Git did not finish in time. Begun early:
 * Git reads it while sources are read.
 */
export type PlanLog = Promise<readonly HistoryStep[] | undefined>;

/** Begin to read what changed the plan before a change that brings or writes code. */
export function beginHistory(project: Project, earlier: Earlier): PlanLog {
  const isOff = project.artifacts.blueprint?.value.checks?.returned === 'off';
  if (isOff || codeOf(project, earlier).length === 0) return Promise.resolve(undefined);
  const { files, artifacts } = earlier.project;
  const records = decisionFolders(files, artifacts.settings).map(folder =>
    folder === '.' ? ':(glob)*.md' : `:(literal)${folder}`,
  );
  const steps = stepsThatTouched(project.root, earlier.commit, [`:(literal)${blueprintPath}`, ...records]);
  steps.catch(() => {
    // A command may end before anybody asks; whoever asks learns of it.
  });
  return steps;
}

/** Boundaries that moved, and extracted code that came back, between an earlier state and the present one. Both are loaded. */
export async function historyFindings(
  project: Project,
  earlier: Earlier,
  log: PlanLog,
): Promise<HistoryFindings> {
  const { policy } = project.engine!;
  const found: HistoryFindings = { findings: [], inconclusive: [] };
  const moves = once(() => movedFiles(project.root, earlier, path => project.files.has(path)));
  for (const check of historyChecks) {
    if (policy.checks[check] === 'off') continue;
    try {
      const moved = await moves();
      if (moved === undefined) throw new NotTold(tooManyMoves);
      found.findings.push(...(await checks[check](project, { ...earlier, moved, log })));
    } catch (error) {
      if (!(error instanceof NotTold) && !(error instanceof GitError)) throw error;
      const message = error instanceof NotTold ? error.message : damaged(error);
      found.inconclusive.push({ check: `builtin/${check}`, message });
    }
  }
  return found;
}

/** What the checks are made of besides the present state. */
interface Past extends Earlier {
  moved: ReadonlyMap<string, string>;
  log: PlanLog;
}

type Check = (project: Project, past: Past) => Promise<Finding[]> | Finding[];

const checks: Readonly<Record<(typeof historyChecks)[number], Check>> = { boundary, returned };

function boundary(project: Project, past: Past): Finding[] {
  const { artifacts } = past.project;
  if (artifacts.blueprint?.problems.some(({ severity }) => severity === 'error'))
    throw new NotTold(brokenBefore);
  return boundaryFindings(project.engine!.policy, {
    before: planOf(past.project),
    now: planOf(project),
    lasting: [...lastingFiles(project, past)],
    paths: { before: past.blobs.keys(), now: project.files.paths() },
    isSource: path => project.isSource(path),
  });
}

function* lastingFiles(project: Project, { blobs, moved }: Past): Generator<LastingFile> {
  for (const now of project.files.paths()) {
    const before = moved.get(now) ?? now;
    if (blobs.has(before)) yield { before, now };
  }
}

/** The source files that the change brings or writes to. */
const codeOf = (project: Project, { changed }: Earlier): ChangedFile[] =>
  changed.filter(
    ({ path, status }) => status !== 'deleted' && project.isSource(path) && project.files.has(path),
  );

async function returned(project: Project, past: Past): Promise<Finding[]> {
  const { root } = project;
  const code = codeOf(project, past);
  if (code.length === 0) return [];
  if (await isShallow(root)) throw new NotTold(tooShort);
  const extracted = await extractedFiles(project, past);
  if (extracted.length === 0) return [];
  const texts = await readBlobs(
    root,
    extracted.map(({ path, content }) => ({ path, object: content })),
  );
  const { findings } = project.engine!.evaluate();
  const refused = new Set(findings.flatMap(({ kind, path }) => (kind === 'absent' ? [path] : [])));
  return returnedFindings(project.engine!.policy, {
    before: planOf(past.project),
    now: planOf(project),
    extracted: extracted.map(file => ({ file, text: texts.get(file.path) })),
    arrivals: code.flatMap(({ path, status }): Arrival[] => {
      const text = textOf(project, path);
      if (text === undefined) return [];
      if (status === 'added') return [{ path, how: past.moved.has(path) ? 'moved' : 'added', text }];
      const before = textOf(past.project, path);
      return before === undefined ? [] : [{ path, how: 'changed', text, before }];
    }),
    standing: formers => standingAt(past.project, formers),
    isRefused: path => refused.has(path),
  });
}

async function extractedFiles(
  project: Project,
  { commit, project: before, log }: Past,
): Promise<Extracted[]> {
  const { root } = project;
  const steps = await log;
  if (steps === undefined) throw new NotTold(tooLongAgo);
  const blueprints = steps.flatMap(
    ({ changes }) => changes.find(({ path }) => path === blueprintPath)?.before ?? [],
  );
  const wanted = [...new Set(blueprints)].map(object => ({ path: object, object }));
  const blueprintTexts = await readBlobs(root, wanted);
  const planBefore = planOf(before);
  const extractions = new Extractions({
    before: planBefore,
    now: planOf(project),
    sources: before.sourcePaths(),
    steps,
    components: new ComponentHistory(steps, blueprintPath, planBefore.components, content =>
      blueprintTexts.get(content),
    ),
    isSource: path => project.isSource(path),
  });
  const others = await stepsThatRemoved(root, commit, extractions.places());
  if (others === undefined) throw new NotTold(tooLongAgo);
  return extractions.files(others);
}

/** Which of this code stands in some file of a project. */
function standingAt(project: Project, formers: readonly Former[]): ReadonlySet<Former> {
  const standing = new Set<Former>();
  if (formers.length === 0) return standing;
  const byName = new Map(formers.map(former => [former.name, former]));
  // Of the formers of one rule an index tells the likest alone; here each is asked for.
  const index = new FormerIndex(formers.map(former => ({ ...former, rule: former.name })));
  for (const path of project.sourcePaths()) {
    const text = textOf(project, path);
    const language = languageOf(path);
    if (text === undefined || language === undefined) continue;
    for (const { former } of index.likenesses(path, text, language)) standing.add(byName.get(former.name)!);
  }
  return standing;
}

function textOf(project: Project, path: string): string | undefined {
  const content = project.contentOf(path);
  return 'text' in content ? content.text : undefined;
}

function planOf({ engine, artifacts }: Project): PlanState {
  return {
    components: engine?.policy.components ?? new ComponentMap(undefined),
    rules: engine?.policy.rules ?? [],
    decisions: artifacts.decisions,
  };
}
