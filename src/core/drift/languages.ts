import type { EcmascriptDialect } from './extract/ecmascript/dialect.ts';
import { scanEcmascript, spansOfEcmascript } from './extract/ecmascript.ts';
import type { ScanImports } from './extract/import.ts';
import type { TextSpans } from './extract/textSpans.ts';

/** How a language's files are read. One entry a file extension; a new language is a new line here. */
interface Language {
  id: string;
  scan: ScanImports;
  /** What in a text is no code. */
  spans(text: string): TextSpans;
}

const ecmascript = (id: string, dialect: EcmascriptDialect): Language => ({
  id,
  scan: text => scanEcmascript(text, dialect),
  spans: text => spansOfEcmascript(text, dialect),
});

const typescript = ecmascript('typescript', { typescript: true, jsx: false });
const tsx = ecmascript('typescript', { typescript: true, jsx: true });
// JSX is common in plain .js files, and nothing else in JavaScript begins with `<` in expression position.
const javascript = ecmascript('javascript', { typescript: false, jsx: true });

const byExtension: Readonly<Record<string, Language>> = {
  '.ts': typescript,
  '.mts': typescript,
  '.cts': typescript,
  '.tsx': tsx,
  '.js': javascript,
  '.mjs': javascript,
  '.cjs': javascript,
  '.jsx': javascript,
};

/** The language of a file, by its extension; undefined for a file that is not checked. */
export function languageOf(path: string): Language | undefined {
  const dot = path.lastIndexOf('.');
  return dot < 0 ? undefined : byExtension[path.slice(dot)];
}
