/**
 * What a `using` says besides its name: `static` or `alias`, and the namespace that it stands in, in which names
 * are looked for first. Written as one word, since that is what an import keeps.
 */
export interface UsingForm {
  kind: '' | 'static' | 'alias';
  /** Empty outside of namespaces. */
  inside: string;
}

/** Undefined for a plain `using` outside of namespaces. */
export function writeUsingForm({ kind, inside }: UsingForm): string | undefined {
  if (inside !== '') return `${kind} in ${inside}`;
  return kind === '' ? undefined : kind;
}

/** Reads what {@link writeUsingForm} wrote. */
export function readUsingForm(form: string | undefined): UsingForm {
  const [kind = '', inside = ''] = (form ?? '').split(' in ');
  return { kind: kind === 'static' || kind === 'alias' ? kind : '', inside };
}
