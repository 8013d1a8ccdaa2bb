import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/core/model/json.ts';
import { usePanels } from './panelSession.ts';
import { blueprintPath, sampleHost, syntaxError } from './samplePlan.ts';

describe('a file that cannot be read', () => {
  const open = usePanels();

  it('shows the line, keeps the last good value to read, and keeps what is typed until it is mended', async () => {
    const host = sampleHost();
    const panel = await open(host);
    await panel.openPhase('2 Architecture');
    const title = panel.page.getByRole('textbox', { name: 'Title', exact: true });
    const good = host.artifact('architecture').value as { [key: string]: Json };
    host.changeUnnoticed('architecture', { value: null, problems: [syntaxError(blueprintPath, 6)] });
    await title.fill('Notification service 2');

    const problem = panel.page.getByRole('button', { name: /^Line 7: This line is indented less/ });
    await problem.waitFor();
    expect(await title.inputValue()).toBe('Notification service 2');
    expect(await title.getAttribute('readonly')).not.toBeNull();
    await panel.page.getByRole('button', { name: 'Components' }).click();
    await panel.page.getByRole('button', { name: 'domain 12 files' }).waitFor();
    expect(await panel.page.getByRole('button', { name: 'Add component' }).count()).toBe(0);
    await problem.click();
    await expect
      .poll(() => host.asked('file/open'))
      .toMatchObject([{ path: blueprintPath, range: { start: { line: 6 } } }]);
    expect(host.artifact('architecture').value).toBeNull();

    await host.changeOutside('architecture', { value: good, problems: [] });
    await panel.said('Saved');
    expect(host.artifact('architecture').value).toEqual({ ...good, title: 'Notification service 2' });
  });

  it('puts a problem of one field beside that field and lets the rest be edited', async () => {
    const host = sampleHost();
    const message = 'expected one of minor, major, critical, found `hig`';
    host.artifact('architecture').problems = [
      { ...syntaxError(blueprintPath, 30), field: ['rules', 0, 'severity'], message },
    ];
    const panel = await open(host);
    await panel.openPhase('2 Architecture');
    await panel.page.getByRole('button', { name: 'Rules' }).click();
    await panel.page.getByRole('button', { name: /^DEP-1/ }).click();
    const severity = panel.page.getByRole('combobox', { name: 'Severity' });
    expect(await severity.getAttribute('aria-invalid')).toBe('true');
    await panel.page.getByText(message.replaceAll('`', '')).waitFor();
    expect(await severity.isEnabled()).toBe(true);
  });

  it('lists a problem that has no field in the form, and the form can be used', async () => {
    const host = sampleHost();
    const message = 'the blueprint is empty; name at least one component';
    host.artifact('architecture').problems = [{ ...syntaxError(blueprintPath, 0), field: [], message }];
    host.artifact('architecture').value = { version: 1 };
    const panel = await open(host);
    await panel.openPhase('2 Architecture');
    await panel.page.getByRole('button', { name: message }).click();
    await expect.poll(() => host.asked('file/open')).toMatchObject([{ path: blueprintPath }]);
    await panel.page.getByRole('button', { name: 'Components' }).click();
    await panel.page.getByRole('textbox', { name: 'Name of a new component' }).fill('domain');
    await panel.page.getByRole('button', { name: 'Add component' }).click();
    await panel.said('Component domain added');
    expect(host.artifact('architecture').value).toEqual({ version: 1, components: { domain: {} } });
  });
});
