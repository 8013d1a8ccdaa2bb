import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BenchBlueprint } from './benchBlueprint.ts';
import { edgesOfCruise } from './cruiseResult.ts';
import { compare, type Difference } from './differences.ts';
import type { Edges } from './edges.ts';
import { type Cost, type Measured, measure, median, type Runs } from './measure.ts';
import { editInServer, type ServerEdits } from './serverEdits.ts';

/** What is measured, and how often. */
export interface Subject {
  root: string;
  /** A folder for lists that the measured programs read. */
  scratch: string;
  /** All files of the tree, and those of them that are scanned. */
  all: readonly string[];
  files: readonly string[];
  edges: Edges;
  blueprint: BenchBlueprint;
  /** The config that dependency-cruiser is given, relative to the root. */
  tsconfig: string | undefined;
  runs: Runs;
  edits: number;
  log(text: string): void;
}

/** Everything that one run of the benchmark measures; times in milliseconds. */
export interface Measurements {
  tree: { files: number; imports: number; bytes: number; components: number; rules: number };
  check: Cost & { files: number; edges: number; findings: number };
  peer: Cost & { files: number };
  edges: { both: number; onlyPlumbrule: number; onlyPeer: number };
  reading: Spent;
  extraction: Spent;
  engine: { typing: number[]; imports: number[] };
  server: ServerEdits;
  start: { node: Cost; version: Cost; gate: Cost };
}

/** The cost of a part of a process. */
export interface Spent {
  wall: number;
  cpu: number;
}

const cli = resolve('dist/cli.js');
const server = resolve('dist/server.js');
const probe = (name: string): string => resolve(`bench/dist/${name}.mjs`);

/** Runs every measurement, one after the other. */
export async function measureAll(subject: Subject): Promise<Measurements> {
  const { root, scratch, files, blueprint, runs, log } = subject;
  const list = resolve(scratch, 'files.json');
  writeFileSync(list, JSON.stringify(files));

  log('cold check …');
  const check = await measure([cli, 'check', '--format', 'json'], root, runs, [0, 1]);
  const report = JSON.parse(check.output) as {
    findings: unknown[];
    summary: { files: number; edges: number };
  };
  log('reading and extraction …');
  const reading = await extraction(root, list, 'read', runs);
  const extracting = await extraction(root, list, 'scan', runs);
  log('edits in the engine …');
  const { path, statement } = blueprint.edited;
  const engine = await measure([probe('engineEdits'), root, path, statement, String(subject.edits)], root, {
    warmUps: 0,
    counted: 1,
  });
  log('edits in the language server …');
  const inServer = await editInServer(server, root, blueprint, subject.edits);
  log('starts …');
  const node = await measure(['-e', '0'], root, runs);
  const version = await measure([cli, '--version'], root, runs);
  const gate = await measure([cli, 'gate', '--format', 'json'], root, runs, [0, 1]);
  log('dependency-cruiser …');
  const config = subject.tsconfig === undefined ? [] : [subject.tsconfig];
  const peer = await measure([probe('cruise'), root, list, ...config], root, runs);
  const theirs = edgesOfCruise(peer.output, files);
  const known = new Set(subject.all);
  const { both, onlyOurs, onlyTheirs } = compare(subject.edges, theirs, target => known.has(target));

  return {
    tree: {
      files: files.length,
      imports: extracting.imports,
      bytes: extracting.bytes,
      components: blueprint.components,
      rules: blueprint.rules,
    },
    check: { ...costOf(check), ...report.summary, findings: report.findings.length },
    peer: { ...costOf(peer), files: theirs.files.size },
    edges: { both, onlyPlumbrule: count(onlyOurs), onlyPeer: count(onlyTheirs) },
    reading: { wall: reading.wall, cpu: reading.cpu },
    extraction: { wall: extracting.wall, cpu: extracting.cpu },
    engine: JSON.parse(engine.output) as Measurements['engine'],
    server: inServer,
    start: { node: costOf(node), version: costOf(version), gate: costOf(gate) },
  };
}

const costOf = ({ wall, cpu, rss }: Measured): Cost => ({ wall, cpu, rss });

const count = (classes: ReadonlyMap<string, readonly Difference[]>): number =>
  [...classes.values()].reduce((sum, differences) => sum + differences.length, 0);

interface Extracted extends Spent {
  imports: number;
  bytes: number;
}

/** The probe tells the cost of its work without that of its start, so it is run and not measured from outside. */
async function extraction(root: string, list: string, what: string, runs: Runs): Promise<Extracted> {
  const results: Extracted[] = [];
  for (let run = 0; run < runs.warmUps + runs.counted; run++) {
    const { output } = await measure([probe('extraction'), root, list, what], root, {
      warmUps: 0,
      counted: 1,
    });
    if (run >= runs.warmUps) results.push(JSON.parse(output) as Extracted);
  }
  return {
    ...results[0]!,
    wall: median(results.map(({ wall }) => wall)),
    cpu: median(results.map(({ cpu }) => cpu)),
  };
}
