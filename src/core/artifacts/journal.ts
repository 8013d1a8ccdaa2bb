import * as z from 'zod/mini';
import {
  type JournalEvent,
  type JournalEventOf,
  type JournalEventType,
  journalEventSchemas,
} from '../model/journal.ts';
import type { Problem } from '../model/problem.ts';
import type { WrittenFile } from '../model/text.ts';
import type { Clock, FileReader } from '../ports.ts';
import { lineBreakOf } from './markdown/generated.ts';
import { plumbruleFolder } from './paths.ts';

/** The folder of the journal: one file a month. */
const journalFolder = `${plumbruleFolder}/journal`;

/** Lets Git merge two branches' events by keeping the lines of both. */
const journalAttributes = {
  path: `${journalFolder}/.gitattributes`,
  text: '*.jsonl merge=union\n',
} as const;

/** Where an event of this time stands. */
export const journalPath = (time: Date): string => `${journalFolder}/${time.toISOString().slice(0, 7)}.jsonl`;

/** What happened, oldest first. */
export interface Journal {
  events: readonly JournalEvent[];
  /** Lines that cannot be read. They stay in the file and count for nothing. */
  problems: readonly Problem[];
}

const isKnown = (type: unknown): type is JournalEventType =>
  typeof type === 'string' && Object.hasOwn(journalEventSchemas, type);

/** Read every month of the journal. Events of types that this version does not know are passed over. */
export function readJournal(reader: FileReader): Journal {
  const events: JournalEvent[] = [];
  const problems: Problem[] = [];
  for (const path of reader.list(journalFolder)) {
    if (!path.endsWith('.jsonl')) continue;
    const lines = (reader.read(path) ?? '').split(/\r?\n/);
    lines.forEach((written, line) => {
      if (written.trim() === '') return;
      const read = readEvent(written);
      if (typeof read === 'string') {
        const range = { start: { line, character: 0 }, end: { line, character: written.length } };
        problems.push({ path, range, message: read, severity: 'warning' });
      } else if (read !== undefined) events.push(read);
    });
  }
  // A union merge may put lines in any order.
  return { events: events.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)), problems };
}

/** The event of a line; why there is none; or undefined for a type of a later version. */
function readEvent(line: string): JournalEvent | string | undefined {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return 'this line is no JSON: it may be the rest of a merge conflict; restore it from Git, or take it out';
  }
  const type = json !== null && typeof json === 'object' && 'type' in json ? json.type : undefined;
  if (!isKnown(type)) return typeof type === 'string' ? undefined : 'an event needs a `type`';
  const event = z.safeParse(journalEventSchemas[type], json);
  if (!event.success) return `this ${type} event is unusable: ${z.prettifyError(event.error)}`;
  if (Number.isNaN(Date.parse(event.data.at))) return `\`${event.data.at}\` is no time: write it as ISO 8601`;
  return event.data as JournalEvent;
}

/** The events of one type, oldest first. */
export function eventsOf<T extends JournalEventType>(journal: Journal, type: T): JournalEventOf<T>[] {
  return journal.events.filter((event): event is JournalEvent & JournalEventOf<T> => event.type === type);
}

/** To the second: `2026-11-20T10:00:00Z`. */
export const isoTime = (time: Date): string => time.toISOString().replace(/\.\d+Z$/, 'Z');

/** The journal with events added, and what lets Git merge it. */
export function journalled(
  { context, clock }: { context: Pick<FileReader, 'read'>; clock: Clock },
  events: readonly JournalEvent[],
): WrittenFile[] {
  if (events.length === 0) return [];
  const path = journalPath(clock());
  const attributes = context.read(journalAttributes.path) === undefined ? [journalAttributes] : [];
  return [{ path, text: appendEvents(context.read(path), events) }, ...attributes];
}

/** A journal file with events added at its end; a last line without its line break gets one. */
function appendEvents(text: string | undefined, events: readonly JournalEvent[]): string {
  const before = text ?? '';
  const eol = lineBreakOf(before);
  const gap = before === '' || before.endsWith('\n') ? '' : eol;
  return before + gap + events.map(event => `${JSON.stringify(event)}${eol}`).join('');
}
