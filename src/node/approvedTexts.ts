import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ComponentMap } from '../core/drift/policy/components.ts';
import { ownershipOf } from '../core/drift/policy/ownership.ts';
import type { PhaseId } from '../core/model/plan.ts';
import { coveredText, phaseHash } from '../core/plan/approval/coveredText.ts';
import { type PlanContext, readDocuments, type TextFile } from '../core/plan/phaseContext.ts';
import { readWorkspace } from '../core/plan/workspace.ts';
import { FileSet } from './fileSet.ts';
import { git } from './git.ts';
import { readBlobs, treeAt } from './gitTree.ts';
import { sha256 } from './sha256.ts';

/** How far back an approved text is looked for. */
const mostCommits = 200;

/** Keep what was approved, so that it can be compared later even if it was never committed. */
export function keepApproved(storage: string, hash: string, files: readonly TextFile[]): void {
  const folder = join(storage, 'approved');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${hash}.json`), JSON.stringify(files));
}

/**
 * The texts that an approval with this hash covered: as they were kept, or from the Git history. Undefined where
 * they were neither kept nor committed.
 */
export async function findApproved(
  root: string,
  storage: string | undefined,
  slug: string,
  phase: PhaseId,
  hash: string,
): Promise<TextFile[] | undefined> {
  return (
    (storage === undefined ? undefined : readKept(storage, hash)) ?? fromHistory(root, slug, phase, hash)
  );
}

function readKept(storage: string, hash: string): TextFile[] | undefined {
  if (!/^[0-9a-f]{64}$/.test(hash)) return undefined;
  try {
    return JSON.parse(readFileSync(join(storage, 'approved', `${hash}.json`), 'utf8')) as TextFile[];
  } catch {
    return undefined;
  }
}

async function fromHistory(
  root: string,
  slug: string,
  phase: PhaseId,
  hash: string,
): Promise<TextFile[] | undefined> {
  const log = await git(root, [
    'log',
    '--format=%H',
    '-n',
    String(mostCommits),
    '--',
    '.plumbrule',
    '*.md',
  ]).then(
    output => output.toString('utf8').split('\n'),
    () => [],
  );
  for (const commit of log) {
    if (commit === '') continue;
    const context = await contextAt(root, commit, slug);
    if (context !== undefined && phaseHash(phase, context) === hash) return coveredText(phase, context);
  }
  return undefined;
}

/** A plan as it was at a commit. */
async function contextAt(root: string, commit: string, slug: string): Promise<PlanContext | undefined> {
  const tree = await treeAt(root, commit);
  const wanted = [...tree].flatMap(([path, object]) =>
    path.startsWith('.plumbrule/') || path.endsWith('.md') ? [{ path, object }] : [],
  );
  const texts = await readBlobs(root, wanted);
  const files = new FileSet(root, texts.keys(), path => texts.get(path) ?? null);
  const workspace = readWorkspace(files);
  const plan = workspace.plans.find(known => known.slug === slug);
  if (plan === undefined) return undefined;
  const documents = readDocuments(files, workspace.settings);
  return {
    workspace,
    plan,
    documents,
    read: path => files.read(path),
    exists: path => tree.has(path),
    kept: (_key, _text, make) => make(),
    matches: () => 0,
    ownership: () => ownershipOf(new ComponentMap(undefined), []),
    sha256,
  };
}
