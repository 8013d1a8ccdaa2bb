import type { EcmascriptDialect } from '../ecmascript/dialect.ts';
import { symbolsOfEcmascript } from '../ecmascript/symbols.ts';
import { scanEcmascript, spansOfEcmascript } from '../ecmascript.ts';
import type { Import, Scan } from '../import.ts';
import type { Language } from '../language.ts';
import { TextSpans } from '../textSpans.ts';
import type { AttributeValue, Tag } from './tag.ts';

/** The content of a `<script>` that belongs to a component. */
export interface ScriptBlock {
  start: number;
  end: number;
  dialect: EcmascriptDialect;
  /** The file that holds the script instead. */
  source: AttributeValue | undefined;
}

/** Finds the script blocks of a component, in their order. */
export type FindScripts = (text: string) => readonly ScriptBlock[];

/** The block that a `<script>` tag opens. */
export function scriptBlock({ attributes, end: start }: Tag, end: number): ScriptBlock {
  const source = attributes.get('src');
  const language = attributes.get('lang')?.value ?? attributes.get('type')?.value ?? '';
  return {
    start: Math.min(start, end),
    end,
    dialect: dialects.find(({ names }) => names.test(language))?.dialect ?? plain,
    source: source === undefined || source.value === '' ? undefined : source,
  };
}

const plain: EcmascriptDialect = { typescript: false, jsx: true };
const dialects = [
  { names: /^(?:tsx)$/i, dialect: { typescript: true, jsx: true } },
  { names: /^(?:ts|typescript|text\/typescript)$/i, dialect: { typescript: true, jsx: false } },
];

/** A language whose files hold scripts among markup. */
export function componentLanguage(id: string, name: string, findScripts: FindScripts): Language {
  return {
    id,
    name,
    family: 'ecmascript',
    scan: text => scanComponent(text, findScripts),
    spans: text => spansOfComponent(text, findScripts),
    symbols: symbolsOfEcmascript,
    limits: [
      'Imports are read in the script blocks; expressions and `import()` in the markup and style sheets are not.',
      'Components that a framework imports by itself, without an import statement, are not seen.',
    ],
  };
}

function scanComponent(text: string, findScripts: FindScripts): Scan {
  const imports: Import[] = [];
  for (const { start, end, dialect, source } of findScripts(text)) {
    if (source !== undefined) {
      imports.push({ kind: 'value', specifier: source.value, start: source.start, end: source.end });
    }
    for (const found of scanEcmascript(text.slice(start, end), dialect)) {
      found.start += start;
      found.end += start;
      imports.push(found);
    }
  }
  return { imports };
}

function spansOfComponent(text: string, findScripts: FindScripts): TextSpans {
  const spans = new TextSpans();
  let markup = 0;
  for (const { start, end, dialect } of findScripts(text)) {
    spans.add('markup', markup, start);
    for (const span of spansOfEcmascript(text.slice(start, end), dialect).all) {
      spans.add(span.kind, span.start + start, span.end + start);
    }
    markup = end;
  }
  spans.add('markup', markup, text.length);
  return spans;
}
