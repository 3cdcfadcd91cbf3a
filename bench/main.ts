import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** `npm run bench` runs them all; `npm run -s bench -- turn --json` one, with its options. Each in its own process. */
const benches: Readonly<Record<string, string>> = {
  turn: 'turn/compare-turns.ts',
  replicas: 'replicas.ts',
  start: 'start.ts',
  storage: 'storage.ts',
  many: 'many-conversations.ts',
  migrations: 'migrations.ts',
  intents: 'intents.ts',
  'big-desk': 'big-desk.ts',
  'long-message': 'long-message.ts',
  hear: 'hear.ts',
  chat: 'chat.ts',
};

const [asked, ...options] = process.argv.slice(2);
if (asked !== undefined && !benches[asked]) {
  console.error(`There is no benchmark "${asked}". Name one of ${Object.keys(benches).join(', ')}, or none for all.`);
  process.exit(2);
}
for (const [name, file] of Object.entries(benches)) {
  if (asked !== undefined && asked !== name) continue;
  if (asked === undefined) console.log(`\n${name}`);
  const code = await run(file, options);
  if (code !== 0) process.exitCode = code;
}

async function run(file: string, given: readonly string[]): Promise<number> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, [path, ...given], { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
