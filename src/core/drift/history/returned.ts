import type { DecisionRecord } from '../../decisions/readDecision.ts';
import type { Finding } from '../../model/finding.ts';
import { startOfFile } from '../../model/text.ts';
import {
  type Former,
  FormerIndex,
  isRecognisable,
  type Likeness,
  likenessWords,
} from '../absence/formers.ts';
import { shinglesOf } from '../absence/shingles.ts';
import { builtinFinding } from '../builtin/builtinCheck.ts';
import { languageOf } from '../languages.ts';
import type { Policy } from '../policy/policy.ts';
import { DecisionIndex, decisionsOfChange } from './decisionChanges.ts';
import type { Extracted } from './extractions.ts';
import { hasName } from './naming.ts';
import type { PlanState } from './planState.ts';

/** A source file that the change brings or writes to. */
export interface Arrival {
  path: string;
  /** A file that was moved brings no code, but may bring it back to where it was taken from. */
  how: 'added' | 'moved' | 'changed';
  text: string;
  /** The text before, of a file that was changed. */
  before?: string;
}

/** What may have come back, and with what. */
export interface Return {
  before: PlanState;
  now: PlanState;
  /** Each path once, with what it held; without it where that cannot be read. */
  extracted: readonly { file: Extracted; text: string | undefined }[];
  arrivals: Iterable<Arrival>;
  /** Which of these stood somewhere else all the time. */
  standing(formers: readonly Former[]): ReadonlySet<Former>;
  /** True for a file that a rule of kind `absent` refuses already. */
  isRefused(path: string): boolean;
}

/** A file that brings back an extracted one: to its path, or by its content under another name. */
interface Comeback {
  path: string;
  file: Extracted;
  likeness: Likeness | undefined;
}

/** `builtin/returned`: code that was extracted and comes back with the change. */
export function returnedFindings(policy: Policy, input: Return): Finding[] {
  if (policy.checks.returned === 'off') return [];
  const formers = new Map(
    input.extracted.flatMap(({ file, text }) => {
      const former = formerOf(file, text);
      return former === undefined ? [] : [[former, file] as const];
    }),
  );
  const comebacks = comebacksOf(input, formers);
  const standing = input.standing(
    comebacks.flatMap(({ path, file }) => {
      if (path === file.path && file.decision !== undefined) return [];
      return [...formers].flatMap(([former, each]) => (each === file ? [former] : []));
    }),
  );
  const standingFiles = new Set([...standing].map(former => formers.get(former)));
  const isSettled = settledBy(input);
  return comebacks
    .filter(comeback => {
      const { path, file } = comeback;
      // Code that was only moved may have copies; that it is where it was taken from is what a decision refuses.
      if (standingFiles.has(file)) return false;
      return !input.isRefused(path) && !isSettled(comeback);
    })
    .flatMap(comeback => findingOf(policy, comeback) ?? []);
}

function formerOf({ path, commit }: Extracted, text: string | undefined): Former | undefined {
  const language = languageOf(path);
  if (language === undefined || text === undefined) return undefined;
  const shingles = shinglesOf(text, language.spans(text));
  if (!isRecognisable(shingles)) return undefined;
  return { rule: 'builtin/returned', name: path, removedIn: commit.slice(0, 8), shingles, heldBy: new Set() };
}

function comebacksOf({ extracted, arrivals }: Return, formers: ReadonlyMap<Former, Extracted>): Comeback[] {
  const byPath = new Map(extracted.map(({ file }) => [file.path, file]));
  const ofFile = new Map([...formers].map(([former, file]) => [file, former]));
  const all = new FormerIndex([...formers.keys()]);
  const comebacks: Comeback[] = [];
  for (const { path, how, text, before } of arrivals) {
    const here = byPath.get(path);
    if (how === 'added' && here !== undefined) {
      comebacks.push({ path, file: here, likeness: undefined });
      continue;
    }
    const language = languageOf(path);
    const own = how === 'moved' && here !== undefined ? ofFile.get(here) : undefined;
    if (language === undefined || (how === 'moved' && own === undefined)) continue;
    const index = own === undefined ? all : new FormerIndex([own]);
    const [likeness] = index.likenesses(path, text, language);
    if (likeness === undefined) continue;
    const file = formers.get(likeness.former)!;
    const had = before === undefined ? [] : index.likenesses(path, before, language);
    if (had.some(({ former }) => former === likeness.former)) continue;
    comebacks.push({ path, file, likeness: file.path === path ? undefined : likeness });
  }
  return comebacks;
}

/** Whether the plan itself took something back that no decision holds out. */
function settledBy({ before, now }: Return): (comeback: Comeback) => boolean {
  const accepted = decisionsOfChange(
    new DecisionIndex(before.decisions),
    new DecisionIndex(now.decisions),
  ).filter(({ value }) => value.status === 'accepted');
  const names = (record: DecisionRecord, { component, path }: Extracted): boolean =>
    hasName(record.text, path) || (component !== undefined && hasName(record.text, component));
  return ({ path, file, likeness }) => {
    if (file.decision !== undefined) return false;
    if (accepted.some(record => names(record, file))) return true;
    // A component that is drawn anew may have files of the same names.
    const owner = now.components.place(path)?.component;
    return likeness === undefined && owner !== undefined && before.components.get(owner) === undefined;
  };
}

function findingOf(policy: Policy, { path, file, likeness }: Comeback): Finding | undefined {
  const { component, decision, commit } = file;
  const what =
    likeness === undefined ? `${path} is there again` : `${likenessWords(likeness)}, under another name`;
  const from = component === undefined ? '' : ` of component ${component}`;
  const grounds =
    decision === undefined
      ? `commit ${commit.slice(0, 8)} took it out${from}, which left the blueprint`
      : `decision ${decision.value.id} holds it out${from}, and commit ${commit.slice(0, 8)} removed it`;
  const name = component ?? file.path;
  const finding = builtinFinding(policy, 'returned', {
    path,
    range: startOfFile,
    message: `${what}: ${grounds}`,
    target: file.path,
    ...(component === undefined ? {} : { to: component }),
    ...(decision === undefined ? {} : { decision: decision.value.id, because: decision.value.title }),
    remedies: [
      'Take it out again, and use it from where it is now',
      decision === undefined
        ? `Or record why it comes back, and accept that: \`plumbrule adr new "Bring back ${name}"\``
        : `Or record why it comes back: \`plumbrule adr new "Bring back ${name}"\`, with \`supersedes: ["${decision.value.id}"]\`, and accept that`,
    ],
  });
  return finding === undefined || !file.hint ? finding : { ...finding, severity: 'minor', hint: true };
}
