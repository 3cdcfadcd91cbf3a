import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { parseArgs } from 'node:util';
import { median } from './median.ts';
import { ourEntry, ourNodeOptions, ourSettings } from './our-settings.ts';
import { inScratchFolder } from './scratch-folder.ts';

/**
 * From the start of the process to `/readyz` = 200: the first time (classifier trained, database made, nothing
 * compiled), and again with content unchanged. Beside it what an empty Node takes: `npm run bench -- start [--json]`.
 */
const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, times: { type: 'string', default: '5' } },
});

await inScratchFolder(async (folder) => {
  const first = await timeToReady(folder);
  const again: number[] = [];
  const empty: number[] = [];
  for (let time = 0; time < Number(values.times); time++) {
    empty.push(await timeOfEmpty());
    again.push(await timeToReady(folder));
  }
  const ms = { first, again: median(again), empty: median(empty) };
  const ratio = Number((ms.again / ms.empty).toFixed(1));
  if (values.json) console.log(JSON.stringify({ ...ms, ratio }));
  else
    console.table([
      { start: 'first', ms: ms.first },
      { start: 'again', ms: ms.again, ratio },
      { start: 'node -e 0', ms: ms.empty },
    ]);
});

async function timeToReady(folder: string): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, [...ourNodeOptions, ourEntry], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...ourSettings(folder) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let printed = '';
  let ready: number | undefined;
  for await (const text of child.stdout.setEncoding('utf8')) {
    printed += text;
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
    if (!address || ready !== undefined) continue;
    if ((await statusOf(`${address}/readyz`)) !== 200) throw new Error('It said that it was up, and was not ready.');
    ready = performance.now() - began;
    child.kill('SIGTERM');
  }
  await ended;
  if (ready === undefined) throw new Error(`The server ended before it was ready:\n${printed}`);
  return Math.round(ready);
}

async function timeOfEmpty(): Promise<number> {
  const began = performance.now();
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit');
  return Math.round(performance.now() - began);
}

function statusOf(url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}
