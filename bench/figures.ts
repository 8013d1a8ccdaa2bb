import { percentile } from './measure.ts';
import type { Measurements } from './measureAll.ts';
import { mebibytes, ms, own, type Row, type Section, seconds, times } from './rows.ts';

/** The measurements and the machine that they were made on. */
export interface Figures extends Measurements {
  machine: { cores: number; model: string; node: string; load: number };
}

/** The figures as tables, each beside the target that the design sets. */
export function sectionsOf(figures: Figures): Section[] {
  const { tree, check, peer, edges, reading, extraction, engine, server, start, machine } = figures;
  const all = edges.both + edges.onlyPlumbrule + edges.onlyPeer;
  const versus = (
    what: string,
    key: 'wall' | 'cpu' | 'rss',
    words: (value: number) => string,
    target = '',
  ): Row => ({
    what,
    plumbrule: words(check[key]),
    peer: words(peer[key]),
    ratio: times(peer[key] / check[key]),
    target,
  });
  return [
    {
      title:
        `Cold check of ${tree.files} files, ${(tree.bytes / 1e6).toFixed(0)} million characters ` +
        `(${machine.cores} cores, Node ${machine.node.slice(1)}, load ${machine.load.toFixed(1)})`,
      rows: [
        versus('wall', 'wall', seconds, '≤ 1 s, 25 ×'),
        versus('processor, user and system', 'cpu', seconds),
        versus('most memory', 'rss', mebibytes, '≤ 300 MiB'),
        { what: 'files', plumbrule: String(check.files), peer: String(peer.files), ratio: '', target: '' },
        own(`imports, all ${tree.rules} rules checked`, String(check.edges)),
        own('findings', String(check.findings)),
      ],
    },
    {
      title: 'Edges from file to file',
      rows: [
        own('found by both', String(edges.both)),
        {
          what: 'found by one only',
          plumbrule: String(edges.onlyPlumbrule),
          peer: String(edges.onlyPeer),
          ratio: '',
          target: '',
        },
        own('agreement', `${((100 * edges.both) / Math.max(1, all)).toFixed(3)} %`, '≥ 99.5 %'),
      ],
    },
    {
      title: 'Extraction alone',
      rows: [
        own('reading the files', seconds(reading.cpu)),
        own('reading and extracting', seconds(extraction.cpu)),
        own('against merely reading (processor)', times(extraction.cpu / reading.cpu), '≤ 5 ×'),
      ],
    },
    {
      title: 'One edited file, that tree open',
      rows: [
        ...spread('engine, 10,000 lines, typing', engine.typing, '< 5 ms'),
        ...spread('engine, 10,000 lines, an import', engine.imports),
        ...spread('keystroke to diagnostics', server.keystroke, '< 50 ms'),
        ...spread(`rule to diagnostics (${server.filesByRule} files)`, server.rule, '< 150 ms'),
      ],
    },
    {
      title: 'Cold start of the command line',
      rows: [
        own('node alone', ms(start.node.wall)),
        own('plumbrule --version', ms(start.version.wall)),
        own('plumbrule gate', ms(start.gate.wall), '< 150 ms'),
      ],
    },
  ];
}

function spread(what: string, values: readonly number[], target = ''): Row[] {
  return [
    own(`${what}: median`, ms(percentile(values, 50))),
    own(`${what}: 95 of 100`, ms(percentile(values, 95)), target),
  ];
}
