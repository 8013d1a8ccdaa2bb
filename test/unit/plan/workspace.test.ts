import { describe, expect, it } from 'vitest';
import { readWorkspace } from '../../../src/core/plan/workspace.ts';
import type { FileReader } from '../../../src/core/ports.ts';

function readerOf(files: Record<string, string>): FileReader {
  return {
    read: path => files[path],
    list: folder =>
      Object.keys(files)
        .filter(path => path.startsWith(`${folder}/`))
        .sort(),
  };
}

describe('readWorkspace', () => {
  it('finds nothing in an empty folder', () => {
    const { blueprint, config, decisions, plans, problems, architecture } = readWorkspace(readerOf({}));
    expect([blueprint, config, decisions, plans, problems]).toEqual([undefined, undefined, [], [], []]);
    expect(architecture).toEqual({ path: 'docs/architecture.md' });
  });

  it('reads every file where the configuration puts it, and gathers what is wrong', () => {
    const { plans, decisions, architecture, problems } = readWorkspace(
      readerOf({
        '.plumbrule/config.yaml': 'version: 1\ndocs: { root: doc, context: /ctx }\n',
        '.plumbrule/blueprint.yaml': 'version: 1\ncomponents: { app: { paths: src/** } }\n',
        '.plumbrule/plans/mail/plan.yaml': 'version: 1\ntitle: Mail\n',
        '.plumbrule/plans/mail/tasks.yaml': 'version: 1\nmilestones: [{ id: M1, phases: 3 }]\n',
        '.plumbrule/plans/mail/prompts/T1.md': 'Do it.\n',
        '.plumbrule/plans/mail/research.md': '# R\n',
        'doc/architecture.md': '# A\n',
        'doc/decisions/0001-a.md':
          '---\nstatus: accepted\nrules: [{ id: A, kind: forbid, from: ap, to: "src/**" }]\n---\n# A\n',
      }),
    );
    expect(plans).toMatchObject([
      { slug: 'mail', folder: '.plumbrule/plans/mail', plan: { value: { title: 'Mail' } } },
    ]);
    expect(plans[0]?.prompts.map(({ path }) => path)).toEqual(['.plumbrule/plans/mail/prompts/T1.md']);
    expect(decisions.map(({ value }) => value.id)).toEqual(['0001']);
    expect(architecture).toEqual({ path: 'doc/architecture.md', text: '# A\n' });
    expect(problems.map(({ path, range, message }) => `${path}:${range.start.line} ${message}`)).toEqual([
      '.plumbrule/config.yaml:1 `/ctx` is an absolute path; write it relative to the workspace',
      'doc/decisions/0001-a.md:2 no component is named `ap`; did you mean `app`?',
      '.plumbrule/plans/mail/tasks.yaml:1 `phases`: expected a list, found the number 3',
    ]);
  });

  it.each(['superseded', 'rejected', 'deprecated'])(
    'lets rules that are off name what is gone: %s',
    status => {
      const decision = `---\nstatus: ${status}\nrules: [{ id: A, kind: forbid, from: gone, to: "src/**" }]\n---\n# A\n`;
      const { problems } = readWorkspace(readerOf({ 'docs/decisions/0001-a.md': decision }));
      expect(problems).toEqual([]);
    },
  );
});
