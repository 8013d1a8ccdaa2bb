import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useWorkbench } from './session.ts';

const blueprint = '.plumbrule/blueprint.yaml';

describe('the drift engine in the editor', () => {
  const session = useWorkbench();
  const { onDisk, untilOnDisk } = session;
  const absolute = (file: string): string => join(session.folder, file);

  it('underlines the import of a language that no extension here knows, while it is unsaved', async () => {
    await writeFile(absolute('src/infra/Ledger.kt'), 'package shop.infra\n\nclass Ledger\n');
    await writeFile(absolute('src/app/Report.kt'), 'package shop.app\n\nclass Report\n');
    const { editor, problems, appearance } = session.workbench;
    await editor.open('src/app/Report.kt');
    await editor.goTo(2);
    await editor.insert('import shop.infra.Ledger\n');
    await editor.squiggles('warning').first().waitFor();
    await problems.waitFor(/Report\.kt/);
    await appearance.screenshot('engine-kotlin');
    expect(await onDisk('src/app/Report.kt')).not.toContain('import');
    await editor.press('Control+Z');
    await editor.squiggles('warning').first().waitFor({ state: 'detached' });
  });

  it('finds code by its shape, in files and in what is being typed', async () => {
    const text = await readFile(absolute(blueprint), 'utf8');
    const rule =
      '  - { id: PAT-1, kind: pattern, files: ["src/**"], language: ts, rule: { pattern: "throw new Error($$$)" }, because: "errors of ours have names" }\n';
    await writeFile(
      absolute(blueprint),
      text.replace('\nrules:\n', head => head + rule),
    );
    const { editor, problems, appearance } = session.workbench;
    await writeFile(
      absolute('src/api/alarm.ts'),
      "/** Never. */\nexport const alarm = () => {\n  throw new Error('no');\n};\n",
    );
    await problems.waitFor(/throw new Error.*is refused here/);
    await editor.open('src/app/listUnread.ts');
    await editor.press('Control+End');
    await editor.insert("\nexport const never = () => {\n  throw new Error('no');\n};\n");
    await editor.squiggles('warning').first().waitFor();
    await appearance.screenshot('engine-pattern');
    for (let undo = 0; undo < 3 && (await editor.squiggles('warning').count()) > 0; undo++) {
      await editor.press('Control+Z');
      await session.workbench.page.waitForTimeout(300);
    }
    await editor.squiggles('warning').first().waitFor({ state: 'detached' });
  });

  it('explains a rule kind where the blueprint names it', async () => {
    const { editor, page, appearance } = session.workbench;
    await editor.open(blueprint);
    const lines = (await onDisk(blueprint)).split('\n');
    const line = lines.findIndex(text => text.includes('kind: layers'));
    await editor.goTo(line + 1, lines[line]!.indexOf('kind') + 2);
    for (const theme of ['light', 'high-contrast', 'dark'] as const) {
      await appearance.setTheme(theme);
      await editor.press('Control+K');
      await page.keyboard.press('Control+I');
      await page.locator('.monaco-hover').filter({ hasText: 'built in storeys' }).waitFor();
      await appearance.screenshot(`engine-rule-hover-${theme}`);
      await editor.press('Escape');
    }
  });

  it('waives a finding with a reason and a last day, and the problem goes', async () => {
    const { problems, appearance } = session.workbench;
    await problems.waitFor(/app may not import infra/);
    await session.workbench.runCommand('Plumbrule: Waive Finding');
    await appearance.screenshot('engine-waive-which');
    await session.workbench.chooseQuickPick('app may not import infra');
    await session.answer('Moves behind a port with the digest');
    await session.workbench.quickInput
      .getByText(/last day/)
      .first()
      .waitFor();
    await appearance.screenshot('engine-waive-until');
    await session.workbench.quickInput.locator('input').press('Enter');
    await untilOnDisk(
      blueprint,
      /reason: "?Moves behind a port with the digest"?[\s\S]*until: "?\d{4}-\d\d-\d\d/,
    );
    await problems.waitUntilGone(/app may not import infra/);
    await appearance.screenshot('engine-waived');
  });

  it('shows what the rules of another tool come to before they are imported, and takes them back', async () => {
    const { workbench } = session;
    const { page, appearance } = workbench;
    const forbidden = [
      {
        name: 'api-not-domain',
        severity: 'error',
        from: { path: '^src/api/' },
        to: { path: '^src/domain/' },
      },
      { name: 'no-orphans', severity: 'warn', from: { orphan: true }, to: {} },
    ];
    await writeFile(absolute('.dependency-cruiser.json'), JSON.stringify({ forbidden }, null, 2));
    const before = await onDisk(blueprint);
    await workbench.runCommand('Plumbrule: Import Rules');
    await workbench.quickInput.getByText(/^1 rule\. The code/).waitFor();
    const added = page.locator('.editor.modified .view-line').filter({ hasText: 'CRUISER-api-not-domain' });
    await added.first().waitFor();
    await appearance.screenshot('engine-import-preview');
    await workbench.chooseQuickPick('Show Report');
    const report = page.frameLocator('iframe.webview.ready[src*="markdown-language-features"]');
    await report.frameLocator('#active-frame').getByText('rule no-orphans').waitFor();
    await appearance.screenshot('engine-import-report');
    expect(await onDisk(blueprint)).toBe(before);
    await workbench.chooseQuickPick('Apply');
    await untilOnDisk(blueprint, /id: CRUISER-api-not-domain/);
    await workbench.runCommand('Plumbrule: Undo Last Change');
    await expect.poll(() => onDisk(blueprint), { timeout: 20_000 }).toBe(before);
  });
});
