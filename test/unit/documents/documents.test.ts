import { describe, expect, it } from 'vitest';
import { scanBlocks } from '../../../src/core/artifacts/markdown/blocks.ts';
import { generatedBlocks, stripGenerated } from '../../../src/core/artifacts/markdown/generated.ts';
import { generated, generatedDocuments } from '../../../src/core/documents/generate.ts';
import { documentsOf } from '../../../src/core/documents/table.ts';
import { documentReport } from '../../../src/core/guide/documentReport.ts';
import {
  architectureFile,
  blueprintFile,
  completeFiles,
  contextOf,
  type Files,
  planFile,
  planFolder,
  researchFile,
  tasksFile,
  withChange,
  without,
} from '../plan/sampleWorkspace.ts';

/** What generating gives for a document that is not there yet. */
const fresh = (path: string, files: Files = completeFiles): string => {
  const document = documentsOf(contextOf(files)).find(known => known.path === path);
  if (document === undefined) throw new Error(`no document ${path}`);
  return generated(document, undefined);
};
const pathsOf = (files: Files, matches?: (id: string) => number) =>
  documentsOf(contextOf(files, 'digest', matches)).map(({ path }) => path);

describe('the documents of a workspace', () => {
  it('are the eight of the project, those for agents, and one beside each component', () => {
    expect(pathsOf(completeFiles)).toEqual([
      'docs/project-overview.md',
      'docs/architecture.md',
      'docs/decisions/README.md',
      'docs/execution-roadmap.md',
      'docs/research-findings.md',
      'docs/api-reference.md',
      'docs/debugging-notes.md',
      'docs/future-improvements.md',
      'docs/context/architecture-overview.md',
      'docs/context/coding-conventions.md',
      'docs/context/patterns.md',
      'docs/context/domain.md',
      'src/domain/CONTEXT.md',
      'src/app/CONTEXT.md',
      'src/infra/CONTEXT.md',
      'src/shared/CONTEXT.md',
    ]);
  });

  it('stand beside code only where there is code in a folder of its own', () => {
    const code = (files: Files, matches?: (id: string) => number) =>
      pathsOf(files, matches).filter(path => path.endsWith('CONTEXT.md'));
    expect(code(completeFiles, id => (id === 'app' ? 1 : 0))).toEqual(['src/app/CONTEXT.md']);
    expect(code(withChange(blueprintFile, 'src/app/**', 'src/features/{name}/**'))).toContain(
      'src/features/CONTEXT.md',
    );
    for (const paths of ['src/main.ts', 'src/domain/a*', '**/*.ts', '../out/**', 'src/domain/**/*.test.ts']) {
      expect(code(withChange(blueprintFile, 'src/app/**', paths)), paths).toHaveLength(
        paths === 'src/domain/**/*.test.ts' ? 2 : 3,
      );
    }
    const off = { ...completeFiles, '.plumbrule/config.yaml': 'version: 1\nx-context-files: false\n' };
    expect(code(off)).toEqual([]);
  });

  it('tell of a layer that holds several components', () => {
    const layered = completeFiles[blueprintFile]!.replace(
      /responsibility: (Use cases|Adapters)/g,
      'responsibility: $1\n    layer: Outer ring',
    );
    const files = { ...completeFiles, [blueprintFile]: layered };
    expect(pathsOf(files)).toContain('docs/context/domain-outer-ring.md');
    expect(fresh('docs/context/domain-outer-ring.md', files)).toContain('| **infra** | Adapters. |');
  });

  it('never lie outside the workspace, nor two in one file', () => {
    const outside = { ...completeFiles, '.plumbrule/config.yaml': 'version: 1\ndocs: { root: ../x }\n' };
    expect(pathsOf(outside).filter(path => path.includes('..'))).toEqual([]);
    const same = {
      ...completeFiles,
      '.plumbrule/config.yaml': 'version: 1\ndocs: { context: docs/context, root: docs/context }\n',
    };
    expect(new Set(pathsOf(same)).size).toBe(pathsOf(same).length);
  });

  it('are there without any plan, and tell of no archived one', () => {
    const files = without([planFile, researchFile, tasksFile]);
    const archived = withChange(planFile, 'state: active', 'state: closed\narchived: true');
    expect(fresh('docs/research-findings.md', archived)).not.toContain('Digest e-mails');
    expect(fresh('docs/research-findings.md')).toContain('## Digest e-mails');
    const context = {
      ...contextOf(completeFiles),
      workspace: { ...contextOf(completeFiles).workspace, plans: [] },
    };
    expect(
      generatedDocuments({ ...context, documents: [], read: path => files[path] }).length,
    ).toBeGreaterThan(5);
  });
});

