import { spansOfTokens } from './braces/spans.ts';
import { KotlinLexer } from './kotlin/kotlinLexer.ts';
import { scanKotlin } from './kotlin/scanKotlin.ts';
import { symbolsOfKotlin } from './kotlin/symbols.ts';
import type { Language } from './language.ts';

/** Kotlin, files and scripts. Imports stand before the first declaration; functions can be imported as well as types. */
export const kotlin: Language = {
  id: 'kotlin',
  name: 'Kotlin',
  family: 'jvm',
  scan: scanKotlin,
  spans: text => spansOfTokens(spans => new KotlinLexer(text, spans)),
  symbols: symbolsOfKotlin,
  limits: [
    'Names written out in full without an import are not seen.',
    'What stands in the same package needs no import, so its use is not seen.',
    'An import is counted although nothing uses it.',
    'Reflection, services and the output of annotation processors are not followed.',
    'A wildcard import leads to the files of the package that declare a name which the file mentions, or to all of them if it mentions none; operators are not seen as mentions of their functions.',
    'Scripts (`.kts`) import, but nothing imports what they declare.',
    'Sources in Scala, Groovy, AspectJ and other languages of the JVM are not read; what is imported from them counts as a package.',
    'Manifests name artifacts and not packages: whether a package is declared cannot be told.',
  ],
};
