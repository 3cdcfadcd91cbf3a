/**
 * Agents' accounts, also beside a running server: `npm run agents -- add anna --name "Anna" --team apple-devices`,
 * `list`, `roles anna lead`, `reset anna`, `link anna --mail anna@example.org`, `disable anna`, `enable anna`, `remove anna`. It asks for
 * the password, or reads it from a pipe with `--password-stdin`.
 */
import {
  type AccountLink,
  addAccount,
  disableAccount,
  enableAccount,
  giveRoles,
  linkAccount,
  removeAccount,
  resetPassword,
} from '../agents/sign-in/edit-accounts.ts';
import { readConfig } from '../config/read-config.ts';
import { readDotenv } from '../config/read-dotenv.ts';
import { byCommand } from '../domain/audit/by-command.ts';
import { FixpathError } from '../domain/error.ts';
import type { Account } from '../domain/handoff/account.ts';
import { present } from '../domain/present.ts';
import { type OpenAccounts, openAccounts } from '../storage/accounts/open-accounts.ts';
import { argumentsFaulty, parseArguments } from './parse-arguments.ts';
import { runCli } from './run-cli.ts';
import { askPassword } from './terminal/ask-password.ts';

const usage = `npm run agents -- list
npm run agents -- add LOGIN [--name NAME] [--team TEAM]... [--role ROLE]... [--password-stdin]
npm run agents -- add LOGIN --mail ADDRESS | --subject SUBJECT [--name NAME] [--team TEAM]... [--role ROLE]...
                                                     signs in through OIDC_ISSUER, without a password
npm run agents -- roles LOGIN ROLE...                agent, lead, writer, operator: these instead of what they have
npm run agents -- link LOGIN --mail ADDRESS | --subject SUBJECT
                                                     the same for an agent that is there; without either: no more
npm run agents -- reset LOGIN [--password-stdin]     a new password; signs them out everywhere
npm run agents -- disable LOGIN                      until they are enabled, or their password is reset
npm run agents -- enable LOGIN
npm run agents -- remove LOGIN`;

await runCli(async (args) => {
  const { values, positionals } = parseArguments(args, usage, {
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      team: { type: 'string', multiple: true, default: [] },
      role: { type: 'string', multiple: true, default: [] },
      mail: { type: 'string' },
      subject: { type: 'string' },
      'password-stdin': { type: 'boolean', default: false },
    },
  });
  const [command, login, ...given] = positionals;
  if (!command || !['list', 'add', 'roles', 'link', 'reset', 'disable', 'enable', 'remove'].includes(command))
    throw argumentsFaulty(usage);
  readDotenv();
  const { dataDir, database, contentDir, oidc } = readConfig(process.env);
  if (values.team.length > 0) await expectTeams(contentDir, values.team);
  const accounts = await openAccounts({ folder: dataDir, database });
  try {
    if (command === 'list') return await list(accounts);
    if (login === undefined) throw argumentsFaulty(usage);
    const password = () => askPassword(values['password-stdin']);
    const link = linkIn(values, oidc?.issuer);
    // Of one that is removed nothing can be read afterwards.
    const before = await accounts.account(keyOf(login));
    if (command === 'add') {
      const { name, team: teams, role } = values;
      const needsPassword = values['password-stdin'] || Object.keys(link).length === 0;
      await addAccount(
        accounts,
        present({ login, name, teams, link, roles: role, password: needsPassword ? await password() : undefined }),
        Date.now(),
      );
      console.log(`Agent "${login}" can sign in at /desk.`);
    } else if (command === 'roles') {
      await giveRoles(accounts, login, given);
      console.log(`"${login}" is ${given.join(' and ')} from now on.`);
    } else if (command === 'reset') {
      await resetPassword(accounts, login, await password());
      console.log(`Agent "${login}" has a new password and was signed out everywhere.`);
    } else if (command === 'link') {
      await linkAccount(accounts, login, link);
      console.log(`Agent "${login}" is linked to ${link.mail ?? link.identity?.subject ?? 'nobody'}.`);
    } else if (command === 'disable') {
      await disableAccount(accounts, login);
      console.log(`Agent "${login}" can no longer sign in. "enable" lets them in again.`);
    } else if (command === 'enable') {
      await enableAccount(accounts, login);
      console.log(`Agent "${login}" can sign in again.`);
    } else {
      await removeAccount(accounts, login);
      console.log(`Agent "${login}" is removed.`);
    }
    await putOnAudit(accounts, command, login, before);
  } finally {
    await accounts.close();
  }
});

/** As accounts are looked up: logins are kept in lower case. */
function keyOf(login: string): string {
  return login.trim().toLowerCase();
}

/** Puts on the audit what was done to an account, given what it was before. */
async function putOnAudit(
  accounts: OpenAccounts,
  command: string,
  login: string,
  before: Account | undefined,
): Promise<void> {
  const event = command === 'add' ? 'account-added' : command === 'remove' ? 'account-removed' : 'account-changed';
  const now = (await accounts.account(keyOf(login))) ?? before;
  const about = { login: keyOf(login), account: now?.id, change: command, roles: now?.roles };
  await accounts.audit(byCommand(event, about));
}

/** What links an account to someone at the provider: their mail address, or the provider's own name for them. */
function linkIn({ mail, subject }: { mail?: string; subject?: string }, issuer: string | undefined): AccountLink {
  if (subject !== undefined && issuer === undefined)
    throw new FixpathError('agents-no-provider', 'A subject is one of a provider: set OIDC_ISSUER and the like first.');
  const identity = subject === undefined || issuer === undefined ? undefined : { issuer, subject };
  return present({ mail, identity });
}

async function list(accounts: OpenAccounts): Promise<void> {
  const all = await accounts.accounts();
  if (all.length === 0) console.log('There are no agents yet. npm run agents -- add LOGIN makes one.');
  for (const { login, name, teams, roles, disabled, mail, identity } of all) {
    const link =
      mail === undefined && !identity ? '' : [mail, identity?.subject ?? 'not seen yet'].filter(Boolean).join(' ');
    const columns = [login, name, teams.join(', ') || 'all teams', roles.join(', '), link, disabled ? 'disabled' : ''];
    console.log(columns.filter(Boolean).join('\t'));
  }
}

async function expectTeams(contentDir: string, teams: readonly string[]): Promise<void> {
  // Loaded here only: most runs of the command do without content, which takes time to load.
  const { loadContent } = await import('../content/live/load-content.ts');
  const loaded = await loadContent(contentDir);
  if (loaded.type === 'faults') return;
  const known = loaded.content.desk.teams.map(({ id }) => id);
  const unknown = teams.find((team) => !known.includes(team));
  if (unknown !== undefined)
    throw new FixpathError('agents-team', `desk.yml knows no team "${unknown}". It knows: ${known.join(', ')}.`);
}
