/** Index of the first entry of a sorted list that is not below `from`; the list's length where all are. */
export function indexFrom<T extends number | string>(ascending: readonly T[], from: T): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
