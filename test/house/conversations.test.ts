import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { conversationsPage } from '../../scripts/conversations-page.ts';
import { deskContent } from '../play/desk-content.ts';

it('the page of conversations is what the desk says', async () => {
  // If it is not: `node scripts/write-conversations-page.ts`.
  const page = readFileSync(join(import.meta.dirname, '../../docs/conversations.md'), 'utf8');
  expect(page).toBe(await conversationsPage(await deskContent()));
});
