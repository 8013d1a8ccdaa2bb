import { entryOf, isMap, type JsonMap } from '../../artifacts/patchJson.ts';
import { parseYaml } from '../../artifacts/yaml/tree.ts';
import type { Json } from '../../model/json.ts';
import { type Endpoint, httpMethods } from './endpoint.ts';

/** Larger files are not read: a person would wait for them. YAML takes fifty times as long as JSON. */
const longest = { json: 10_000_000, yaml: 1_000_000 } as const;
const mostEndpoints = 2000;
/** A reference may lead to another one, but not for ever. */
const mostHops = 10;

/** The operations of an OpenAPI (or Swagger 2) file; undefined where it cannot be read as one. */
export function openApiEndpoints(text: string, source: string): Endpoint[] | undefined {
  const document = dataOf(text);
  if (!isMap(document) || !isMap(entryOf(document, 'paths'))) return undefined;
  const reader = new ContractReader(document, source);
  return reader.endpoints().slice(0, mostEndpoints);
}

function dataOf(text: string): Json {
  if (/^\s*\{/.test(text) && text.length <= longest.json) {
    try {
      return JSON.parse(text) as Json;
    } catch {
      // YAML reads more than JSON does, trailing commas among it.
    }
  }
  return text.length > longest.yaml ? null : parseYaml(text).json;
}

class ContractReader {
  constructor(
    private readonly document: JsonMap,
    private readonly source: string,
  ) {}

  endpoints(): Endpoint[] {
    return this.entries(this.document, 'paths').flatMap(([path, written]) => {
      const item = this.resolved(written);
      if (!isMap(item)) return [];
      const shared = this.listOf(item, 'parameters');
      return Object.entries(item).flatMap(([method, operation]) => {
        if (!httpMethods.has(method.toUpperCase()) || !isMap(operation)) return [];
        return [this.endpoint(method, path, operation, shared)];
      });
    });
  }

  private endpoint(method: string, path: string, operation: JsonMap, shared: Json[]): Endpoint {
    const parameters = [...shared, ...this.listOf(operation, 'parameters')].map(one => this.resolved(one));
    const responses = this.entries(operation, 'responses').map(([code, response]): [string, string] => [
      code,
      this.response(code, this.resolved(response)),
    ]);
    const isError = (code: string) => /^[45]|^default$/i.test(code);
    return {
      method: method.toUpperCase(),
      path,
      summary: line(entryOf(operation, 'summary')) || firstLine(entryOf(operation, 'description')),
      auth: this.auth(operation),
      request: [...parameters.flatMap(parameterWords), ...this.body(operation)].join(', '),
      response: responses.flatMap(([code, words]) => (isError(code) ? [] : [words])).join('; '),
      errors: responses.flatMap(([code, words]) => (isError(code) ? [words] : [])).join('; '),
      sources: [this.source],
    };
  }

  private auth(operation: JsonMap): string {
    const required = entryOf(operation, 'security') ?? entryOf(this.document, 'security');
    if (!Array.isArray(required)) return '';
    const schemes = required.flatMap(one => (isMap(one) ? [Object.keys(one).join(' and ') || 'none'] : []));
    return schemes.length === 0 ? 'none' : schemes.join(' or ');
  }

  private body(operation: JsonMap): string[] {
    const body = this.resolved(entryOf(operation, 'requestBody'));
    const schema = isMap(body) ? this.schemaOf(body) : '';
    return isMap(body) ? [schema === '' ? 'a body' : `body: ${schema}`] : [];
  }

  private response(code: string, response: Json | undefined): string {
    if (!isMap(response)) return code;
    const words = firstLine(entryOf(response, 'description')).replace(/\.$/, '');
    const schema = this.schemaOf(response);
    return [code, words, schema === '' ? '' : `(${schema})`].filter(Boolean).join(' ');
  }

  /** The schema's name, or what it consists of. */
  private schemaOf(holder: JsonMap): string {
    const content = entryOf(holder, 'content');
    const [media] = isMap(content) ? Object.values(content) : [];
    const schema = entryOf(holder, 'schema') ?? (isMap(media) ? entryOf(media, 'schema') : undefined);
    if (!isMap(schema)) return '';
    const name = nameOf(schema);
    if (name !== '') return name;
    const items = entryOf(schema, 'items');
    if (isMap(items)) return `list of ${nameOf(items) || line(entryOf(items, 'type')) || 'values'}`;
    const properties = entryOf(schema, 'properties');
    if (isMap(properties)) return Object.keys(properties).slice(0, 20).map(plain).join(', ');
    return line(entryOf(schema, 'type'));
  }

  /** What a local `$ref` stands for; the value itself where it is none. Other files are never opened. */
  private resolved(value: Json | undefined): Json | undefined {
    let at = value;
    for (let hop = 0; hop < mostHops; hop++) {
      const reference = isMap(at) ? entryOf(at, '$ref') : undefined;
      if (typeof reference !== 'string' || !reference.startsWith('#/')) return at;
      const steps = reference.slice(2).split('/').map(unescaped);
      at = steps.reduce<Json | undefined>(
        (json, step) => (isMap(json) ? entryOf(json, step) : undefined),
        this.document,
      );
    }
    return undefined;
  }

  private entries(map: JsonMap, key: string): [string, Json][] {
    const value = entryOf(map, key);
    return isMap(value) ? Object.entries(value) : [];
  }

  private listOf(map: JsonMap, key: string): Json[] {
    const value = entryOf(map, key);
    return Array.isArray(value) ? value : [];
  }
}

const unescaped = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

function nameOf(schema: JsonMap): string {
  const reference = entryOf(schema, '$ref');
  return typeof reference === 'string' ? plain(reference.slice(reference.lastIndexOf('/') + 1)) : '';
}

function parameterWords(parameter: Json | undefined): string[] {
  if (!isMap(parameter)) return [];
  const name = line(entryOf(parameter, 'name'));
  if (name === '') return [];
  const place = line(entryOf(parameter, 'in'));
  const isRequired = entryOf(parameter, 'required') === true;
  return [`${name}${isRequired ? '' : '?'}${place === '' || place === 'path' ? '' : ` (${place})`}`];
}

const longestWords = 300;
const plain = (text: string): string =>
  text
    .slice(0, 2 * longestWords)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestWords);
const line = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? plain(String(value)) : '';
const firstLine = (value: Json | undefined): string =>
  typeof value === 'string' ? plain(value.trimStart().split(/\n/, 1)[0] ?? '') : '';
