import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import { baselinePath, changeBaseline } from '../core/drift/baseline/baseline.ts';
import type { Evaluation } from '../core/drift/engine.ts';
import { type ActiveRule, exceptionWords } from '../core/drift/policy/policy.ts';
import { removeException } from '../core/guide/acts/waive.ts';
import type { Finding } from '../core/model/finding.ts';
import type { Path } from '../core/model/json.ts';
import type { Range, WrittenFile } from '../core/model/text.ts';
import type { Project } from '../node/project.ts';
import { type CommandName, commandIds, serverName } from '../protocol/ids.ts';
import { fileChange } from './fileChange.ts';
import { contains } from './hover.ts';

/** What actions are offered from. */
interface ActionContext {
  project: Project;
  evaluation: Evaluation | undefined;
  uri(path: string): string;
}

/** Where actions are asked for. */
interface ActionRequest {
  path: string;
  range: Range;
  diagnostics: readonly Diagnostic[];
}

/**
 * The ways out of findings: to look at the rule and amend it, to record or supersede a decision, to waive. Edits that
 * only make things stricter are ready to be applied; what a person answers for is a command that asks first.
 */
export function codeActions(request: ActionRequest, context: ActionContext): CodeAction[] {
  const actions = request.diagnostics.flatMap(diagnostic =>
    diagnostic.source === serverName && typeof diagnostic.code === 'string'
      ? ofDiagnostic(diagnostic, request.path, context)
      : [],
  );
  const offered = new Map([...actions, ...ofPlace(request, context)].map(action => [action.title, action]));
  return [...offered.values()];
}

function ofDiagnostic(diagnostic: Diagnostic, path: string, context: ActionContext): CodeAction[] {
  const finding = findingOf(diagnostic, path, context.evaluation);
  const rule = ruleOf(context.project, String(diagnostic.code));
  const own = finding === undefined ? [] : (ofCheck[finding.rule]?.(finding, context) ?? []);
  const isUnruled = finding?.state === 'new' && rule === undefined;
  const actions = [
    ...(isUnruled && own.length === 0 ? weighing(finding, context) : own),
    ...(finding?.state === 'new' && rule !== undefined ? [waiving(finding)] : []),
    ...(rule === undefined ? [] : [opening(rule)]),
    ...(finding?.state === 'new' && rule !== undefined ? [deciding(finding, context)] : []),
  ];
  return actions.map(action => ({ ...action, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] }));
}

function findingOf(
  { data, range }: Diagnostic,
  path: string,
  evaluation: Evaluation | undefined,
): Finding | undefined {
  const { fingerprint } = (data ?? {}) as { fingerprint?: unknown };
  const found =
    evaluation?.findings.filter(one => one.path === path && one.fingerprint === fingerprint) ?? [];
  return found.find(one => one.range.start.line === range.start.line) ?? found[0];
}

const ruleOf = ({ engine }: Project, id: string): ActiveRule | undefined =>
  engine?.policy.rules.find(rule => rule.id === id);

function calling(title: string, command: CommandName, ...given: unknown[]): CodeAction {
  return { title, command: { title, command: commandIds[command], arguments: given } };
}

const waiving = ({ rule, fingerprint }: Finding): CodeAction =>
  calling(`Waive ${rule} here until…`, 'waiveFinding', { fingerprint });

const opening = ({ id, path, range }: ActiveRule): CodeAction =>
  calling(`Open the rule ${id} in ${path}`, 'openRule', { path, range });

/** Built-in checks and standards are weighed, or turned off, in the blueprint, which also says what is in a component. */
function weighing({ rule }: Finding, { project }: ActionContext): CodeAction[] {
  const { blueprint } = project.artifacts;
  const [kind, name] = rule.split('/') as [string, string];
  if (blueprint === undefined) return [];
  const { path, value } = blueprint;
  const section = kind === 'standard' ? 'standards' : 'checks';
  const isWeighed = Object.hasOwn(value[section] ?? {}, name);
  const opened = (what: string, at: Path): CodeAction =>
    calling(`Open \`${what}\` in ${path}`, 'openRule', { path, range: blueprint.rangeOf(at, 'key') });
  return [
    ...(rule === 'builtin/unmapped' ? [opened('components', ['components'])] : []),
    opened(section, isWeighed ? [section, name] : [section]),
  ];
}

