/**
 * Plays the Dockerfile without an engine: `npm run play-image`. Each stage is a folder, `COPY` copies what `.dockerignore`
 * leaves, `RUN` runs in a shell with this Node, and what the last stage holds is started as the image would start it, asked
 * whether it is ready, and ended. What only an engine does is not played: the image below, `USER`, a read-only root.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, matchesGlob, relative, resolve } from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';

const context = join(import.meta.dirname, '..');
const ignored = readFileSync(join(context, '.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

/**
 * What the image may add to its Node, MB compressed: the two are to be less than 250, and Node's own image has less than 100.
 * What is too large is seen before it is pushed.
 */
const mostMegabytes = 150;
/** How long a start may take, ms. */
const patience = 120_000;

const place = mkdtempSync(join(tmpdir(), 'fixpath-image-'));
/** Every stage is made in the same folder, as it would be in an image: what is built remembers its path. */
const current = join(place, 'current');
const stageFolder = (name: string): string => join(place, 'stages', name);
/** The folder that an absolute path of the image is here. */
const here = (path: string): string => join(current, path);

let folder = '/';
let environment: Record<string, string> = {};
let command: readonly string[] = [];
let stage = '';
/** What a stage hands on to one that begins with it. */
const stages = new Map<string, { readonly folder: string; readonly environment: Record<string, string> }>();

try {
  for (const instruction of DockerfileParser.parse(readFileSync(join(context, 'Dockerfile'), 'utf8')).getInstructions())
    play(
      instruction.getKeyword(),
      instruction.getArguments().map((argument) => argument.getValue()),
      instruction.getRawArgumentsContent() ?? '',
      instruction.toString(),
    );
  await tryOut();
} finally {
  rmSync(place, { recursive: true, force: true });
}

function play(keyword: string, args: readonly string[], raw: string, whole: string): void {
  switch (keyword) {
    case 'FROM':
      begin(args);
      return;
    case 'WORKDIR':
      folder = resolve(folder, args[0] ?? '.');
      mkdirSync(here(folder), { recursive: true });
      return;
    case 'ENV':
      environment = { ...environment, ...Object.fromEntries(args.map((pair) => pair.split('=', 2))) };
      return;
    case 'COPY':
      copy(args, /--from=(\S+)/.exec(whole)?.[1]);
      return;
    case 'RUN':
      run(raw);
      return;
    case 'CMD':
      command = JSON.parse(raw);
      return;
    case 'USER':
    case 'VOLUME':
    case 'EXPOSE':
    case 'HEALTHCHECK':
      return;
    default:
      throw new Error(`The Dockerfile uses ${keyword}, which is not played here.`);
  }
}

function begin([image = '', , name = 'last']: readonly string[]): void {
  keep();
  stage = name;
  const before = stages.get(image);
  folder = before?.folder ?? '/';
  environment = before?.environment ?? {};
  if (before) cpSync(stageFolder(image), current, { recursive: true, verbatimSymlinks: true });
  else mkdirSync(current, { recursive: true });
}

/** Puts the stage that is done where later ones begin with it or copy from it. */
function keep(): void {
  if (stage === '') return;
  mkdirSync(dirname(stageFolder(stage)), { recursive: true });
  renameSync(current, stageFolder(stage));
  stages.set(stage, { folder, environment });
}

function copy(given: readonly string[], from: string | undefined): void {
  const paths = given.filter((path) => !path.startsWith('--'));
  const to = paths.at(-1) ?? '.';
  const sources = paths.slice(0, -1);
  for (const source of sources) {
    const path = from === undefined ? join(context, source) : join(stageFolder(from), source);
    const isFolder = statSync(path).isDirectory();
    const intoFolder = !isFolder && (to.endsWith('/') || sources.length > 1);
    const target = here(resolve(folder, to, intoFolder ? basename(source) : ''));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(path, target, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => from !== undefined || !isIgnored(relative(context, file)),
    });
  }
}

function isIgnored(path: string): boolean {
  return ignored.some((pattern) => matchesGlob(path, pattern) || matchesGlob(path, `${pattern}/**`));
}

function run(line: string): void {
  console.log(`RUN ${line}`);
  // Absolute paths of the image are below our folder; whom they belong to, only an engine can say.
  const script = `chown() { :; }\n${line.replaceAll(' /data', ` ${here('/data')}`)}`;
  execFileSync('sh', ['-ec', script], {
    cwd: here(folder),
    // As a build has it: the machine's own settings of npm and its proxies are in there.
    env: { ...process.env, ...imageEnvironment() },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

/** What the Dockerfile sets, with the image's paths as they are here. */
function imageEnvironment(): Record<string, string> {
  return {
    PATH: `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`,
    ...Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [name, value.replace(/^\/data/, here('/data'))]),
    ),
  };
}

/** Starts what the last stage holds, and looks whether it is what an image should be. */
async function tryOut(): Promise<void> {
  const app = here(folder);
  for (const absent of ['test', 'bench', '.env', '.git', 'node_modules/vitest', 'node_modules/typescript'])
    if (existsSync(join(app, absent))) throw new Error(`The image holds ${absent}, which it must not.`);
  const { components } = JSON.parse(readFileSync(join(app, 'sbom.json'), 'utf8'));
  const listed = components.length;
  const packed = execFileSync('sh', ['-c', 'tar -c . | gzip | wc -c'], { cwd: app, encoding: 'utf8' });
  const [size = ''] = execFileSync('du', ['-sm', app], { encoding: 'utf8' }).split('\t');
  const megabytes = Math.round(Number(packed) / 1e6);
  console.log(`What the image adds to its Node: ${size.trim()} MB, ${megabytes} MB compressed`);
  console.log(`Packages that its sbom.json lists: ${listed}`);
  if (listed < 100) throw new Error('The image has no list of its packages.');
  if (megabytes > mostMegabytes)
    throw new Error(`The image adds ${megabytes} MB to its Node; at most ${mostMegabytes} are meant to.`);

  const began = performance.now();
  const [program = '', ...args] = command;
  const server = spawn(program, args, {
    cwd: app,
    env: { ...imageEnvironment(), PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await new Promise<string>((done, failed) => {
      let told = '';
      server.stdout.setEncoding('utf8').on('data', (text: string) => {
        told += text;
        const [address] = /http:\/\/[\d.]+:\d+/.exec(told) ?? [];
        if (address !== undefined) done(address);
      });
      server.once('exit', (code) => failed(new Error(`The server ended with ${code}: ${told}`)));
      setTimeout(() => failed(new Error(`The server was not up in time: ${told}`)), patience).unref();
    });
    console.log(`Up after ${Math.round(performance.now() - began)} ms`);
    for (const path of ['/readyz', '/chat', '/desk', '/widget.js']) {
      const { status } = await fetch(url + path);
      if (status !== 200) throw new Error(`${path} was answered ${status}.`);
    }
    console.log('It is ready, and shows its pages.');
  } finally {
    server.kill('SIGTERM');
  }
  const code = await new Promise((done) => server.once('exit', done));
  if (code !== 0) throw new Error(`The server ended with ${code}.`);
}
