import type { Family } from '../extract/language.ts';
import { csharp } from './csharp.ts';
import { ecmascript } from './ecmascript.ts';
import { go } from './go.ts';
import { jvm } from './jvm.ts';
import { php } from './php.ts';
import { python } from './python.ts';
import type { FamilyResolution } from './resolution.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';

/** How each family of languages is resolved. */
export const resolutions: Readonly<Record<Family, FamilyResolution>> = {
  ecmascript,
  go,
  rust,
  python,
  php,
  ruby,
  jvm,
  csharp,
};
