import { beforeAll, beforeEach, onTestFinished } from 'vitest';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import { deskContent } from './desk-content.ts';
import { openPlainDesk, type PlainDesk } from './plain-desk.ts';

/** Hands each test of a file a desk of its own, with the project's content, and closes it afterwards. */
export function deskInEachTest(use: (desk: PlainDesk, opened: OpenDesk) => void): void {
  let opened: OpenDesk;
  beforeAll(async () => {
    opened = await deskContent();
  });
  beforeEach(async () => {
    const desk = await openPlainDesk(opened.content, opened);
    onTestFinished(() => desk.close());
    use(desk, opened);
  });
}
