/** One operation that others may call. What is not known is an empty text. */
export interface Endpoint {
  /** In capitals. */
  method: string;
  path: string;
  summary: string;
  auth: string;
  request: string;
  response: string;
  errors: string;
  /** The files that describe it. */
  sources: readonly string[];
}

const methods = 'GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE';
/** In upper case. */
export const httpMethods: ReadonlySet<string> = new Set(methods.split('|'));

/** The same for two ways of writing one operation: `GET /users/:id` and `get /users/{userId}/`. */
export function endpointKey(method: string, path: string): string {
  const plain = path
    .replace(/[?#].*$/, '')
    .replace(/:[A-Za-z_]\w*|\{[^{}/]*\}|<[^<>/]*>/g, '{}')
    .replace(/(.)\/+$/, '$1');
  return `${method.toUpperCase()} ${plain}`;
}

const mention = new RegExp(
  `(?<![\\w-])(${methods})(?![\\w-])[\\s|*\`]{1,20}(/[^\\s\`|,;)\\]"']{0,300})`,
  'g',
);

/** The operations that a text names, such as "POST /digests" or a table row of method and path. */
export function mentionedEndpoints(text: string): { method: string; path: string }[] {
  return [...text.matchAll(mention)].map(([, method, path]) => ({
    method: method!,
    path: path!.replace(/[.:*]+$/, '') || '/',
  }));
}

/** Several descriptions of the operations as one list in their order; what comes first counts. */
export function mergedEndpoints(lists: readonly (readonly Endpoint[])[]): Endpoint[] {
  const merged = new Map<string, Endpoint>();
  for (const endpoint of lists.flat()) {
    const key = endpointKey(endpoint.method, endpoint.path);
    const known = merged.get(key);
    merged.set(key, known === undefined ? endpoint : combined(known, endpoint));
  }
  return [...merged.values()];
}

const described = ['summary', 'auth', 'request', 'response', 'errors'] as const;

function combined(first: Endpoint, second: Endpoint): Endpoint {
  const parts = described.map(part => [part, first[part] || second[part]]);
  const sources = [...new Set([...first.sources, ...second.sources])];
  return { ...first, ...Object.fromEntries(parts), sources };
}
