/**
 * Makes the app package to upload to Teams: `npm run teams-package`; with `-- --out FILE` in another place, with
 * `-- --read-channels` for a team in which agents work without mentioning the bot.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { readConfig } from '../config/read-config.ts';
import { readDotenv } from '../config/read-dotenv.ts';
import { FixpathError } from '../domain/error.ts';
import { openContent } from './open-content.ts';
import { parseArguments } from './parse-arguments.ts';
import { runCli } from './run-cli.ts';
import { teamsManifest } from './teams-manifest.ts';

const usage = 'Usage: npm run teams-package -- --out FILE --read-channels, each of them if you want it';
const root = join(import.meta.dirname, '../..');

await runCli(async (args) => {
  const { values } = parseArguments(args, usage, {
    options: { out: { type: 'string' }, 'read-channels': { type: 'boolean', default: false } },
  });
  const out = resolve(values.out ?? join(root, 'out', 'fixpath-teams.zip'));
  readDotenv();
  const config = readConfig(process.env);
  const tools = await loadTools();
  const { desk } = await openContent(config.contentDir);
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const manifest = await teamsManifest({
    template: await readFile(join(root, 'teams', 'manifest.json'), 'utf8'),
    appId: config.bot.appId,
    publicUrl: config.publicUrl,
    deskName: desk.name,
    version,
    readsChannels: values['read-channels'],
    faultsIn: tools.faultsIn,
  });
  const files = {
    'manifest.json': Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`),
    'color.png': await readFile(join(root, 'teams', 'color.png')),
    'outline.png': await readFile(join(root, 'teams', 'outline.png')),
  };
  await mkdir(dirname(out), { recursive: true });
  // One date for all: the same settings make the same package, byte for byte.
  await writeFile(out, tools.zip(files, { mtime: new Date(2000, 0, 1) }));
  console.log(
    [
      `The Teams app is in ${relative('.', out)}; it was checked against the official manifest schema.`,
      'Next: in Teams, Apps > Manage your apps > Upload an app > Upload a custom app, and choose that file.',
      `The Azure Bot must have ${config.publicUrl}/api/messages as its messaging endpoint (docs/teams.md).`,
    ].join('\n'),
  );
});

/** Loads packages that a production install leaves out. */
async function loadTools() {
  try {
    const [{ zipSync }, { AppManifestUtils }] = await Promise.all([
      import('fflate'),
      import('@microsoft/app-manifest'),
    ]);
    return {
      zip: zipSync,
      // The parameter's type is one of the package's own; the schema checks whatever is given.
      faultsIn: (manifest: object) => AppManifestUtils.validateAgainstSchema(manifest as never),
    };
  } catch (cause) {
    throw new FixpathError(
      'teams-package-tools',
      'fflate and @microsoft/app-manifest are missing: this is a production install. Run npm ci --include=dev and try again; the package can be made on any machine.',
      { cause },
    );
  }
}
