import type { PythonModules } from '../python/modules.ts';
import type { TachConfiguration } from './configuration.ts';

/**
 * The files of a module that its interfaces expose something of; undefined where it has none, or only such as are
 * for some users. Names are not looked at: a file is exposed as soon as one of its names could be.
 */
export function exposedFiles(
  module: string,
  { interfaces }: TachConfiguration,
  python: PythonModules,
): ((path: string) => boolean) | undefined {
  const own = interfaces.filter(({ entry, absolute }) => {
    const from = entry.at('from');
    return !from.exists || from.texts.some(text => couldBe(absolute(text), module));
  });
  if (own.length === 0 || own.some(({ entry }) => entry.at('visibility').exists)) return undefined;
  const patterns = own.flatMap(({ entry }) => entry.at('expose').texts);
  return path => {
    const name = python.nameOf(path) ?? module;
    if (name === module) return true;
    const inside = name.slice(module.length + 1);
    return patterns.some(pattern => couldReach(pattern, inside));
  };
}

const special = /[.*+?^${}()|[\]\\]/;

/** True where an expression over names is, or might be, met by this one. */
function couldBe(pattern: string, name: string): boolean {
  if (pattern === '.*' || pattern === name) return true;
  const literal = literalStart(pattern);
  return literal.length < pattern.replaceAll('\\', '').length && name.startsWith(literal);
}

/** True where an expression may mean a file of the module, or something in it. */
function couldReach(pattern: string, inside: string): boolean {
  const literal = literalStart(pattern);
  const isWhole = literal.length === pattern.replaceAll('\\', '').length;
  if (literal === inside || literal.startsWith(`${inside}.`)) return true;
  return !isWhole && inside.startsWith(literal);
}

/** The plain text that an expression begins with; dots between names are meant as dots. */
function literalStart(pattern: string): string {
  let text = '';
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at]!;
    const next = pattern[at + 1] ?? '';
    if (character === '\\') {
      if (/[A-Za-z0-9]/.test(next)) break;
      text += next;
      at++;
    } else if (character === '.' && !/[*+?{]/.test(next)) text += '.';
    else if (special.test(character) || /[*+?{]/.test(next)) break;
    else text += character;
  }
  return text;
}
