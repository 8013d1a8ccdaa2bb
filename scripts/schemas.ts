import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas, schemaText } from '../src/core/artifacts/jsonSchemas.ts';
import { root } from './root.ts';

/** Writes `schemas/*.schema.json` from the models; a unit test holds that they are current. */
for (const [name, schema] of Object.entries(jsonSchemas())) {
  writeFileSync(join(root, 'schemas', `${name}.schema.json`), schemaText(schema));
}
