import { writeFileSync } from 'node:fs';
import { deskContent } from '../test/play/desk-content.ts';
import { conversationsPage } from './conversations-page.ts';

// After scenarios or wordings have changed: `node scripts/write-conversations-page.ts`.
writeFileSync(new URL('../docs/conversations.md', import.meta.url), await conversationsPage(await deskContent()));
