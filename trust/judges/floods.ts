import { setTimeout as wait } from 'node:timers/promises';
import type { Judge } from '../judge.ts';
import { openChat } from '../open-chat.ts';

const megabyte = 1024 ** 2;

/** How long an honest message may wait to be acknowledged, ms: the page gives up after 20 seconds. */
const patience = 10_000;

/** One address that sends files, words and wrong passwords as fast as it can, and honest people beside it. */
export const floods: Judge = {
  name: 'floods',
  claim: 'who floods is held up, fills no disk, and keeps nobody else from being answered',
  judge: async ({ open, scale }) => {
    const subject = await open();
    const faults: string[] = [];
    const address = '203.0.113.66';
    const counts = { honest: 0, slowest: 0, files: 0, 'files refused': 0, words: 0, 'words held up': 0 };
    let isOver = false;
    const beHonest = async (person: number): Promise<void> => {
      const chat = await openChat(subject.url, `198.51.100.${person}`);
      for (let count = 0; !isOver; count++) {
        const began = performance.now();
        await chat.insist('help', `honest-${count}`);
        counts.honest++;
        counts.slowest = Math.max(counts.slowest, Math.round(performance.now() - began));
        await wait(250);
      }
    };
    const people = [1, 2, 3].map(beHonest);
    const chat = await openChat(subject.url, address);
    const sendFiles = async (): Promise<void> => {
      for (let count = 0; count < 20 * scale; count++) {
        const { status } = await chat.sendFile(4 * megabyte, `file-${count}`);
        if (status === 200) counts.files++;
        else counts['files refused']++;
      }
    };
    const other = await openChat(subject.url, address);
    const sendWords = async (): Promise<void> => {
      const batch = Array.from({ length: 900 * scale }, (_, count) => `words-${count}`);
      const send = async (): Promise<void> => {
        for (let key = batch.pop(); key !== undefined; key = batch.pop()) {
          const { status } = await other.send('help', key);
          if (status === 200) counts.words++;
          else if (status === 429) counts['words held up']++;
          else if (status !== 503) faults.push(`A flood of words was answered ${status}.`);
        }
      };
      await Promise.all(Array.from({ length: 8 }, send));
    };
    const signIn = async (): Promise<void> => {
      const headers = { 'content-type': 'application/json', origin: subject.url, 'x-forwarded-for': address };
      for (let count = 0; count < 60 * scale; count++) {
        const body = JSON.stringify({ login: `nobody-${count}`, password: 'a wrong password' });
        const { status } = await fetch(`${subject.url}/desk/sign-in`, { method: 'POST', headers, body });
        if (status < 400 || status >= 500) faults.push(`A wrong password was answered ${status}.`);
      }
    };
    await Promise.all([sendFiles(), sendWords(), signIn()]);
    isOver = true;
    await Promise.all(people);
    if (counts.slowest > patience) faults.push(`An honest message waited ${counts.slowest} ms.`);
    if (counts.files > 12) faults.push(`${counts.files} files of 4 MB of one conversation were taken.`);
    if (counts['words held up'] === 0) faults.push('A flood of words was held up by nothing.');
    if (!subject.isAlive()) faults.push('The server has ended.');
    if (subject.complaints() !== '') faults.push(`It wrote past its log: ${subject.complaints().slice(0, 200)}`);
    return { counts, faults };
  },
};
