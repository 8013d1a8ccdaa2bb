import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Settings } from '../../scripts/editor/profile.ts';
import { startTestServer, type TestServer } from './server.ts';
import { Workbench } from './workbench.ts';

/** What the tests of one file share. The fields are set before the first test runs. */
export interface Session {
  server: TestServer;
  workbench: Workbench;
  /** The absolute path of this file's own copy of the sample workspace. */
  folder: string;
  /** The text of a file of the workspace as the disk has it. */
  onDisk(path: string): Promise<string>;
  /** Waits until a file on the disk holds what is looked for. */
  untilOnDisk(path: string, wanted: RegExp): Promise<void>;
  /** Answers the input box that is open. */
  answer(text: string): Promise<void>;
}

/**
 * Gives the tests of one `describe` a VS Code of their own with the packed extension and a fresh copy of the
 * sample workspace open in it, or the folder that `prepared` makes. A test that fails leaves a screenshot.
 */
export function useWorkbench(settings: Settings = {}, prepared?: () => string): Session {
  const onDisk = (path: string) => readFile(join(session.folder, path), 'utf8');
  const session = {
    onDisk,
    untilOnDisk: (path, wanted) =>
      expect.poll(() => onDisk(path).catch(() => ''), { timeout: 20_000 }).toMatch(wanted),
    async answer(text) {
      const input = this.workbench.quickInput.locator('input');
      await input.fill(text);
      // To the input and to nothing else: an editor that took the focus would lose what is selected in it.
      await input.press('Enter');
    },
  } as Session;
  beforeAll(async () => {
    session.server = await startTestServer(settings);
    session.folder = prepared?.() ?? (await session.server.copySample());
    session.workbench = await Workbench.open(session.server, session.folder);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await session.workbench?.appearance.screenshot(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
  });
  afterAll(async () => {
    await session.workbench?.close();
    await session.server?.stop();
  });
  return session;
}
