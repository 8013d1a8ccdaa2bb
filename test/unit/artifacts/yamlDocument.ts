import fc from 'fast-check';
import type { Patch } from '../../../src/core/artifacts/patch.ts';
import type { Json, Path } from '../../../src/core/model/json.ts';

/** A random YAML map as people write it: comments, blank lines, all quotes, flow and block, both line ends. */
export interface YamlDocument {
  text: string;
  json: Json;
}

type Choice = () => number;

const awkward = [
  'no',
  '1.10',
  '2026-01-01',
  '# x',
  ' lead',
  'trail ',
  'a: b',
  'a #b',
  '',
  '~',
  '- x',
  '*glob',
  'src/**',
  "it's",
  'say "hi"',
  '{name}',
  'a, b',
  '[x]',
  'null',
  '0x1f',
  '日本語',
  'é',
  '@at',
  '%p',
  '!t',
  '&a',
  'a:',
  '👍',
  'one\ntwo',
  'one\n\n  two\n',
  '\n',
  'tab\there',
  '---',
  'x\r\ny',
  'back\\slash',
  '`tick`',
  '=',
  '<<',
  'one\ntwo\n\n',
  '  a\nb',
  'a\n \nb',
  '\u0085',
  '12e03',
  '0o17',
  '1_000',
  '12:30:45',
];
const plain = ['alpha', 'beta gamma', 'src/app/a.ts', 'x-1', 'Collect what is unread', 'v2'];

/** Texts that a form may send. */
export const text = fc.oneof(
  fc.constantFrom(...awkward),
  fc.constantFrom(...plain),
  fc.string({ maxLength: 8 }),
);

/** Values that a form may send. */
export const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>(tie => ({
  value: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    text,
    fc.constantFrom<Json>(true, false, null, 0, 7, -1.5, 1e21),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.oneof(
        fc.constantFrom('id', 'kind', 'to', 'no', '1.1', 'a b', 'x: y', '__proto__'),
        fc.string({ maxLength: 5 }),
      ),
      tie('value'),
      {
        maxKeys: 3,
        noNullPrototype: true,
      },
    ),
  ),
})).value;

/** Builds the text and, beside it, the data that it stands for. */
class Writer {
  readonly lines: string[] = [];
  #comments = 0;
  constructor(
    private readonly pick: Choice,
    private readonly step: number,
    private readonly indentLists: boolean,
  ) {}

  between(limit: number): number {
    return this.pick() % limit;
  }

  comment(): string {
    return `# note ${this.#comments++}.`;
  }

  noise(indent: string): void {
    const kind = this.between(6);
    if (kind === 0) this.lines.push('');
    if (kind === 1) this.lines.push(indent + this.comment());
    if (kind === 2) this.lines.push('', indent + this.comment(), '');
  }

  tail(): string {
    return this.between(4) === 0 ? ` ${this.comment()}` : '';
  }

  scalar(): [string, Json] {
    const kind = this.between(8);
    const word = plain[this.between(plain.length)]!;
    if (kind === 0) return ['12', 12];
    if (kind === 1) return ['true', true];
    if (kind === 2) return [`'it''s ${word}'`, `it's ${word}`];
    if (kind === 3) return [`"${word} \\"q\\" # no"`, `${word} "q" # no`];
    if (kind === 4) return ['~', null];
    return [word, word];
  }

  flow(depth: number): [string, Json] {
    const kind = depth <= 0 ? 2 : this.between(3);
    if (kind === 0) {
      const items = Array.from({ length: this.between(4) }, () => this.flow(depth - 1));
      return [`[${items.map(([t]) => t).join(', ')}]`, items.map(([, v]) => v)];
    }
    if (kind === 1) {
      const entries = Array.from(
        { length: this.between(4) },
        (_, i) => [`k${i}`, ...this.flow(depth - 1)] as const,
      );
      const pad = this.between(2) === 0 ? ' ' : '';
      return [
        `{${pad}${entries.map(([k, t]) => `${k}: ${t}`).join(', ')}${pad}}`,
        Object.fromEntries(entries.map(([k, , v]) => [k, v])),
      ];
    }
    return this.scalar();
  }

