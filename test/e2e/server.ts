import { resolve } from 'node:path';
import process from 'node:process';
import { installEditor } from '../../scripts/editor/install.ts';
import { createProfile, type Profile, type Settings } from '../../scripts/editor/profile.ts';
import { installVsix, type ServedEditor, serve } from '../../scripts/editor/served.ts';
import { copySample } from '../../scripts/sampleWorkspace.ts';
import { vsixPath } from '../../scripts/vsix.ts';

/** The packed extension under test: the release build, or another file named by PLUMBRULE_VSIX. */
export const packedExtension = process.env.PLUMBRULE_VSIX ? resolve(process.env.PLUMBRULE_VSIX) : vsixPath;

/** A served VS Code with a profile of its own and the packed extension installed. */
export interface TestServer {
  profile: Profile;
  editor: ServedEditor;
  /** A fresh copy of the sample workspace for this server; call it once. */
  copySample(): Promise<string>;
  /** Ends the server and removes its profile, workspace copy included. */
  stop(): Promise<void>;
}

/** What VS Code would add to a pasted or typed text on its own. */
const plainEditing: Settings = {
  'editor.pasteAs.enabled': false,
  'javascript.updateImportsOnPaste.enabled': false,
  'typescript.updateImportsOnPaste.enabled': false,
};

/** Starts one; `settings` are added to the quiet defaults of the profile. */
export async function startTestServer(settings: Settings = {}): Promise<TestServer> {
  const installed = await installEditor();
  const profile = await createProfile({ ...plainEditing, ...settings });
  try {
    await installVsix(installed, profile, packedExtension);
    const editor = await serve(installed, profile, { trusted: true, unattended: true });
    const stop = async () => {
      await editor.stop();
      await profile.remove();
    };
    return { profile, editor, stop, copySample: () => copySample(profile.folder) };
  } catch (error) {
    await profile.remove();
    throw error;
  }
}
