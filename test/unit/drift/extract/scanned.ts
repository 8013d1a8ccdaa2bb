import { hashOf } from '../../../../src/core/drift/extract/import.ts';
import type { Language } from '../../../../src/core/drift/extract/language.ts';

/** The imports of a text in short: form, `all` and specifier. */
export function written(language: Language, text: string): string[] {
  return language
    .scan(text)
    .imports.map(({ form, all, specifier }) =>
      [form, all && 'all', specifier].filter(part => part !== undefined).join(' '),
    );
}

/** What a text declares: `space: names`. */
export function declaredBy(language: Language, text: string): string[] {
  return (language.scan(text).declares ?? []).map(({ space, names }) => [`${space}:`, ...names].join(' '));
}

/** Those of some names that a text mentions. */
export function mentioned(language: Language, text: string, names: readonly string[]): string[] {
  const { mentions } = language.scan(text);
  return names.filter(name => mentions?.has(hashOf(name)));
}

/** The stretches of a text that are no code. */
export function literalsOf(language: Language, text: string): string[] {
  return language.spans(text).all.map(({ start, end }) => text.slice(start, end));
}
