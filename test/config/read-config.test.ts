import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import type { Environment } from '../../src/config/settings-reader.ts';
import { FixpathError } from '../../src/domain/error.ts';

function faultsOf(env: Environment): FixpathError {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof FixpathError) return error;
  }
  throw new Error('No FixpathError was thrown.');
}

const linesOf = (env: Environment) => faultsOf(env).message.split('\n').slice(1);

const nameIn = (line: string) => line.trim().split(' ')[0];

/** The settings that are told to be wrong. */
const named = (env: Environment) => linesOf(env).map(nameIn);

it('needs no setting', () => {
  expect(readConfig({})).toMatchObject({
    port: 3978,
    host: '127.0.0.1',
    dataDir: join(process.cwd(), 'data'),
    contentDir: process.cwd(),
    publicUrl: undefined,
    trustProxy: [],
    serviceHosts: undefined,
    directLineSecret: undefined,
    webChatOrigins: [],
    logLevel: 'info',
    bot: { appId: undefined, allowUnauthenticated: false },
    tickets: { webhook: undefined, mail: undefined },
  });
});

it('gives settings that cannot be changed', () => {
  const config = readConfig({ WEB_CHAT_ORIGINS: 'https://www.example.org' });
  expect(() => Object.assign(config, { port: 1 })).toThrow(TypeError);
  expect(() => Object.assign(config.bot, { allowUnauthenticated: true })).toThrow(TypeError);
  expect(() => Object.assign(config.webChatOrigins, { 0: 'https://other.example.org' })).toThrow(TypeError);
});

it('reads lists with commas or spaces, and takes what is too much off an address', () => {
  const config = readConfig({
    WEB_CHAT_ORIGINS: 'https://www.example.org/, https://shop.example.org:8443',
    TRUST_PROXY: 'loopback 10.0.0.0/8',
    SERVICE_URLS: 'https://smba.trafficmanager.net/teams/, localhost:9000',
    PUBLIC_URL: 'https://help.example.org/',
  });
  expect(config).toMatchObject({
    webChatOrigins: ['https://www.example.org', 'https://shop.example.org:8443'],
    trustProxy: ['loopback', '10.0.0.0/8'],
    serviceHosts: ['smba.trafficmanager.net', 'localhost:9000'],
    publicUrl: 'https://help.example.org',
  });
});

it('tells every fault at once, each by its name and with a cure', () => {
  const lines = linesOf({
    PORT: '99999',
    HOST: 'no host',
    DATABASE_URL: 'mysql://db/fixpath',
    PUBLIC_URL: 'help.example.org',
    TRUST_PROXY: 'loopback, nginx',
    WEB_CHAT_ORIGINS: 'https://ok.example.org,ftp://no.example.org',
    SERVICE_URLS: 'https://',
    DIRECT_LINE_SECRET: 'short',
    MicrosoftAppType: 'Multi',
    ALLOW_UNAUTHENTICATED_BOT: 'perhaps',
    LOG_LEVEL: 'loud',
  });
  expect(lines.map(nameIn).toSorted()).toEqual([
    'ALLOW_UNAUTHENTICATED_BOT',
    'DATABASE_URL',
    'DIRECT_LINE_SECRET',
    'HOST',
    'LOG_LEVEL',
    'MicrosoftAppType',
    'PORT',
    'PUBLIC_URL',
    'SERVICE_URLS',
    'TRUST_PROXY',
    'WEB_CHAT_ORIGINS',
  ]);
  for (const line of lines) expect(line).toMatch(/\. (Set|Write|Leave|Copy) .*\.$/);
  expect(faultsOf({ PORT: 'x' }).code).toBe('settings-faulty');
});

