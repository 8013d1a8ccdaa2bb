import { beginsUpper, dottedPrefixes } from '../declared/dottedNames.ts';
import type { Resolution } from '../resolution.ts';
import { isPlatformPackage } from './platform.ts';

/**
 * The package of an imported name: what stands before its first part that looks like a type. Where none does, the
 * last part is what is imported, and for `static` the one before it is its class.
 */
function packageOf(name: string, isStatic: boolean, all: boolean): string {
  const parts = name.split('.');
  const type = parts.findIndex(beginsUpper);
  const count = type >= 0 ? type : parts.length - (isStatic ? 1 : 0) - (all ? 0 : 1);
  return parts.slice(0, Math.max(1, count)).join('.');
}

/** What an import from outside of the workspace means: the package, and further names from two parts on. */
export function jvmPackage(name: string, isStatic: boolean, all: boolean): Resolution & { kind: 'package' } {
  const found = packageOf(name, isStatic, all);
  const names = [...dottedPrefixes(name)].filter(prefix => prefix !== found && prefix.includes('.'));
  return {
    kind: 'package',
    name: found,
    ...(names.length > 0 ? { names } : {}),
    ...(isPlatformPackage(found) ? { builtin: true as const } : {}),
  };
}
