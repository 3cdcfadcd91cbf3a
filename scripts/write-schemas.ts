import { mkdirSync, writeFileSync } from 'node:fs';
import { generatedSchemas } from '../src/content/shape/generated-schemas.ts';

// After a name that writers may use has changed in src/domain/content/: `node scripts/write-schemas.ts && npm run format`.
const folder = new URL('../schemas/', import.meta.url);
mkdirSync(new URL('acts/', folder), { recursive: true });
for (const [name, schema] of Object.entries(generatedSchemas()))
  writeFileSync(new URL(`${name}.schema.json`, folder), `${JSON.stringify(schema, undefined, 2)}\n`);
