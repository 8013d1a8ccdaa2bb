import { membersOf } from '../drift/baseline/fingerprintParts.ts';
import type { DriftEngine } from '../drift/engine.ts';
import { type ExceptionScope, selectorOfPath } from '../drift/exceptions/exceptionScope.ts';
import { exceptionsTogether, findingsWith } from '../drift/exceptions/exceptionsTogether.ts';
import type { ActiveRule } from '../drift/policy/policy.ts';
import type { Finding } from '../model/finding.ts';
import { asList, type Exception } from '../model/rule.ts';
import { remember } from '../remember.ts';
import { counted } from '../words.ts';
import { CommentedFiles } from './comments/commentedFiles.ts';
import type { IgnoreComment } from './comments/ignoreComment.ts';
import { ignoreSyntaxOf } from './comments/table.ts';
import { oneOrMany } from './draft.ts';
import type { Carried } from './merge.ts';
import type { Lost, RuleFile } from './ruleFile.ts';

/** What comments in the code say about the rules of a file. */
interface Ignored {
  source: RuleFile['source'];
  /** Exceptions for what they ignore, by the id of the rule. */
  except: ReadonlyMap<string, readonly Exception[]>;
  /** What they ignore and no exception can say. */
  lost: readonly Lost[];
}

/** The code as the carried rules were held to it. */
export interface CheckedCode {
  engine: DriftEngine;
  findings: readonly Finding[];
  /** The text of a source file. */
  textOf(path: string): string | undefined;
  now: Date;
}

/**
 * The imports that break carried rules on lines where a comment switches the tool off. A comment where nothing is
 * broken says nothing here: its exception would be unused.
 */
export function ignoredByComments(carried: readonly Carried[], code: CheckedCode): Ignored[] {
  const byRule = new Map<string, Finding[]>();
  for (const finding of code.findings) {
    if (finding.state === 'new' && finding.specifier !== undefined)
      remember(byRule, finding.rule, () => []).push(finding);
  }
  return carried.flatMap(({ source, rules }) => {
    const syntax = ignoreSyntaxOf(source);
    if (syntax === undefined) return [];
    const files = new CommentedFiles(syntax, code.engine.graph, code.textOf);
    const except = new Map<string, readonly Exception[]>();
    const lost: Lost[] = [];
    for (const { id } of rules) {
      const findings = byRule.get(id);
      const active = code.engine.policy.rules.find(rule => rule.id === id);
      if (findings === undefined || active === undefined) continue;
      const reasoned =
        active.rule.kind === 'acyclic'
          ? inCycles(findings, active, files, code)
          : atImports(findings, active, files, code, lost);
      if (reasoned.length > 0) except.set(id, joined(reasoned));
    }
    return except.size + lost.length === 0 ? [] : [{ source, except, lost }];
  });
}

/** Rule files with what comments add to them. */
export function withIgnored(files: readonly RuleFile[], ignored: readonly Ignored[]): RuleFile[] {
  return files.map(file => {
    const own = ignored.find(({ source }) => source === file.source);
    if (own === undefined) return file;
    const rules = file.rules.map(rule => {
      const more = own.except.get(rule.id);
      return more === undefined ? rule : { ...rule, except: [...(rule.except ?? []), ...more] };
    });
    return { ...file, rules, lost: [...file.lost, ...own.lost] };
  });
}

/** What a person should know of it, a sentence for each rule file. */
export function ignoredNotes(ignored: readonly Ignored[]): string[] {
  return ignored.flatMap(({ source, except }) => {
    const count = [...except.values()].reduce((sum, { length }) => sum + length, 0);
    if (count === 0) return [];
    const word = ignoreSyntaxOf(source)!.word;
    return [
      `${counted(count, 'exception')} for what ${word} ignore in the code. They have no end, as there: add \`until\` to those that are to go away`,
    ];
  });
}

/** An exception, and the comment that it stands for. */
interface Reasoned {
  scope: ExceptionScope;
  reason: string;
}

const reasonOf = (path: string, { word, line, reason }: IgnoreComment): string =>
  `${word} in ${path}:${line + 1}${reason === '' ? '' : `: ${reason}`}`;

