import { writeFileSync } from 'node:fs';
import { errorsPage } from './errors-page.ts';

// After src/domain/error-codes.ts has changed: `node scripts/write-errors-page.ts`.
writeFileSync(new URL('../docs/errors.md', import.meta.url), errorsPage());
