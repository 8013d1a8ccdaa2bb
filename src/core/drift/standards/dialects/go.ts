import type { SourceText } from '../standard.ts';
import { emptyBraces } from './caughtBlocks.ts';
import type { Dialect, Place } from './dialect.ts';
import { hasCommentAbove } from './documentation.ts';

const errorCheck = /\bif\s+(?:[^{}\n;]{1,300};\s*)?\w{0,60}[eE]rr\w{0,60}\s*!=\s*nil\s*(?=\{)/g;

function droppedErrors(source: SourceText): { at: Place; body: Place }[] {
  return [...source.text.matchAll(errorCheck)].flatMap(({ 0: whole, index }) => {
    if (!source.spans.isCode(index)) return [];
    const body = emptyBraces(source, index + whole.length);
    return body === undefined ? [] : [{ at: { start: index, end: index + 'if'.length }, body }];
  });
}

/** Methods that a well-known interface asks for say nothing new. */
const wellKnown = new Set(
  (
    'Len Less Swap Push Pop Error Unwrap Is As String GoString Format Read Write Close Seek ReadFrom WriteTo ' +
    'ServeHTTP MarshalJSON UnmarshalJSON MarshalText UnmarshalText MarshalYAML UnmarshalYAML MarshalBinary ' +
    'UnmarshalBinary Scan Value Set Get Type Reset ProtoMessage DeepCopy DeepCopyInto DeepCopyObject'
  ).split(' '),
);
const receiver = /^func\s*\(\s*(?:\w+\s+(?=[\w*]))?(?:\*\s*)?(\w+)/;

/** Go. */
export const go: Dialect = {
  droppedErrors,
  publicFunctions: {
    declared: /^func\s*(?:\([^)\n]*\)\s*)?([A-Z]\w*)\s*[([]/dgm,
    counts(_, __, name, found) {
      const type = receiver.exec(found[0])?.[1];
      return type === undefined || (/^[A-Z]/.test(type) && !wellKnown.has(name));
    },
    isDocumented: (source, at) =>
      hasCommentAbove(source, at, comment => !/^\/\/(?:go:|nolint)/.test(comment)),
    comment: 'a comment above it',
  },
  names: [
    {
      what: 'type',
      declared: /^type\s+([A-Za-z_]\w*)(?=\s+(?:struct|interface|func|map|\[|[\w.*]))/gm,
      // Generated code and bindings of C keep the names that they come with.
      fits: /^[A-Za-z][A-Za-z0-9]*$|^_?C_|_\w+_/,
      style: 'MixedCaps',
    },
    {
      what: 'function',
      declared: /^func\s+([A-Za-z_]\w*)(?=\s*[([])/gm,
      fits: /^(?:[A-Za-z][A-Za-z0-9]*|(?:Test|Benchmark|Example|Fuzz)\w*|_|_?[Cc]_\w+|Convert_\w+|Register\w*|\w[^_]*(?:_[^_]*){2,})$/,
      style: 'MixedCaps',
    },
  ],
  codeLines: [
    /^(?:var|const)\s+\w+(?:\s+[\w.*[\]]+)?\s*=\s*\S.*$/,
    /^[\w.]+(?:,\s*[\w.]+)*\s*:=\s*\S.*$/,
    /^func\s*(?:\([^()]*\)\s*)?\w*\(.*\{$/,
    /^(?:\}\s*else\s+)?if\s+\S.*\{$/,
    /^for\s+(?:\S.*)?\{$/,
    /^switch\s+(?:\S.*)?\{$/,
    /^(?:go\s+|defer\s+)?[A-Za-z_]\w*(?:\.\w+)+\(.*\)$/,
    /^return\s+(?:nil|err|\w+\(.*\)|[\w.]+,\s*[\w.()]+)$/,
    /^[\w.]+\[?[\w."]*\]?\s*[-+*/|]?=\s*(?:[\w.]+\(.*\)|[\w.&"]+)$/,
  ],
  joins: {
    behind: /^\s*\+\s*(?!["'`+=])\S/,
    before: /\bfmt\.(?:Sprintf|Fprintf|Printf)\(\s*(?:\w+,\s*)?$/,
    // Numbers cannot carry a statement with them.
    holes: /'?%[svq]/,
  },
};
