import {
  type DocumentState,
  type Inspection,
  inspectDocuments,
  isDue,
  saysSomething,
} from '../../documents/inspect.ts';
import { remarksOn, remarksOnParts } from '../../documents/remarks.ts';
import type { Board, BoardAction, BoardLine, BoardRow, BoardSection, Tone } from '../../model/board.ts';
import type { PlanContext, TextFile } from '../../plan/phaseContext.ts';
import { counted } from '../../words.ts';
import { missingInDocument } from '../completeness/documentation.ts';

const words: Readonly<Record<DocumentState, { state: string; tone: Tone }>> = {
  missing: { state: 'missing', tone: 'warning' },
  'out-of-date': { state: 'out of date', tone: 'warning' },
  unreadable: { state: 'unreadable', tone: 'bad' },
  'needs-text': { state: 'needs text', tone: 'active' },
  current: { state: 'current', tone: 'good' },
};
/** More lines than this below one document are counted only. */
const mostLines = 10;

/** The documents with their state: those of the project, those that agents read, and those beside the code. */
export function documentationBoard(context: PlanContext): Board {
  const inspections = inspectDocuments(context);
  const due = inspections.filter(isDue).length;
  const all: BoardAction = {
    act: 'docs/generate',
    target: '',
    label: `Generate what is missing or out of date (${due})`,
    icon: 'sync',
    primary: true,
  };
  const rows = (kind: Inspection['document']['kind']) =>
    inspections
      .filter(({ document }) => document.kind === kind)
      .map(inspection => rowOf(inspection, context));
  const known = new Set(inspections.map(({ document }) => document.path));
  const others = context.documents.filter(({ path }) => !known.has(path));
  const sections: BoardSection[] = [
    {
      id: 'documents',
      title: 'Documents',
      help: 'What stands between the marks is generated; write freely around it. The questions are in the form.',
      actions: due === 0 ? [] : [all],
      rows: rows('document'),
    },
    {
      id: 'context',
      title: 'Context for agents',
      help: `What an agent reads before it changes anything, in ${context.workspace.settings.docs.context}.`,
      actions: [],
      rows: [...rows('context'), ...others.map(file => otherRow(file, context))],
    },
    {
      id: 'code',
      title: 'Context next to the code',
      help: 'A CONTEXT.md in the folder of each component. `x-context-files: false` in config.yaml leaves them out.',
      actions: [],
      rows: rows('code'),
      empty: 'No component has files in a folder of its own yet.',
      folded: true,
    },
  ];
  return { sections };
}

function rowOf(inspection: Inspection, context: PlanContext): BoardRow {
  const { document, text, state, unanswered } = inspection;
  const { path, title, kind } = document;
  const remarks =
    text === undefined ? [] : [...remarksOnParts(inspection), ...remarksOn({ path, text }, context)];
  const lines: BoardLine[] = [
    ...missingInDocument(inspection).map(
      ({ message, range }): BoardLine => ({ text: message, tone: 'warning', open: { path, range } }),
    ),
    ...remarks.map(
      ({ message, range }): BoardLine => ({ text: message, tone: 'neutral', open: { path, range } }),
    ),
  ];
  const isOffered = kind === 'code' && state === 'missing';
  return {
    id: path,
    title,
    ...(isOffered ? { state: 'not written', tone: 'neutral' as const } : words[state]),
    facts: [path, ...(unanswered.length === 0 ? [] : [questions(unanswered.length)])],
    lines: state === 'missing' ? [] : shortened(lines),
    ...(text === undefined ? {} : { open: { path } }),
    actions: isDue(inspection)
      ? [
          {
            act: 'docs/generate',
            target: path,
            label: state === 'missing' ? 'Generate' : 'Update',
            icon: 'sync',
          },
        ]
      : [],
  };
}

const questions = (count: number): string => `${counted(count, 'question')} open`;

/** A document of the context folder that no part of the plan asks for. */
function otherRow(file: TextFile, context: PlanContext): BoardRow {
  const { path, text } = file;
  const isSilent = !saysSomething(text);
  return {
    id: path,
    title: path.slice(path.lastIndexOf('/') + 1),
    ...(isSilent ? words['needs-text'] : { state: 'by hand', tone: 'good' }),
    facts: [path],
    lines: shortened(
      remarksOn(file, context).map(({ message, range }) => ({
        text: message,
        tone: 'neutral',
        open: { path, range },
      })),
    ),
    open: { path },
    actions: [],
  };
}

function shortened(lines: readonly BoardLine[]): BoardLine[] {
  if (lines.length <= mostLines) return [...lines];
  const more: BoardLine = { text: `And ${lines.length - mostLines} more.`, tone: 'neutral' };
  return [...lines.slice(0, mostLines), more];
}
