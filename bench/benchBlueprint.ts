import { posix } from 'node:path';
import type { Edges } from './edges.ts';
import { importsBetween, type Part, partsOf } from './shape.ts';

/** What the measurements of edits need to know of the blueprint. */
export interface BenchBlueprint {
  text: string;
  /** The same with one more rule, which the tree departs from. */
  stricter: string;
  rules: number;
  components: number;
  /** A file in the component that must not import the other, and a statement that makes it do so. */
  edited: { path: string; statement: string; rule: string };
}

/**
 * A blueprint by the tree's top folders with one rule of each kind over imports, transitive and over the whole graph
 * too. `lengthOf` tells a file's size, so that an edited file of middle length can be chosen.
 */
export function benchBlueprint(edges: Edges, lengthOf: (path: string) => number): BenchBlueprint {
  const parts = partsOf([...edges.files]);
  const imports = importsBetween(parts, edges);
  const incoming = (part: Part): number => sum([...imports.values()].map(row => row.get(part) ?? 0));
  const outgoing = (part: Part): number => sum([...imports.get(part)!.values()]);
  // From those who use the others to those who are used: what an architect would call layers.
  const order = [...parts].sort((a, b) => outgoing(b) - incoming(b) - (outgoing(a) - incoming(a)));
  const top = order[0]!;
  const base = order.at(-1)!;
  const ids = (wanted: readonly Part[]): string => `[${wanted.map(({ id }) => id).join(', ')}]`;
  const users = parts.filter(part => imports.get(part)!.has(base));
  const strangers = parts.filter(part => part !== base && !imports.get(part)!.has(top)).slice(0, 2);
  const [importer, imported] = anImport(edges, base);

  const rules = [
    `kind: allow, from: ${base.id}, to: ${ids([...imports.get(base)!.keys()])}`,
    `kind: forbid, from: ${base.id}, to: ${top.id}`,
    `kind: forbid, from: ${base.id}, to: ${top.id}, transitive: true, edges: [value]`,
    `kind: layers, order: ${ids(order)}`,
    `kind: independent, of: ${ids(strangers.length === 2 ? strangers : [top, base])}`,
    `kind: protected, target: ${JSON.stringify(base.glob)}, only_from: ${ids(users)}`,
    `kind: entry_points, of: ${base.id}`,
    'kind: acyclic, scope: component',
    'kind: acyclic, scope: file',
    `kind: packages, from: ${base.id}, deny: [axios, "@aws-sdk/*"], undeclared: true`,
    `kind: require, from: ${JSON.stringify(importer)}, to: ${JSON.stringify(imported)}`,
  ];
  const write = (all: readonly string[]): string =>
    [
      'version: 1',
      'title: Measured tree',
      'components:',
      ...parts.map(part => {
        const more = part === base ? `, public: [${JSON.stringify(part.glob)}]` : '';
        return `  ${part.id}: { paths: [${JSON.stringify(part.glob)}]${more} }`;
      }),
      'rules:',
      ...all.map((rule, index) => `  - { id: R-${index + 1}, ${rule} }`),
      '',
    ].join('\n');

  const path = middle(base.files, lengthOf);
  const target = top.files.find(file => /\.tsx?$/.test(file)) ?? top.files[0]!;
  const specifier = posix.relative(posix.dirname(path), target).replace(/\.tsx?$/, '');
  return {
    text: write(rules),
    stricter: write([...rules, refusal(imports)]),
    rules: rules.length,
    components: parts.length,
    edited: {
      path,
      statement: `import { forbidden } from '${specifier.startsWith('.') ? specifier : `./${specifier}`}';`,
      rule: 'R-2',
    },
  };
}

/** A rule against the imports from one part to another: the pair that is in the middle by the number of imports. */
function refusal(imports: ReadonlyMap<Part, ReadonlyMap<Part, number>>): string {
  const pairs = [...imports].flatMap(([from, row]) => [...row].map(([to, count]) => ({ from, to, count })));
  const pair = pairs.sort((a, b) => a.count - b.count)[Math.floor(pairs.length / 2)];
  if (pair === undefined) return 'kind: forbid, from: "**", to: "package:*"';
  return `kind: forbid, from: ${pair.from.id}, to: ${pair.to.id}`;
}

/** One import inside a part, for the rule that demands it. */
function anImport(edges: Edges, part: Part): [from: string, to: string] {
  for (const path of part.files) {
    for (const target of edges.targets.get(path)?.values() ?? [])
      if (target !== undefined) return [path, target];
  }
  return [part.files[0]!, part.files[0]!];
}

function middle(files: readonly string[], lengthOf: (path: string) => number): string {
  const sorted = files.filter(path => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'));
  sorted.sort((a, b) => lengthOf(a) - lengthOf(b));
  return sorted[Math.floor(sorted.length / 2)] ?? files[0]!;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
