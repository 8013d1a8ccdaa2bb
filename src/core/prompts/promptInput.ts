import type { SectionSpec } from '../artifacts/markdown/layout.ts';
import { valueAt } from '../artifacts/patchJson.ts';
import { readSections } from '../artifacts/sections.ts';
import type { Decision } from '../model/decision.ts';
import type { Json } from '../model/json.ts';
import type { Rule } from '../model/rule.ts';
import type { Role } from '../model/tasks.ts';
import { readAnswer } from '../plan/answer.ts';
import { decisionBinder, type Subject, subjectOfTask } from '../plan/bindings.ts';
import { architectureFile } from '../plan/coveredText.ts';
import type { PlanContext } from '../plan/phaseContext.ts';
import { architectureSections, researchSections } from '../plan/sectionFiles.ts';
import { type PlacedTask, tasksOf } from '../plan/taskList.ts';
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
  /** The blueprint's rules and those of accepted decisions, with the id that findings bear. */
  rules: readonly { id: string; rule: Rule }[];
  /** A given answer of research by field id; undefined where there is none, or it does not apply. */
  research(id: string): string | undefined;
  /** The same of the architecture document. */
  architecture(id: string): string | undefined;
}

/** Gather what the plan knows about a task. */
export function promptInput(context: PlanContext, placed: PlacedTask, role: Role | undefined): PromptInput {
  const { blueprint, decisions } = context.workspace;
  const accepted = decisions.map(({ value }) => value).filter(({ status }) => status === 'accepted');
  const subject = subjectOfTask(placed.task, blueprint?.value);
  return {
    context,
    placed,
    role: role ?? placed.task.role ?? defaultRole,
    subject,
    tasks: new Map(tasksOf(context.plan.tasks).map(task => [task.id, task])),
    decisions: decisionBinder(accepted)(subject),
    rules: [
      ...(blueprint?.value.rules ?? []).map(rule => ({ id: rule.id, rule })),
      ...accepted.flatMap(({ id, rules }) => rules.map(rule => ({ id: `${id}/${rule.id}`, rule }))),
    ],
    research: answersOf(context.plan.research, researchSections),
    architecture: answersOf(architectureFile(context)[0], architectureSections),
  };
}

function answersOf(
  file: { path: string; text: string } | undefined,
  specs: readonly SectionSpec[],
): (id: string) => string | undefined {
  const json: Json = file === undefined ? {} : readSections(file.path, file.text, specs).json;
  return id => {
    const answer = readAnswer(valueAt(json, [id]));
    return answer.kind === 'given' ? answer.text : undefined;
  };
}
