import type { Activations } from './activation.ts';
import type { LanguageFigures } from './extraction.ts';
import { percentile } from './measure.ts';
import type { EditingFigures, StartFigures } from './measureEditing.ts';
import type { TreeFigures } from './measureTree.ts';
import { patternRuleCount } from './patternRules.ts';
import { mebibytes, megabytes, ms, own, type Row, type Section, seconds, times } from './rows.ts';
import { beside, extractionTargets, type Target, targets } from './targets.ts';

/** Everything that one run of the benchmark measures, and the machine that it ran on. */
export interface Figures {
  /** Load averages of the last minute, before and after. */
  machine: { cores: number; model: string; node: string; load: [before: number, after: number] };
  trees: ({ name: string; rules: number } & TreeFigures)[];
  /** All trees side by side in one folder, where there are several. */
  together?: TreeFigures;
  editing?: EditingFigures;
  start: StartFigures;
  /** Undefined where there is no editor to measure in. */
  activations: Activations | undefined;
  /** Bytes of the packed extension. */
  packed: number;
}

/** The figures as tables, each beside the target that the design sets. */
export function sectionsOf(figures: Figures): Section[] {
  const { trees, together, editing, start, activations, packed } = figures;
  const isReference = (index: number): boolean => index === 0;
  return [
    ...trees.flatMap((tree, index) => treeSections(tree, isReference(index))),
    ...(together === undefined ? [] : [togetherSection(together)]),
    ...(editing === undefined ? [] : editingSections(editing)),
    {
      title: 'Start and size',
      rows: [
        own('node alone', ms(start.node.wall)),
        own('plumbrule --version', ms(start.version.wall)),
        own(
          'plumbrule gate, the nearest to a hook’s decision',
          ms(start.gate.wall),
          beside(start.gate.wall, targets.decision),
        ),
        own('plumbrule gate, most memory', mebibytes(start.gate.rss)),
        own('packed extension, one file for all', megabytes(packed), beside(packed, targets.packed)),
        ...activationRows(activations),
      ],
    },
  ];
}

function treeSections(tree: Figures['trees'][number], isFirst: boolean): Section[] {
  const { name, rules, characters, check, peer, edges } = tree;
  const versus = (what: string, key: 'wall' | 'cpu' | 'rss', words: (value: number) => string): Row => ({
    what,
    plumbrule: words(check[key]),
    peer: peer === undefined ? '' : words(peer[key]),
    ratio: peer === undefined ? '' : times(peer[key] / check[key]),
    target: '',
  });
  // The targets of the cold check are for a tree like VS Code's; another one has none.
  const asked = isFirst && peer !== undefined;
  const held = (value: number, target: Target): string => (asked ? beside(value, target) : '');
  const ratio = peer === undefined ? '' : ` ${held(peer.wall / check.wall, targets.coldRatio)}`;
  const all = edges === undefined ? 0 : edges.both + edges.onlyPlumbrule + edges.onlyPeer;
  const agreement = (100 * (edges?.both ?? 0)) / Math.max(1, all);
  return [
    {
      title: `${name}: cold check of ${check.files} files, ${(characters / 1e6).toFixed(0)} million characters`,
      rows: [
        {
          ...versus('wall', 'wall', seconds),
          target: `${held(check.wall, targets.coldWall)}${ratio}`.trim(),
        },
        versus('processor, user and system', 'cpu', seconds),
        { ...versus('most memory', 'rss', mebibytes), target: held(check.rss, targets.coldMemory) },
        own(`imports, all ${rules} rules checked`, String(check.edges)),
        own('findings', String(check.findings)),
        ...(edges === undefined
          ? []
          : [
              own('edges found by both', String(edges.both)),
              {
                what: 'edges found by one only',
                plumbrule: String(edges.onlyPlumbrule),
                peer: String(edges.onlyPeer),
                ratio: '',
                target: '',
              },
              own('agreement', `${agreement.toFixed(3)} %`, beside(agreement, targets.agreement)),
            ]),
      ],
    },
    { title: `${name}: extraction, against merely reading`, rows: tree.languages.flatMap(languageRows) },
  ];
}

