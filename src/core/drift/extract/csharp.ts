import { declarationWords, memberSymbols } from './braces/memberSymbols.ts';
import { spansOfTokens } from './braces/spans.ts';
import { CsharpLexer } from './csharp/csharpLexer.ts';
import { scanCsharp } from './csharp/scanCsharp.ts';
import type { Language } from './language.ts';

const declarations = declarationWords(
  'class interface enum record struct',
  'public protected private internal static readonly abstract sealed virtual override async partial extern unsafe ' +
    'volatile new const required event delegate ref fixed file operator implicit explicit return using global where this',
);

/** C#. A `using` names a namespace, whose types stand in any number of files. */
export const csharp: Language = {
  id: 'csharp',
  name: 'C#',
  family: 'csharp',
  scan: scanCsharp,
  spans: text => spansOfTokens(spans => new CsharpLexer(text, spans)),
  symbols: text => memberSymbols(new CsharpLexer(text), declarations),
  limits: [
    'Names written out in full without a `using` are not seen.',
    'Types of the same or an enclosing namespace need no `using`, so their use is not seen.',
    'A `using` is counted although nothing uses it.',
    'A `using` leads to the files of the namespace that declare a type or extension method which the file mentions, or to all of them if it mentions none; where several projects declare the same, to those that the project references.',
    'A `global using` is an import of the file that it stands in; `ImplicitUsings` and `Using` items of a project are not read.',
    'What F#, Visual Basic, Razor and XAML files declare is not read; what is imported from them counts as a package.',
    'Every branch of `#if` counts.',
    'Reflection, dependency injection by name and source generators are not followed.',
    'Project files name packages and not namespaces: whether a namespace is declared cannot be told.',
  ],
};