/** Exceptions for findings of which every occurrence is ignored. */
function atImports(
  findings: readonly Finding[],
  active: ActiveRule,
  files: CommentedFiles,
  { engine, now }: CheckedCode,
  lost: Lost[],
): Reasoned[] {
  const occurrences = new Map<string, { finding: Finding; comment: IgnoreComment | undefined }[]>();
  for (const finding of findings) {
    if (files.isPlain(finding.path)) continue;
    const comment = files.commentAt(finding.path, finding.range, active.rule.kind);
    remember(occurrences, finding.fingerprint, () => []).push({ finding, comment });
  }
  const wanted = new Map<string, { finding: Finding; comment: IgnoreComment }>();
  for (const [fingerprint, all] of occurrences) {
    const [ignored, ...others] = all.flatMap(({ finding, comment }) =>
      comment === undefined ? [] : [{ finding, comment }],
    );
    if (ignored === undefined) continue;
    if (others.length + 1 === all.length) wanted.set(fingerprint, ignored);
    else lost.push(notAlone(ignored.finding, ignored.comment));
  }
  if (wanted.size === 0) return [];
  const all = [...wanted.values()].map(({ finding }) => finding);
  const scopes = exceptionsTogether(engine, all, active, now);
  return [...wanted].flatMap(([fingerprint, { finding, comment }]): Reasoned[] => {
    const scope = scopes.get(fingerprint);
    if (scope !== undefined) return [{ scope, reason: reasonOf(finding.path, comment) }];
    lost.push(notSaid(finding, comment));
    return [];
  });
}

/** Exceptions for ignored imports between the components of a cycle, where they end it. */
function inCycles(
  findings: readonly Finding[],
  active: ActiveRule,
  files: CommentedFiles,
  { engine, now }: CheckedCode,
): Reasoned[] {
  const { graph, policy } = engine;
  const cycleOf = new Map(
    findings.flatMap(finding => membersOf(finding.target).map(member => [member, finding])),
  );
  const cycleAt = (path: string) => {
    const member = policy.components.place(path)?.instance;
    return { member, cycle: member === undefined ? undefined : cycleOf.get(member) };
  };
  const byCycle = new Map<Finding, Reasoned[]>();
  for (const { path, edges } of graph.files()) {
    const { member, cycle } = cycleAt(path);
    if (cycle === undefined || files.isPlain(path)) continue;
    for (const { nodes, range } of edges) {
      for (const target of nodes.map(node => graph.pathOf(node))) {
        const other = cycleAt(target);
        if (other.cycle !== cycle || other.member === member) continue;
        const comment = files.commentAt(path, range, active.rule.kind);
        const [from, to] = [selectorOfPath(policy, path), selectorOfPath(policy, target)];
        if (comment === undefined || from === undefined || to === undefined) continue;
        remember(byCycle, cycle, () => []).push({ scope: { from, to }, reason: reasonOf(path, comment) });
      }
    }
  }
  const tried = [...byCycle.values()].flat().map(({ scope }) => scope);
  if (tried.length === 0) return [];
  const after = findingsWith(engine, active, tried, now);
  const left = new Set(after.flatMap(({ state, fingerprint }) => (state === 'new' ? [fingerprint] : [])));
  return [...byCycle].flatMap(([{ fingerprint }, reasoned]) => (left.has(fingerprint) ? [] : reasoned));
}

/** One exception for what one comment ignores in a file. */
function joined(reasoned: readonly Reasoned[]): Exception[] {
  const byComment = new Map<string, { from: ExceptionScope['from']; reason: string; to: Set<string> }>();
  for (const { scope, reason } of reasoned) {
    const one = remember(byComment, reason, () => ({ from: scope.from, reason, to: new Set<string>() }));
    for (const to of asList(scope.to)) one.to.add(to);
  }
  return [...byComment.values()].map(({ from, to, reason }) => ({
    ...(from === undefined ? {} : { from }),
    to: oneOrMany([...to]),
    reason,
  }));
}

function notAlone({ path, target }: Finding, { word, line }: IgnoreComment): Lost {
  const start = { line, character: 0 };
  return {
    path,
    range: { start, end: start },
    what: word,
    why: `another import of ${target} in this file is not ignored, and an exception would be for both`,
    instead: 'Ignore both, or accept the ignored one with `plumbrule baseline`',
  };
}

function notSaid({ path, target }: Finding, { word, line }: IgnoreComment): Lost {
  const start = { line, character: 0 };
  return {
    path,
    range: { start, end: start },
    what: word,
    why: `no exception is for this import of ${target} alone`,
    instead: 'Accept it with `plumbrule baseline`',
  };
}
