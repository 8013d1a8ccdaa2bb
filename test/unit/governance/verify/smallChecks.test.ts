import { describe, expect, it } from 'vitest';
import { dependencies } from '../../../../src/core/governance/verify/dependencies.ts';
import { documents } from '../../../../src/core/governance/verify/documents.ts';
import type { CommandRun } from '../../../../src/core/governance/verify/input.ts';
import { approval, personSteps } from '../../../../src/core/governance/verify/person.ts';
import { validation } from '../../../../src/core/governance/verify/validation.ts';
import { approved, sixPhases } from '../../plan/approvedFiles.ts';
import {
  agentsFile,
  blueprintFile,
  completeFiles,
  planFile,
  tasksFile,
  withChange,
} from '../../plan/sampleWorkspace.ts';
import { change, withEvents } from '../journalFile.ts';
import { changesOf, inputOf } from './verifyInput.ts';

describe('validation', () => {
  const failed: CommandRun = {
    command: 'npm test -- digest',
    outcome: 'failed',
    ending: 'exit code 1',
    output: '1 failed',
  };

  it('passes with every command', () => {
    expect(validation(inputOf())).toMatchObject({
      verdict: 'PASS',
      message: '1 command passed.',
      evidence: ['passed: npm test -- digest'],
    });
  });

  it('is refused with command, exit code and the end of the output', () => {
    expect(validation(inputOf(completeFiles, { runs: [failed] }))).toEqual({
      verdict: 'BLOCK',
      message: '1 of 1 command failed.',
      evidence: ['npm test -- digest: exit code 1; it printed last:\n1 failed'],
    });
  });

  it('is flagged where commands did not run, or nothing is named', () => {
    const notRun = inputOf(completeFiles, { runs: undefined, notRun: 'the workspace is not trusted' });
    expect(validation(notRun)).toMatchObject({
      verdict: 'FLAG',
      message: '1 command not run: the workspace is not trusted.',
    });
    const none = withChange(
      tasksFile,
      '            validation:\n              - run: npm test -- digest\n              - check: a second run sends nothing\n',
      '',
    );
    expect(validation(inputOf(none)).verdict).toBe('FLAG');
    const onlyCheck = withChange(tasksFile, '              - run: npm test -- digest\n', '');
    expect(validation(inputOf(onlyCheck)).verdict).toBe('PASS');
  });
});

describe('what a person confirms', () => {
  const confirm = (check: string) => ({
    type: 'confirmation',
    task: 'T001',
    check,
    by: 'Ada <ada@example.org>',
  });
  const start = change('T001', 'todo', 'doing');

  it('is flagged until somebody did, for this work', () => {
    expect(personSteps(inputOf())).toMatchObject({
      verdict: 'FLAG',
      evidence: ['open: a second run sends nothing'],
    });
    const confirmed = withEvents([start, confirm('a second run sends nothing')]);
    expect(personSteps(inputOf(confirmed))).toMatchObject({
      verdict: 'PASS',
      evidence: ['confirmed by Ada <ada@example.org>: a second run sends nothing'],
    });
    const before = withEvents([confirm('a second run sends nothing'), start]);
    expect(personSteps(inputOf(before)).verdict).toBe('FLAG');
  });

  it('is asked again when the step says something else', () => {
    const changed = withChange(
      tasksFile,
      'a second run sends nothing',
      'a second run sends one thing',
      withEvents([start, confirm('a second run sends nothing')]),
    );
    expect(personSteps(inputOf(changed)).verdict).toBe('FLAG');
  });

  it('includes the gates of phase 6', () => {
    expect(approval(inputOf()).verdict).toBe('PASS');
    const gated = withChange(
      agentsFile,
      'gates: []',
      'gates: [{ task: T001, trigger: schema-migration, why: adds a table }]',
    );
    expect(approval(inputOf(gated))).toMatchObject({
      verdict: 'FLAG',
      evidence: ['open: schema-migration: adds a table'],
    });
    const agreed = withEvents([start, confirm('gate:schema-migration')], gated);
    expect(approval(inputOf(agreed)).verdict).toBe('PASS');
  });

  it('looks at a plan that is not the approved one any more', () => {
    const whole = approved(sixPhases);
    expect(approval(inputOf(whole)).verdict).toBe('PASS');
    const widened = withChange(tasksFile, 'in: [', 'in: ["src/**", ', whole);
    expect(approval(inputOf(widened))).toMatchObject({
      verdict: 'FLAG',
      evidence: ['Tasks changed after it was approved'],
    });
  });
});

describe('packages that come in', () => {
  const manifest = (names: readonly string[]) =>
    JSON.stringify({ dependencies: Object.fromEntries(names.map(name => [name, '1.0.0'])) });
  const judge = (now: string, before: string, files = completeFiles) =>
    dependencies(
      inputOf(
        { ...files, 'package.json': now },
        { changes: changesOf(['package.json'], { before: new Map([['package.json', before]]) }) },
      ),
    );

  it('are flagged where no accepted decision names them', () => {
    expect(judge(manifest(['pg', '@fastify/cors']), manifest(['pg']))).toMatchObject({
      verdict: 'FLAG',
      evidence: ['no decision: @fastify/cors in package.json'],
    });
    const decision = (status: string) => ({
      ...completeFiles,
      'docs/decisions/0002-cors.md': `---\nstatus: ${status}\n---\n# Use @fastify/cors\n\n## Context\n\nBrowsers.\n`,
    });
    expect(judge(manifest(['@fastify/cors']), manifest([]), decision('proposed')).verdict).toBe('FLAG');
    expect(judge(manifest(['@fastify/cors']), manifest([]), decision('accepted'))).toMatchObject({
      verdict: 'PASS',
      evidence: ['decision 0002: @fastify/cors in package.json'],
    });
  });

  it('are none where versions change, packages go, or the manifest is broken', () => {
    expect(judge(manifest(['pg']), manifest(['pg', 'axios'])).verdict).toBe('PASS');
    expect(judge('{ "dependencies": ', manifest([])).verdict).toBe('PASS');
    expect(judge('[]', 'null').verdict).toBe('PASS');
  });
});

describe('documents', () => {
  const judge = (paths: readonly string[], files = completeFiles) =>
    documents(inputOf(files, { changes: changesOf(paths) })).verdict;
  const behind = {
    ...completeFiles,
    'docs/project-overview.md': undefined,
  } as unknown as typeof completeFiles;

  it('are not asked about where nothing changed that they tell of', () => {
    expect(judge(['src/app/a.ts', 'README.md'], behind)).toBe('PASS');
  });

  it('have to be current where the blueprint, a decision, a contract or an entry point changed', () => {
    for (const path of [
      blueprintFile,
      'docs/decisions/0001-domain-free-of-adapters.md',
      'contracts/openapi.yaml',
      'src/domain/index.ts',
    ]) {
      expect(judge([path], behind), path).toBe('FLAG');
    }
  });

  it('are not part of a scoped plan', () => {
    expect(judge([blueprintFile], withChange(planFile, 'mode: full', 'mode: scoped', behind))).toBe('PASS');
  });
});
