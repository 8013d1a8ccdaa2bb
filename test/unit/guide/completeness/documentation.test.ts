import { describe, expect, it } from 'vitest';
import { missingInDocumentation } from '../../../../src/core/guide/completeness/documentation.ts';
import {
  architectureFile,
  blueprintFile,
  completeFiles,
  contextOf,
  type Files,
  tasksFile,
  withChange,
  withDocuments,
  without,
} from '../../plan/sampleWorkspace.ts';

const missing = (files: Files) => missingInDocumentation(contextOf(files));
const messages = (files: Files) => missing(files).map(({ message }) => message);
const overview = 'docs/context/architecture-overview.md';

/** The files with every document made by the generator. */
const generated = withDocuments(
  without(Object.keys(completeFiles).filter(path => /^docs\/(?!architecture|decisions)/.test(path))),
);

describe('documents that are there', () => {
  it('complete the phase, generated or written by hand', () => {
    expect(messages(completeFiles)).toEqual([]);
    expect(messages(generated)).toEqual([]);
  });

  it.each([
    'docs/project-overview.md',
    'docs/decisions/README.md',
    'docs/execution-roadmap.md',
    'docs/context/coding-conventions.md',
  ])('are missed when they are not: %s', path => {
    expect(missing(without([path]))).toEqual([
      expect.objectContaining({ path, message: expect.stringContaining('is missing') }),
    ]);
  });

  it('must say something', () => {
    const path = 'docs/project-overview.md';
    expect(messages({ ...completeFiles, [path]: '# Overview\n\n<!-- write -->\n' })).toEqual([
      expect.stringContaining(`${path} says nothing yet`),
    ]);
    expect(messages({ ...completeFiles, 'docs/context/conventions.md': '# Conventions\n' })).toEqual([
      expect.stringContaining('docs/context/conventions.md says nothing yet'),
      expect.stringContaining('Nothing stands below "Conventions"'),
    ]);
  });

  it('answer their questions, or say why they do not apply', () => {
    const text = generated['docs/debugging-notes.md']!;
    const answer = /(## Known problems\n\n).*\n/;
    const open = { ...generated, 'docs/debugging-notes.md': text.replace(answer, '$1<!-- write -->\n') };
    expect(missing(open)).toEqual([
      expect.objectContaining({
        path: 'docs/debugging-notes.md',
        field: ['problems'],
        kind: 'answer',
        message: expect.stringContaining('Known problems: no answer yet'),
      }),
    ]);
    const none = { ...generated, 'docs/debugging-notes.md': text.replace(answer, '$1N/A: it is new\n') };
    expect(messages(none)).toEqual([]);
  });

  it('stand where the settings put them', () => {
    const files = { ...completeFiles, '.plumbrule/config.yaml': 'version: 1\ndocs: { root: handbook }\n' };
    expect(missing(files).map(({ path }) => path)).toEqual(
      expect.arrayContaining(['handbook/project-overview.md', 'handbook/context/domain.md']),
    );
  });

  it('may leave out the API reference where there is no API, and context files beside the code', () => {
    const files = without(['docs/api-reference.md']);
    expect(messages(files)).toEqual([expect.stringContaining('docs/api-reference.md is missing')]);
    const api = /## API contracts\n\n[\s\S]*?(?=\n## )/.exec(files[architectureFile]!)![0];
    const none = withChange(architectureFile, api, '## API contracts\n\nN/A: no API\n', files);
    const silent = withChange(blueprintFile, 'kind: openapi', 'kind: json-schema', none);
    expect(messages(withDocuments(silent))).toEqual([]);
  });
});

describe('generated parts', () => {
  it('are out of date when their source changed, at the line that differs', () => {
    const files = withChange(blueprintFile, 'What a notification is', 'What a message is', generated);
    const found = missing(files).filter(({ path }) => path === overview);
    expect(found).toEqual([
      expect.objectContaining({ kind: 'staleDocument', message: expect.stringContaining('the blueprint') }),
    ]);
    const lines = generated[overview]!.split('\n');
    expect(lines[found[0]!.range.start.line]).toContain('What a notification is');
    expect(messages(withDocuments(files))).toEqual([]);
  });

  it('are out of date when somebody edited them or took one out', () => {
    const edited = withChange(overview, 'Use cases', 'Cases of use', generated);
    expect(messages(edited)).toEqual([expect.stringContaining('edited by hand')]);
    const part = /<!-- plumbrule:begin reasons -->[\s\S]*?<!-- plumbrule:end reasons -->\n/;
    const gone = { ...generated, [overview]: generated[overview]!.replace(part, '') };
    expect(messages(gone)).toEqual([expect.stringContaining('The part `reasons` is missing')]);
  });

  it('may be laid out by a formatter', () => {
    const text = generated[overview]!.replace(/^\| (.*) \|$/gm, '|   $1     |').replaceAll(
      ' --- ',
      ' ------- ',
    );
    expect(text).not.toBe(generated[overview]);
    expect(messages({ ...generated, [overview]: text })).toEqual([]);
    expect(messages({ ...generated, [overview]: generated[overview]!.replaceAll('\n', '\r\n') })).toEqual([]);
  });

  it('are not judged while a file of the plan is broken', () => {
    const files = withChange(tasksFile, 'milestones:', 'milestones: [', generated);
    expect(messages(files)).toEqual([]);
  });

  it('tell of progress', () => {
    const done = withChange(tasksFile, 'status: todo', 'status: done', generated);
    expect(missing(done).map(({ path }) => path)).toEqual(['docs/execution-roadmap.md']);
  });
});

describe('what documents say', () => {
  it('needs a responsibility of every component', () => {
    const files = withChange(blueprintFile, 'responsibility: Adapters', 'responsibility: ""', generated);
    expect(missing(withDocuments(files))).toEqual([
      expect.objectContaining({
        path: blueprintFile,
        field: ['components', 'infra', 'responsibility'],
        message: expect.stringContaining('the component infra'),
      }),
    ]);
  });

  it('names every endpoint, in whatever words', () => {
    const path = 'docs/api-reference.md';
    const silent = { ...completeFiles, [path]: '# API\n\nSee the code.\n' };
    expect(messages(silent)).toEqual([expect.stringContaining('POST /digests is not in the API reference')]);
    const told = { ...completeFiles, [path]: '# API\n\n| POST | `/digests/` | sends one |\n|---|---|---|\n' };
    expect(messages(told)).toEqual([]);
  });

  it('leads nowhere else with links and images', () => {
    const path = 'docs/context/conventions.md';
    const text = (target: string) => ({ ...completeFiles, [path]: `# C\n\nSee ${target}.\n` });
    for (const good of [
      '[a](../architecture.md#data)',
      '[a](../decisions/)',
      '[a](/docs/architecture.md)',
      '[a](https://example.org/x)',
      '[a](#there)',
      '[a](../../../outside.md)',
      '`[a](gone.md)`',
    ]) {
      expect(messages(text(good)), good).toEqual([]);
    }
    expect(missing(text('[a](gone.md "title")'))).toEqual([
      expect.objectContaining({
        path,
        kind: 'link',
        range: { start: { line: 2, character: 8 }, end: { line: 2, character: 15 } },
        message: expect.stringContaining('docs/context/gone.md'),
      }),
    ]);
    expect(messages(text('![a](<gone too.png>)'))).toEqual([expect.stringContaining('This image')]);
  });

  it('has no heading without text', () => {
    const path = 'docs/context/conventions.md';
    const files = {
      ...completeFiles,
      [path]: '# C\n\nWords.\n\n## Empty\n\n<!-- later -->\n\n## Full\n\n### A\n\nx\n',
    };
    expect(missing(files)).toEqual([
      expect.objectContaining({ path, kind: 'emptyHeading', message: expect.stringContaining('"Empty"') }),
    ]);
  });
});
