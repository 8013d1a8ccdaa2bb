import { describe, expect, it } from 'vitest';
import { usePanels } from './panelSession.ts';
import { blueprintPath, sampleHost } from './samplePlan.ts';

const task = ['milestones', 0, 'phases', 0, 'tasks', 0];

describe('editing', () => {
  const open = usePanels();

  it('saves a text after a pause, without leaving the field', async () => {
    const panel = await open();
    await panel.openPhase('1 Research');
    await panel.page
      .getByRole('textbox', { name: 'Success in production' })
      .fill('Fewer complaints\n\nBy half.  ');
    await panel.said('Saved');
    expect(panel.host.patches).toEqual([
      { op: 'set', path: ['success'], value: 'Fewer complaints\n\nBy half.' },
    ]);
    expect(await panel.page.getByRole('textbox', { name: 'Success in production' }).inputValue()).toBe(
      'Fewer complaints\n\nBy half.  ',
    );
  });

  it('saves a line when it is left, before the pause is over', async () => {
    const panel = await open();
    await panel.openPhase('2 Architecture');
    const title = panel.page.getByRole('textbox', { name: 'Title', exact: true });
    await title.fill('Notifications');
    await title.press('Tab');
    await panel.said('Saved');
    expect(panel.host.patches).toEqual([{ op: 'set', path: ['title'], value: 'Notifications' }]);
    expect(panel.host.asked('form/edit')[0]).toMatchObject({
      path: blueprintPath,
      revision: `first ${blueprintPath}`,
    });
  });

  it('removes the key of an answer that was emptied in YAML and keeps the heading in Markdown', async () => {
    const panel = await open();
    await panel.openPhase('2 Architecture');
    await panel.page.getByRole('textbox', { name: 'Title', exact: true }).fill('');
    await panel.said('Saved');
    await panel.page.getByRole('button', { name: 'Architecture', exact: true }).click();
    await panel.page.getByRole('button', { name: 'Naming conventions' }).click();
    const naming = panel.page.getByRole('textbox', { name: 'Naming conventions' });
    await naming.fill('');
    await naming.blur();
    await expect.poll(() => panel.host.patches.length).toBe(2);
    expect(panel.host.patches).toEqual([
      { op: 'remove', path: ['title'] },
      { op: 'set', path: ['naming'], value: '' },
    ]);
  });

  it('writes a list with one item a line and leaves a lone item a lone item', async () => {
    const panel = await open();
    await panel.openPhase('2 Architecture');
    await panel.expandAll();
    const paths = panel.page.getByRole('textbox', { name: 'Paths' });
    await paths.nth(0).fill('src/domain/**\n\n  lib/domain/**\n');
    await paths.nth(3).fill('src/common/**');
    await paths.nth(3).blur();
    await expect.poll(() => panel.host.patches.length).toBe(2);
    expect(panel.host.patches).toEqual([
      { op: 'set', path: ['components', 'domain', 'paths'], value: ['src/domain/**', 'lib/domain/**'] },
      { op: 'set', path: ['components', 'shared', 'paths'], value: 'src/common/**' },
    ]);
  });

  it('sets choices and flags at once', async () => {
    const panel = await open();
    await panel.openPhase('2 Architecture');
    await panel.expandAll();
    await panel.page.getByRole('combobox', { name: 'Severity' }).first().selectOption('critical');
    await panel.page.getByRole('checkbox', { name: 'Utility' }).first().check();
    await panel.page.getByRole('checkbox', { name: 'dynamic' }).first().check();
    await expect.poll(() => panel.host.patches.length).toBe(3);
    expect(panel.host.patches).toEqual([
      { op: 'set', path: ['rules', 0, 'severity'], value: 'critical' },
      { op: 'set', path: ['components', 'domain', 'utility'], value: true },
      { op: 'set', path: ['rules', 0, 'edges'], value: ['dynamic'] },
    ]);
  });

  it('shows the fields of a rule for the kind that was chosen', async () => {
    const panel = await open();
    await panel.openPhase('2 Architecture');
    await panel.page.getByRole('button', { name: 'Rules' }).click();
    await panel.page.getByRole('button', { name: /^LAY-1/ }).click();
    const order = panel.page.getByRole('combobox', { name: /^Order, item/ });
    expect(await order.evaluateAll(all => all.map(one => (one as HTMLInputElement).value))).toEqual([
      'infra',
      'app',
      'domain',
      '',
    ]);
    await panel.page.getByRole('combobox', { name: 'Kind' }).selectOption('acyclic');
    await panel.page.getByRole('combobox', { name: 'Scope' }).waitFor();
    expect(await order.count()).toBe(0);
  });

  it('asks a pattern for code, and not for kinds of imports', async () => {
    const panel = await open();
    await panel.openPhase('2 Architecture');
    await panel.page.getByRole('button', { name: 'Rules' }).click();
    await panel.page.getByRole('button', { name: /^LAY-1/ }).click();
    const edges = panel.page.getByRole('group', { name: 'Edges' });
    await edges.waitFor();
    await panel.page.getByRole('combobox', { name: 'Kind' }).selectOption('pattern');
    const pattern = panel.page.getByRole('textbox', { name: 'Pattern' });
    await pattern.waitFor();
    const fontOf = (element: Element) => getComputedStyle(element).fontFamily;
    const because = panel.page.getByRole('textbox', { name: 'Because' });
    expect(await pattern.evaluate(fontOf)).not.toBe(await because.evaluate(fontOf));
    expect(await pattern.getAttribute('spellcheck')).toBe('false');
    expect(await edges.count()).toBe(0);
  });

  it('edits, adds and removes rows of a table', async () => {
    const panel = await open();
    await panel.openPhase('1 Research');
    await panel.page.getByRole('button', { name: 'Risks' }).click();
    await panel.page.getByRole('textbox', { name: 'Mitigation, Risk 2' }).fill('Send in batches');
    await panel.page.getByRole('combobox', { name: 'Impact, Risk 2' }).selectOption('low');
    await panel.page.getByRole('button', { name: 'Add risk' }).click();
    const third = panel.page.getByRole('textbox', { name: 'Risk, Risk 3' });
    await expect.poll(() => third.evaluate(element => element === document.activeElement)).toBe(true);
    await panel.page.getByRole('button', { name: 'Remove risk 1' }).click();
    await panel.said('Risk 1 removed');
    expect(panel.host.patches).toEqual([
      { op: 'set', path: ['risks', 1, 'mitigation'], value: 'Send in batches' },
      { op: 'set', path: ['risks', 1, 'impact'], value: 'low' },
      { op: 'insert', path: ['risks', 2], value: {} },
      { op: 'remove', path: ['risks', 0] },
    ]);
  });

  it('adds a component by its name and renames one when the name is left', async () => {
    const panel = await open();
    await panel.openPhase('2 Architecture');
    await panel.page.getByRole('button', { name: 'Components' }).click();
    const name = panel.page.getByRole('textbox', { name: 'Name of a new component' });
    await name.fill('domain');
    await panel.page.getByText('domain is taken. Write another name.').waitFor();
    await name.fill('billing');
    await name.press('Enter');
    const paths = panel.page.getByRole('textbox', { name: 'Paths' });
    await expect.poll(() => paths.evaluate(element => element === document.activeElement)).toBe(true);
    await panel.page.getByRole('textbox', { name: 'Name', exact: true }).fill('invoices');
    await panel.page.getByRole('textbox', { name: 'Name', exact: true }).press('Enter');
    await panel.page.getByRole('button', { name: 'invoices', exact: true }).waitFor();
    expect(panel.host.patches).toEqual([
      { op: 'set', path: ['components', 'billing'], value: {} },
      { op: 'rename', path: ['components', 'billing'], key: 'invoices' },
    ]);
  });

  it('adds, moves and removes records inside records', async () => {
    const panel = await open();
    await panel.openPhase('3 Tasks');
    await panel.page.getByRole('button', { name: /^M1/ }).click();
    await panel.page.getByRole('button', { name: /^1.1/ }).click();
    await panel.page.getByRole('button', { name: 'Add task' }).click();
    const id = panel.page.getByRole('textbox', { name: 'Id' }).nth(2);
    await expect.poll(() => id.evaluate(element => element === document.activeElement)).toBe(true);
    expect(await id.inputValue()).toBe('T004');
    const first = panel.page.getByRole('button', { name: /^T001/ });
    await first.focus();
    await panel.page.getByRole('button', { name: /^Move T001.* down/ }).click();
    await panel.said('moved');
    await expect.poll(() => first.evaluate(element => element === document.activeElement)).toBe(true);
    await panel.page.getByRole('button', { name: /^Remove T002/ }).click();
    await panel.said('removed. Undo brings it back.');
    expect(panel.host.patches).toEqual([
      { op: 'insert', path: [...task.slice(0, -1), 2], value: { id: 'T004' } },
      { op: 'move', path: task, to: 1 },
      { op: 'remove', path: task },
    ]);
    // The new task stays open while its position changes.
    expect(
      await panel.page.getByRole('button', { name: 'T004', exact: true }).getAttribute('aria-expanded'),
    ).toBe('true');
  });

  it('answers "not applicable" with a reason, and only once there is one', async () => {
    const panel = await open();
    await panel.openPhase('1 Research');
    await panel.page.getByRole('button', { name: 'N/A: Stakeholders' }).click();
    expect(panel.host.patches).toEqual([]);
    await panel.page.getByRole('textbox', { name: 'Stakeholders: why it does not apply' }).fill('only us');
    await panel.said('Saved');
    await panel.page.getByRole('button', { name: 'N/A: Constraints' }).click();
    await expect.poll(() => panel.host.patches.length).toBe(2);
    expect(panel.host.patches).toEqual([
      { op: 'set', path: ['stakeholders'], value: 'N/A: only us' },
      { op: 'set', path: ['constraints'], value: '' },
    ]);
  });

  it('says that a task depends on none', async () => {
    const panel = await open();
    await panel.openPhase('3 Tasks');
    for (const name of [/^M1/, /^1.1/, /^T001/]) await panel.page.getByRole('button', { name }).click();
    const none = panel.page.getByRole('button', { name: 'None: Depends on' });
    expect(await none.getAttribute('aria-pressed')).toBe('true');
    await none.click();
    await none.and(panel.page.locator('[aria-pressed="false"]')).click();
    await expect.poll(() => panel.host.patches.length).toBe(2);
    expect(panel.host.patches).toEqual([
      { op: 'remove', path: [...task, 'depends_on'] },
      { op: 'set', path: [...task, 'depends_on'], value: [] },
    ]);
  });

  it('leaves a value of another shape to the editor', async () => {
    const host = sampleHost();
    host.artifact('architecture').value = { title: { en: 'Notifications' }, components: ['domain'] };
    const panel = await open(host);
    await panel.openPhase('2 Architecture');
    await panel.page.getByRole('button', { name: 'Components' }).click();
    expect(await panel.page.getByText('The file holds a value of another shape here.').count()).toBe(2);
    await panel.page.getByRole('button', { name: 'Edit it in the file' }).first().click();
    await expect.poll(() => host.asked('file/open')).toEqual([{ path: blueprintPath }]);
  });
});
