import type { Ownership } from '../../drift/policy/ownership.ts';
import type { Board, BoardLine, BoardRow, BoardSection } from '../../model/board.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';
import { ruleInWords } from '../../prompts/ruleWords.ts';
import { counted } from '../../words.ts';
import { importLimits } from './architecture/allowedImports.ts';
import { listed } from './architecture/componentNotes.ts';
import { unmappedFolders } from './architecture/unmappedFolders.ts';

/** More rows than this are told as a number. */
const mostRows = 20;
const mostExamples = 3;

/** Where the components' paths and the files do not go together. */
export function architectureBoard(context: PlanContext): Board {
  if (context.workspace.blueprint === undefined) return { sections: [] };
  const ownership = context.ownership();
  return {
    sections: [
      ...unmappedSection(ownership),
      ...sharedSection(ownership),
      ...ruleFilesSection(context),
      ...importsSection(context),
    ],
  };
}

function unmappedSection(ownership: Ownership): BoardSection[] {
  const folders = unmappedFolders(ownership);
  if (folders.length === 0) return [];
  const rows = folders.slice(0, mostRows).map(
    ({ folder, glob, files }): BoardRow => ({
      id: glob,
      title: folder === '.' ? 'The workspace folder itself' : folder,
      state: 'in no component',
      tone: 'warning',
      facts: [counted(files.length, 'file'), glob],
      lines: [],
      open: { path: files[0]! },
      actions: [
        {
          act: 'component/add',
          target: glob,
          label: 'Add component',
          icon: 'add',
          asks: 'What is the component called?',
          suggestion: suggestedId(folder, ownership),
        },
        {
          act: 'component/extend',
          target: glob,
          label: 'Add to a component',
          icon: 'extensions',
          asks: `Which component does it belong to: ${listed(ownership.components.keys(), mostRows)}?`,
          suggestion: nearest(folder, ownership),
        },
      ],
    }),
  );
  const help = `Rules look at components only: what lies in none is bound by nothing.${moreWords(folders.length, 'folders')}`;
  return [{ id: 'unmapped', title: 'Files in no component', help, actions: [], rows }];
}

/** The last folder's name, as far as no component has it yet. */
function suggestedId(folder: string, { components }: Ownership): string {
  const name = folder === '.' ? 'root' : folder.slice(folder.lastIndexOf('/') + 1).replace(/\s+/g, '-');
  if (!components.has(name)) return name;
  const whole = folder.replace(/[/\s]+/g, '-');
  return components.has(whole) ? '' : whole;
}

function nearest(folder: string, { components }: Ownership): string {
  return [...components.keys()].find(id => folder.split('/').includes(id)) ?? '';
}

function sharedSection({ shared }: Ownership): BoardSection[] {
  const groups = new Map<string, { owner: string; others: string[]; files: string[] }>();
  for (const { path, components } of shared) {
    const [owner, ...others] = components;
    const key = components.join(' ');
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { owner: owner!, others, files: [path] });
    else known.files.push(path);
  }
  if (groups.size === 0) return [];
  const sorted = [...groups].sort(([, a], [, b]) => b.files.length - a.files.length);
  const rows = sorted.slice(0, mostRows).map(
    ([id, { owner, others, files }]): BoardRow => ({
      id,
      title: `${owner} before ${others.join(' and ')}`,
      state: 'shared',
      tone: 'neutral',
      facts: [counted(files.length, 'file')],
      lines: files.slice(0, mostExamples).map((path): BoardLine => {
        return { text: path, tone: 'neutral', open: { path } };
      }),
      actions: [],
    }),
  );
  const help = `The component whose path is the closest owns the file.${moreWords(groups.size, 'groups')}`;
  return [
    { id: 'shared', title: 'Files that several components match', help, actions: [], rows, folded: true },
  ];
}

/** Rule files of other tools that nothing was carried over from yet. */
function ruleFilesSection({ workspace, ruleFiles }: PlanContext): BoardSection[] {
  const known = new Set((workspace.blueprint?.value.rules ?? []).map(({ id }) => id));
  const left = (ruleFiles?.() ?? []).filter(
    ({ rules }) => rules.length > 0 && !rules.some(id => known.has(id)),
  );
  if (left.length === 0) return [];
  const rows = left.slice(0, mostRows).map(
    ({ path, tools, rules }): BoardRow => ({
      id: path,
      title: path,
      state: 'not imported',
      tone: 'neutral',
      facts: [tools.join(', '), counted(rules.length, 'rule')],
      lines: [],
      open: { path },
      actions: [{ act: 'rules/import', target: path, label: 'Import rules', icon: 'cloud-download' }],
    }),
  );
  const help = `They can be carried over. You see the blueprint as it would be before anything is written.${moreWords(left.length, 'files')}`;
  return [
    { id: 'ruleFiles', title: 'Rules of other tools', help, actions: [], rows, folded: known.size > 0 },
  ];
}

/** What each component may import, as the rules say it. */
function importsSection({ workspace }: PlanContext): BoardSection[] {
  const components = Object.entries(workspace.blueprint?.value.components ?? {});
  if (components.length < 2) return [];
  const limits = importLimits(workspace);
  const others = (id: string): string =>
    listed(
      components.map(([name]) => name).filter(name => name !== id),
      mostRows,
    );
  const rows = components.map(([id, { utility }]): BoardRow => {
    const rules = limits(id);
    return {
      id,
      title: id,
      state: rules.length > 0 ? 'limited' : 'anything',
      tone: rules.length > 0 ? 'good' : 'neutral',
      facts: utility ? ['a utility: all may import it'] : [],
      lines: rules.map(({ id: rule, rule: what }): BoardLine => {
        return { text: `${rule}: ${ruleInWords(what).replaceAll('`', '')}`, tone: 'neutral' };
      }),
      actions: [
        {
          act: 'component/allow',
          target: id,
          label: 'Limit its imports',
          icon: 'lock',
          asks: `Which components may ${id} import, separated by commas: ${others(id)}?`,
        },
      ],
    };
  });
  const free = rows.filter(({ state }) => state === 'anything').length;
  const help = free === 0 ? 'Every component is limited.' : `${free} of ${rows.length} may import anything.`;
  return [{ id: 'imports', title: 'Allowed imports', help, actions: [], rows, folded: true }];
}

const moreWords = (count: number, what: string): string =>
  count > mostRows ? ` The largest ${mostRows} of ${count} ${what} are listed.` : '';
