import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import type { Environment } from '../../src/config/settings-reader.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** The names that `src/config/` asks the environment for. */
const asked = new Set(
  readdirSync(join(root, 'src/config'))
    .flatMap((file) => [...read(join('src/config', file)).matchAll(/\b(?:text|oneOf|flag|list|count)\('(\w+)'/g)])
    .map(([, name]) => name ?? ''),
);

/** `.env.example` as it reads once every setting's comment sign is taken away. */
const example = parse(read('.env.example').replace(/^# (?=\w+=)/gm, ''));

/** Names and defaults of the table in docs/settings.md; a default that is no code span is described in words. */
const table = new Map(
  read('docs/settings.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, name = '', value = '']) => [name.replaceAll('`', ''), /^`(.+)`$/.exec(value)?.[1]]),
);

/** What a setting has to be accompanied by. */
function companionsOf(name: string): Environment {
  if (name.startsWith('MicrosoftApp')) return { MicrosoftAppTenantId: 'tenant' };
  if (name === 'TICKET_WEBHOOK_URL') return { TICKET_WEBHOOK_SECRET: 's'.repeat(32) };
  // Its example is blank, as those of all secrets are.
  if (name.startsWith('OIDC_ROLES'))
    return { ...companionsOf('OIDC_NAME'), OIDC_ROLES_CLAIM: 'groups', OIDC_ROLES: 'desk-leads=lead' };
  if (name.startsWith('OIDC_') && name !== 'OIDC_CLIENT_SECRET')
    return { OIDC_ISSUER: 'https://id.example.org', OIDC_CLIENT_ID: 'id', OIDC_CLIENT_SECRET: 's' };
  if (/^VISITOR_(JWKS_URL|AUDIENCE)$/.test(name))
    return { VISITOR_JWKS_URL: 'https://id.example.org/keys', VISITOR_AUDIENCE: 'desk' };
  if (name === 'TEAMS_DESK_CHANNEL')
    return {
      MicrosoftAppId: 'id',
      MicrosoftAppPassword: 's',
      MicrosoftAppTenantId: 'tenant',
      PUBLIC_URL: 'https://help.example.org',
    };
  if (name === 'SMTP_URL') return { MAIL_FROM: 'help@example.org' };
  if (name === 'MAIL_REPLY_TO')
    return { ...companionsOf('MAIL_FROM'), IMAP_URL: 'imaps://user:password@mail.example.org' };
  return /^MAIL_|_MAIL_|^IMAP_/.test(name) ? { SMTP_URL: 'smtp://localhost', MAIL_FROM: 'help@example.org' } : {};
}

describe('the list of settings', () => {
  it('is the same in src/config/, .env.example and docs/settings.md', () => {
    expect(asked.size).toBeGreaterThan(10);
    expect([...Object.keys(example)].sort()).toEqual([...asked].sort());
    expect([...table.keys()].sort()).toEqual([...asked].sort());
  });

  it('is read in one place: nothing else in src looks anything up in the environment', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    expect(files.filter((file) => /process\.env\s*[.[]/.test(read(join('src', file))))).toEqual([]);
  });

  it('has the defaults that the documents tell', () => {
    const told = [...table].flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
    expect(told.map(([name]) => name)).toContain('PORT');
    for (const [name, value] of told) {
      const { given: _, ...read } = readConfig({ [name]: value });
      expect([name, { ...read, given: {} }]).toEqual([name, readConfig({})]);
      expect([name, example[name]]).toEqual([name, value]);
    }
  });

  it('shows only examples that are accepted', () => {
    for (const [name, value] of Object.entries(example)) {
      const companions = companionsOf(name);
      expect(() => readConfig({ ...companions, [name]: value })).not.toThrow();
    }
  });

  it('takes an empty or blank value for none', () => {
    const blank = Object.fromEntries([...asked].map((name) => [name, '  ']));
    expect(readConfig(blank)).toEqual(readConfig({}));
  });
});
