import { literalPrefix, matchesAny } from '../../globs/globs.ts';
import { scopeIn } from '../../plan/tasks/taskList.ts';
import { counted } from '../../words.ts';
import { taskScope } from '../taskScope.ts';
import { type ChangedFile, isUnknown, limited, type Outcome, type VerifyInput } from './input.ts';
import { namedPaths } from './namedPaths.ts';

/** What the task was to bring is there: the files that its output names, and at least one change. */
export function output(input: VerifyInput): Outcome {
  const { placed, changes } = input;
  const files = isUnknown(changes) ? [] : changes.files;
  const named = namedPaths(placed.task.output ?? '', scopeIn(placed.task));
  const states = named.map(path => ({ path, state: stateOf(path, input, files) }));
  const missing = states.filter(({ state }) => state === 'missing');
  const evidence = states.map(({ path, state }) => `${state}: ${path}`);
  if (missing.length > 0) {
    const message = `${missing.length} of ${counted(named.length, 'path')} that the output names missing.`;
    return { verdict: 'BLOCK', message, evidence: limited(evidence) };
  }
  if (isUnknown(changes)) {
    return named.length > 0
      ? {
          verdict: 'PASS',
          message: 'Every path that the output names is there.',
          evidence: limited(evidence),
        }
      : { verdict: 'FLAG', message: `Inconclusive: ${changes.unknown}.`, evidence: [] };
  }
  const allows = taskScope(placed.task);
  const inside = files.filter(({ path }) => allows(path));
  if (inside.length === 0 && scopeIn(placed.task).length > 0) {
    const hint = changes.base.certain ? '' : ' Say with --since where the task began.';
    return {
      verdict: changes.base.certain ? 'BLOCK' : 'FLAG',
      message: `Nothing changed inside the scope ${changes.base.words}.${hint}`,
      evidence: limited(evidence),
    };
  }
  const changed = limited(inside.map(({ path, status }) => `${status}: ${path}`));
  return named.length > 0
    ? { verdict: 'PASS', message: 'Every path that the output names is there.', evidence: limited(evidence) }
    : {
        verdict: 'PASS',
        message: `${counted(inside.length, 'file')} of the scope changed.`,
        evidence: changed,
      };
}

type State = 'there' | 'taken away' | 'missing';

function stateOf(path: string, { paths, fileExists }: VerifyInput, files: readonly ChangedFile[]): State {
  const isGlob = literalPrefix(path) !== path;
  const matches = isGlob ? matchesAny([path]) : (one: string) => one === path || one.startsWith(`${path}/`);
  if ((!isGlob && fileExists(path)) || paths.some(matches)) return 'there';
  // An output may be that something is gone.
  const gone = files.some(file => file.status === 'deleted' && matches(file.path));
  return gone ? 'taken away' : 'missing';
}
