import { declarationWords, memberSymbols } from './braces/memberSymbols.ts';
import { spansOfTokens } from './braces/spans.ts';
import { JavaLexer } from './java/javaLexer.ts';
import { scanJava } from './java/scanJava.ts';
import type { Language } from './language.ts';

const declarations = declarationWords(
  'class interface enum record',
  'public protected private static final abstract native synchronized transient volatile strictfp default sealed ' +
    'non return new throw package import',
);

/** Java. Packages and imports stand before the first type; what a file declares are the types at its top. */
export const java: Language = {
  id: 'java',
  name: 'Java',
  family: 'jvm',
  scan: scanJava,
  spans: text => spansOfTokens(spans => new JavaLexer(text, spans)),
  symbols: text => memberSymbols(new JavaLexer(text), declarations),
  limits: [
    'Names written out in full without an import are not seen.',
    'Classes of the same package need no import, so their use of each other is not seen.',
    'An import is counted although nothing uses it, and a constant although the compiler copies it.',
    'Reflection, `META-INF/services` and annotation processing are not followed.',
    'In `module-info.java`, what a module requires, exports or uses is not read.',
    'A wildcard import leads to the files of the package that declare a name which the file mentions, or to all of them if it mentions none.',
    'Sources in Scala, Groovy, AspectJ and other languages of the JVM are not read; what is imported from them counts as a package.',
    'Manifests name artifacts and not packages: whether a package is declared cannot be told.',
  ],
};
