import type { WrittenFile } from '../../model/text.ts';
import { type PlacedTask, tasksOf } from '../../plan/tasks/taskList.ts';
import { type PromptWriter, promptWriter } from '../../prompts/assemble.ts';
import { promptPath } from '../../prompts/promptPaths.ts';
import { promptsToWrite } from '../../prompts/promptStates.ts';
import type { Act, ActInput } from './act.ts';

/** Write the prompt of the task that `target` names, over whatever is there. */
const write: Act = input => {
  const placed = tasksOf(input.context.plan.tasks).find(({ id }) => id === input.target);
  if (placed === undefined) return { ok: false, message: `There is no task ${input.target}.` };
  const file = promptFile(input, placed, promptWriter(input.context));
  return {
    ok: true,
    files: [file],
    message: `The prompt of ${placed.id} is written.`,
    open: { path: file.path },
  };
};

/** Write every prompt that is missing or out of date, but for those that somebody edited. */
const writeAll: Act = input => {
  const { due, kept } = promptsToWrite(input.context);
  const writer = promptWriter(input.context);
  const files = due.map(placed => promptFile(input, placed, writer));
  const left =
    kept.length === 0 ? '' : ` Edited by hand and left as they are: ${kept.map(({ id }) => id).join(', ')}.`;
  const done = files.length === 1 ? '1 prompt is written.' : `${files.length} prompts are written.`;
  return { ok: true, files, message: `${done}${left}` };
};

function promptFile({ context }: ActInput, placed: PlacedTask, writer: PromptWriter): WrittenFile {
  return { path: promptPath(context.plan.folder, placed.id), text: writer(placed).text };
}

/** The acts of phase 5. */
export const promptActs: Readonly<Record<string, Act>> = {
  'prompt/write': write,
  'prompt/writeAll': writeAll,
};
