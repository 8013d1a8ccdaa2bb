import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { edgesOfCruise } from './cruiseResult.ts';
import { compare, type Difference } from './differences.ts';
import type { Edges } from './edges.ts';
import { type LanguageFigures, measureLanguages } from './extraction.ts';
import { alternate, type Cost, type Measured, middleOf, type Program, type Runs } from './measure.ts';

/** A tree with a blueprint in it, and how often it is measured. */
export interface Subject {
  root: string;
  /** A folder for lists that the measured programs read. */
  scratch: string;
  /** All files of the tree, and those whose languages are measured. */
  all: readonly string[];
  sources: readonly string[];
  /** For a tree that is mainly JavaScript or TypeScript: what dependency-cruiser is given and compared with. */
  cruised?: {
    files: readonly string[];
    edges: Edges;
    /** The config that it is given, relative to the root. */
    tsconfig: string | undefined;
  };
  runs: Runs;
  log(text: string): void;
}

/** A cold check of a tree, next to what it is compared with; times in milliseconds, memory in MiB. */
export interface TreeFigures {
  characters: number;
  check: Cost & Summary;
  /** dependency-cruiser on the same files, and what the two have found. */
  peer?: Cost & { files: number };
  edges?: { both: number; onlyPlumbrule: number; onlyPeer: number };
  languages: LanguageFigures[];
}

interface Summary {
  files: number;
  edges: number;
  findings: number;
}

/** The program that is measured, as it is shipped. */
export const cli = resolve('dist/cli.js');
/** The language server that is measured. */
export const server = resolve('dist/server.js');

/** The bundle of a probe. */
export const probe = (name: string): string => resolve(`bench/dist/${name}.mjs`);

/** The cold check that every figure of a tree starts with. */
export const checkProgram: Program = { args: [cli, 'check', '--format', 'json'], expected: [0, 1] };

/** Measures the cold check of a tree, taking turns with dependency-cruiser, and the languages that it holds. */
export async function measureTree(subject: Subject): Promise<TreeFigures> {
  const { root, scratch, cruised, runs, log } = subject;
  const programs = [checkProgram];
  if (cruised !== undefined) {
    const list = resolve(scratch, 'cruised.json');
    writeFileSync(list, JSON.stringify(cruised.files));
    const config = cruised.tsconfig === undefined ? [] : [cruised.tsconfig];
    programs.push({ args: [probe('cruise'), root, list, ...config] });
  }
  log(cruised === undefined ? 'cold check …' : 'cold check and dependency-cruiser, by turns …');
  const [ours, theirs] = await alternate(programs, root, runs);
  if (subject.sources.length > 0) log('reading, extraction and the languages’ own parsers …');
  const languages = await measureLanguages(root, subject.sources, scratch, runs);
  const check = middleOf(ours!);
  return {
    characters: languages.reduce((sum, { characters }) => sum + characters, 0),
    check: { ...costOf(check), ...summaryOf(check) },
    ...(theirs === undefined ? {} : peerFigures(subject, middleOf(theirs))),
    languages,
  };
}

function peerFigures({ all, cruised }: Subject, peer: Measured): Pick<TreeFigures, 'peer' | 'edges'> {
  const theirs = edgesOfCruise(peer.output, cruised!.files);
  const known = new Set(all);
  const { both, onlyOurs, onlyTheirs } = compare(cruised!.edges, theirs, target => known.has(target));
  return {
    peer: { ...costOf(peer), files: theirs.files.size },
    edges: { both, onlyPlumbrule: count(onlyOurs), onlyPeer: count(onlyTheirs) },
  };
}

/** What a check has printed about itself. */
export function summaryOf({ output }: Measured): Summary {
  const { findings, summary } = JSON.parse(output) as { findings: unknown[]; summary: Summary };
  return { files: summary.files, edges: summary.edges, findings: findings.length };
}

/** A cost without the output. */
export const costOf = ({ wall, cpu, rss }: Measured): Cost => ({ wall, cpu, rss });

const count = (classes: ReadonlyMap<string, readonly Difference[]>): number =>
  [...classes.values()].reduce((sum, differences) => sum + differences.length, 0);
