/**
 * The same string, with characters of its own. A slice of 13 characters or more is only a window that keeps the
 * whole text alive: 57 MB for the sake of a few thousand names. Joined with another string and cut again it
 * becomes a window on a small string.
 */
export function detached(slice: string): string {
  return slice.length < 13 ? slice : ` ${slice}`.slice(1);
}
