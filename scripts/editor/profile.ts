import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A throw-away home for one editor: nothing of the person's own settings, extensions or windows is touched. */
export interface Profile {
  /** The folder that holds everything below; also the place for a workspace copy. */
  folder: string;
  userData: string;
  extensions: string;
  remove(): Promise<void>;
}

/** User settings of the throw-away editor, by setting id. */
export type Settings = Readonly<Record<string, unknown>>;

const quietSettings: Settings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  // In a browser VS Code saves by itself, which would hide what happens to unsaved text.
  'files.autoSave': 'off',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
};

/** Creates a profile under the system's folder for temporary files. */
export async function createProfile(settings: Settings = {}): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbrule-'));
  const userData = join(folder, 'user-data');
  const extensions = join(folder, 'extensions');
  await mkdir(extensions);
  await writeSettings(userData, { ...quietSettings, ...settings });
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  return { folder, userData, extensions, remove };
}

/** The desktop editor and the server keep the user's settings in different places below their data folder. */
async function writeSettings(userData: string, settings: Settings): Promise<void> {
  for (const place of [join(userData, 'User'), join(userData, 'data', 'User')]) {
    await mkdir(place, { recursive: true });
    await writeFile(join(place, 'settings.json'), `${JSON.stringify(settings, null, 2)}\n`);
  }
}
