import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const standIn = 'npm:empty-npm-package@1.0.0';

/** Loads all of ours that asks for somebody else's index, with Teams connected, and tells what stood in for something. */
const program = `
  import { createRequire, registerHooks } from 'node:module';
  import { readFileSync } from 'node:fs';
  const loaded = [];
  registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
  await import('./src/bot/play-scene.ts');
  await import('./src/http/create-restify.ts');
  await import('./src/intents/text/stemmer.ts');
  await import('./src/intents/languages/foreign-words.ts');
  await import('./src/interpretation/alignment/word-net.ts');
  const { cloudOf } = await import('./src/channels/teams/connection/cloud.ts');
  await cloudOf({ MicrosoftAppId: 'an-id', MicrosoftAppPassword: 'a-password' })();
  await import('botframework-connector');
  await import('@microsoft/app-manifest');
  const isStandIn = (url) => /node_modules/.test(url) && JSON.parse(
    readFileSync(new URL(url.replace(/(.*node_modules\\/(?:@[^/]+\\/)?[^/]+).*/, '$1/package.json'))),
  ).name === 'empty-npm-package';
  console.log(JSON.stringify({ many: loaded.length > 500, standIns: loaded.filter(isStandIn) }));
`;

/** Loads the file of the thread that writes, outside of a thread, where it goes no further than its imports. */
const writerAlone = `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
  await import('./src/storage/sqlite/writer.ts').catch(() => {});
  console.log(JSON.stringify({
    ours: loaded.some((url) => url.endsWith('/storage/writes.ts')),
    theirs: [...new Set(loaded.flatMap((url) => url.split('/node_modules/')[1]?.split('/')[0] ?? []))],
  }));
`;

/** Loads what a server is put together by, and tells of whom it loads that which only some desks ever use. */
const serverAlone = `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
  await import('./src/app/create-app.ts');
  await import('./src/content/live/watch-content.ts');
  const theirs = new Set(loaded.flatMap((url) => url.split('/node_modules/')[1]?.split('/')[0] ?? []));
  const seldom = ['yaml', 'openid-client', 'postal-mime', 'email-reply-parser', 'imapflow', 'nodemailer', 'pg', 'fflate',
    'botbuilder', 'botframework-connector'];
  console.log(JSON.stringify({ ours: loaded.some((url) => url.endsWith('/create-engine.ts')),
    seldom: seldom.filter((name) => theirs.has(name)) }));
`;

function toldBy(text: string): unknown {
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '--eval', text], { cwd: root, encoding: 'utf8' }),
  );
}

it('the thread that writes loads the driver of its database and nobody else: its SQL comes ready to it', () => {
  expect(toldBy(writerAlone)).toEqual({ ours: true, theirs: ['better-sqlite3'] });
});

it('a desk loads what reads YAML and mail, signs in elsewhere or sends to a cloud only once that is asked for', () => {
  expect(toldBy(serverAlone)).toEqual({ ours: true, seldom: [] });
});

it('what the install leaves out is asked for by nothing that a desk loads, Teams included', () => {
  const { overrides } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { overrides: object };
  expect(JSON.stringify(overrides)).toContain(standIn);
  expect(toldBy(program)).toEqual({ many: true, standIns: [] });
});
