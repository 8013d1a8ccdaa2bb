import { describe, expect, it } from 'vitest';
import { acts } from '../../../../src/core/guide/acts/table.ts';
import { boardOf } from '../../../../src/core/guide/boards/board.ts';
import { applyPatches } from '../../../../src/core/guide/editForm.ts';
import { formOfPhase } from '../../../../src/core/guide/forms.ts';
import { boardSchema, formSchema } from '../../../../src/protocol/panel.ts';
import {
  blueprintFile,
  completeFiles,
  contextOf,
  type Files,
  withChange,
  without,
} from '../../plan/sampleWorkspace.ts';

const overview = 'docs/context/architecture-overview.md';
const board = (files: Files) => boardOf('documentation', contextOf(files));
const row = (files: Files, path: string) =>
  board(files)
    .sections.flatMap(({ rows }) => rows)
    .find(({ id }) => id === path);
const act = (target: string, files: Files) =>
  acts['docs/generate']!({
    context: contextOf(files),
    target,
    text: '',
    by: '',
    clock: () => new Date(0),
    head: undefined,
  });

describe('the board of the documents', () => {
  it('is what the panel expects, with every document in one of three sections', () => {
    expect(boardSchema.safeParse(board(completeFiles)).error).toBeUndefined();
    expect(board(completeFiles).sections.map(({ id, rows }) => [id, rows.length])).toEqual([
      ['documents', 8],
      ['context', 5],
      ['code', 4],
    ]);
  });

  it('says how each stands and what to do', () => {
    expect(row(completeFiles, overview)).toMatchObject({ state: 'current', tone: 'good', actions: [] });
    expect(row(without([overview]), overview)).toMatchObject({
      state: 'missing',
      actions: [{ act: 'docs/generate', target: overview, label: 'Generate' }],
    });
    const stale = withChange(blueprintFile, 'responsibility: Adapters', 'responsibility: Drivers');
    expect(row(stale, overview)).toMatchObject({
      state: 'out of date',
      lines: [{ tone: 'warning', open: { path: overview } }],
      actions: [{ label: 'Update' }],
    });
    expect(row(completeFiles, 'docs/context/conventions.md')).toMatchObject({ state: 'by hand' });
    expect(row(completeFiles, 'src/app/CONTEXT.md')).toMatchObject({ state: 'not written', tone: 'neutral' });
  });

  it('remarks on what a reader may stumble over, in few lines', () => {
    const text = `# C\n\n${Array.from({ length: 30 }, (_, index) => `decision ${index + 100}`).join(' and ')}\n`;
    const { lines } = row(
      { ...completeFiles, 'docs/context/conventions.md': text },
      'docs/context/conventions.md',
    )!;
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toMatchObject({ text: 'And 20 more.' });
  });
});

describe('docs/generate', () => {
  it('writes one document, and opens it', () => {
    expect(act(overview, without([overview]))).toMatchObject({
      ok: true,
      files: [{ path: overview, text: expect.stringContaining('# Architecture overview') }],
      open: { path: overview },
    });
  });

  it('writes all that are due', () => {
    const result = act('', without([overview]));
    expect(result.ok && result.files.map(({ path }) => path)).toContain(overview);
    expect(result.ok && result.files.map(({ path }) => path)).toContain('src/app/CONTEXT.md');
  });

  it('refuses what is no document, and to write from a broken plan', () => {
    expect(act('src/app/a.ts', completeFiles)).toMatchObject({ ok: false });
    expect(act('', withChange(blueprintFile, 'version: 1', 'version: ['))).toMatchObject({
      ok: false,
      message: expect.stringContaining(`Mend ${blueprintFile} first`),
    });
  });
});

describe('the form of the documents', () => {
  const path = 'docs/debugging-notes.md';
  const set = (files: Files) =>
    applyPatches(contextOf(files), path, files[path], [
      { op: 'set', path: ['inside'], value: 'Look at the logs.' },
    ]);

  it('asks what nobody can compute, and shows the answers', () => {
    const files = withChange('docs/context/domain.md', 'Said in a sentence.', 'A digest: one e-mail a day.');
    const form = formOfPhase('documentation', contextOf(files));
    expect(formSchema.safeParse(form).error).toBeUndefined();
    const domain = form.artifacts.find(artifact => artifact.path === 'docs/context/domain.md');
    expect(domain).toMatchObject({ role: 'documents', exists: true });
    expect(domain!.value).toMatchObject({ words: 'A digest: one e-mail a day.' });
  });

  it('writes an answer above the generated parts', () => {
    const begun = set(without([path]));
    expect(begun).toMatch(/## How to look inside\n\n<!--.*-->\n\nLook at the logs\.\n/);
    expect(begun.indexOf('Look at')).toBeLessThan(begun.indexOf('plumbrule:begin'));
    const files = { ...completeFiles, [path]: begun };
    const last = applyPatches(contextOf(files), path, begun, [
      { op: 'set', path: ['problems'], value: 'None that we know.' },
    ]);
    expect(last.indexOf('None that')).toBeLessThan(last.indexOf('plumbrule:begin'));
  });
});
