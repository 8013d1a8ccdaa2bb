const longest = 60;
/** Names that Windows keeps for devices, whatever comes behind a dot. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A title as a file name: small letters and figures of any script, joined by `-`, at most 60 characters. Marks
 * on Latin letters are dropped; a title without any letter becomes `untitled`.
 */
export function slugOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/([a-z])\p{M}+/giu, '$1')
    .normalize('NFC')
    .toLowerCase();
  const joined = plain.replace(/['’]/g, '').replace(/[^\p{L}\p{N}\p{M}]+/gu, '-');
  const slug = [...joined.replace(/^-+/, '')].slice(0, longest).join('').replace(/-+$/, '');
  if (!/[\p{L}\p{N}]/u.test(slug)) return 'untitled';
  return reserved.test(slug) ? `${slug}-plan` : slug;
}
