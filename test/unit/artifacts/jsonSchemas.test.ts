import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonSchemas, schemaText } from '../../../src/core/artifacts/jsonSchemas.ts';

const schemas = Object.entries(jsonSchemas());

/** Every key of a schema that has no description, by its way from the root. */
function silent(schema: unknown, way: string): string[] {
  if (Array.isArray(schema)) return schema.flatMap(item => silent(item, way));
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key !== 'properties') return silent(value, way);
    return Object.entries(value as Record<string, { description?: string }>).flatMap(([name, inner]) => [
      ...(inner.description === undefined && !way.endsWith('checks') ? [`${way}.${name}`] : []),
      ...silent(inner, `${way}.${name}`),
    ]);
  });
}

describe('schemas/*.schema.json', () => {
  it.each(schemas)('%s is current (`node scripts/run.mjs schemas` writes it)', (name, schema) => {
    expect(readFileSync(`schemas/${name}.schema.json`, 'utf8')).toBe(schemaText(schema));
  });

  it.each(schemas)('%s explains every key', (name, schema) => {
    expect(silent(schema, name)).toEqual([]);
  });

  it('lets keys that start with x- stand where others may not', () => {
    const blueprint = jsonSchemas().blueprint as {
      additionalProperties: unknown;
      patternProperties: unknown;
    };
    expect(blueprint.additionalProperties).toBe(false);
    expect(blueprint.patternProperties).toEqual({ '^x-': {} });
  });
});
