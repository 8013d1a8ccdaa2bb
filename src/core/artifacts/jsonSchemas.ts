import * as z from 'zod/mini';
import { agentsSchema } from '../model/agents.ts';
import { blueprintSchema } from '../model/blueprint.ts';
import { configSchema } from '../model/config.ts';
import type { Json } from '../model/json.ts';
import { planSchema } from '../model/plan.ts';
import { tasksSchema } from '../model/tasks.ts';
import { keyDescriptions } from './keyDescriptions.ts';
import { isMap, type JsonMap, mapOf } from './patchJson.ts';

const files = {
  blueprint: { schema: blueprintSchema, title: 'Plumbrule blueprint' },
  config: { schema: configSchema, title: 'Plumbrule configuration' },
  plan: { schema: planSchema, title: 'Plumbrule plan' },
  tasks: { schema: tasksSchema, title: 'Plumbrule tasks' },
  agents: { schema: agentsSchema, title: 'Plumbrule agents' },
} as const;

/** The JSON Schemas of the plan's YAML files, by the file's name without its ending. */
export function jsonSchemas(): Record<keyof typeof files, JsonMap> {
  const entries = Object.entries(files).map(([name, { schema, title }]) => {
    const plain = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }) as unknown as JsonMap;
    const { $schema, ...rest } = described(plain, name) as JsonMap;
    return [name, { $schema: $schema ?? '', title, ...rest }];
  });
  return Object.fromEntries(entries);
}

/** A schema as it is written to a file. */
export const schemaText = (schema: JsonMap): string => `${JSON.stringify(schema, null, 2)}\n`;

/** The schema with a description on each key, and with `x-` keys allowed where others are not. */
function described(schema: Json, owner: string): Json {
  if (Array.isArray(schema)) return schema.map(item => described(item, owner));
  if (!isMap(schema)) return schema;
  const inner = mapOf(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === 'properties' && isMap(value)
        ? describedKeys(value, ownerOf(schema, owner))
        : described(value, owner),
    ]),
  );
  if (!isMap(schema.properties)) return inner;
  return schema.additionalProperties === false ? { ...inner, patternProperties: { '^x-': {} } } : inner;
}

/** The rule kind, where the map is a rule. */
function ownerOf(schema: JsonMap, owner: string): string {
  const kind = isMap(schema.properties) ? schema.properties.kind : undefined;
  return isMap(kind) && typeof kind.const === 'string' ? kind.const : owner;
}

function describedKeys(properties: JsonMap, owner: string): JsonMap {
  return mapOf(
    Object.entries(properties).map(([key, value]) => {
      const description = keyDescriptions[`${owner}.${key}`] ?? keyDescriptions[key];
      const inner = described(value, key);
      return [key, isMap(inner) && description !== undefined ? { description, ...inner } : inner];
    }),
  );
}
