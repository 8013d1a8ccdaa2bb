import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blueprintPath } from '../src/core/artifacts/paths.ts';
import type { BenchBlueprint } from './benchBlueprint.ts';
import { ServerClient } from './serverClient.ts';

/** Milliseconds from the client's message to the server's, one figure an edit. */
export interface ServerEdits {
  /** A forbidden import added to or taken from an open file, to the diagnostics of that file. */
  keystroke: number[];
  /** A rule added to or taken from the blueprint, to the last diagnostics of all files. */
  rule: number[];
  /** The most files that a change of the rule gave new diagnostics. */
  filesByRule: number;
  /** Most memory of the server, in MiB, where it can be told. */
  rss: number | undefined;
}

/** What is put into a file and taken out again, and the rule that then has a finding there. */
export interface ForbiddenLine {
  path: string;
  statement: string;
  rule: string;
}

/** The first edits are slower, until the server has compiled what it runs. */
const warmUps = 10;
const ruleEdits = 10;
const start = { line: 0, character: 0 };

/** Edits a file and the blueprint in the real language server, as an editor would: in unsaved buffers. */
export async function editInServer(
  server: string,
  root: string,
  blueprint: BenchBlueprint,
  edits: number,
): Promise<ServerEdits> {
  const client = await ServerClient.start(server, root);
  const keystroke = await editFile(client, root, blueprint.edited, edits);
  const { times, files } = await editRule(client, blueprint);
  const rss = client.memory();
  await client.stop();
  return { keystroke, rule: times, filesByRule: files, rss };
}

/** Puts a line into a file and takes it out again in the real language server; milliseconds until its diagnostics. */
export async function editLineInServer(
  server: string,
  root: string,
  line: ForbiddenLine,
  edits: number,
): Promise<{ times: number[]; rss: number | undefined }> {
  const client = await ServerClient.start(server, root);
  const times = await editFile(client, root, line, edits);
  const rss = client.memory();
  await client.stop();
  return { times, rss };
}

async function editFile(
  client: ServerClient,
  root: string,
  { path, statement, rule }: ForbiddenLine,
  edits: number,
): Promise<number[]> {
  const opened = client.judged();
  client.open(path, readFileSync(join(root, path), 'utf8'));
  await opened;
  const uri = client.uri(path);
  const times: number[] = [];
  for (let edit = 0; edit < warmUps + edits; edit++) {
    const adds = edit % 2 === 0;
    const judged = client.judged();
    const shown = client.published(
      published => published.uri === uri && published.diagnostics.some(({ code }) => code === rule) === adds,
    );
    const since = performance.now();
    client.change(
      path,
      adds
        ? { range: { start, end: start }, text: `${statement}\n` }
        : { range: { start, end: { line: 1, character: 0 } }, text: '' },
    );
    await shown;
    times.push(performance.now() - since);
    await judged;
  }
  return times.slice(warmUps);
}

async function editRule(
  client: ServerClient,
  { text, stricter }: BenchBlueprint,
): Promise<{ times: number[]; files: number }> {
  const opened = client.judged();
  client.open(blueprintPath, text);
  await opened;
  const times: number[] = [];
  let files = 0;
  for (let edit = 0; edit < ruleEdits; edit++) {
    let published = 0;
    void client.published(() => {
      published++;
      return false;
    });
    const judged = client.judged();
    const since = performance.now();
    client.change(blueprintPath, { text: edit % 2 === 0 ? stricter : text });
    await judged;
    times.push(performance.now() - since);
    files = Math.max(files, published);
  }
  return { times, files };
}
