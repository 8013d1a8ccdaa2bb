import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Language } from '../src/core/drift/extract/language.ts';
import { languageOf } from '../src/core/drift/languages.ts';
import { remember } from '../src/core/remember.ts';
import type { Agreement } from '../test/accuracy/reference.ts';
import { alternate, type Measured, median, type Runs } from './measure.ts';

/** What going through all files costs a fresh process, times in milliseconds, and the most memory it had by then in MiB. */
export interface Spent {
  wall: number;
  cpu: number;
  rss: number;
  /** Processor time of going through them again, once V8 has compiled what runs often. */
  compiled: number;
}

/** One language of a tree: what reading its files costs, and what reading and scanning them. */
export interface LanguageFigures {
  id: string;
  name: string;
  files: number;
  characters: number;
  imports: number;
  reading: Spent;
  scanning: Spent;
  accuracy: Agreement | { notMeasured: string };
}

/** What a probe prints of one run. */
interface Probed extends Spent {
  imports: number;
  bytes: number;
}

/** Below this many files a figure says nothing of a language. */
const fewestFiles = 20;

const probe = (name: string): string => resolve(`bench/dist/${name}.mjs`);

/** Every language that a tree holds enough files of, the one with most files first. */
export async function measureLanguages(
  root: string,
  files: readonly string[],
  scratch: string,
  runs: Runs,
): Promise<LanguageFigures[]> {
  const byLanguage = new Map<Language, string[]>();
  for (const path of files) remember(byLanguage, languageOf(path)!, () => []).push(path);
  const wanted = [...byLanguage]
    .filter(([, paths]) => paths.length >= fewestFiles)
    .sort(([, a], [, b]) => b.length - a.length);
  const figures: LanguageFigures[] = [];
  for (const [{ id, name }, paths] of wanted) {
    const list = resolve(scratch, `${id}.json`);
    writeFileSync(list, JSON.stringify(paths));
    const program = (what: string) => ({ args: [probe('extraction'), root, list, what] });
    const [reading, scanning] = await alternate([program('read'), program('scan')], root, runs);
    const judged = await alternate(
      [{ args: [probe('accuracy'), root, list, id, resolve('test/accuracy')] }],
      root,
      { warmUps: 0, counted: 1 },
    );
    const { imports, bytes } = probed(scanning!)[0]!;
    figures.push({
      id,
      name,
      files: paths.length,
      characters: bytes,
      imports,
      reading: spent(reading!),
      scanning: spent(scanning!),
      accuracy: JSON.parse(judged[0]![0]!.output) as LanguageFigures['accuracy'],
    });
  }
  return figures;
}

/** The probe tells the cost of its work without that of its start. */
const probed = (results: readonly Measured[]): Probed[] =>
  results.map(({ output }) => JSON.parse(output) as Probed);

function spent(results: readonly Measured[]): Spent {
  const parts = probed(results);
  return {
    wall: median(parts.map(({ wall }) => wall)),
    cpu: median(parts.map(({ cpu }) => cpu)),
    rss: median(parts.map(({ rss }) => rss)),
    compiled: median(parts.map(({ compiled }) => compiled)),
  };
}
