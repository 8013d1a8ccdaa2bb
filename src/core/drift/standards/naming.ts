import { dialectOf } from './dialects/table.ts';
import { isGenerated, type Standard, type StandardBreach } from './standard.ts';

/** A name that is not written as the language's names are. */
export const naming: Standard = {
  usual: 'minor',
  question: 'How bad is a name off the convention?',
  refuses:
    'A type or a function whose name is not written as the language’s names are: types in PascalCase everywhere; functions in camelCase, in snake_case (Python, Rust, Ruby), in PascalCase (methods of C#) or without underscores (Go). Names that something else gives are free: in tests, of what is overridden, of functions of C.',
  remedy: 'Rename it',
  mayConcern: text =>
    /\b(?:class|interface|enum|type|function|def|func|fun|fn|struct|trait|void)\b/.test(text),
  breaches: source =>
    (isGenerated(source.text) ? [] : dialectOf(source.path).names)
      .flatMap(({ what, declared, fits, style, isGiven }) =>
        [...source.text.matchAll(declared)].flatMap((found): StandardBreach[] => {
          const name = found[1]!;
          if (fits.test(name) || !source.spans.isCode(found.index + found[0].search(/\S/))) return [];
          if (isGiven?.(source, found)) return [];
          const start = found.index + found[0].lastIndexOf(name);
          const message = `The ${what} \`${name}\` is not in ${style}`;
          return [{ start, end: start + name.length, message, target: name }];
        }),
      )
      .sort((a, b) => a.start - b.start),
};
