/** What to say where Git names nobody for an act that only a person does; undefined where it does. */
export const unnamed = (
  by: string,
  does: 'approves' | 'amends' | 'confirms' | 'waives',
): string | undefined =>
  by.trim() === '' ? `Say who ${does}: set user.name and user.email in Git.` : undefined;
