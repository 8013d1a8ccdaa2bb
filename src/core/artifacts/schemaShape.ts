import type * as z from 'zod/mini';
import type { Json, Path } from '../model/json.ts';
import { entryOf, isMap } from './patchJson.ts';

/** What this needs to know of a schema's definition. */
interface Definition {
  type: string;
  shape?: Record<string, z.ZodMiniType>;
  element?: z.ZodMiniType;
  innerType?: z.ZodMiniType;
  valueType?: z.ZodMiniType;
  options?: z.ZodMiniType[];
  discriminator?: string;
  values?: unknown[];
}

const definitionOf = (schema: z.ZodMiniType): Definition => schema._zod.def as unknown as Definition;

/** The keys that a map at `path` may have; undefined where any key may stand, or no map. */
export function shapeAt(
  schema: z.ZodMiniType,
  json: Json,
  path: Path,
): Record<string, z.ZodMiniType> | undefined {
  let at: z.ZodMiniType | undefined = schema;
  let value: Json | undefined = json;
  for (const step of path) {
    at = at === undefined ? undefined : childOf(at, value, step);
    value = Array.isArray(value)
      ? value[Number(step)]
      : isMap(value)
        ? entryOf(value, String(step))
        : undefined;
  }
  return at === undefined ? undefined : shapeOf(at, value);
}

function shapeOf(schema: z.ZodMiniType, value: Json | undefined): Record<string, z.ZodMiniType> | undefined {
  const definition = definitionOf(schema);
  if (definition.innerType !== undefined) return shapeOf(definition.innerType, value);
  if (definition.options === undefined) return definition.shape;
  const { discriminator } = definition;
  const wanted = discriminator === undefined || !isMap(value) ? undefined : entryOf(value, discriminator);
  const option = definition.options.find(candidate => {
    const literal = discriminator === undefined ? undefined : shapeOf(candidate, undefined)?.[discriminator];
    return literal !== undefined && definitionOf(literal).values?.includes(wanted);
  });
  return option === undefined ? undefined : shapeOf(option, value);
}

function childOf(
  schema: z.ZodMiniType,
  value: Json | undefined,
  step: string | number,
): z.ZodMiniType | undefined {
  const definition = definitionOf(schema);
  if (definition.innerType !== undefined) return childOf(definition.innerType, value, step);
  if (definition.type === 'array') return definition.element;
  if (definition.type === 'record') return definition.valueType;
  if (typeof step === 'number' && definition.options !== undefined) {
    return definition.options.map(option => childOf(option, value, step)).find(child => child !== undefined);
  }
  return shapeOf(schema, value)?.[step];
}

/** Keys that a lenient map does not know, each with the path of its map; `x-` keys are anyone's. */
export function* strangeKeys(
  schema: z.ZodMiniType,
  value: Json,
  path: Path = [],
): Generator<{ path: Path; key: string; known: string[] }> {
  const definition = definitionOf(schema);
  if (definition.innerType !== undefined) {
    yield* strangeKeys(definition.innerType, value, path);
    return;
  }
  if (Array.isArray(value)) {
    const element = definition.element;
    if (element === undefined) return;
    for (const [index, item] of value.entries()) yield* strangeKeys(element, item, [...path, index]);
    return;
  }
  const shape = definition.shape;
  if (!isMap(value) || shape === undefined) return;
  const known = Object.keys(shape);
  for (const [key, item] of Object.entries(value)) {
    const inner = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (inner !== undefined) yield* strangeKeys(inner, item, [...path, key]);
    else if (!key.startsWith('x-')) yield { path, key, known };
  }
}