  /** The value behind a key or dash at `column`; `head` is the line so far. */
  behind(head: string, column: number, depth: number, inList: boolean): Json {
    const kind = depth <= 0 ? this.between(3) : this.between(7);
    if (kind === 0) {
      const [written, json] = this.flow(2);
      this.lines.push(`${head} ${written}${this.tail()}`);
      return json;
    }
    if (kind === 1 && !inList) {
      this.lines.push(`${head}${this.tail()}`);
      return null;
    }
    if (kind === 2) {
      const indent = ' '.repeat(column + this.step);
      const mark = this.between(2) === 0 ? '|' : '>-';
      this.lines.push(`${head} ${mark}${this.tail()}`, `${indent}first`, `${indent}second`);
      if (this.between(2) === 0) this.lines.push('');
      return mark === '|' ? 'first\nsecond\n' : 'first second';
    }
    if (kind === 3 || kind === 4) {
      if (inList) return this.map(column + 2, depth - 1, `${head} `);
      this.lines.push(`${head}${this.tail()}`);
      return this.map(column + this.step, depth - 1, undefined);
    }
    if (kind === 5 && !inList) {
      this.lines.push(`${head}${this.tail()}`);
      return this.list(column + (this.indentLists ? this.step : 0), depth - 1);
    }
    const [written, json] = this.scalar();
    this.lines.push(`${head} ${written}${this.tail()}`);
    return json;
  }

  map(column: number, depth: number, firstHead: string | undefined): Json {
    const count = 1 + this.between(4);
    const entries: [string, Json][] = [];
    for (let i = 0; i < count; i++) {
      const inline = i === 0 && firstHead !== undefined;
      if (!inline) this.noise(' '.repeat(column));
      const key = this.between(5) === 0 ? `"key ${i}"` : `key${i}`;
      const head = `${inline ? firstHead : ' '.repeat(column)}${key}:`;
      entries.push([key.replaceAll('"', ''), this.behind(head, column, depth, false)]);
    }
    return Object.fromEntries(entries);
  }

  list(column: number, depth: number): Json {
    return Array.from({ length: 1 + this.between(4) }, () => {
      this.noise(' '.repeat(column));
      return this.behind(`${' '.repeat(column)}-`, column, depth, true);
    });
  }
}

/** Random documents. */
export const yamlDocument: fc.Arbitrary<YamlDocument> = fc
  .record({
    choices: fc.array(fc.nat({ max: 419 }), { minLength: 30, maxLength: 120 }),
    step: fc.constantFrom(2, 4),
    indentLists: fc.boolean(),
    crlf: fc.boolean(),
    finalBreak: fc.boolean(),
  })
  .map(({ choices, step, indentLists, crlf, finalBreak }) => {
    let at = 0;
    const writer = new Writer(
      () => choices[at++ % choices.length]! + (at > choices.length ? at : 0),
      step,
      indentLists,
    );
    const json = writer.map(0, 3, undefined);
    writer.noise('');
    const body = writer.lines.join('\n');
    const text = (finalBreak ? `${body.trimEnd()}\n` : body.trimEnd()).replaceAll('\n', crlf ? '\r\n' : '\n');
    return { text, json };
  });

/** Every place of some data. */
export function places(json: Json, path: Path = []): Path[] {
  if (typeof json !== 'object' || json === null) return [path];
  const inner = Array.isArray(json)
    ? json.flatMap((item, index) => places(item, [...path, index]))
    : Object.entries(json).flatMap(([key, item]) => places(item, [...path, key]));
  return [path, ...inner];
}

/** A patch that fits the data, drawn by two numbers. */
export function patchFor(json: Json, at: number, kind: number, payload: Json): Patch {
  const all = places(json).filter(path => path.length > 0);
  const path = all[at % all.length]!;
  const last = path.at(-1)!;
  const parent = path
    .slice(0, -1)
    .reduce<Json>((value, step) => (value as Record<string, Json>)[step]!, json);
  if (Array.isArray(parent)) {
    const moves: Patch[] = [
      { op: 'set', path, value: payload },
      { op: 'insert', path, value: payload },
      { op: 'insert', path: [...path.slice(0, -1), parent.length], value: payload },
      { op: 'remove', path },
      { op: 'move', path, to: kind % parent.length },
    ];
    return moves[kind % moves.length]!;
  }
  let free = `${last} again`;
  while (Object.hasOwn(parent as object, free)) free += ' again';
  let made = 'made';
  while (Object.hasOwn(parent as object, made)) made += ' again';
  const changes: Patch[] = [
    { op: 'set', path, value: payload },
    { op: 'set', path: [...path.slice(0, -1), 'new key'], value: payload },
    { op: 'set', path: [...path.slice(0, -1), made, 'on', 0, 'way'], value: payload },
    { op: 'remove', path },
    { op: 'rename', path, key: free },
  ];
  return changes[kind % changes.length]!;
}
