import { describe, expect, it } from 'vitest';
import { usePanels } from './panelSession.ts';
import { blueprintPath, sampleHost, syntaxError } from './samplePlan.ts';

const hostile = '<img src=x onerror="document.title=\'owned\'"><b>bold</b>';

describe('text of the workspace', () => {
  const open = usePanels();

  it('stays text wherever it is shown', async () => {
    const host = sampleHost();
    const [plan] = host.overview.plans;
    plan!.title = hostile;
    host.overview.gate.reasons = [hostile];
    const blueprint = host.artifact('architecture');
    blueprint.title = hostile;
    blueprint.notes = { [`components.${hostile}`]: hostile };
    blueprint.value = {
      title: hostile,
      components: { [hostile]: { paths: [hostile], responsibility: `N/A: ${hostile}` } },
    };
    blueprint.problems = [{ ...syntaxError(blueprintPath, 1), field: ['title'], message: hostile }];
    host.form('architecture').gate.missing[0]!.message = hostile;
    const panel = await open(host);
    expect(await panel.page.getByText(hostile).count()).toBeGreaterThan(0);
    await panel.openPhase('2 Architecture');
    await panel.expandAll();
    expect(await panel.page.getByText(hostile).count()).toBeGreaterThan(4);
    expect(await panel.page.locator('plumbrule-panel').locator('img, b').count()).toBe(0);
    expect(await panel.page.title()).toBe('Plumbrule');
  });

  it('does not get in when the message around it is not what was asked for', async () => {
    const host = sampleHost();
    const panel = await open(host);
    await host.deliver({ v: 1, kind: 'event', event: 'phase/show', payload: { plan: 1, phase: hostile } });
    await host.deliver({ v: 2, kind: 'event', event: 'workspace/didChange', payload: {} });
    await host.deliver(hostile);
    host.answers['form/load'] = () => ({ plan: 'digest-emails' }) as never;
    await panel.page.getByRole('button', { name: '1 Research' }).click();
    await panel.page.getByText('This page and the extension do not understand each other.').waitFor();
  });
});
