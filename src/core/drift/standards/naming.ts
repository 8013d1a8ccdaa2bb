import type { Standard, StandardBreach } from './standard.ts';

/** What each kind of declaration is called, by the usual convention of the language. */
const conventions: readonly { what: string; declared: RegExp; fits: RegExp; style: string }[] = [
  {
    what: 'type',
    declared: /(?<![\w$.])(?:class|interface|enum)\s+([A-Za-z_$][\w$]*)\s*(?=[<{]|extends\b|implements\b)/g,
    fits: /^_?\$?[A-Z][A-Za-z0-9]*(?:_[A-Z0-9][A-Za-z0-9]*)*\$?$/,
    style: 'PascalCase',
  },
  {
    what: 'type',
    declared: /(?<![\w$.])type[ \t]+([A-Za-z_$][\w$]*)\s*(?:<[^=\n]{1,200}>\s*)?=(?!=)/g,
    fits: /^_?\$?[A-Z][A-Za-z0-9]*(?:_[A-Z0-9][A-Za-z0-9]*)*\$?$/,
    style: 'PascalCase',
  },
  {
    what: 'function',
    declared: /(?<![\w$.])function\s*\*?\s*([A-Za-z_$][\w$]*)\s*[<(]/g,
    // A component or a constructor function begins with a capital; a test or a hidden one with `_` or `$`.
    fits: /^[_$]*(?:[A-Za-z][A-Za-z0-9$]*(?:_V\d+)?)?_*$/,
    style: 'camelCase',
  },
];

/** A name that is not written as the language's names are. */
export const naming: Standard = {
  usual: 'minor',
  question: 'How bad is a name off the convention?',
  refuses:
    'A class, interface, enum or type that is not in PascalCase, and a function that is not in camelCase.',
  remedy: 'Rename it',
  mayConcern: text => /\b(?:class|interface|enum|type|function)\b/.test(text),
  breaches: ({ text, spans }) =>
    conventions
      .flatMap(({ what, declared, fits, style }) =>
        [...text.matchAll(declared)].flatMap((found): StandardBreach[] => {
          const name = found[1]!;
          if (fits.test(name) || !spans.isCode(found.index)) return [];
          const start = found.index + found[0].indexOf(name, found[0].search(/\s|\*/));
          const message = `The ${what} \`${name}\` is not in ${style}`;
          return [{ start, end: start + name.length, message, target: name }];
        }),
      )
      .sort((a, b) => a.start - b.start),
};
