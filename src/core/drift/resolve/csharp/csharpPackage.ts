import type { UsingForm } from '../../extract/csharp/usingForm.ts';
import { dottedPrefixes, qualifierOf } from '../declared/dottedNames.ts';
import type { Resolution } from '../resolution.ts';

/** Namespaces of .NET's own libraries, besides `System`: those of the runtime's reference assemblies. */
const ownRoots: ReadonlySet<string> = new Set([
  'System',
  'Microsoft.CSharp',
  'Microsoft.VisualBasic',
  'Microsoft.Win32',
]);

/**
 * What a `using` from outside of the workspace means: the namespace, and further names. Behind `static` and in most
 * aliases the last part is a type.
 */
export function csharpPackage(name: string, kind: UsingForm['kind']): Resolution & { kind: 'package' } {
  const namespace = (kind === '' ? '' : qualifierOf(name)) || name;
  const names = [...dottedPrefixes(name)].filter(prefix => prefix !== namespace);
  const builtin = [...dottedPrefixes(namespace)].some(prefix => ownRoots.has(prefix));
  return {
    kind: 'package',
    name: namespace,
    ...(names.length > 0 ? { names } : {}),
    ...(builtin ? { builtin: true as const } : {}),
  };
}
