import { describe, expect, it } from 'vitest';
import { explainedIn, unexplained } from '../../../../src/core/documents/checks/abbreviations.ts';
import { remarksOn } from '../../../../src/core/documents/remarks.ts';
import { completeFiles, contextOf } from '../../plan/sampleWorkspace.ts';

const messages = (text: string) =>
  remarksOn({ path: 'docs/a.md', text }, contextOf({ ...completeFiles, 'docs/a.md': text })).map(
    ({ message }) => message,
  );

describe('names that are not there', () => {
  it('are decisions, components and paths of this workspace', () => {
    expect(messages('See decision 0001, ADR-1, the component `app` and `docs/architecture.md`.')).toEqual([]);
    expect(messages('See decision 0009, the component `ui`, `docs/gone.md` and `context/none.md`.')).toEqual([
      'There is no decision 0009: correct the number.',
      'The blueprint has no component `ui`: correct the name.',
      expect.stringContaining('`docs/gone.md` is not there'),
      expect.stringContaining('`context/none.md` is not there'),
    ]);
  });

  it('are not what only looks like a path', () => {
    expect(messages('`text/html`, `@scope/name`, `docs/*.md`, and/or `npm run docs/x y`')).toEqual([]);
    expect(messages('```\ndecision 0009\n```\n<!-- decision 0009 -->')).toEqual([]);
    expect(messages('<!-- plumbrule:begin x -->\ndecision 0009, XYZ\n<!-- plumbrule:end x -->')).toEqual([]);
  });

  it('are places that are left open', () => {
    expect(messages('TBD')).toEqual([expect.stringContaining('TBD tells a reader nothing')]);
  });
});

describe('abbreviations', () => {
  const of = (text: string, glossary = '') =>
    unexplained(text, explainedIn(glossary)).map(({ message }) => message.slice(0, message.indexOf(' ')));

  it('are spelled out once, here or in the glossary', () => {
    expect(of('The DLQ fills up. The DLQ again, two ACLs.')).toEqual(['DLQ', 'ACL']);
    expect(of('A dead-letter queue (DLQ). The DLQ fills up.')).toEqual([]);
    expect(of('DLQ (dead-letter queue) fills up.')).toEqual([]);
    expect(of('The DLQ fills up.', '- **DLQ**: dead-letter queue')).toEqual([]);
    expect(of('The DLQ fills up.', 'DLQ: dead-letter queue')).toEqual([]);
  });

  it('are not what everybody knows, nor ids, names of files, paths and code', () => {
    expect(
      of('HTTP, JSON and two URLs; DEP-1, README.md, src/ABC/x, `XYZ`, A, GET, McDuck, ABCDEFGH'),
    ).toEqual([]);
  });
});
