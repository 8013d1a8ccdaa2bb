import { describe, expect, it } from 'vitest';
import type { Board } from '../../src/core/model/board.ts';
import type { Result } from '../../src/protocol/panel.ts';
import type { PanelPage } from './browser.ts';
import { usePanels } from './panelSession.ts';
import { sampleHost } from './samplePlan.ts';

const plan = 'digest-emails';

/** The row of a board with this title. */
const rowOf = (panel: PanelPage, title: string) =>
  panel.page.locator('.board-row').filter({ hasText: title });

describe('a board', () => {
  const open = usePanels();

  it('says the state of each row in words, with its facts, and how many rows there are of each', async () => {
    const panel = await open();
    await panel.openPhase('4 Documentation');
    const row = rowOf(panel, 'Project overview');
    expect((await row.locator('.board-state').textContent())?.trim()).toBe('needs text');
    expect(await row.locator('.board-facts').textContent()).toContain('3 sections to write');
    const header = panel.page.getByRole('button', { name: /^Documents/ });
    expect((await header.textContent())?.replace(/\s+/g, ' ')).toContain(
      '1 needs text, 1 out of date, 1 missing, 1 current',
    );
    await panel.page.getByText('No component has a folder of its own yet.').waitFor();
  });

  it('opens a row and a remark where they stand', async () => {
    const panel = await open();
    await panel.openPhase('7 Governance');
    await panel.page.getByRole('button', { name: 'T002 Group them by channel', exact: true }).click();
    await panel.page.getByRole('button', { name: /^src\/domain\/channel.ts is outside/ }).click();
    await expect
      .poll(() => panel.host.asked('file/open').map(one => one.path))
      .toEqual(['.plumbrule/plans/digest-emails/tasks.yaml', 'src/domain/channel.ts']);
  });

  it('does an act, says what came of it and shows the board as it is then', async () => {
    const host = sampleHost();
    host.answers['board/act'] = () => {
      const [section] = host.form('prompts').board.sections;
      Object.assign(section!.rows[2]!, { state: 'current', tone: 'good', actions: [] });
      return { ok: true, message: 'Prompt of T003 written' };
    };
    const panel = await open(host);
    await panel.openPhase('5 Prompts');
    await panel.page.getByRole('button', { name: 'Write, T003 Send the digest' }).click();
    await panel.said('Prompt of T003 written');
    expect(host.asked('board/act')).toEqual([
      { plan, phase: 'prompts', act: 'prompt/write', target: 'T003', text: '' },
    ]);
    expect((await rowOf(panel, 'T003').locator('.board-state').textContent())?.trim()).toBe('current');
    // The button is gone; the focus is where it stood.
    await expect
      .poll(() => panel.page.evaluate(() => document.activeElement?.textContent?.trim()))
      .toBe('T003 Send the digest');
  });

  it('saves what is being typed before an act that rests on it', async () => {
    const panel = await open();
    await panel.openPhase('1 Research');
    await panel.page.getByRole('textbox', { name: 'Business goal' }).fill('Read again');
    await panel.page.getByRole('button', { name: /^Defer/ }).click();
    await panel.page.getByRole('textbox', { name: 'Why can it wait?' }).fill('The first release sends none');
    await panel.page.getByRole('textbox', { name: 'Why can it wait?' }).press('Enter');
    await panel.said('Done');
    const methods = panel.host.calls.map(call => call.method);
    expect(methods.indexOf('form/edit')).toBeLessThan(methods.indexOf('board/act'));
  });

  it('asks before an act: Enter answers, Escape takes the question back', async () => {
    const panel = await open();
    await panel.openPhase('6 Agents');
    const choose = panel.page.getByRole('button', { name: /^Choose another, T001/ });
    await choose.click();
    const answer = panel.page.getByRole('textbox', { name: 'Which agent and tier, and why?' });
    await expect.poll(() => answer.evaluate(element => element === document.activeElement)).toBe(true);
    expect(await answer.inputValue()).toBe('codex, high: ');
    await answer.press('Escape');
    await expect.poll(() => choose.evaluate(element => element === document.activeElement)).toBe(true);
    expect(await answer.count()).toBe(0);
    await choose.click();
    await answer.fill('codex, high: it knows the mailer');
    await answer.press('Enter');
    await panel.said('Done');
    expect(panel.host.asked('board/act')).toEqual([
      {
        plan,
        phase: 'agents',
        act: 'agents/override',
        target: 'T001',
        text: 'codex, high: it knows the mailer',
      },
    ]);
    expect(await answer.count()).toBe(0);
  });

  it('keeps the question, its answer and the reason beside the row when the act is refused', async () => {
    const host = sampleHost();
    host.answers['board/act'] = () => ({ ok: false, message: 'There is no agent codex.' });
    const panel = await open(host);
    await panel.openPhase('6 Agents');
    await panel.page.getByRole('button', { name: /^Choose another, T001/ }).click();
    const answer = panel.page.getByRole('textbox', { name: 'Which agent and tier, and why?' });
    await answer.fill('codex');
    await answer.press('Enter');
    await rowOf(panel, 'T001').getByText('There is no agent codex.').waitFor();
    expect(await answer.inputValue()).toBe('codex');
    delete host.answers['board/act'];
    await answer.press('Enter');
    await panel.said('Done');
    expect(await rowOf(panel, 'T001').getByText('There is no agent codex.').count()).toBe(0);
  });

  it('keeps a question that was begun over a reload of the page', async () => {
    const panel = await open();
    await panel.openPhase('7 Governance');
    await panel.page.getByRole('button', { name: /^Block, T002/ }).click();
    await panel.page.getByRole('textbox', { name: 'What does it wait for?' }).fill('The sender’s limits');
    await panel.reload();
    const answer = panel.page.getByRole('textbox', { name: 'What does it wait for?' });
    expect(await answer.inputValue()).toBe('The sender’s limits');
  });

  it('lets several rows work at once, each with one act', async () => {
    const host = sampleHost();
    const answers: ((result: Result<'board/act'>) => void)[] = [];
    host.answers['board/act'] = () => new Promise(resolve => answers.push(resolve));
    const panel = await open(host);
    await panel.openPhase('5 Prompts');
    const [first, second] = ['Write anew, T002 Group them by channel', 'Write, T003 Send the digest'].map(
      name => panel.page.getByRole('button', { name }),
    );
    await first!.click();
    await second!.click();
    await rowOf(panel, 'T002').getByText('Working').waitFor();
    await rowOf(panel, 'T003').getByText('Working').waitFor();
    expect(await first!.getAttribute('aria-disabled')).toBe('true');
    await first!.dispatchEvent('click');
    expect(host.asked('board/act')).toHaveLength(2);
    answers[0]!({ ok: true, message: 'T002 written' });
    await panel.said('T002 written');
    expect(await rowOf(panel, 'T003').getByText('Working').count()).toBe(1);
    answers[1]!({ ok: false, message: 'T003 has no scope.' });
    await rowOf(panel, 'T003').getByText('T003 has no scope.').waitFor();
  });

  it('finds rows of a long section by what they say', async () => {
    const host = sampleHost();
    const [section] = (host.form('prompts').board as Board).sections;
    const [row] = section!.rows;
    section!.rows = Array.from({ length: 300 }, (_, index) => ({
      ...row!,
      id: `T${index}`,
      title: `T${index} Task`,
      state: index === 7 ? 'missing' : 'current',
    }));
    const panel = await open(host);
    await panel.openPhase('5 Prompts');
    const find = panel.page.getByRole('textbox', { name: 'Find a row' });
    await find.fill('missing');
    await panel.page.getByText('1 of 300').waitFor();
    expect(await panel.page.locator('.board-name').allTextContents()).toHaveLength(1);
    await find.press('Escape');
    await expect.poll(() => panel.page.locator('.board-name').count()).toBe(300);
  });
});
