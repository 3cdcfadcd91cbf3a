/**
 * Accounts of agents, also while the server runs: `npm run agents -- add anna --name "Anna" --team apple-devices`,
 * `list`, `reset anna`, `disable anna`, `remove anna`. A password is asked for, or piped in with `--password-stdin`.
 */
import { parseArgs } from 'node:util';
import { addAccount, disableAccount, removeAccount, resetPassword } from '../agents/edit-accounts.ts';
import { readConfig } from '../config/read-config.ts';
import { readDotenv } from '../config/read-dotenv.ts';
import { FixpathError } from '../domain/error.ts';
import { type OpenAccounts, openSqliteAccounts } from '../storage/sqlite-accounts.ts';
import { runCommand } from './run-command.ts';
import { askPassword } from './terminal/ask-password.ts';

const usage = `npm run agents -- list
npm run agents -- add LOGIN [--name NAME] [--team TEAM]... [--password-stdin]
npm run agents -- reset LOGIN [--password-stdin]     a new password; signs them out everywhere
npm run agents -- disable LOGIN                      until their password is reset
npm run agents -- remove LOGIN`;

await runCommand(async (args) => {
  const { values, positionals } = parsed(args);
  const [command, login] = positionals;
  if (!command || !['list', 'add', 'reset', 'disable', 'remove'].includes(command))
    throw new FixpathError('agents-usage', usage);
  readDotenv();
  const { dataDir, contentDir } = readConfig(process.env);
  if (values.team.length > 0) await expectTeams(contentDir, values.team);
  const accounts = await openSqliteAccounts({ folder: dataDir });
  try {
    if (command === 'list') return await list(accounts);
    if (login === undefined) throw new FixpathError('agents-usage', usage);
    const password = () => askPassword(values['password-stdin']);
    if (command === 'add') {
      const { name, team: teams } = values;
      await addAccount(
        accounts,
        { login, ...(name !== undefined && { name }), teams, password: await password() },
        Date.now(),
      );
      console.log(`Agent "${login}" can sign in at /desk.`);
    } else if (command === 'reset') {
      await resetPassword(accounts, login, await password());
      console.log(`Agent "${login}" has a new password and was signed out everywhere.`);
    } else if (command === 'disable') {
      await disableAccount(accounts, login);
      console.log(`Agent "${login}" can no longer sign in. Reset the password to let them in again.`);
    } else {
      await removeAccount(accounts, login);
      console.log(`Agent "${login}" is removed.`);
    }
  } finally {
    accounts.close();
  }
});

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        team: { type: 'string', multiple: true, default: [] },
        'password-stdin': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new FixpathError('agents-usage', `${(error as Error).message}\n${usage}`); // parseArgs throws nothing else
  }
}

async function list(accounts: OpenAccounts): Promise<void> {
  const all = await accounts.accounts();
  if (all.length === 0) console.log('There are no agents yet. npm run agents -- add LOGIN makes one.');
  for (const { login, name, teams, disabled } of all)
    console.log([login, name, teams.join(', ') || 'all teams', disabled ? 'disabled' : ''].join('\t').trimEnd());
}

async function expectTeams(contentDir: string, teams: readonly string[]): Promise<void> {
  // Only now: content is much to load for a command that mostly does without.
  const { loadContent } = await import('../content/load-content.ts');
  const loaded = await loadContent(contentDir);
  if (loaded.type === 'faults') return;
  const known = loaded.content.desk.teams.map(({ id }) => id);
  const unknown = teams.find((team) => !known.includes(team));
  if (unknown !== undefined)
    throw new FixpathError('agents-team', `desk.yml knows no team "${unknown}". It knows: ${known.join(', ')}.`);
}