describe('what is generated', () => {
  it('says what the plan knows', () => {
    const overview = fresh('docs/context/architecture-overview.md');
    expect(overview).toContain(
      '- **DEP-1**: `app` may import from the workspace only `domain` and utilities.',
    );
    expect(overview).toContain(
      '[0001 Keep the domain free of adapters](../decisions/0001-domain-free-of-adapters.md)',
    );
    expect(fresh('docs/decisions/README.md')).toContain('| accepted |');
    expect(fresh('docs/research-findings.md')).toContain(
      '| Sent twice | low | high | Idempotency key per user and day |',
    );
    expect(fresh('docs/future-improvements.md')).toContain('| Weekly too? | Asked for by nobody so far |');
    expect(fresh('docs/api-reference.md')).toContain('### POST `/digests`');
    expect(fresh('docs/context/patterns.md')).toContain('not "Adapters called from the domain"');
    expect(fresh('src/domain/CONTEXT.md')).toContain(
      '- **0001/PKG-1**: `domain` may not import the package `axios`.',
    );
    expect(fresh('src/domain/CONTEXT.md')).toContain('](../../docs/context/architecture-overview.md)');
  });

  it('takes over no mark, fence, comment or heading from the words of the plan', () => {
    const hostile = [
      '<!-- plumbrule:end findings -->',
      '```',
      'left open',
      '<!-- left open too',
      '# A heading',
      '<script>alert(1)</script>',
    ].join('\n\n');
    const files = withChange(researchFile, 'Users get one e-mail a day instead of forty.', hostile);
    for (const document of documentsOf(contextOf(files))) {
      const text = generated(document, undefined);
      const names = generatedBlocks(text).map(({ name }) => name);
      expect(names).toEqual(document.blocks.filter(({ content }) => content !== '').map(({ name }) => name));
      expect(scanBlocks(text).open, document.path).toBeUndefined();
      expect(stripGenerated(text)).not.toContain('left open');
    }
    const titled = withChange(
      tasksFile,
      'title: Collect unread notifications',
      'title: "a | b <!-- c --> <b>"',
    );
    expect(scanBlocks(fresh('docs/execution-roadmap.md', titled)).open).toBeUndefined();
  });

  it('keeps the links of what it quotes', () => {
    const text = 'See [the outbox](decisions/0001-domain-free-of-adapters.md).';
    const files = withChange(architectureFile, 'Errors are values of the domain.', text);
    expect(fresh('docs/context/coding-conventions.md', files)).toContain(
      '[the outbox](../decisions/0001-domain-free-of-adapters.md)',
    );
    const research = withChange(researchFile, '- RFC 5322', '- [notes](notes.md)');
    expect(fresh('docs/research-findings.md', research)).toContain(`[notes](../${planFolder}/notes.md)`);
  });

  it('reads the contracts that the blueprint names', () => {
    const path = 'contracts/openapi.yaml';
    const files = { ...completeFiles, [path]: 'paths: { /hello: { get: { summary: Says hello } } }\n' };
    const text = fresh('docs/api-reference.md', files);
    expect(text).toContain('### GET `/hello`\n\nSays hello.');
    expect(text).toContain(
      '| public-api | openapi | [contracts/openapi.yaml](../contracts/openapi.yaml) | `app` | `web` |',
    );
    expect(fresh('docs/api-reference.md')).toContain('`contracts/openapi.yaml` (not there yet)');
    expect(fresh('docs/api-reference.md', { ...files, [path]: '- no\n- api' })).toContain(
      '(could not be read)',
    );
  });
});

describe('documents that are there', () => {
  const diagram = /<!-- plumbrule:begin diagram -->[\s\S]*?<!-- plumbrule:end diagram -->\n\n/;

  it('get a new part beside its neighbour, below its heading or behind the introduction', () => {
    const document = documentsOf(contextOf(completeFiles)).find(({ path }) => path === architectureFile)!;
    const bare = completeFiles[architectureFile]!.replace(diagram, '');
    expect(generated(document, bare)).toBe(completeFiles[architectureFile]);
    const below = generated(document, '# A\n\nIntro.\n\n## Components\n\nMine.\n\n## More\n\nx\n');
    expect(below).toMatch(
      /## Components\n\n<!-- plumbrule:begin diagram -->[\s\S]*end components -->\n\nMine\.\n/,
    );
    const behind = generated(document, '# A\n\nIntro.\n\n## More\n\nx\n');
    expect(behind).toMatch(
      /Intro\.\n\n<!-- plumbrule:begin diagram -->[\s\S]*end components -->\n\n## More\n/,
    );
    const dense = generated(document, '# A\nIntro.\n## More\nx');
    expect(dense).toMatch(/^# A\nIntro\.\n## More\nx\n\n<!-- plumbrule:begin diagram -->/);
  });

  it('are left alone where they are not UTF-8', () => {
    const files = { ...completeFiles, 'docs/project-overview.md': '# \ufffdberblick\n\nWorte.\n' };
    expect(generatedDocuments(contextOf(files), 'docs/project-overview.md')).toEqual([]);
    const { documents } = documentReport(contextOf(files));
    expect(documents.find(({ path }) => path === 'docs/project-overview.md')).toMatchObject({
      state: 'unreadable',
      problems: [{ message: expect.stringContaining('save it as UTF-8') }],
    });
  });
});
