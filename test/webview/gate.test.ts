import { describe, expect, it } from 'vitest';
import type { Form } from '../../src/protocol/panel.ts';
import type { FakeHost } from './fakeHost.ts';
import { usePanels } from './panelSession.ts';
import { openGate, sampleAmendment, sampleHost } from './samplePlan.ts';

const approval = {
  by: 'Ada <ada@example.org>',
  at: '2026-11-20T10:00:00Z',
  note: 'Read twice',
  sha256: 'abc',
};

type Gate = Form['gate'];

/** Give a phase another gate, in its form and in the overview. */
function setGate(
  host: FakeHost,
  phase: Form['phase'],
  change: Pick<Gate, 'state' | 'approval' | 'missing'> & Partial<Gate>,
): void {
  const gate = { ...openGate(change.missing), ...change };
  host.form(phase).gate = gate;
  Object.assign(host.overview.plans[0]!.phases.find(one => one.id === phase)!, {
    state: gate.state,
    missing: gate.missing,
    summary: gate.summary,
  });
}

describe('the gate', () => {
  const open = usePanels();

  it('cannot be approved while something is missing, and says so', async () => {
    const panel = await open();
    await panel.openPhase('1 Research');
    const approve = panel.page.getByRole('button', { name: 'Approve' });
    expect(await approve.getAttribute('aria-disabled')).toBe('true');
    const reasons = await approve.getAttribute('aria-describedby');
    expect(await panel.page.locator(`[id="${reasons}"]`).textContent()).toContain('4 things are missing');
    await approve.dispatchEvent('click');
    expect(panel.host.asked('phase/approve')).toEqual([]);
  });

  it('waits for the phase before it, which is nothing that this one misses', async () => {
    const host = sampleHost();
    const first = 'Approve Research first: the phases go in order.';
    setGate(host, 'architecture', { state: 'complete', approval: null, missing: [], obstacles: [first] });
    const panel = await open(host);
    await panel.openPhase('2 Architecture');
    const approve = panel.page.getByRole('button', { name: 'Approve' });
    expect(await approve.getAttribute('aria-disabled')).toBe('true');
    await panel.page.getByText(first).waitFor();
    expect(await panel.page.getByRole('button', { name: /^Missing/ }).count()).toBe(0);
  });

  it('is approved with a note, after what is typed was saved', async () => {
    const host = sampleHost();
    setGate(host, 'research', { state: 'complete', approval: null, missing: [] });
    host.answers['phase/approve'] = () => {
      setGate(host, 'research', { state: 'approved', approval: { ...approval, valid: true }, missing: [] });
      return { ok: true };
    };
    const panel = await open(host);
    await panel.openPhase('1 Research');
    await panel.page.getByRole('textbox', { name: 'Note (optional)' }).fill('Read twice');
    await panel.page.getByRole('textbox', { name: 'Business goal' }).fill('Read again');
    await panel.page.getByRole('button', { name: 'Approve' }).click();
    await panel.page.getByText('Approved by Ada').waitFor();
    expect(host.asked('phase/approve')).toEqual([
      { plan: 'digest-emails', phase: 'research', note: 'Read twice' },
    ]);
    const methods = host.calls.map(call => call.method);
    expect(methods.indexOf('form/edit')).toBeLessThan(methods.indexOf('phase/approve'));
    expect(await panel.page.getByRole('button', { name: /^Approve/ }).count()).toBe(0);
  });

  it('is not approved while an answer could not be saved', async () => {
    const host = sampleHost();
    setGate(host, 'research', { state: 'complete', approval: null, missing: [] });
    host.answers['form/edit'] = () => ({ ok: false, reason: 'invalid', message: 'The file is read-only.' });
    const panel = await open(host);
    await panel.openPhase('1 Research');
    await panel.page.getByRole('textbox', { name: 'Business goal' }).fill('Read again');
    await panel.page.getByRole('button', { name: 'Approve' }).click();
    await panel.said('Not approved: some answers are not saved yet.');
    expect(host.asked('phase/approve')).toEqual([]);
  });

  it('shows why the host would not approve', async () => {
    const host = sampleHost();
    setGate(host, 'research', { state: 'complete', approval: null, missing: [] });
    host.answers['phase/approve'] = () => ({ ok: false, message: 'Git does not know your name.' });
    const panel = await open(host);
    await panel.openPhase('1 Research');
    await panel.page.getByRole('button', { name: 'Approve' }).click();
    await panel.said('Git does not know your name.');
  });

  it('offers the difference and a new approval when it is stale', async () => {
    const host = sampleHost();
    setGate(host, 'tasks', { state: 'stale', approval: { ...approval, valid: false }, missing: [] });
    const panel = await open(host);
    await panel.openPhase('3 Tasks');
    await panel.page.getByText('The files changed after they were approved.').waitFor();
    await panel.page.getByText('Approved by Ada <ada@example.org> on 20 Nov 2026').waitFor();
    await panel.page.getByRole('button', { name: 'Show what changed' }).click();
    await panel.page.getByRole('button', { name: 'Approve again' }).click();
    await panel.said('Approved');
    expect(host.asked('phase/diff')).toEqual([{ plan: 'digest-emails', phase: 'tasks' }]);
    expect(host.asked('phase/approve')).toEqual([{ plan: 'digest-emails', phase: 'tasks', note: '' }]);
  });

  describe('of a phase that changed since its approval', () => {
    const stale = {
      state: 'stale',
      approval: { ...approval, valid: false },
      missing: [],
      needsReason: true,
    } as const;

    function staleHost(): FakeHost {
      const host = sampleHost();
      setGate(host, 'architecture', { ...stale, missing: [] });
      host.answers['phase/amendDraft'] = () => ({ ok: true, draft: sampleAmendment });
      host.answers['phase/amend'] = () => {
        setGate(host, 'architecture', { ...stale, missing: [], needsReason: false });
        return { ok: true, message: 'Amended' };
      };
      return host;
    }

    it('asks why before it is approved again, and says what it means for other phases', async () => {
      const host = staleHost();
      const panel = await open(host);
      await panel.openPhase('2 Architecture');
      const again = panel.page.getByRole('button', { name: 'Approve again' });
      expect(await again.getAttribute('aria-disabled')).toBe('true');
      await panel.page.getByRole('button', { name: 'Amend', exact: true }).click();
      const changes = await panel.page.locator('.changes li').allTextContents();
      expect(changes.map(text => text.trim().replace(/\s+/g, ' '))).toEqual([
        'Component billing added boundary',
        'Security changed',
      ]);
      await panel.page.getByText('To be approved again afterwards: Tasks, Prompts.').waitFor();
      await panel.page.getByRole('button', { name: 'Record amendment' }).click();
      await panel.said('Write why it changed.');
      await panel.page.getByRole('textbox', { name: 'Why did it change?' }).fill('Invoices moved out');
      await panel.page.getByRole('textbox', { name: 'Title of the decision' }).fill('Billing on its own');
      await panel.page.getByRole('button', { name: 'Record amendment' }).click();
      await panel.said('Amended');
      expect(host.asked('phase/amend')).toEqual([
        {
          plan: 'digest-emails',
          phase: 'architecture',
          reason: 'Invoices moved out',
          decision: 'Billing on its own',
        },
      ]);
      await expect.poll(() => again.getAttribute('aria-disabled')).toBe('false');
      await again.click();
      await panel.said('Approved');
    });

    it('records no decision where the person says so', async () => {
      const host = staleHost();
      const panel = await open(host);
      await panel.openPhase('2 Architecture');
      await panel.page.getByRole('button', { name: 'Amend', exact: true }).click();
      await panel.page.getByRole('checkbox', { name: /^Record a decision/ }).uncheck();
      await panel.page.getByRole('textbox', { name: 'Why did it change?' }).fill('A typing error');
      await panel.page.getByRole('button', { name: 'Record amendment' }).click();
      await panel.said('Amended');
      expect(host.asked('phase/amend')[0]).toMatchObject({ decision: null });
    });

    it('says so where nobody knows what was approved, and can be left with Escape', async () => {
      const host = staleHost();
      host.answers['phase/amendDraft'] = () => ({
        ok: true,
        draft: { known: false, changes: [], decision: null, reopens: [] },
      });
      const panel = await open(host);
      await panel.openPhase('2 Architecture');
      const amend = panel.page.getByRole('button', { name: 'Amend', exact: true });
      await amend.click();
      await panel.page.getByText('neither committed nor kept by this editor').waitFor();
      await panel.page.getByRole('textbox', { name: 'Why did it change?' }).press('Escape');
      await expect.poll(() => amend.evaluate(element => element === document.activeElement)).toBe(true);
      expect(await panel.page.getByRole('textbox', { name: 'Why did it change?' }).count()).toBe(0);
      expect(host.asked('phase/amend')).toEqual([]);
    });

    it('names the amendment of another phase that ended its approval', async () => {
      const host = sampleHost();
      setGate(host, 'tasks', {
        ...stale,
        missing: [],
        needsReason: false,
        reopenedBy: {
          phase: 'architecture',
          by: 'Ada',
          at: '2026-11-21T09:00:00Z',
          reason: 'Invoices moved out.',
        },
      });
      const panel = await open(host);
      await panel.openPhase('3 Tasks');
      await panel.page.getByText('Architecture was amended on 21 Nov 2026').waitFor();
      expect(await panel.page.getByRole('button', { name: 'Amend', exact: true }).count()).toBe(0);
      await panel.page.getByRole('button', { name: 'Approve again' }).click();
      await panel.said('Approved');
    });
  });
});
