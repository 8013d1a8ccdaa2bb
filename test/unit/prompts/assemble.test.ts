import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roles } from '../../../src/core/model/tasks.ts';
import { tasksOf } from '../../../src/core/plan/tasks/taskList.ts';
import { assemblePrompt, type PromptChoice } from '../../../src/core/prompts/assemble.ts';
import { promptInputs } from '../../../src/core/prompts/promptInput.ts';
import { promptPath } from '../../../src/core/prompts/promptPaths.ts';
import { recordedSources } from '../../../src/core/prompts/promptSources.ts';
import { roleTemplates } from '../../../src/core/prompts/roles.ts';
import { estimateTokens } from '../../../src/core/prompts/tokens.ts';
import {
  architectureFile,
  blueprintFile,
  completeFiles,
  contextOf,
  type Files,
  researchFile,
  tasksFile,
  withChange,
} from '../plan/sampleWorkspace.ts';

function prompt(id: string, choice: PromptChoice = {}, files: Files = completeFiles) {
  const context = contextOf(files);
  const placed = tasksOf(context.plan.tasks).find(task => task.id === id);
  return assemblePrompt(context, placed!, choice);
}

/** The body's parts by title. */
const parts = (body: string) =>
  Object.fromEntries(
    body
      .split(/^## /m)
      .slice(1)
      .map(part => [part.slice(0, part.indexOf('\n')), part]),
  );

describe('assemblePrompt', () => {
  it('tells the task, where it belongs and what it is for', () => {
    const { body } = prompt('T002');
    expect(body).toMatch(/^# T002 Send the digest\n/);
    expect(parts(body).Task).toContain('The mailer sends a digest once per user and day');
    expect(parts(body).Task).toContain('Users get one e-mail a day instead of forty.');
    expect(parts(body).Task).toContain('A digest is sent every morning — Staging sends one digest');
    expect(parts(body).Task).toContain('`src/infra/mail/**`');
    expect(parts(body)['Done before']).toContain('T001 Collect unread notifications: A Digest value');
    expect(parts(prompt('T001').body)['Done before']).toBeUndefined();
  });

  it('tells the components that the task may change, and what they may import', () => {
    const files = withChange(tasksFile, '"src/infra/mail/**"', '"src/app/mail/**"');
    const architecture = parts(prompt('T002', {}, files).body).Architecture!;
    expect(architecture).toContain('**app** (`src/app/**`): Use cases.');
    expect(architecture).toContain('Public: `src/domain/index.ts`. You may import it.');
    expect(architecture).toContain('**shared**');
    expect(architecture).not.toContain('**infra**');
  });

  it('tells the layers below where no rule allows by name', () => {
    const layers = withChange(
      blueprintFile,
      '- { id: DEP-1, kind: allow, from: app, to: [domain], because: use cases know no adapters }',
      '- { id: LAY-1, kind: layers, order: [infra, app, domain] }',
    );
    const architecture = parts(prompt('T002', {}, layers).body).Architecture!;
    expect(architecture).toContain('**app** (`src/app/**`): Use cases. You may import it.');
    expect(architecture).toContain('**domain**');
    expect(parts(prompt('T001', {}, layers).body).Architecture).not.toContain('**app**');
  });

  it('puts a list below its label', () => {
    const files = withChange(
      researchFile,
      'The mailer takes 100 messages a second.',
      '- No queue\n- No cron',
    );
    expect(prompt('T001', {}, files).body).toContain('**Given limits:**\n\n- No queue\n- No cron\n');
  });

  it('tells the rules and decisions that bind the paths, and no others', () => {
    const own = parts(prompt('T001').body);
    expect(own['Rules that are checked']).toContain(
      'DEP-2: `domain` may not import `infra`, neither directly',
    );
    expect(own['Rules that are checked']).toContain(
      '0001/PKG-1: `domain` may not import the package `axios`.',
    );
    expect(own['Rules that are checked']).not.toContain('DEP-1');
    expect(own['Decisions that bind this work']).toContain(
      '**0001 Keep the domain free of adapters** (docs/decisions/0001-domain-free-of-adapters.md): Ports in the domain, because',
    );
    expect(parts(prompt('T002').body)['Decisions that bind this work']).toBeUndefined();
  });

  it('tells contracts that the components serve', () => {
    const files = withChange(tasksFile, '"src/infra/mail/**"', '"src/app/mail/**"');
    expect(parts(prompt('T002', {}, files).body).Contracts).toContain(
      '**public-api** (openapi, `contracts/openapi.yaml`), served by `app`, used by `web`',
    );
    expect(parts(prompt('T001').body).Contracts).toBeUndefined();
  });

  it('tells constraints, output and how to check it', () => {
    const own = parts(prompt('T001').body);
    expect(own.Constraints).toContain('`src/domain/user/**`');
    expect(own.Constraints).toContain('The mailer takes 100 messages a second.');
    expect(own.Constraints).toContain('A notification is lost');
    expect(own.Constraints).toContain('Remove the folder');
    expect(own.Output).toContain('A Digest value with its notifications');
    expect(own['Self-check']).toContain('Run `npm test -- digest`');
    expect(own['Self-check']).toContain('a second run sends nothing');
  });

  it('asks in the self-check for the rules, contracts and standards that bind the paths', () => {
    const selfCheck = (files: Files) => parts(prompt('T002', {}, files).body)['Self-check']!;
    const plain = selfCheck(completeFiles);
    expect(plain).toContain('Nothing that you wrote breaks `empty-catch`: A `catch` whose block is empty');
    expect(plain).not.toContain('DEP-1');
    const app = withChange(tasksFile, '"src/infra/mail/**"', '"src/app/mail/**"');
    expect(selfCheck(app)).toContain('your change brings no new finding, above all of DEP-1.');
    expect(selfCheck(app)).toContain('What others rely on in public-api still works');
    const strict = withChange(
      blueprintFile,
      'contracts:',
      'standards: { secret: critical, todo-comment: off }\ncontracts:',
    );
    expect(selfCheck(strict)).toContain('Nothing that you wrote breaks `secret`: ');
    expect(selfCheck(strict)).not.toContain('TODO');
  });

  it('tells the rows of a table as a list', () => {
    const context = contextOf(completeFiles);
    const { research } = promptInputs(context)(tasksOf(context.plan.tasks)[0]!);
    expect(research('risks')).toContain(
      '- Risk: Sent twice; Likelihood: low; Impact: high; Mitigation: Idempotency key per user and day',
    );
  });

  it('leaves out what does not apply', () => {
    const files = withChange(tasksFile, 'strategy: Use the outbox', 'strategy: "N/A: nothing to choose"');
    expect(prompt('T002', {}, files).body).not.toContain('nothing to choose');
    expect(prompt('T001').body).not.toContain('nothing is read twice');
  });

  it('has working rules for each of the nine roles', () => {
    for (const role of roles) {
      const made = prompt('T001', { role });
      expect(made.body).toContain(`You work as a ${roleTemplates[role].title}.`);
      expect(made.text).toContain(`\nrole: ${role}\n`);
    }
    expect(prompt('T001').role).toBe('backend');
  });

  it('gives the role the sections of the architecture that it needs', () => {
    expect(prompt('T001', { role: 'devops' }).body).toContain('### Deployment\n\nRolling');
    expect(prompt('T001', { role: 'backend' }).body).not.toContain('### Deployment');
  });

  it('is the same to the byte for the same sources, whatever the progress', () => {
    expect(prompt('T001').text).toBe(prompt('T001').text);
    expect(prompt('T001', {}, withChange(tasksFile, 'status: todo', 'status: doing')).text).toBe(
      prompt('T001').text,
    );
  });

  it('records the hash of each source', () => {
    const { text, sources } = prompt('T001');
    expect(recordedSources(text)).toEqual(sources);
    expect(Object.keys(sources)).toEqual([
      `${tasksFile}#T001`,
      researchFile,
      blueprintFile,
      architectureFile,
      'docs/decisions/0001-domain-free-of-adapters.md',
    ]);
  });

  it('writes a prompt of a task that says next to nothing', () => {
    const text = 'version: 1\nmilestones: [{ id: M, phases: [{ id: P, tasks: [{ id: T001 }] }] }]\n';
    const made = prompt('T001', {}, { ...completeFiles, [tasksFile]: text });
    expect(made.body).toContain('# T001\n');
    expect(made.body).toContain('## Self-check');
  });
});

describe('the token budget', () => {
  const whole = prompt('T001');
  const least = prompt('T001', { budget: 1 }).tokens;

  it('counts the tokens of the prompt', () => {
    expect(whole.tokens).toBe(estimateTokens(whole.body));
    expect(whole.cut).toEqual([]);
    expect(whole.withinBudget).toBe(true);
  });

  it('takes out what bears least on the task first, and says what and where to find it', () => {
    const made = prompt('T001', { budget: whole.tokens - 1 });
    expect(made.cut).toHaveLength(1);
    const names = made.cut[0]!.slice('How this system does it: '.length);
    // "Errors" names the component of the task, so it stays longest.
    expect(names).toContain('Naming conventions');
    expect(names).not.toContain('Errors');
    expect(made.body).toContain('### Errors');
    expect(made.body).not.toContain('### Naming conventions');
    expect(made.body).toContain(
      `## Left out to fit the budget\n\n- How this system does it (${names}): see docs/architecture.md`,
    );
    expect(made.tokens).toBeLessThan(whole.tokens);
    expect(made.text).toContain(`cut: ["How this system does it: ${names}"]`);
  });

  it('takes out whole parts where that is needed', () => {
    const budget = least + 60;
    const made = prompt('T001', { budget });
    expect(made.cut.slice(0, 2)).toEqual(['How this system does it', 'Role']);
    expect(made.tokens).toBeLessThanOrEqual(budget);
  });

  it('keeps decisions with rules for these paths longer than those that merely name them', () => {
    const files = { ...completeFiles };
    for (let number = 2; number < 40; number++) {
      const id = String(number).padStart(4, '0');
      files[`docs/decisions/${id}-more.md`] =
        `---\nstatus: accepted\n---\n# More ${number}\n\n## Decision Outcome\n\nThe domain has part ${number}.\n`;
    }
    const made = prompt('T001', { budget: 1100 }, files);
    expect(made.body).toContain('**0001 Keep the domain free of adapters**');
    expect(made.cut.at(-1)).toMatch(/^Decisions that bind this work: 0\d+, .*0039$/);
    expect(made.withinBudget).toBe(true);
  });

  it('holds to any budget that the parts which always stay can hold to', () => {
    fc.assert(
      fc.property(fc.integer({ min: least, max: whole.tokens + 10 }), budget => {
        const made = prompt('T001', { budget });
        expect(made.tokens).toBe(estimateTokens(made.body));
        expect(made.tokens).toBeLessThanOrEqual(budget);
        expect(made.cut.length === 0).toBe(!made.body.includes('Left out to fit'));
      }),
      { numRuns: 40 },
    );
  });

  it('is the one of the settings unless the caller says otherwise', () => {
    const files = { ...completeFiles, '.plumbrule/config.yaml': `version: 1\nx-prompt-budget: ${least}\n` };
    expect(prompt('T001', {}, files)).toMatchObject({ budget: least, withinBudget: true });
    expect(prompt('T001', {}, files).cut).not.toEqual([]);
    expect(prompt('T001', { budget: 9000 }, files).cut).toEqual([]);
    expect(whole.budget).toBe(8000);
  });

  it('never takes out task, rules, output and self-check', () => {
    const made = prompt('T001', { budget: 1 });
    expect(made.withinBudget).toBe(false);
    expect(Object.keys(parts(made.body))).toEqual([
      'Task',
      'Rules that are checked',
      'Output',
      'Self-check',
      'Left out to fit the budget',
    ]);
  });
});

describe('promptPath', () => {
  it('makes a file name of any id', () => {
    expect(promptPath('p', 'T001')).toBe('p/prompts/T001.md');
    expect(promptPath('p', '1.1')).toBe('p/prompts/1.1.md');
    expect(promptPath('p', '../x')).toBe('p/prompts/%2e.%2fx.md');
    expect(promptPath('p', 'a:b')).toBe('p/prompts/a%3ab.md');
  });
});
