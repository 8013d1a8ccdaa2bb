import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Settings } from '../../scripts/editor/profile.ts';
import { startTestServer, type TestServer } from './server.ts';
import { Workbench } from './workbench.ts';

/** What the tests of one file share. The fields are set before the first test runs. */
export interface Session {
  server: TestServer;
  workbench: Workbench;
  /** The absolute path of this file's own copy of the sample workspace. */
  folder: string;
}

/**
 * Gives the tests of one `describe` a VS Code of their own with the packed extension and a fresh copy of the
 * sample workspace open in it, or the folder that `prepared` makes. A test that fails leaves a screenshot.
 */
export function useWorkbench(settings: Settings = {}, prepared?: () => string): Session {
  const session = {} as Session;
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
