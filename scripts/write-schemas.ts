import { writeFileSync } from 'node:fs';
import { languageSchema } from '../src/content/shape/language-schema.ts';
import { phrasesSchema } from '../src/content/shape/phrases-schema.ts';

// After a name that writers may use has changed in src/domain/content/: `node scripts/write-schemas.ts && npm run format`.
for (const [name, schema] of [
  ['phrases', phrasesSchema()],
  ['language', languageSchema()],
] as const) {
  const file = new URL(`../schemas/${name}.schema.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(schema, undefined, 2)}\n`);
}
