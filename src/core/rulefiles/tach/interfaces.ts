import type { PythonModules } from '../python/modules.ts';
import { regexMatcher } from '../regex/regexMatcher.ts';
import { parseRegex, RegexProblem } from '../regex/regexTree.ts';
import type { TachConfiguration } from './configuration.ts';

/**
 * The files of a module that its interfaces expose something of; undefined where it has none, or only such as are
 * for some users or some modules that cannot be told. Names are not looked at: a file is exposed as soon as one of
 * its names could be.
 */
export function exposedFiles(
  module: string,
  { interfaces }: TachConfiguration,
  python: PythonModules,
): ((path: string) => boolean) | undefined {
  const own = interfaces.filter(({ entry, absolute }) => {
    const from = entry.at('from');
    return !from.exists || from.texts.some(text => isMet(absolute(text), module) !== false);
  });
  const isSure = own.every(({ entry, absolute }) => {
    const from = entry.at('from');
    return !from.exists || from.texts.some(text => isMet(absolute(text), module) === true);
  });
  if (own.length === 0 || !isSure || own.some(({ entry }) => entry.at('visibility').exists)) return undefined;
  const patterns = own.flatMap(({ entry }) => entry.at('expose').texts).map(beginningOf);
  return path => {
    const name = python.nameOf(path) ?? module;
    if (name === module) return true;
    const inside = name.slice(module.length + 1);
    return patterns.some(pattern => couldReach(pattern, inside));
  };
}

/** Whether an expression means a name; undefined where it cannot be tried. */
function isMet(pattern: string, name: string): boolean | undefined {
  try {
    return regexMatcher(parseRegex(`^${pattern}$`))(name);
  } catch (error) {
    if (error instanceof RegexProblem) return undefined;
    throw error;
  }
}

/** What an expression begins with, up to where it gets difficult. */
interface Beginning {
  /** One character each; undefined stands for any. */
  characters: readonly (string | undefined)[];
  /** True where nothing comes behind it. */
  isWhole: boolean;
}

const special = /[*+?^${}()|[\]]/;
const repeats = /[*+?{]/;

function beginningOf(pattern: string): Beginning {
  const characters: (string | undefined)[] = [];
  // Both sides of a choice count, and each is tied to one end of the name only.
  if (pattern.includes('|')) return { characters, isWhole: false };
  for (let at = 0; at < pattern.length; at++) {
    let character: string | undefined = pattern[at]!;
    if (character === '\\') {
      character = pattern[++at] ?? '';
      if (/[A-Za-z0-9]/.test(character)) return { characters, isWhole: false };
    } else if (special.test(character)) return { characters, isWhole: false };
    else if (character === '.') character = undefined;
    if (repeats.test(pattern[at + 1] ?? '')) return { characters, isWhole: false };
    characters.push(character);
  }
  return { characters, isWhole: true };
}

/** True where an expression may mean a file of the module, or something in it. */
function couldReach({ characters, isWhole }: Beginning, inside: string): boolean {
  const isMeant = (character: string | undefined, at: number): boolean =>
    character === undefined || character === `${inside}.`[at];
  if (characters.length > inside.length) return characters.slice(0, inside.length + 1).every(isMeant);
  return characters.every(isMeant) && (!isWhole || characters.length === inside.length);
}
