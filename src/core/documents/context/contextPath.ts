import type { DocumentInput } from '../documentInput.ts';

/** Where a context document stands. */
export const contextPath = ({ context }: DocumentInput, name: string): string =>
  `${context.workspace.settings.docs.context}/${name}.md`;
