import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Json } from '../../src/core/model/json.ts';
import { type PhaseId, phaseIds } from '../../src/core/model/plan.ts';
import type { Form } from '../../src/protocol/panel.ts';
import type { Workspace } from './sample.ts';
import * as answers from './wholePlan/answers.ts';
import { answerHeadings } from './wholePlan/fileWriter.ts';
import { FormFiller, headingsOf, typed } from './wholePlan/formFiller.ts';
import {
  architecturePath,
  blueprintPath,
  planFolder as folder,
  project,
  writePlan,
} from './wholePlan/writtenPlan.ts';

const { slug } = answers;
const gated = phaseIds.filter(phase => phase !== 'governance');
const by = 'Ada Example <ada@example.org>';

const documentsOf = (form: Form) => form.artifacts.filter(({ role }) => role === 'documents');
const documentAnswer = (field: string): string => answers.documentAnswers[field] ?? answers.otherwise;

/** The plan through the forms alone: no file is touched but by what a form or an act answers. */
async function byForms(workspace: Workspace): Promise<FormFiller> {
  const filler = await FormFiller.start(workspace);
  await filler.ask('newPlan', { title: answers.title, mode: 'full' });
  await filler.answer(slug, 'research', `${folder}/research.md`, typed(answers.research as unknown as Json));
  await filler.answer(slug, 'architecture', blueprintPath, typed(withoutVersion(answers.blueprint)));
  await filler.answer(slug, 'architecture', architecturePath, typed(answers.architecture as unknown as Json));
  const { path } = await filler.ask('newDecision', { title: answers.decision.title });
  await filler.answer(slug, 'architecture', path, [
    ...typed(answers.decision.values),
    { op: 'set', path: ['options'], value: answers.decision.options },
  ]);
  await filler.answer(slug, 'tasks', `${folder}/tasks.yaml`, typed(withoutVersion(answers.tasks)));
  await filler.act(slug, 'docs/generate');
  for (const document of documentsOf(await filler.form(slug, 'documentation'))) {
    const patches = headingsOf(document.groups as never).map(({ field }) => ({
      op: 'set' as const,
      path: [field.id],
      value: documentAnswer(field.id),
    }));
    await filler.answer(slug, 'documentation', document.path, patches);
  }
  await filler.act(slug, 'docs/generate');
  await filler.act(slug, 'prompt/writeAll');
  await filler.act(slug, 'agents/acceptAll');
  await filler.act(slug, 'agents/nameGates');
  await filler.answer(slug, 'agents', `${folder}/agents.yaml`, [
    { op: 'set', path: ['pattern'], value: 'planner-executor' },
  ]);
  return filler;
}

/** The same plan with an editor and the command line. */
async function byFiles(workspace: Workspace): Promise<FormFiller> {
  const run = (...args: string[]) => expect(workspace.run(args)).toMatchObject({ code: 0 });
  writePlan(workspace);
  run('docs');
  const reader = await FormFiller.start(workspace);
  for (const { path, groups } of documentsOf(await reader.form(slug, 'documentation'))) {
    const text = workspace.read(path);
    const given = headingsOf(groups as never).map(({ field }) => ({
      heading: field.label,
      answer: documentAnswer(field.id),
    }));
    workspace.write(path, answerHeadings(text, given));
  }
  await reader.stop();
  run('docs');
  run('prompt', '--all');
  workspace.write(
    `${folder}/agents.yaml`,
    `version: 1
pattern: planner-executor
assignments:
  - { task: T001, agent: claude-code, tier: standard, reason: "It is small and stands alone." }
  - { task: T002, agent: claude-code, tier: high, reason: "Two drivers have to stay alike." }
  - { task: T003, agent: claude-code, tier: high, reason: "Two drivers have to stay alike." }
gates: []
`,
  );
  return FormFiller.start(workspace);
}

function withoutVersion(yaml: string): Json {
  const { version: _, ...rest } = parse(yaml);
  return rest;
}

/** What the plan says, file by file; who was chosen for a task and why is each author's own. */
async function contentOf(filler: FormFiller): Promise<Record<string, unknown>> {
  const content: Record<string, unknown> = {};
  for (const phase of gated) {
    if (phase === 'agents') continue;
    for (const { path, role, value } of (await filler.form(slug, phase)).artifacts) {
      content[path] = role === 'decision' ? decisionContent(value as Record<string, unknown>) : value;
    }
  }
  return content;
}

/** An empty section is none, and the reasons against options stand in two places that say the same. */
function decisionContent({ rejected: _, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ''));
}

describe('a whole plan', () => {
  const made = { forms: project(), files: project() };
  let forms: FormFiller;
  let files: FormFiller;
  beforeAll(async () => {
    forms = await byForms(made.forms);
    files = await byFiles(made.files);
  }, 120_000);
  afterAll(async () => {
    await Promise.all([forms?.stop(), files?.stop()]);
    made.forms.remove();
    made.files.remove();
  });

  it('says the same, whether forms or files were written', async () => {
    const inForms = await contentOf(forms);
    const inFiles = await contentOf(files);
    expect(Object.keys(inForms)).toEqual(Object.keys(inFiles));
    for (const path of Object.keys(inFiles))
      expect({ path, value: inForms[path] }).toEqual({ path, value: inFiles[path] });
  });

  it.each(gated)('leaves nothing missing in %s', async phase => {
    for (const filler of [forms, files]) {
      const { gate } = await filler.form(slug, phase as PhaseId);
      expect(gate.missing).toEqual([]);
    }
  });

  it('opens the gate once a person has approved the six phases', async () => {
    for (const [filler, workspace] of [
      [forms, made.forms],
      [files, made.files],
    ] as const) {
      expect(workspace.run(['gate']).code).toBe(1);
      for (const phase of gated) await filler.ask('approve', { plan: slug, phase, note: '', by });
      expect(workspace.run(['gate'])).toMatchObject({ code: 0 });
    }
  });
});
