import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/core/model/json.ts';
import type { FakeHost } from './fakeHost.ts';
import { usePanels } from './panelSession.ts';
import { sampleHost } from './samplePlan.ts';

type Value = { [key: string]: Json };

/** The research answers as the file holds them now. */
const research = (host: FakeHost): Value => host.artifact('research').value as Value;

describe('drafts', () => {
  const open = usePanels();
  const success = { name: 'Success in production' };

  it('survive a reload of the page and are saved then', async () => {
    const host = sampleHost();
    const panel = await open(host);
    await panel.openPhase('1 Research');
    host.answers['form/edit'] = () => {
      throw new Error('the window is closing');
    };
    await panel.page.getByRole('textbox', success).fill('Fewer compl');
    await panel.reload();
    delete host.answers['form/edit'];
    await expect.poll(() => panel.page.getByRole('textbox', success).inputValue()).toBe('Fewer compl');
    await panel.said('Saved');
    expect(research(host).success).toBe('Fewer compl');
  });

  it('keep where the user was over a reload', async () => {
    const panel = await open();
    await panel.openPhase('1 Research');
    await panel.page.getByRole('button', { name: 'Field' }).click();
    await panel.reload();
    await panel.page.getByRole('heading', { level: 1, name: '1 Research' }).waitFor();
    expect(await panel.page.getByRole('button', { name: 'Field' }).getAttribute('aria-expanded')).toBe(
      'true',
    );
  });

  it('are not touched by a change elsewhere in the file, which is shown', async () => {
    const host = sampleHost();
    const panel = await open(host);
    await panel.openPhase('1 Research');
    const field = panel.page.getByRole('textbox', success);
    await field.pressSequentially('Fewer');
    await host.changeOutside('research', { value: { ...research(host), stakeholders: 'Everybody.' } });
    const other = panel.page.getByRole('textbox', { name: 'Stakeholders' });
    await expect.poll(() => other.inputValue()).toBe('Everybody.');
    await field.pressSequentially(' complaints');
    await field.blur();
    await panel.said('Saved');
    expect(research(host)).toMatchObject({ success: 'Fewer complaints', stakeholders: 'Everybody.' });
    expect(await panel.page.getByText('Changed outside').count()).toBe(0);
  });

  it('are sent again for the newer file when the host reports a conflict', async () => {
    const host = sampleHost();
    const panel = await open(host);
    await panel.openPhase('1 Research');
    host.changeUnnoticed('research', { value: { ...research(host), stack: 'Rust.' } });
    await panel.page.getByRole('textbox', success).fill('Fewer complaints');
    await panel.said('Saved');
    expect(research(host)).toMatchObject({ success: 'Fewer complaints', stack: 'Rust.' });
    expect(host.asked('form/edit')).toHaveLength(2);
  });

  for (const [choice, expected] of [
    ['Keep mine', 'Fewer complaints'],
    ['Take theirs', 'Half the complaints'],
  ] as const) {
    it(`ask when the same answer changed outside: ${choice}`, async () => {
      const host = sampleHost();
      const panel = await open(host);
      await panel.openPhase('1 Research');
      const field = panel.page.getByRole('textbox', success);
      host.changeUnnoticed('research', { value: { ...research(host), success: 'Half the complaints' } });
      await field.fill('Fewer complaints');
      await panel.page.getByText('Changed outside: Half the complaints').waitFor();
      expect(await field.inputValue()).toBe('Fewer complaints');
      await field.blur();
      expect(research(host).success).toBe('Half the complaints');
      await panel.page.getByRole('button', { name: choice }).click();
      await expect.poll(() => field.inputValue()).toBe(expected);
      await expect.poll(() => research(host).success).toBe(expected);
      expect(await panel.page.getByText('Changed outside').count()).toBe(0);
    });
  }

  it('stay with their record when another is put before it outside', async () => {
    const host = sampleHost();
    const panel = await open(host);
    await panel.openPhase('3 Tasks');
    for (const name of [/^M1/, /^1.1/, /^T002/]) await panel.page.getByRole('button', { name }).click();
    const value = structuredClone(host.artifact('tasks').value) as {
      milestones: { phases: { tasks: Json[] }[] }[];
    };
    value.milestones[0]!.phases[0]!.tasks.unshift({ id: 'T000', title: 'Make room', rollback: '' });
    host.changeUnnoticed('tasks', { value: value as unknown as Json });
    await panel.page.getByRole('textbox', { name: 'Rollback' }).fill('Drop the table');
    await panel.said('Saved');
    expect(host.patches.at(-1)).toEqual({
      op: 'set',
      path: ['milestones', 0, 'phases', 0, 'tasks', 2, 'rollback'],
      value: 'Drop the table',
    });
  });

  it('are shown when the record they belong to was removed outside', async () => {
    const host = sampleHost();
    const panel = await open(host);
    await panel.openPhase('3 Tasks');
    for (const name of [/^M1/, /^1.1/, /^T002/]) await panel.page.getByRole('button', { name }).click();
    const without: Json = { version: 1, milestones: [] };
    host.changeUnnoticed('tasks', { value: without });
    await panel.page.getByRole('textbox', { name: 'Rollback' }).fill('Drop the table');
    const lost = panel.page.getByRole('textbox', { name: 'Text without a place' });
    expect(await lost.inputValue()).toBe('Drop the table');
    await panel.page.getByRole('button', { name: 'Discard' }).click();
    await lost.waitFor({ state: 'detached' });
    expect(host.artifact('tasks').value).toEqual(without);
  });

  it('stay in the field with the reason when the host refuses them', async () => {
    const host = sampleHost();
    const panel = await open(host);
    await panel.openPhase('1 Research');
    host.answers['form/edit'] = () => ({ ok: false, reason: 'invalid', message: 'The file is read-only.' });
    const field = panel.page.getByRole('textbox', success);
    await field.fill('Fewer complaints');
    await panel.said('The file is read-only.');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    const described = (await field.getAttribute('aria-describedby'))!.split(' ');
    const texts = await Promise.all(described.map(id => panel.page.locator(`[id="${id}"]`).textContent()));
    expect(texts.join(' ')).toContain('The file is read-only.');
    delete host.answers['form/edit'];
    await panel.page.getByRole('button', { name: 'Save now' }).click();
    await panel.said('Saved');
    expect(research(host).success).toBe('Fewer complaints');
  });
});
