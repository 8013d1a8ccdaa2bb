import { planFiles } from '../artifacts/paths.ts';

/** Where a task's prompt is written: `<folder of the plan>/prompts/<task>.md`. */
export function promptPath(planFolder: string, taskId: string): string {
  return `${planFolder}/${planFiles.prompts}/${fileNameOf(taskId)}.md`;
}

/** Ids are free text: what a file name cannot hold on some system is written as its code. */
export function fileNameOf(id: string): string {
  const safe = id.replace(/[^\p{L}\p{N}._-]|^\./gu, character =>
    [...character].map(one => `%${one.codePointAt(0)!.toString(16).padStart(2, '0')}`).join(''),
  );
  return safe === '' ? '%' : safe;
}
