import { isoTime, journalled } from '../../artifacts/journal.ts';
import { type Patch, PatchError } from '../../artifacts/patch.ts';
import { editYaml } from '../../artifacts/yamlEdit.ts';
import { editDecisionFrontMatter } from '../../decisions/form.ts';
import type { DriftEngine } from '../../drift/engine.ts';
import { chooseException } from '../../drift/exceptions/exceptionChoice.ts';
import { type ExceptionScope, isSameScope } from '../../drift/exceptions/exceptionScope.ts';
import { type ActiveRule, exceptionWords, placeOfRule } from '../../drift/policy/policy.ts';
import { dayOf, isDay } from '../../model/day.ts';
import type { Finding } from '../../model/finding.ts';
import type { JournalEventOf } from '../../model/journal.ts';
import type { Json, Path } from '../../model/json.ts';
import { asList, type Exception } from '../../model/rule.ts';
import type { WrittenFile } from '../../model/text.ts';
import type { WorkspaceArtifacts } from '../../plan/workspace.ts';
import type { Clock, FileReader } from '../../ports.ts';
import { unnamed } from './person.ts';

/** What a waiver is made with. */
export interface WaiveInput {
  engine: DriftEngine;
  workspace: WorkspaceArtifacts;
  read: FileReader['read'];
  /** The person, as Git names them; empty where Git does not say. */
  by: string;
  clock: Clock;
}

/** Whole new texts, and the exception in words; or what is in the way, and what to do instead. */
export type Waiving =
  | { ok: true; files: WrittenFile[]; exception: string; message: string }
  | { ok: false; message: string };

const refused = (message: string): Waiving => ({ ok: false, message });

/** A person's act: an exception for exactly this finding, with a reason and an end, at the rule where it stands. */
export function waive(
  input: WaiveInput,
  { fingerprint, reason, until }: { fingerprint: string; reason: string; until: string },
): Waiving {
  const { engine, by, clock } = input;
  const words = oneLine(reason);
  const why =
    words === '' ? 'Say why: a waiver needs a reason.' : (unnamed(by, 'waives') ?? dateProblem(until, clock));
  if (why !== undefined) return refused(why);
  const findings = engine.evaluate().findings.filter(finding => finding.fingerprint === fingerprint);
  const finding = findings.find(({ state }) => state === 'new') ?? findings[0];
  if (finding === undefined) return refused(`There is no finding ${fingerprint}.`);
  const state = notWaivable[finding.state];
  if (state !== undefined) return refused(`${fingerprint} ${state}.`);
  const active = engine.policy.rules.find(({ id }) => id === finding.rule);
  if (active === undefined) return refused(withoutExceptions(finding));
  const choice = chooseException(engine, finding, active, clock());
  if ('refused' in choice) return refused(choice.refused);

  const exception: Exception = { ...choice.scope, reason: words, until };
  const known = (active.rule.except ?? []).findIndex(one => isSameScope(one, choice.scope));
  const patch = (rule: Path): Patch =>
    known < 0
      ? {
          op: 'insert',
          path: [...rule, 'except', active.rule.except?.length ?? 0],
          value: exception as unknown as Json,
        }
      : { op: 'set', path: [...rule, 'except', known], value: exception as unknown as Json };
  const what = wordsOf(choice.scope);
  const message = `Waived until ${until}, by the exception ${what} of ${active.id} in ${active.path}.`;
  return written(
    input,
    active,
    patch,
    { exception: what, message },
    { rule: active.id, fingerprint, ...exception, until },
  );
}

/** A person's act: put off the end of an exception, by its place among those of its rule. */
export function putOff(
  input: WaiveInput,
  { rule, index, until }: { rule: string; index: number; until: string },
): Waiving {
  const why = unnamed(input.by, 'waives') ?? dateProblem(until, input.clock);
  if (why !== undefined) return refused(why);
  const active = input.engine.policy.rules.find(({ id }) => id === rule);
  const exception = active?.rule.except?.[index];
  if (active === undefined || exception === undefined) return refused(noException(rule));
  const patch = (at: Path): Patch => ({ op: 'set', path: [...at, 'except', index, 'until'], value: until });
  const what = exceptionWords(active.exceptions[index]!);
  const message = `The exception ${what} of ${rule} now holds until ${until}.`;
  return written(input, active, patch, { exception: what, message }, { rule, ...exception, until });
}

