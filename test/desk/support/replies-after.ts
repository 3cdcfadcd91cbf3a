import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { OpenDesk } from '../../../src/app/open-desk.ts';
import { deskContent } from '../../play/desk-content.ts';
import { openPlainDesk, type PlainDesk } from '../../play/plain-desk.ts';
import { plainStage } from '../../play/plain-stage.ts';

/** Opens the project's own desk for the tests of a file; gives what is said in a new conversation after some words. */
export function repliesAfter() {
  let desk: OpenDesk;
  let shared: PlainDesk;
  let place: string;
  beforeAll(async () => {
    desk = await deskContent();
    place = mkdtempSync(join(tmpdir(), 'fixpath-replies-'));
    shared = await openPlainDesk(desk.content, desk, place);
  }, 120_000);
  afterAll(async () => {
    await shared.close();
    rmSync(place, { recursive: true, force: true });
  });
  return async (before: readonly string[], words: string) => {
    const stage = plainStage(desk, place, before.concat(words).join(' / '), shared);
    await stage.greeting();
    for (const each of before) await stage.say(each);
    return stage.say(words);
  };
}
