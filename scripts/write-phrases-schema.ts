import { writeFileSync } from 'node:fs';
import { phrasesSchema } from '../src/content/phrases-schema.ts';

// After a key of src/domain/phrases.ts has changed: `node scripts/write-phrases-schema.ts && npm run format`.
writeFileSync(
  new URL('../schemas/phrases.schema.json', import.meta.url),
  `${JSON.stringify(phrasesSchema(), undefined, 2)}\n`,
);
