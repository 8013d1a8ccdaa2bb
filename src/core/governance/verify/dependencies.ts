import { isMap } from '../../artifacts/patchJson.ts';
import { wordsOf } from '../../plan/tasks/bindings.ts';
import { counted } from '../../words.ts';
import { isUnknown, limited, type Outcome, type VerifyInput } from './input.ts';

/** Manifests whose packages are read. */
export const isManifest = (path: string): boolean => /(?:^|\/)package\.json$/.test(path);

/** A package that comes in is a choice: some decision in force names it. */
export function dependencies({ context, changes }: VerifyInput): Outcome {
  if (isUnknown(changes)) {
    return { verdict: 'FLAG', message: `Inconclusive: ${changes.unknown}.`, evidence: [] };
  }
  const added = changes.files
    .filter(({ path, status }) => isManifest(path) && status !== 'deleted')
    .flatMap(({ path }) => {
      const before = packagesOf(changes.before.get(path));
      return [...packagesOf(context.read(path))]
        .filter(name => !before.has(name))
        .map(name => ({ name, path }));
    });
  if (added.length === 0) return { verdict: 'PASS', message: 'No package was added.', evidence: [] };
  const accepted = context.workspace.decisions
    .map(({ value }) => value)
    .filter(({ status }) => status === 'accepted')
    .map(decision => ({ id: decision.id, words: wordsOf(decision) }));
  const judged = added.map(({ name, path }) => ({
    name,
    path,
    decision: accepted.find(({ words }) => words.has(name))?.id,
  }));
  const evidence = limited(
    judged.map(({ name, path, decision }) =>
      decision === undefined ? `no decision: ${name} in ${path}` : `decision ${decision}: ${name} in ${path}`,
    ),
  );
  const open = judged.filter(({ decision }) => decision === undefined);
  return open.length === 0
    ? { verdict: 'PASS', message: `${counted(added.length, 'added package')} decided upon.`, evidence }
    : {
        verdict: 'FLAG',
        message: `${counted(open.length, 'added package')} that no accepted decision names: record a decision.`,
        evidence,
      };
}

const fields = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/** The packages that a manifest asks for; none where it cannot be read. */
function packagesOf(text: string | undefined): Set<string> {
  try {
    const json = JSON.parse(text ?? '{}');
    if (!isMap(json)) return new Set();
    return new Set(
      fields.flatMap(field => (isMap(json[field] ?? null) ? Object.keys(json[field] as object) : [])),
    );
  } catch {
    return new Set();
  }
}