/** Take an exception out. What it covered is drift again, so that anybody may do it, and nothing is recorded. */
export function removeException(
  input: Pick<WaiveInput, 'engine' | 'workspace'>,
  { rule, index }: { rule: string; index: number },
): Waiving {
  const active = input.engine.policy.rules.find(({ id }) => id === rule);
  const exceptions = active?.rule.except ?? [];
  if (active === undefined || exceptions[index] === undefined) return refused(noException(rule));
  const patch = (at: Path): Patch => ({
    op: 'remove',
    path: exceptions.length === 1 ? [...at, 'except'] : [...at, 'except', index],
  });
  const file = patched(input.workspace, active, patch);
  if ('refused' in file) return refused(file.refused);
  const exception = exceptionWords(active.exceptions[index]!);
  return { ok: true, files: [file], exception, message: `The exception ${exception} of ${rule} is gone.` };
}

/** As {@link exceptionWords} has it, for an exception that is not in force yet. */
const wordsOf = ({ from, to }: ExceptionScope): string =>
  [from, to].map(written => asList(written).join(', ') || 'anything').join(' → ');

const noException = (rule: string): string => `There is no such exception of ${rule} any more.`;

const notWaivable: Readonly<Partial<Record<Finding['state'], string>>> = {
  waived: 'is waived already',
  baseline: 'is accepted by the baseline already: take its line out of it first',
};

/** Built-in checks and standards have no place for exceptions. */
function withoutExceptions({ rule }: Finding): string {
  const [kind, name] = rule.split('/') as [string, string];
  const instead =
    kind === 'standard'
      ? `change its severity under \`standards\` in the blueprint`
      : `weigh it differently or turn it off under \`checks\` in the blueprint (\`checks: { ${name}: off }\`)`;
  return `${rule} is no rule that could carry an exception: put it right, accept it into the baseline, or ${instead}.`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Why a day cannot end a waiver; undefined where it can. */
export function dateProblem(until: string, clock: Clock): string | undefined {
  if (!isDay(until)) return `\`${until}\` is no date: write it as YYYY-MM-DD.`;
  if (until < dayOf(clock())) return `${until} is past: name a day from today on.`;
  return undefined;
}

function written(
  input: WaiveInput,
  active: ActiveRule,
  patch: (rule: Path) => Patch,
  told: { exception: string; message: string },
  event: Omit<JournalEventOf<'waive'>, 'type' | 'at' | 'by'>,
): Waiving {
  const { read, by, clock } = input;
  const file = patched(input.workspace, active, patch);
  if ('refused' in file) return refused(file.refused);
  const journal = journalled({ context: { read }, clock }, [
    { type: 'waive', at: isoTime(clock()), by, ...event } as JournalEventOf<'waive'>,
  ]);
  return { ok: true, files: [file, ...journal], ...told };
}

/** The file that a rule stands in, after a patch to the rule. */
function patched(
  { blueprint, decisions }: WorkspaceArtifacts,
  { path, rule }: ActiveRule,
  patch: (rule: Path) => Patch,
): WrittenFile | { refused: string } {
  const artifact = blueprint?.path === path ? blueprint : decisions.find(decision => decision.path === path);
  if (artifact === undefined) return { refused: `${path} is not there any more.` };
  const edit = artifact === blueprint ? editYaml : editDecisionFrontMatter;
  try {
    return { path, text: edit(artifact.text, [patch(placeOfRule(artifact.json, rule.id))]) };
  } catch (error) {
    if (!(error instanceof PatchError)) throw error;
    return { refused: `${path}: ${error.message}` };
  }
}
