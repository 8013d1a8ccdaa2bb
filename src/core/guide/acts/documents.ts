import { generatedDocuments } from '../../documents/generate.ts';
import { documentsOf } from '../../documents/table.ts';
import type { Act } from './act.ts';

/** Write the generated parts of the document at the path `target`, or of every document where it is empty. */
const generateDocuments: Act = ({ context, target }) => {
  const broken = context.workspace.problems.find(({ severity }) => severity === 'error');
  if (broken !== undefined) {
    return { ok: false, message: `Mend ${broken.path} first: ${broken.message}` };
  }
  if (target !== '' && !documentsOf(context).some(({ path }) => path === target)) {
    return { ok: false, message: `${target} is none of the documents that the plan asks for.` };
  }
  const files = generatedDocuments(context, target === '' ? undefined : target);
  if (files.length === 0) return { ok: true, files, message: 'Everything is as it should be.' };
  const message =
    files.length === 1 ? `${files[0]!.path} is written.` : `${files.length} documents are written.`;
  return { ok: true, files, message, ...(target === '' ? {} : { open: { path: target } }) };
};

/** What can be done with documents. */
export const documentActs: Readonly<Record<string, Act>> = { 'docs/generate': generateDocuments };
