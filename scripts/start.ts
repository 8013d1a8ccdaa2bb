// npm start [-- --workspace PATH] [--browser]: a real VS Code with the packed extension in a throw-away profile.
import { existsSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { build } from './bundles.ts';
import { closeWindow, editorName, findDesktopEditor, installVsixInto, openWindow } from './editor/desktop.ts';
import { type InstalledEditor, installEditor } from './editor/install.ts';
import { createProfile, type Profile } from './editor/profile.ts';
import { installVsix, serve } from './editor/served.ts';
import { Failure } from './failure.ts';
import { fromCaller } from './root.ts';
import { copySample } from './sampleWorkspace.ts';
import { bold, say } from './terminal.ts';
import { packVsix } from './vsix.ts';

/** An opened editor: how a person gets to it, when it is over, and how to end it. */
interface Session {
  where: string;
  ended: Promise<unknown>;
  stop(): Promise<void>;
}

const { values } = parseArgs({
  options: { workspace: { type: 'string' }, browser: { type: 'boolean', default: false } },
});
const ownWorkspace = values.workspace === undefined ? undefined : fromCaller(values.workspace);
if (ownWorkspace && !existsSync(ownWorkspace)) throw new Failure(`${ownWorkspace} does not exist.`);

const editor = (values.browser ? undefined : findDesktopEditor()) ?? (await installEditor());
await build({ development: false, cliOnly: false, watch: false });
const vsix = await packVsix();
const interrupted = new Promise<void>(resolve => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
});
const profile = await createProfile();
try {
  const folder = ownWorkspace ?? (await copySample(profile.folder));
  const open = typeof editor === 'string' ? openDesktop(editor) : openServed(editor);
  const session = await open(profile, folder);
  say(`\n${session.where}\n${hints()}`);
  await Promise.race([session.ended, interrupted]);
  await session.stop();
} finally {
  await profile.remove();
}
say('Ended; the throw-away profile is removed.');
process.exit();

type Open = (profile: Profile, folder: string) => Promise<Session>;

function openDesktop(command: string): Open {
  return async (profile, folder) => {
    await installVsixInto(command, profile, vsix);
    const ended = openWindow(command, profile, folder, ownWorkspace === undefined);
    const where = `${bold(editorName(command))} opens ${folder}\nClose its window or press Ctrl-C to end.`;
    return { where, ended, stop: () => closeWindow(profile) };
  };
}

function openServed(installed: InstalledEditor): Open {
  return async (profile, folder) => {
    await installVsix(installed, profile, vsix);
    const { address, ended, stop } = await serve(installed, profile, { trusted: ownWorkspace === undefined });
    const where = `VS Code is served at\n\n  ${bold(address(folder))}\n\nPress Ctrl-C to end.`;
    return { where, ended, stop };
  };
}

function hints(): string {
  const first = ownWorkspace
    ? 'Open the Plumbrule panel in the activity bar and start a plan: everything it writes is text in .plumbrule/.'
    : 'Open the Plumbrule panel in the activity bar: a plan half-way through its seven phases, editable as forms.';
  const second = ownWorkspace
    ? 'Add two components and a rule in the Architecture phase: what departs from it is listed in Problems.'
    : 'In src/domain, import something of src/infra: the specifier is underlined before you save.';
  const third = 'Run "Plumbrule: Generate Task Prompt" from the command palette (F1) and pick a task.';
  return ['', 'Three things to try:', `  1. ${first}`, `  2. ${second}`, `  3. ${third}`, ''].join('\n');
}
