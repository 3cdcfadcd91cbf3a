import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type AgentPage, agentOf } from './agent-of.ts';
import { desktop, type Visitors } from './open-browser.ts';
import type { Staff } from './run-staffed-desk.ts';
import { type Writer, writeAs } from './write-as.ts';

/** An agent at the desk, signed in and available, beside whoever is there. */
export async function atDesk(
  visitors: Visitors,
  url: string,
  who: Staff,
): Promise<{ readonly page: Page; readonly agent: AgentPage }> {
  const page = await visitors.beside({ ...desktop, reducedMotion: 'reduce' });
  await page.goto(`${url}/desk`);
  const agent = agentOf(page);
  await agent.signIn(who);
  await agent.beAvailable();
  return { page, agent };
}

/** Somebody of this name who waits for a human with a problem in the photos flow. */
export async function askForHuman(url: string, name: string, problem = 'photos not uploading'): Promise<Writer> {
  const person = await writeAs(url, name);
  await person.say(problem);
  await person.say('talk to a person');
  await expect.poll(person.shown).toContainEqual(expect.stringMatching(/colleague|number/));
  return person;
}
