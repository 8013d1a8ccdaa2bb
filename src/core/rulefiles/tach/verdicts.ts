import { layerWithin, type PackageModules } from './components.ts';
import type { TachConfiguration } from './configuration.ts';
import { type Dependencies, dependenciesOf, type TachModule } from './modules.ts';

/** What tach says when one module of a package imports another. */
export type Verdict =
  /** It may, whatever it declares: by layers, as a utility, by a wildcard, or since it declares nothing. */
  | 'unasked'
  /** It names the other among its dependencies. */
  | 'declared'
  /** It must not, by what it declares. */
  | 'refused'
  /** It must not, by the layers of both. */
  | 'layers';

interface Declared {
  /** The place of its layer, the highest first; undefined where it has none. */
  rank: number | undefined;
  /** True where tach looks at none of its imports. */
  isUnchecked: boolean;
  isUtility: boolean;
  /** Undefined where it declares nothing. */
  depends: Dependencies | undefined;
  forbidden: Dependencies;
}

/** Judges pairs of modules of one package, in the order that tach goes by. */
export class Verdicts {
  readonly #declared: ReadonlyMap<string, Declared>;
  readonly #closed: readonly boolean[];
  readonly #isExplicit: boolean;

  /** `read` are the modules of which some file is read. */
  constructor({ modules }: PackageModules, { root, layers }: TachConfiguration, read: ReadonlySet<string>) {
    this.#isExplicit = root.at('layers_explicit_depends_on').isTrue;
    this.#closed = layers.map(({ closed }) => closed);
    const ranks = new Map(layers.map(({ name }, rank) => [name, rank]));
    const order = [...ranks.keys()];
    const declared = (name: string, module: TachModule): Declared => {
      const { entry } = module.written;
      const depends = entry.at('depends_on');
      return {
        rank: ranks.get(layerWithin(order, module) ?? ''),
        isUnchecked: entry.at('unchecked').isTrue || !read.has(name),
        isUtility: entry.at('utility').isTrue,
        depends: depends.exists ? dependenciesOf(depends, module.written, modules.keys()) : undefined,
        forbidden: dependenciesOf(entry.at('cannot_depend_on'), module.written, modules.keys()),
      };
    };
    this.#declared = new Map([...modules].map(([name, module]) => [name, declared(name, module)]));
  }

  isUnchecked(name: string): boolean {
    return this.#declared.get(name)!.isUnchecked;
  }

  isUtility(name: string): boolean {
    return this.#declared.get(name)!.isUtility;
  }

  /** True where layers refuse imports from one rank to another. */
  isRefusedByLayers(from: number, to: number): boolean {
    return to < from || this.#closed.slice(from + 1, to).includes(true);
  }

  of(from: string, to: string): Verdict {
    const importer = this.#declared.get(from)!;
    const target = this.#declared.get(to)!;
    if (importer.isUnchecked) return 'unasked';
    if (importer.rank !== undefined && target.rank !== undefined && importer.rank !== target.rank) {
      if (this.isRefusedByLayers(importer.rank, target.rank)) return 'layers';
      if (!this.#isExplicit || target.isUtility) return 'unasked';
    }
    const { depends, forbidden } = importer;
    if (forbidden.named.has(to) || forbidden.meant.has(to)) return 'refused';
    if (depends?.named.has(to) === true) return 'declared';
    return depends === undefined || target.isUtility || depends.meant.has(to) ? 'unasked' : 'refused';
  }
}
