import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { planFolder, project, writePlan } from '../process/wholePlan/writtenPlan.ts';
import { sidebarWidths, type ThemeName, themes } from './appearance.ts';
import { useWorkbench } from './session.ts';

const phases = [
  'Research',
  'Architecture',
  'Tasks',
  'Documentation',
  'Prompts',
  'Agents',
  'Governance',
] as const;

describe('a plan, walked through by clicking', () => {
  const workspace = project();
  writePlan(workspace);
  workspace.git('config', 'user.name', 'Ada Example');
  workspace.git('config', 'user.email', 'ada@example.org');
  workspace.commit();
  const session = useWorkbench({}, () => workspace.root);
  afterAll(() => workspace.remove());

  const panel = () => session.workbench.webview();
  const openPhase = async (title: (typeof phases)[number]): Promise<void> => {
    await session.workbench.runCommand('Plumbrule: Open Phase');
    await session.workbench.chooseQuickPick(`. ${title}`);
    await panel().getByRole('heading', { level: 1, name: title }).waitFor();
  };
  const press = (name: string | RegExp): Promise<void> =>
    panel().getByRole('button', { name }).first().click();
  const approve = async (title: (typeof phases)[number]): Promise<void> => {
    await openPhase(title);
    await press('Approve');
    await panel().getByText('Approved by Ada Example').waitFor();
  };
  const { untilOnDisk } = session;

  it('approves research, architecture and tasks as they are written', async () => {
    await session.workbench.openView('Phases');
    for (const title of phases.slice(0, 3)) await approve(title);
    await untilOnDisk(`${planFolder}/plan.yaml`, /phase: tasks/);
  });

  it('generates the documents, and takes what people write in them', async () => {
    await openPhase('Documentation');
    await press(/^Generate what is missing/);
    await untilOnDisk('docs/project-overview.md', /Weighted read replicas/);
    const text = panel().getByRole('textbox');
    // Every question of every document has the same answer here: what counts is where it goes.
    for (;;) {
      const folded = panel().locator('[aria-expanded="false"]');
      if ((await folded.count()) === 0) break;
      await folded.first().click();
    }
    for (const field of await text.all()) {
      if ((await field.getAttribute('id')) === 'approval-note' || (await field.inputValue()) !== '') continue;
      await field.fill('N/A: this plan changes the choice of a replica and nothing else.');
      await field.blur();
    }
    await untilOnDisk('docs/debugging-notes.md', /N\/A: this plan changes/);
    await approve('Documentation');
  });

  it('writes the prompts and chooses the agents', async () => {
    await openPhase('Prompts');
    await press(/^Write all/);
    await untilOnDisk(`${planFolder}/prompts/T003.md`, /SQL Server and Oracle/);
    await approve('Prompts');
    await openPhase('Agents');
    await press(/^Accept all/);
    await untilOnDisk(`${planFolder}/agents.yaml`, /task: T003/);
    await press(/^Choose, refinement/);
    await untilOnDisk(`${planFolder}/agents.yaml`, /pattern: refinement/);
    await press('Say that there are none');
    await untilOnDisk(`${planFolder}/agents.yaml`, /gates: \[\]/);
    await approve('Agents');
  });

  it('opens the gate, starts a task, verifies it and says what is wrong', async () => {
    await openPhase('Governance');
    await press(/^Start, T001/);
    await untilOnDisk(`${planFolder}/tasks.yaml`, /status: doing/);
    workspace.write(
      'src/driver/replication/chooseReplica.ts',
      "import '../postgres/PostgresDriver.ts';\n/** Stands for the choice. */\nexport const index = 0;\n",
    );
    await press(/^Verify, T001/);
    await panel().getByText('doing, BLOCK').waitFor({ timeout: 60_000 });
    await panel().getByText(/REP-1/).first().waitFor();
    await untilOnDisk(`${planFolder}/refinements/T001-1.md`, /replication must not import drivers/);
  });

  it.each(Object.keys(themes) as ThemeName[])('looks as it should in the %s theme', async theme => {
    const { workbench } = session;
    await workbench.appearance.setTheme(theme);
    for (const width of sidebarWidths) {
      await workbench.appearance.setSidebarWidth(width);
      for (const title of phases) {
        await openPhase(title);
        await workbench.appearance.screenshot(`plan-${title.toLowerCase()}-${theme}-${width}`, 'sidebar');
      }
    }
  });

  it('shows the dashboard with the drift of the task', async () => {
    const { workbench } = session;
    await workbench.runCommand('Plumbrule: Open Dashboard');
    const page = workbench.webview('editor');
    await page
      .getByRole('img', { name: /component/i })
      .locator('svg')
      .first()
      .waitFor();
    await page.getByText('replication → drivers').first().waitFor();
    for (const theme of Object.keys(themes) as ThemeName[]) {
      await workbench.appearance.setTheme(theme);
      await workbench.appearance.screenshot(`plan-dashboard-${theme}`);
    }
  });

  it('amends research with a reason, and has it approved again', async () => {
    const { workbench } = session;
    await workbench.runCommand('View: Close All Editor Groups');
    await openPhase('Research');
    const field = panel().getByRole('textbox', { name: 'Constraints' });
    await field.fill('No new dependency. The option types are public.');
    await field.blur();
    await press('Amend');
    await panel().getByText('Constraints', { exact: false }).first().waitFor();
    await panel()
      .getByRole('textbox', { name: /Reason|Why/ })
      .fill('The supported versions are stated elsewhere');
    await press('Record amendment');
    await untilOnDisk(
      `${planFolder}/research.md`,
      /## Amendments\n[\s\S]*The supported versions are stated elsewhere/,
    );
    await press(/^Approve/);
    await untilOnDisk(`${planFolder}/plan.yaml`, /amendments:\n/);
    expect(readFileSync(join(session.folder, `${planFolder}/plan.yaml`), 'utf8')).toContain('reopens');
  });
});
