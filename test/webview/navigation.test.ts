import { describe, expect, it } from 'vitest';
import type { PanelPage } from './browser.ts';
import { FakeHost } from './fakeHost.ts';
import { usePanels } from './panelSession.ts';
import { missing, openGate, sampleHost, sampleOverview, tasksPath } from './samplePlan.ts';

/** A host for a workspace without a plan. */
function bareHost(initialised: boolean): FakeHost {
  const full = sampleOverview();
  const host = new FakeHost({ ...full, initialised, plans: [] }, []);
  host.answers['workspace/initialise'] = () => {
    host.overview = { ...host.overview, initialised: true };
    return {};
  };
  host.answers['plan/create'] = () => {
    host.overview = full;
    return { slug: 'digest-emails' };
  };
  return host;
}

/** The text of what has the focus, in shadow trees too. */
function focused(panel: PanelPage): Promise<string> {
  return panel.page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
  });
}

describe('navigation', () => {
  const open = usePanels();

  it('welcomes a workspace without Plumbrule and makes the first plan in one step', async () => {
    const host = bareHost(false);
    const panel = await open(host);
    await panel.page.getByRole('textbox', { name: 'Title of the plan' }).fill('Digest e-mails');
    await panel.page.getByRole('radio', { name: 'Scoped' }).check();
    await panel.page.getByRole('button', { name: 'New Plan' }).click();
    await panel.page.getByRole('button', { name: '1 Research' }).waitFor();
    expect(host.asked('workspace/initialise')).toHaveLength(1);
    expect(host.asked('plan/create')).toEqual([{ title: 'Digest e-mails', mode: 'scoped' }]);
  });

  it('asks for a title before it makes a plan', async () => {
    const host = bareHost(true);
    const panel = await open(host);
    await panel.page.getByRole('button', { name: 'New Plan' }).click();
    await panel.said('Write a title for the plan.');
    expect(host.asked('plan/create')).toEqual([]);
  });

  it('says the state of every phase in a word, and what comes next', async () => {
    const panel = await open();
    const rows = await panel.page.locator('.phase').allTextContents();
    expect(rows.map(row => row.trim().replace(/\s+/g, ' '))).toEqual([
      '1 Research Draft 4 missing 2 questions have no answer, and more',
      '2 Architecture Draft 2 missing Schema is not answered, and more',
      '3 Tasks Draft 1 missing T002: Rollback is not filled in.',
      '4 Documentation Empty Nothing missing; approve Research first',
      '5 Prompts Stale Nothing missing; approve Research first',
      '6 Agents Approved',
      '7 Governance Complete Nothing missing; approve Research first',
    ]);
    await panel.page.getByText('Gate closed').waitFor();
  });

  it('opens a phase, puts the focus on its title, and goes back to where it was', async () => {
    const panel = await open();
    await panel.page.getByRole('button', { name: '3 Tasks' }).focus();
    await panel.page.keyboard.press('Enter');
    await expect.poll(() => focused(panel)).toBe('3 Tasks');
    await panel.page.keyboard.press('Shift+Tab');
    expect(await focused(panel)).toBe('Back to the phases');
    await panel.page.keyboard.press('Enter');
    await expect.poll(() => focused(panel)).toMatch(/^3 Tasks Draft/);
  });

  it('shows the phase that a command asks for', async () => {
    const host = sampleHost();
    const panel = await open(host);
    await host.event('phase/show', { plan: 'digest-emails', phase: 'tasks' });
    await panel.page.getByRole('heading', { level: 1, name: '3 Tasks' }).waitFor();
  });

  it('lists the files of a phase, and leads to the file where what is missing has no field', async () => {
    const host = sampleHost();
    const gone = missing('docs/api-reference.md', [], 'api-reference.md is not there.');
    host.form('documentation').gate = openGate([gone]);
    const panel = await open(host);
    await panel.openPhase('4 Documentation');
    await panel.page.getByRole('button', { name: 'documentation.md' }).click();
    await panel.page.getByRole('button', { name: 'Missing', exact: true }).click();
    await panel.page.getByRole('button', { name: 'api-reference.md is not there.' }).click();
    await expect
      .poll(() => host.asked('file/open').map(one => one.path))
      .toEqual(['docs/documentation.md', 'docs/api-reference.md']);
  });

  it('leads from what is missing to its field, opening what is closed on the way', async () => {
    const panel = await open();
    await panel.openPhase('3 Tasks');
    await panel.page.getByRole('button', { name: 'Missing' }).click();
    await panel.page.getByRole('button', { name: /^T002: Rollback/ }).click();
    const field = panel.page.getByRole('textbox', { name: 'Rollback' });
    await expect.poll(() => field.evaluate(element => element === document.activeElement)).toBe(true);
  });

  it('leads to a cell of a table', async () => {
    const panel = await open();
    await panel.openPhase('1 Research');
    await panel.page.getByRole('button', { name: 'Missing' }).click();
    await panel.page.getByRole('button', { name: /^A high risk/ }).click();
    const cell = panel.page.getByRole('textbox', { name: 'Mitigation, Risk 2' });
    await expect.poll(() => cell.evaluate(element => element === document.activeElement)).toBe(true);
  });

  it('generates the prompt of a task', async () => {
    const panel = await open();
    await panel.openPhase('3 Tasks');
    for (const name of [/^M1/, /^1.1/]) await panel.page.getByRole('button', { name }).click();
    await panel.page.getByRole('button', { name: /^T001/ }).focus();
    await panel.page.getByRole('button', { name: 'Generate the prompt of T001' }).click();
    await expect
      .poll(() => panel.host.asked('prompt/open'))
      .toEqual([{ plan: 'digest-emails', task: 'T001' }]);
  });

  it('says why there is nothing to show, and tries again', async () => {
    const host = sampleHost();
    host.answers['overview/load'] = () => {
      throw new Error('The language server is not running.');
    };
    const panel = await open(host, { waitFor: 'The language server is not running.' });
    delete host.answers['overview/load'];
    await panel.page.getByRole('button', { name: 'Try again' }).click();
    await panel.page.getByRole('button', { name: '1 Research' }).waitFor();
  });

  it('tells what is missing by kind, with an example where there is one', async () => {
    const panel = await open();
    await panel.openPhase('1 Research');
    await panel.page.getByRole('button', { name: 'Missing', exact: true }).click();
    await panel.page.getByRole('button', { name: '2 questions have no answer' }).waitFor();
    await panel.page.getByRole('button', { name: /^Success in production is not answered/ }).click();
    const field = panel.page.getByRole('textbox', { name: 'Success in production' });
    await expect.poll(() => field.evaluate(element => element === document.activeElement)).toBe(true);
    await panel.page.getByText('For example: Mail volume falls by half within a month.').waitFor();
  });

  it('takes a change back once there is one', async () => {
    const host = sampleHost();
    host.answers['form/undo'] = () => ({ ok: true, message: 'Undone: research.md' });
    const panel = await open(host);
    await panel.openPhase('1 Research');
    const undo = panel.page.getByRole('button', { name: 'Undo last change' });
    expect(await undo.isDisabled()).toBe(true);
    await panel.page.getByRole('textbox', { name: 'Business goal' }).fill('Read again');
    await panel.said('Saved');
    await undo.click();
    await panel.said('Undone: research.md');
    host.answers['form/undo'] = () => ({ ok: false, message: 'There is nothing to undo.' });
    await undo.click();
    await panel.said('There is nothing to undo.');
    expect(await undo.isDisabled()).toBe(true);
    expect(host.asked('form/undo')).toEqual([{ plan: 'digest-emails' }, { plan: 'digest-emails' }]);
  });

  it('keeps closed plans out of the way and within reach', async () => {
    const panel = await open();
    const picker = panel.page.getByRole('combobox', { name: 'Plan' });
    expect(await picker.locator('option').allTextContents()).toEqual(['Digest e-mails', 'Bounce handling']);
    await panel.page.getByRole('button', { name: 'Closed plans' }).click();
    await panel.page.getByRole('button', { name: 'Mail templates' }).click();
    await panel.page.getByText('Full plan, closed').waitFor();
    expect(await picker.locator('option').allTextContents()).toContain('Mail templates');
  });

  it('opens the dashboard', async () => {
    const panel = await open();
    await panel.page.getByRole('button', { name: 'Dashboard' }).click();
    await expect.poll(() => panel.host.asked('dashboard/open')).toEqual([{}]);
  });

  it('shows the phases beside the open one where there is room', async () => {
    const panel = await open(sampleHost(), { width: 900 });
    await panel.openPhase('3 Tasks');
    const list = panel.page.getByRole('navigation', { name: 'Phases' });
    expect(await list.getByRole('button', { name: '3 Tasks' }).getAttribute('aria-current')).toBe('page');
    await list.getByRole('button', { name: '6 Agents' }).click();
    await panel.page.getByRole('heading', { level: 1, name: '6 Agents' }).waitFor();
    await panel.page.setViewportSize({ width: 480, height: 900 });
    expect(await list.isVisible()).toBe(false);
  });

  it('can be used with the keyboard alone, from a phase to a saved answer', async () => {
    const panel = await open();
    const { keyboard } = panel.page;
    const until = async (name: RegExp) => {
      for (let presses = 0; presses < 60; presses++) {
        if (name.test(await focused(panel))) return;
        await keyboard.press('Tab');
      }
      throw new Error(`${name} was never reached`);
    };
    await until(/^3 Tasks/);
    await keyboard.press('Enter');
    await expect.poll(() => focused(panel)).toBe('3 Tasks');
    for (const row of [/^M1/, /^1.1/, /^T002/]) {
      await until(row);
      await keyboard.press('Enter');
    }
    const labels: string[] = [];
    for (let presses = 0; presses < 60 && labels.at(-1) !== 'Rollback'; presses++) {
      await keyboard.press('Tab');
      labels.push(
        await panel.page.evaluate(() => {
          const at = document.activeElement as HTMLInputElement;
          if (at.type === undefined || at.type === 'button') return '';
          return at.labels?.[0]?.textContent ?? at.getAttribute('aria-label') ?? '';
        }),
      );
    }
    expect(labels.filter(label => label !== '')).toEqual([
      'Id',
      'Title',
      'Goal',
      'Scope in',
      'Scope out',
      'Depends on, item 1',
      'Depends on, item 2',
      'Expected output',
      'Strategy',
      'Command',
      'Check',
      'Command',
      'Check',
      'Rollback',
    ]);
    await keyboard.type('Remove the flag');
    await keyboard.press('Tab');
    await panel.said('Saved');
    expect(panel.host.asked('form/edit')).toMatchObject([{ path: tasksPath }]);
  });
});
