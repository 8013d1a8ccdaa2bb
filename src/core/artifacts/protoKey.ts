/** The schema library leaves this key out of maps of names, so another one stands there while it looks. */
const key = '__proto__';
const standIn = '\u0000proto';

/** Data in which a name such as a component's may be `__proto__`, as the schema library can be given it. */
export function hideProto<T>(json: T): T {
  return holdsKey(json) ? (replaced(json, key, standIn) as T) : json;
}

/** What became of such data, be it the value or what is wrong with it, with the name as it was written. */
export function showProto<T>(made: T): T {
  return replaced(made, standIn, key) as T;
}

function holdsKey(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsKey);
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, key) || Object.values(value).some(holdsKey);
}

function replaced(value: unknown, from: string, to: string): unknown {
  if (value === from) return to;
  if (Array.isArray(value)) return value.map(each => replaced(each, from, to));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name === from ? to : name, replaced(each, from, to)]),
  );
}
