import type { BlockDefinition } from './document.ts';
import { inline, quoted, under } from './prose.ts';

/** A part that quotes one answer of research, of every plan that gives it. */
export const fromResearch = (name: string, heading: string, field: string): BlockDefinition => ({
  name,
  source: 'the research of the plans',
  write: ({ plans }, path) =>
    under(
      heading,
      ...plans.map(({ artifacts, title, research }) => {
        const file = artifacts.research;
        const text = research.text(field);
        if (file === undefined || text === undefined) return '';
        return `From the research for "${inline(title)}":\n\n${quoted(text, file.path, path)}`;
      }),
    ),
});
