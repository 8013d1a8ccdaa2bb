import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/core/model/json.ts';
import type { PanelPage } from './browser.ts';
import type { FakeHost } from './fakeHost.ts';
import { usePanels } from './panelSession.ts';
import { blueprintPath, sampleHost } from './samplePlan.ts';

const idOf = (index: number): string => `T${String(index + 1).padStart(3, '0')}`;

/** A host whose plan has two milestones of five phases each, with ten tasks a phase. */
function longHost(): FakeHost {
  const host = sampleHost();
  const milestones = [0, 1].map(m => ({
    id: `M${m + 1}`,
    title: `Milestone ${m + 1}`,
    phases: [0, 1, 2, 3, 4].map(p => ({
      id: `${m + 1}.${p + 1}`,
      title: `Part ${p + 1}`,
      tasks: Array.from({ length: 10 }, (_, t) => {
        const id = idOf(m * 50 + p * 10 + t);
        return { id, title: `Task ${id}`, goal: `Goal of ${id}`, status: 'done' };
      }),
    })),
  }));
  host.artifact('tasks').value = { version: 1, milestones } as Json;
  return host;
}

const titles = (panel: PanelPage) => panel.page.locator('.record-title').allTextContents();

describe('a long list of records', () => {
  const open = usePanels();

  it('shows only what is open, and finds records by id or title wherever they are', async () => {
    const panel = await open(longHost());
    await panel.openPhase('3 Tasks');
    expect(await titles(panel)).toEqual(['M1 Milestone 1', 'M2 Milestone 2']);
    const find = panel.page.getByRole('textbox', { name: 'Find a task by id or name' });
    await find.fill('task t077');
    expect(await titles(panel)).toEqual(['M2 Milestone 2', '2.3 Part 3', 'T077 Task T077']);
    await panel.page.getByRole('button', { name: /^T077 Task/ }).click();
    await find.press('Escape');
    expect(await titles(panel)).toEqual(['M1 Milestone 1', 'M2 Milestone 2']);
    await find.fill('no such task');
    await panel.page.getByText('Nothing found').waitFor();
  });

  it('shows everything inside a record that was looked for by its own name', async () => {
    const panel = await open(longHost());
    await panel.openPhase('3 Tasks');
    await panel.page.getByRole('textbox', { name: 'Find a task by id or name' }).fill('2.3');
    await panel.page.getByRole('button', { name: '2.3 Part 3', exact: true }).click();
    expect(await titles(panel)).toHaveLength(12);
    expect(await panel.page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Part 3');
  });

  it('moves a task to another phase and keeps it open', async () => {
    const host = longHost();
    const panel = await open(host);
    await panel.openPhase('3 Tasks');
    for (const name of [/^M1/, /^1.1/, /^T002/]) await panel.page.getByRole('button', { name }).click();
    const move = panel.page.getByRole('combobox', { name: 'Move to' }).first();
    await move.selectOption({ label: 'M2 Milestone 2 › 2.5 Part 5' });
    await panel.said('T002 Task T002 moved');
    expect(host.patches).toEqual([
      {
        op: 'insert',
        path: ['milestones', 1, 'phases', 4, 'tasks', 10],
        value: { id: 'T002', title: 'Task T002', goal: 'Goal of T002', status: 'done' },
      },
      { op: 'remove', path: ['milestones', 0, 'phases', 0, 'tasks', 1] },
    ]);
    const moved = panel.page.getByRole('button', { name: /^T002/ });
    await expect.poll(() => moved.evaluate(element => element === document.activeElement)).toBe(true);
    expect(await moved.getAttribute('aria-expanded')).toBe('true');
  });

  it('duplicates a task under an id that is free in the whole plan, to be done anew', async () => {
    const host = longHost();
    const panel = await open(host);
    await panel.openPhase('3 Tasks');
    for (const name of [/^M1/, /^1.1/]) await panel.page.getByRole('button', { name }).click();
    await panel.page.getByRole('button', { name: /^T001/ }).focus();
    await panel.page.getByRole('button', { name: 'Duplicate T001 Task T001' }).click();
    await panel.said('duplicated');
    expect(host.patches).toEqual([
      {
        op: 'insert',
        path: ['milestones', 0, 'phases', 0, 'tasks', 1],
        value: { id: 'T101', title: 'Task T001', goal: 'Goal of T001' },
      },
    ]);
  });

  it('duplicates a phase without its tasks, since an id names one thing', async () => {
    const host = longHost();
    const panel = await open(host);
    await panel.openPhase('3 Tasks');
    await panel.page.getByRole('button', { name: /^M1/ }).click();
    await panel.page.getByRole('button', { name: /^1.1/ }).focus();
    await panel.page.getByRole('button', { name: 'Duplicate 1.1 Part 1' }).click();
    await panel.said('duplicated');
    expect(host.patches[0]).toMatchObject({ value: { id: '1.6', title: 'Part 1' } });
    expect(host.patches[0]).not.toHaveProperty('value.tasks');
  });
});

describe('a list with suggestions', () => {
  const open = usePanels();
  const items = (panel: PanelPage, name: string) =>
    panel.page.getByRole('combobox', { name: new RegExp(`^${name}, item`) });

  it('offers the names that the plan knows', async () => {
    const panel = await open();
    await panel.openPhase('3 Tasks');
    for (const name of [/^M1/, /^1.1/, /^T002/]) await panel.page.getByRole('button', { name }).click();
    const list = await items(panel, 'Depends on').first().getAttribute('list');
    const options = panel.page.locator(`datalist#${list} option`);
    expect(await options.evaluateAll(all => all.map(one => (one as HTMLOptionElement).value))).toEqual([
      'T001',
      'T002',
      'T003',
    ]);
  });

  it('is written item by item: Enter begins the next one, Backspace in an empty one takes it away', async () => {
    const host = sampleHost();
    const panel = await open(host);
    await panel.openPhase('2 Architecture');
    await panel.page.getByRole('button', { name: 'Rules' }).click();
    await panel.page.getByRole('button', { name: /^DEP-1/ }).click();
    const to = items(panel, 'To');
    await to.nth(1).fill('shared');
    await to.nth(1).press('Enter');
    await panel.page.keyboard.type('layer:infra');
    await panel.page.keyboard.press('Tab');
    await panel.said('Saved');
    expect(host.artifact('architecture', blueprintPath).value).toMatchObject({
      rules: [{ to: ['domain', 'shared', 'layer:infra'] }, {}, {}],
    });
    await to.nth(1).fill('');
    await to.nth(1).press('Backspace');
    await expect
      .poll(() => to.evaluateAll(all => all.map(one => (one as HTMLInputElement).value)))
      .toEqual(['domain', 'layer:infra', '']);
  });

  it('takes a pasted text with one item a line', async () => {
    const host = sampleHost();
    const panel = await open(host);
    await panel.openPhase('2 Architecture');
    await panel.page.getByRole('button', { name: 'Rules' }).click();
    await panel.page.getByRole('button', { name: /^DEP-1/ }).click();
    await items(panel, 'To')
      .nth(1)
      .evaluate(input => {
        const data = new DataTransfer();
        data.setData('text', 'shared\n\ninfra\n');
        input.focus();
        input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, cancelable: true }));
      });
    await panel.said('Saved');
    expect(host.artifact('architecture', blueprintPath).value).toMatchObject({
      rules: [{ to: ['domain', 'shared', 'infra'] }, {}, {}],
    });
  });
});
