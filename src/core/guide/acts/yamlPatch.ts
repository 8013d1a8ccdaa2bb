import { type Patch, PatchError } from '../../artifacts/patch.ts';
import { editYaml } from '../../artifacts/yamlEdit.ts';
import type { WrittenFile } from '../../model/text.ts';

/** A YAML file after patches; why it cannot be patched, in words, where it cannot. */
export function patchedFile(
  { path, text }: WrittenFile,
  patches: readonly Patch[],
): WrittenFile | { refused: string } {
  try {
    return { path, text: editYaml(text, patches) };
  } catch (error) {
    if (!(error instanceof PatchError)) throw error;
    return { refused: `${path}: ${error.message}` };
  }
}
