import { remember } from '../../../remember.ts';
import { beginsUpper, dottedPrefixes, qualifierOf, simpleNameOf } from '../declared/dottedNames.ts';
import type { DeclaredNames } from '../resolution.ts';
import { facadeOf } from './facade.ts';

/** What a script declares is its own. */
export const isImportable = (path: string): boolean => !path.endsWith('.kts');

/** Finds the files that declare what an import names. */
export class DeclaredTypes {
  readonly #declared: DeclaredNames;
  readonly #found = new Map<string, readonly string[]>();

  constructor(declared: DeclaredNames) {
    this.#declared = declared;
  }

  /** The files that declare a name, or the longest beginning of it that some file declares. */
  filesOf(name: string): readonly string[] {
    return remember(this.#found, name, () => {
      for (const prefix of dottedPrefixes(name)) {
        // What begins with a function's name can be a package of the same name.
        if (prefix !== name && !beginsUpper(simpleNameOf(prefix)) && this.#declared.hasSpace(prefix))
          continue;
        const exact = this.#declared.filesOf(prefix).filter(isImportable);
        if (exact.length > 0) return exact;
        const facade = this.#facadeFiles(prefix);
        if (facade.length > 0) return facade;
      }
      return [];
    });
  }

  /** Some file declares something else now. */
  forget(): void {
    this.#found.clear();
  }

  /** `StringsKt` is how Java sees the functions of `Strings.kt`. */
  #facadeFiles(name: string): readonly string[] {
    const simple = simpleNameOf(name);
    if (!simple.endsWith('Kt')) return [];
    return this.#declared
      .inSpace(qualifierOf(name))
      .map(({ path }) => path)
      .filter(path => facadeOf(path) === simple);
  }
}
