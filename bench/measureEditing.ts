import type { BenchBlueprint } from './benchBlueprint.ts';
import { type Cost, measure, type Runs } from './measure.ts';
import { checkProgram, cli, costOf, probe, server, summaryOf } from './measureTree.ts';
import { patternBlueprint, patternEdit } from './patternRules.ts';
import { editInServer, editLineInServer, type ServerEdits } from './serverEdits.ts';

/** What is measured with one tree open; times in milliseconds, one figure an edit. */
export interface EditingFigures {
  /** In the engine, as a library, and the memory of its process in MiB. */
  engine: { typing: number[]; imports: number[]; rss: number };
  server: ServerEdits;
  patterns: {
    /** A cold check with the ten rules alone. */
    check: Cost & { findings: number };
    /** A match that comes or goes, keystroke to diagnostics. */
    edit: number[];
    rss: number | undefined;
  };
}

/** A tree for measurements of edits. */
export interface EditedTree {
  root: string;
  blueprint: BenchBlueprint;
  setBlueprint(text: string): void;
  runs: Runs;
  edits: number;
  log(text: string): void;
}

/** Edits in the engine and in the language server, with rules over imports and then with pattern rules. */
export async function measureEditing(tree: EditedTree): Promise<EditingFigures> {
  const { root, blueprint, edits, runs, log } = tree;
  const { path, statement } = blueprint.edited;
  log('edits in the engine …');
  const engine = await measure([probe('engineEdits'), root, path, statement, String(edits)], root, {
    warmUps: 0,
    counted: 1,
  });
  log('edits in the language server …');
  const inServer = await editInServer(server, root, blueprint, edits);
  log('pattern rules …');
  tree.setBlueprint(patternBlueprint);
  const check = await measure(checkProgram.args, root, runs, checkProgram.expected);
  const edited = await editLineInServer(server, root, { path, ...patternEdit }, edits);
  tree.setBlueprint(blueprint.text);
  return {
    engine: { ...(JSON.parse(engine.output) as { typing: number[]; imports: number[] }), rss: engine.rss },
    server: inServer,
    patterns: {
      check: { ...costOf(check), findings: summaryOf(check).findings },
      edit: edited.times,
      rss: edited.rss,
    },
  };
}

/** Cold starts of the command line. */
export interface StartFigures {
  node: Cost;
  version: Cost;
  gate: Cost;
}

/** Starts in a tree, next to a Node that does nothing. */
export async function measureStarts(root: string, { counted }: Runs): Promise<StartFigures> {
  // They are short, so there are more of them.
  const runs: Runs = { warmUps: 1, counted: counted * 5 };
  return {
    node: costOf(await measure(['-e', '0'], root, runs)),
    version: costOf(await measure([cli, '--version'], root, runs)),
    gate: costOf(await measure([cli, 'gate', '--format', 'json'], root, runs, [0, 1])),
  };
}