function languageRows({ id, name, files, imports, reading, scanning, accuracy }: LanguageFigures): Row[] {
  const timesReading = (what: string, ratio: number): Row =>
    own(`${name}: times reading, ${what}`, times(ratio), beside(ratio, extractionTargets[id]));
  return [
    own(
      `${name}: reading ${files} files; and scanning (processor)`,
      `${ms(reading.cpu)}; ${ms(scanning.cpu)}`,
    ),
    timesReading('fresh process', scanning.cpu / reading.cpu),
    timesReading('once compiled', scanning.compiled / reading.compiled),
    own(`${name}: most memory, of it for reading`, `${mebibytes(scanning.rss)}, ${mebibytes(reading.rss)}`),
    own(`${name}: imports`, String(imports)),
    'notMeasured' in accuracy
      ? own(`${name}: accuracy`, `not measured: ${accuracy.notMeasured}`)
      : own(
          `${name}: differs from ${accuracy.parser}`,
          `${accuracy.differentImports} of ${accuracy.imports}` +
            (accuracy.givenUp === 0 ? '' : `, ${accuracy.givenUp} files it cannot parse left out`),
        ),
  ];
}

/** The design's target for large trees is for this many characters. */
const largeCharacters = 133e6;

function togetherSection({ check, characters }: TreeFigures): Section {
  const { largeWall } = targets;
  const size = characters / largeCharacters;
  return {
    title: `All trees in one folder: ${check.files} files, ${(characters / 1e6).toFixed(0)} million characters`,
    rows: [
      own(
        'cold check, wall (target: 2 s for 133 MB, by size)',
        seconds(check.wall),
        // A tree that is smaller than that does not show what the target is about.
        size < 1 ? '' : beside(check.wall, { ...largeWall, limit: largeWall.limit * size }),
      ),
      own('processor, user and system', seconds(check.cpu)),
      own('most memory', mebibytes(check.rss)),
      own('imports', String(check.edges)),
    ],
  };
}

function editingSections({ engine, server, patterns }: EditingFigures): Section[] {
  return [
    {
      title: 'One edited file, the first tree open',
      rows: [
        ...spread('engine, 10,000 lines, typing', engine.typing, targets.engineEdit),
        ...spread('engine, 10,000 lines, an import', engine.imports),
        own('engine, most memory', mebibytes(engine.rss)),
        ...spread('keystroke to diagnostics', server.keystroke, targets.keystroke),
        ...spread(`rule to diagnostics (${server.filesByRule} files)`, server.rule, targets.ruleEdit),
        own('language server, most memory', memory(server.rss)),
      ],
    },
    {
      title: `Pattern rules: ${patternRuleCount} over the first tree`,
      rows: [
        own(
          'cold check with them alone',
          seconds(patterns.check.wall),
          beside(patterns.check.wall, targets.patternsCold),
        ),
        own('processor, user and system', seconds(patterns.check.cpu)),
        own('most memory', mebibytes(patterns.check.rss)),
        own('matches', String(patterns.check.findings)),
        ...spread('edited file, keystroke to diagnostics', patterns.edit, targets.patternEdit),
        own('language server, most memory', memory(patterns.rss)),
      ],
    },
  ];
}

function activationRows(activations: Activations | undefined): Row[] {
  if (activations === undefined) return [own('activation in the extension host', 'not measured: no editor')];
  const { withPlan, withoutPlan } = activations;
  const words = (values: Activations['withPlan']): string =>
    values.map(value => (value === undefined ? 'none' : String(value))).join(', ');
  const slowest = Math.max(...withPlan.map(value => value ?? Number.POSITIVE_INFINITY));
  return [
    own('activation, a window each (ms)', words(withPlan), beside(slowest, targets.activation)),
    own('the same without a plan', words(withoutPlan)),
  ];
}

const memory = (value: number | undefined): string =>
  value === undefined ? 'not measured: only Linux tells it' : mebibytes(value);

function spread(what: string, values: readonly number[], target?: Target): Row[] {
  const most = percentile(values, 95);
  return [
    own(`${what}: median`, ms(percentile(values, 50))),
    own(`${what}: 95 of 100`, ms(most), beside(most, target)),
  ];
}
