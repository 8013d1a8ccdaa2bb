import { afterAll, describe, expect, it } from 'vitest';
import * as answers from '../process/wholePlan/answers.ts';
import { planFolder, project } from '../process/wholePlan/writtenPlan.ts';
import { useWorkbench } from './session.ts';

const sections: Readonly<Record<string, string>> = {
  schema: 'Schema',
  relations: 'Relations',
  migrations: 'Migrations',
  retention: 'Retention',
  errors: 'Errors',
  caching: 'Caching',
  logging: 'Logging',
  security: 'Security',
  state: 'State',
  expectedLoad: 'Expected load',
  scaling: 'Scaling',
  failures: 'Failure modes',
  recovery: 'Recovery',
  outOfScope: 'Out of scope and why',
  deployment: 'Deployment',
  rollback: 'Rollback',
  naming: 'Naming conventions',
};

describe('phases 1 to 3, typed into the forms', () => {
  const workspace = project();
  const session = useWorkbench({}, () => workspace.root);
  afterAll(() => workspace.remove());
  const panel = () => session.workbench.webview();
  const press = (name: string | RegExp) => panel().getByRole('button', { name }).first().click();
  const type = async (name: string | RegExp, text: string, index = 0): Promise<void> => {
    const field = panel()
      .getByRole('textbox', { name, exact: typeof name === 'string' })
      .nth(index);
    await field.fill(text);
    // An answer that begins with N/A makes another field of this one: leave it as a person does.
    await session.workbench.page.keyboard.press('Tab');
  };
  const unfold = async (): Promise<void> => {
    for (;;) {
      const folded = panel().locator('.section-heading [aria-expanded="false"]');
      if ((await folded.count()) === 0) return;
      await folded.first().click();
    }
  };
  const { untilOnDisk } = session;
  const missingIn = (phase: string): string[] => {
    const [plan] = JSON.parse(workspace.run(['status', '--format', 'json']).out).plans;
    const { missing } = plan.phases.find(({ id }: { id: string }) => id === phase);
    return missing.map(({ message }: { message: string }) => message);
  };
  const untilComplete = (phase: string) =>
    expect.poll(() => missingIn(phase), { timeout: 20_000 }).toEqual([]);
  const openPhase = async (title: string): Promise<void> => {
    await session.workbench.runCommand('Plumbrule: Open Phase');
    await session.workbench.chooseQuickPick(`. ${title}`);
    await panel().getByRole('heading', { level: 1, name: title }).waitFor();
  };

  it('research', async () => {
    const { workbench } = session;
    await workbench.runCommand('Plumbrule: New Plan');
    await workbench.quickInput.locator('input').fill(answers.title);
    await workbench.page.keyboard.press('Enter');
    await workbench.chooseQuickPick('Full');
    await panel().getByRole('heading', { level: 1, name: 'Research' }).waitFor();
    await unfold();
    const labels: Record<string, string> = {
      businessGoal: 'Business goal',
      technicalGoal: 'Technical goal',
      stakeholders: 'Stakeholders',
      success: 'Success in production',
      unacceptable: 'Unacceptable failures',
      constraints: 'Constraints',
      stack: 'Stack',
      modules: 'Affected modules',
      patterns: 'Existing patterns',
      debt: 'Technical debt',
      tried: 'Tried before',
      domainPatterns: 'Domain patterns',
      references: 'References',
      priorArt: 'Prior art',
      failureModes: 'Known failure modes',
      assumptions: 'Assumptions',
    };
    for (const [id, label] of Object.entries(labels)) await type(label, answers.research[id] as string);
    for (const [index, row] of (answers.research.risks as Record<string, string>[]).entries()) {
      await press('Add risk');
      await type(`Risk, Risk ${index + 1}`, row.risk!);
      await panel()
        .getByRole('combobox', { name: `Likelihood, Risk ${index + 1}` })
        .selectOption(row.likelihood!);
      await panel()
        .getByRole('combobox', { name: `Impact, Risk ${index + 1}` })
        .selectOption(row.impact!);
      await type(`Mitigation, Risk ${index + 1}`, row.mitigation!);
    }
    for (const [index, row] of (answers.research.questions as Record<string, string>[]).entries()) {
      await press('Add question');
      await type(`Question, Question ${index + 1}`, row.question!);
      await panel()
        .getByRole('combobox', { name: `State, Question ${index + 1}` })
        .selectOption(row.state!);
      await type(`Answer, Question ${index + 1}`, row.answer!);
    }
    await untilOnDisk(
      `${planFolder}/research.md`,
      /Random or round robin\?[^\n]*Weighted random: it needs no state/,
    );
    await untilComplete('research');
  });

  it('architecture', async () => {
    await openPhase('Architecture');
    await unfold();
    await panel().getByRole('textbox', { name: 'Name of a new component' }).fill('replication');
    await press('Add component');
    await unfold();
    await type('Responsibility', 'Chooses the replica that serves a read.');
    await panel()
      .getByRole('textbox', { name: /^Paths/ })
      .first()
      .fill('src/driver/replication/**');
    await panel()
      .getByRole('textbox', { name: /^Paths/ })
      .first()
      .blur();
    await untilOnDisk('.plumbrule/blueprint.yaml', /src\/driver\/replication/);
    await press('Add rule');
    await unfold();
    await panel().getByRole('combobox', { name: 'Kind' }).first().selectOption('acyclic');
    await untilOnDisk('.plumbrule/blueprint.yaml', /kind: acyclic/);
    for (const [id, label] of Object.entries(sections)) await type(label, answers.architecture[id] as string);
    await press('N/A: Indexes');
    await type('Indexes: why it does not apply', 'nothing is stored');
    await press('Add endpoint');
    const [endpoint] = answers.architecture.apiContracts as Record<string, string>[];
    for (const column of ['Method', 'Path', 'Auth', 'Request', 'Response', 'Errors']) {
      await type(`${column}, Endpoint 1`, endpoint![column.toLowerCase()]!);
    }
    await press('Add layer');
    const [layer] = answers.architecture.testing as Record<string, string>[];
    for (const column of ['Layer', 'What', 'How'])
      await type(`${column}, Layer 1`, layer![column.toLowerCase()]!);
    await panel().getByRole('textbox', { name: 'Title of a new decision' }).fill(answers.decision.title);
    await press('Record decision');
    await panel()
      .getByRole('button', { name: /Choose replicas by weighted random/ })
      .first()
      .waitFor();
    await unfold();
    await panel().getByRole('combobox', { name: 'Status' }).first().selectOption('accepted');
    for (const [label, text] of Object.entries(answers.decision.values)) {
      if (label !== 'status') await type(label[0]!.toUpperCase() + label.slice(1), text);
    }
    for (const [index, { option, reason }] of answers.decision.options.entries()) {
      await press('Add option');
      await unfold();
      await type('Option', option, index);
      if (reason !== '') await type('Why not', reason, index);
    }
    await untilComplete('architecture');
  });

  it('tasks', async () => {
    await openPhase('Tasks');
    await press('Add milestone');
    await unfold();
    await press('Add phase');
    await unfold();
    await press('Add task');
    await unfold();
    await type('Done when', 'The unit tests show the proportion.');
    await type(/^Scope in/, 'src/driver/replication/**');
    await type('Goal', 'One function gives the index of a replica for a random number and the weights.');
    await type(/^Expected output/, '`src/driver/replication/chooseReplica.ts` with its unit tests');
    await type('Rollback', 'Remove the folder; nothing calls it yet.');
    await type('Effort', '3h');
    await panel().getByRole('combobox', { name: 'Role' }).first().selectOption('backend');
    for (const [index, title] of [
      'Reads follow the weights',
      'The choice',
      'Choose a replica by weight',
    ].entries()) {
      await type('Title', title, index);
    }
    await type(/^Scope out/, 'src/driver/postgres/**');
    await press('None: Depends on');
    await type('Strategy', 'Add up the weights once, then find the first sum above the random number.');
    await press('Add step');
    await type('Command, Step 1', 'node --test test/unit/replication');
    await panel().getByRole('combobox', { name: 'Complexity' }).first().selectOption('low');
    await untilComplete('tasks');
  });
});
