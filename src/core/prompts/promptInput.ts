import type { SectionSpec } from '../artifacts/markdown/layout.ts';
import type { Decision } from '../model/decision.ts';
import type { Role } from '../model/tasks.ts';
import { architectureFile } from '../plan/approval/coveredText.ts';
import type { PlanContext, TextFile } from '../plan/phaseContext.ts';
import { architectureSections, researchSections } from '../plan/phases/sectionFiles.ts';
import { type NamedRule, rulesInForce } from '../plan/rulesInForce.ts';
import { sectionAnswers } from '../plan/sections/sectionAnswers.ts';
import { decisionBinder, ruleBinds, type Subject, subjectOfTask } from '../plan/tasks/bindings.ts';
import { type PlacedTask, tasksOf } from '../plan/tasks/taskList.ts';
import { bullets } from './promptMarkdown.ts';
import { defaultRole } from './roles.ts';

/** What every part of a prompt is written from. */
export interface PromptInput {
  context: PlanContext;
  placed: PlacedTask;
  role: Role;
  subject: Subject;
  tasks: ReadonlyMap<string, PlacedTask>;
  /** Accepted decisions that bind the task's paths. */
  decisions: readonly Decision[];
  /** The blueprint's rules and those of accepted decisions, as far as they bind the task's paths. */
  rules: readonly NamedRule[];
  /** A given answer of research by field id; undefined where there is none, or it does not apply. */
  research: Answers;
  /** The same of the architecture document. */
  architecture: Answers;
}

/** Gather what the plan knows about any of its tasks. The files are read once for all of them. */
export function promptInputs(context: PlanContext): (placed: PlacedTask, role?: Role) => PromptInput {
  const { blueprint, decisions } = context.workspace;
  const accepted = decisions.map(({ value }) => value).filter(({ status }) => status === 'accepted');
  const binding = decisionBinder(accepted);
  const tasks = new Map(tasksOf(context.plan.tasks).map(task => [task.id, task]));
  const rules = rulesInForce(context.workspace);
  const research = answersOf(context.plan.research, researchSections);
  const architecture = answersOf(architectureFile(context)[0], architectureSections);
  return (placed, role) => {
    const subject = subjectOfTask(placed.task, blueprint?.value);
    return {
      context,
      placed,
      role: role ?? placed.task.role ?? defaultRole,
      subject,
      tasks,
      decisions: binding(subject),
      rules: rules.filter(({ rule }) => ruleBinds(rule, subject)),
      research,
      architecture,
    };
  };
}

type Answers = (id: string) => string | undefined;

function answersOf(file: TextFile | undefined, specs: readonly SectionSpec[]): Answers {
  const answers = sectionAnswers(file, specs);
  const texts = new Map(
    specs.map(spec => [spec.id, answers.text(spec.id) ?? rowsAsList(answers.rows(spec.id), spec)]),
  );
  return id => texts.get(id);
}

/** A table as a list: an item a row, with the names of the columns; undefined where nothing is written. */
function rowsAsList(rows: readonly Record<string, string>[], spec: SectionSpec): string | undefined {
  const names = new Map(spec.columns?.map(({ id, label }) => [id, label]));
  const lines = rows
    .map(row =>
      Object.entries(row)
        .filter(([, cell]) => cell !== '')
        .map(([id, cell]) => `${names.get(id) ?? id}: ${cell}`)
        .join('; '),
    )
    .filter(line => line !== '');
  return bullets(lines);
}