it('names every proxy that is no address', () => {
  for (const wrong of ['nginx', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/x'])
    expect(linesOf({ TRUST_PROXY: `loopback, ${wrong}, 10.0.0.1` })).toEqual([
      expect.stringContaining(`TRUST_PROXY holds "${wrong}"`),
    ]);
});

it('takes the address of a PostgreSQL database, and tells nobody one that is none: it may hold a password', () => {
  const url = 'postgresql://desk:secret@db:5432/fixpath';
  expect(readConfig({ DATABASE_URL: url }).database).toEqual({ url, takesUnsafe: false });
  expect(readConfig({ DATABASE_URL: url, ALLOW_UNSAFE_DATABASE: 'yes' }).database?.takesUnsafe).toBe(true);
  expect(readConfig({}).database).toBeUndefined();
  for (const wrong of ['desk:secret@db/fixpath', 'postgresql://desk:secret@db', 'mysql://desk:secret@db/fixpath']) {
    const { message } = faultsOf({ DATABASE_URL: wrong });
    expect(message).toMatch(/DATABASE_URL is no address of a PostgreSQL database/);
    expect(message).not.toContain('secret');
  }
});

it('wants with an app id what a registration needs', () => {
  const bot = { MicrosoftAppId: 'id' };
  expect(named(bot)).toEqual(['PUBLIC_URL', 'MicrosoftAppPassword', 'MicrosoftAppTenantId']);
  const reachable = { ...bot, PUBLIC_URL: 'https://help.example.org' };
  const secret = { ...reachable, MicrosoftAppPassword: 's' };
  expect(readConfig({ ...secret, MicrosoftAppTenantId: 't' }).bot).toMatchObject({
    appType: 'SingleTenant',
    isTypeAssumed: true,
  });
  expect(linesOf(secret)).toEqual([expect.stringContaining('left out means SingleTenant')]);
  expect(readConfig({ ...secret, MicrosoftAppType: 'MultiTenant' }).bot).toMatchObject({ isTypeAssumed: false });
  expect(readConfig({}).bot).toMatchObject({ appType: undefined, isTypeAssumed: false });
  expect(named({ ...reachable, MicrosoftAppPassword: 's', MicrosoftAppType: 'SingleTenant' })).toEqual([
    'MicrosoftAppTenantId',
  ]);
  expect(
    readConfig({ ...reachable, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: 't' }).bot,
  ).toMatchObject({ appId: 'id', appPassword: undefined });
});

it('posts tickets only where nobody can listen, and signed', () => {
  const secret = 's'.repeat(32);
  for (const url of ['https://tickets.example.org/in?x=1', 'http://127.0.0.1:8080/', 'http://[::1]:8080/'])
    expect(readConfig({ TICKET_WEBHOOK_URL: url, TICKET_WEBHOOK_SECRET: secret }).tickets.webhook).toEqual({
      url,
      secret,
    });
  for (const url of ['http://tickets.example.org', 'tickets', 'ftp://tickets.example.org', 'https://a:b@example.org'])
    expect(named({ TICKET_WEBHOOK_URL: url, TICKET_WEBHOOK_SECRET: secret })).toEqual(['TICKET_WEBHOOK_URL']);
  const url = 'https://tickets.example.org/';
  expect(named({ TICKET_WEBHOOK_URL: url })).toEqual(['TICKET_WEBHOOK_SECRET']);
  expect(named({ TICKET_WEBHOOK_URL: url, TICKET_WEBHOOK_SECRET: 'short' })).toEqual(['TICKET_WEBHOOK_SECRET']);
  expect(named({ TICKET_WEBHOOK_SECRET: secret })).toEqual(['TICKET_WEBHOOK_SECRET']);
});

it('reads how mail leaves, and never repeats a password', () => {
  const env = { SMTP_URL: 'smtps://me:hidden@mail.example.org', MAIL_FROM: '"Help Desk" <help@example.org>' };
  expect(readConfig({ ...env, TICKET_MAIL_TO: 'a@example.org, b@example.org' }).tickets.mail).toEqual({
    smtpUrl: env.SMTP_URL,
    from: { name: 'Help Desk', address: 'help@example.org' },
    ticketsTo: ['a@example.org', 'b@example.org'],
  });
  expect(readConfig({ ...env, MAIL_FROM: 'help@example.org' }).tickets.mail?.from).toEqual({
    name: '',
    address: 'help@example.org',
  });
  expect(named({ SMTP_URL: env.SMTP_URL })).toEqual(['MAIL_FROM']);
  expect(named({ ...env, MAIL_FROM: 'Help Desk' })).toEqual(['MAIL_FROM']);
  expect(named({ ...env, TICKET_MAIL_TO: 'desk' })).toEqual(['TICKET_MAIL_TO']);
  expect(named({ MAIL_FROM: env.MAIL_FROM, TICKET_MAIL_TO: 'a@example.org' })).toEqual(['MAIL_FROM', 'TICKET_MAIL_TO']);
  expect(faultsOf({ ...env, SMTP_URL: 'https://me:hidden@mail.example.org' }).message).not.toContain('hidden');
});

it('opens the bot endpoint to nobody but this machine', () => {
  const open = { ALLOW_UNAUTHENTICATED_BOT: 'true' };
  for (const HOST of ['127.0.0.1', '127.1.2.3', 'localhost', '::1'])
    expect(readConfig({ ...open, HOST }).bot.allowUnauthenticated).toBe(true);
  for (const HOST of ['0.0.0.0', '::', '192.168.1.7', '127.example.org', 'help.example.org'])
    expect(linesOf({ ...open, HOST })).toEqual([expect.stringContaining('ALLOW_UNAUTHENTICATED_BOT')]);
});

it('takes the channel in which agents work by its id or its link, and only with what proves who speaks there', () => {
  const registered = {
    MicrosoftAppId: 'id',
    MicrosoftAppPassword: 's',
    MicrosoftAppTenantId: 'tenant',
    PUBLIC_URL: 'https://help.example.org',
  };
  const link = 'https://teams.microsoft.com/l/channel/19%3A0aB_c-9%40thread.tacv2/Desk?groupId=1-2&tenantId=3&ngc=true';
  for (const given of ['19:0aB_c-9@thread.tacv2', link, link.replaceAll('%3A', '%3a')])
    expect(readConfig({ ...registered, TEAMS_DESK_CHANNEL: given }).bot.deskChannel).toBe('19:0aB_c-9@thread.tacv2');
  for (const given of ['General', '19:chat@unq.gbl.spaces', '@thread.tacv2'])
    expect(named({ ...registered, TEAMS_DESK_CHANNEL: given })).toEqual(['TEAMS_DESK_CHANNEL']);
  expect(named({ TEAMS_DESK_CHANNEL: '19:a@thread.tacv2' })).toEqual(['MicrosoftAppId', 'MicrosoftAppTenantId']);
  expect(named({ TEAMS_DESK_CHANNEL: '19:a@thread.tacv2', ALLOW_UNAUTHENTICATED_BOT: 'true' })).toHaveLength(2);
});