function deciding({ decision }: Finding, { project }: ActionContext): CodeAction {
  const record = project.artifacts.decisions.find(({ value }) => value.id === decision);
  return record === undefined
    ? calling('Record a decision…', 'recordDecision')
    : calling(`Supersede decision ${decision}…`, 'supersedeDecision', { path: record.path, decision });
}

/** What is offered on the findings of built-in checks. */
const ofCheck: Readonly<Record<string, (finding: Finding, context: ActionContext) => CodeAction[]>> = {
  'builtin/stale-baseline': ({ target }, context) => {
    const stale = context.evaluation?.baseline.stale ?? [];
    return [
      editing('Remove this line', changedBaseline(context, { removed: [target] }), context, true),
      ...(stale.length > 1
        ? [
            editing(
              `Remove all ${stale.length} stale lines`,
              changedBaseline(context, { removed: stale }),
              context,
            ),
          ]
        : []),
    ];
  },
  'builtin/expired': ({ path, range }, context) => exceptionActions(path, range, context),
  'builtin/unused': ({ path, range }, context) =>
    exceptionActions(path, range, context).filter(({ edit }) => edit !== undefined),
};

/** What is offered where no finding is: on a line of the baseline that moved, on an exception that still holds. */
function ofPlace({ path, range }: ActionRequest, context: ActionContext): CodeAction[] {
  if (path === baselinePath) return movedActions(range, context);
  const at = exceptionsAt(path, range, context);
  return at.flatMap(({ active, index, until, expired }) =>
    until === undefined || expired
      ? []
      : [{ ...puttingOff(active, index), kind: CodeActionKind.RefactorRewrite }],
  );
}

function movedActions(range: Range, context: ActionContext): CodeAction[] {
  const { project, evaluation } = context;
  const moved = evaluation?.baseline.moved ?? new Map<string, string>();
  const line = project.files.read(baselinePath)?.split(/\r?\n/)[range.start.line]?.trim() ?? '';
  const now = moved.get(line);
  if (now === undefined) return [];
  const one = changedBaseline(context, { moved: new Map([[line, now]]) });
  return [
    editing(`Write this line anew: ${now}`, one, context, true),
    ...(moved.size > 1
      ? [
          editing(
            `Write all ${moved.size} lines anew that moved`,
            changedBaseline(context, { moved }),
            context,
          ),
        ]
      : []),
  ].map(action => ({ ...action, kind: CodeActionKind.RefactorRewrite }));
}

function changedBaseline(
  { project }: ActionContext,
  change: { removed?: readonly string[]; moved?: ReadonlyMap<string, string> },
): WrittenFile {
  const { removed = [], moved = new Map() } = change;
  const text = changeBaseline(project.files.read(baselinePath), { added: [], removed, moved });
  return { path: baselinePath, text };
}

function exceptionsAt(path: string, { start }: Range, { project }: ActionContext) {
  const rules = project.engine?.policy.rules.filter(rule => rule.path === path) ?? [];
  return rules.flatMap(active =>
    active.exceptions.flatMap((exception, index) =>
      contains(exception.range, start) ? [{ ...exception, active, index }] : [],
    ),
  );
}

function exceptionActions(path: string, range: Range, context: ActionContext): CodeAction[] {
  const [found] = exceptionsAt(path, range, context);
  const { engine, artifacts: workspace } = context.project;
  if (found === undefined || engine === undefined) return [];
  const { active, index, until } = found;
  const removed = removeException({ engine, workspace }, { rule: active.id, index });
  return [
    ...(until === undefined ? [] : [puttingOff(active, index)]),
    ...(removed.ok
      ? [editing(`Remove the exception ${exceptionWords(found)}`, removed.files[0]!, context)]
      : []),
  ];
}

const puttingOff = (active: ActiveRule, index: number): CodeAction =>
  calling('Extend the exception until…', 'extendException', { rule: active.id, index });

/** The action that gives a file another text. */
function editing(
  title: string,
  { path, text }: WrittenFile,
  context: ActionContext,
  isPreferred = false,
): CodeAction {
  const { edits } = fileChange(path, context.project.files.read(path), text);
  return {
    title,
    edit: { changes: { [context.uri(path)]: edits } },
    ...(isPreferred ? { isPreferred } : {}),
  };
}
