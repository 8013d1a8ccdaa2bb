import { below, joinPath } from '../workspacePath.ts';
import { type Mapped, mappedPaths } from './pathMapping.ts';
import { withoutQuery } from './specifier.ts';
import type { TsConfig } from './tsconfig.ts';

/** The paths that a config has for a bare specifier, in the order in which they are tried. */
interface Aliases {
  /** From a pattern of `paths` that says more than `*`. */
  certain: readonly string[];
  /** From a bare `*` and from `baseUrl`: every package name is looked up there as well. */
  possible: readonly string[];
  /** Whether there is such a pattern: then the specifier can hardly mean a package that nobody declares. */
  isMapped: boolean;
}

/** What a config makes of a bare specifier. */
export function aliasesOf(text: string, config: TsConfig | undefined): Aliases {
  const mapping = mapped(text, config);
  const isMapped = mapping?.catchAll === false;
  const base = config?.baseUrl === undefined ? undefined : joinPath(config.baseUrl, withoutQuery(text));
  return {
    certain: isMapped ? mapping.candidates : [],
    possible: [...(mapping?.catchAll ? mapping.candidates : []), ...(base === undefined ? [] : [base])],
    isMapped,
  };
}

/** The paths that `paths` gives for a specifier, of whatever pattern. */
export function mappedTo(text: string, config: TsConfig | undefined): readonly string[] {
  return mapped(text, config)?.candidates ?? [];
}

/** A specifier is looked up as it is written, then without a bundler's query. */
function mapped(text: string, config: TsConfig | undefined): Mapped | undefined {
  const mapping = config?.paths;
  if (mapping === undefined) return undefined;
  const plain = withoutQuery(text);
  const asWritten = mappedPaths(mapping, text);
  const asPlain = plain === text ? undefined : mappedPaths(mapping, plain);
  const found = asWritten ?? asPlain;
  return found && { ...found, candidates: [...found.candidates, ...(asPlain?.candidates ?? [])] };
}

/** Files of `rootDirs` see each other as if they stood in one folder: the places that one path then stands for. */
export function inRootDirs(path: string, config: TsConfig | undefined): string[] {
  const roots = config?.rootDirs ?? [];
  const inside = roots.map(root => below(root, path)).find(rest => rest !== undefined);
  return inside === undefined ? [] : roots.flatMap(root => joinPath(root, inside) ?? []);
}
