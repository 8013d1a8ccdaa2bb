import { openTypeScript } from './ecmascriptReference.ts';
import { openGo, openRust } from './goRustReference.ts';
import { openCsharp, openJava, openKotlin } from './javaKotlinCsharpReference.ts';
import { openPhp } from './phpReference.ts';
import { openPython } from './pythonReference.ts';
import type { OpenReference } from './reference.ts';
import { openRuby } from './rubyReference.ts';

/** The real parser of each language, by the language's id. Vue and Svelte files hold scripts that others read. */
export const references: Readonly<Record<string, OpenReference>> = {
  typescript: openTypeScript,
  tsx: openTypeScript,
  javascript: openTypeScript,
  go: openGo,
  rust: openRust,
  java: openJava,
  kotlin: openKotlin,
  csharp: openCsharp,
  php: openPhp,
  python: openPython,
  ruby: openRuby,
};
