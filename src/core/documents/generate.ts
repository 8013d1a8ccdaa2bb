import { generatedBlocks, replaceGenerated } from '../artifacts/markdown/generated.ts';
import type { FieldGroup } from '../model/form.ts';
import type { PhaseContext, TextFile } from '../plan/phaseContext.ts';
import { markdownTemplate } from '../plan/sections/markdownTemplate.ts';
import { firstDifference, isGarbled } from './generatedContent.ts';
import { insertBlock } from './placement.ts';
import { documentsOf, type WorkspaceDocument } from './table.ts';

/**
 * A document with every generated part as it is to be; undefined stands for a file that is not there yet. What
 * people wrote stays byte for byte: a file that is not UTF-8 is left as it is, and so is a part that says the right
 * thing in another layout.
 */
export function generated(document: WorkspaceDocument, text: string | undefined): string {
  if (text !== undefined && isGarbled(text)) return text;
  return document.blocks.reduce((before, block) => {
    const { name, content } = block;
    const known = generatedBlocks(before).find(part => part.name === name);
    if (known === undefined) return content === '' ? before : insertBlock(before, document, block);
    const now = before.slice(known.contentStart, known.contentEnd);
    return firstDifference(now, content) === undefined ? before : replaceGenerated(before, name, content);
  }, text ?? newDocument(document));
}

/** A document before anybody wrote in it: its purpose, and its questions in comments. */
function newDocument({ title, purpose, groups, initial }: WorkspaceDocument): string {
  if (initial !== undefined) return initial;
  const asked = groups.map(onlyRequired).filter(({ fields }) => fields.length > 0);
  const head = `# ${title}\n`;
  if (asked.length === 0) return `${head}\n${purpose}\n`;
  return markdownTemplate(title, asked).replace(head, () => `${head}\n${purpose}\n`);
}

const onlyRequired = (group: FieldGroup): FieldGroup => ({
  ...group,
  fields: group.fields.filter(({ required }) => required === true),
});

/** The documents that generating would write or change; `only` narrows it to one path. */
export function generatedDocuments(context: PhaseContext, only?: string): TextFile[] {
  return documentsOf(context)
    .filter(({ path }) => only === undefined || path === only)
    .flatMap(document => {
      const before = context.read(document.path);
      const text = generated(document, before);
      return text === before ? [] : [{ path: document.path, text }];
    });
}
