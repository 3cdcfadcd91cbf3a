import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runPeer } from './big-desk/run-peer.ts';
import { runServer } from './big-desk/run-server.ts';
import { sentencesOf } from './big-desk/sentences.ts';
import { understood } from './big-desk/understood.ts';
import { writeDesk } from './big-desk/write-desk.ts';
import { inScratchFolder } from './scratch-folder.ts';
import { writeSection } from './write-section.ts';

/**
 * A large desk in a small container: the server is started on a made-up desk, trains, and is started again. Memory is
 * the process's highest resident set as the system counts it, heap and all threads: `npm run -s bench -- big-desk`. It
 * takes some minutes.
 *
 *     --intents N      300 if not given; at most 300
 *     --utterances N   for each intent, 100 if not given
 *     --seed N         1 if not given
 *     --whole          Node takes what it likes; else its heap is held as small as 512 MB want it
 *     --json           the result as JSON
 *     --write          into the section "A big desk" of bench/README.md
 */
const { values } = parseArgs({
  options: {
    intents: { type: 'string', default: '300' },
    utterances: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    whole: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

/** With memory to spare Node forgets late; where there is none it has to be told. */
const ofSmallContainer = ['--max-old-space-size=256', '--max-semi-space-size=1'];

await inScratchFolder(async (folder) => {
  const size = { intents: Number(values.intents), utterances: Number(values.utterances), holdouts: 12 };
  const examples = sentencesOf(size, Number(values.seed));
  const content = join(folder, 'content');
  const flags = values.whole ? [] : ofSmallContainer;
  await writeDesk(content, examples);
  const first = told('first start', await runServer(folder, content, flags));
  const again = told('second start', await runServer(folder, content, flags));
  const accuracy = told('understood', await understood(folder, content));
  const bayes = told('natural', await runPeer(folder, examples.utterances));
  const result = { ...size, utterances: examples.utterances.length, first, again, accuracy, bayes };
  if (values.json) return console.log(JSON.stringify(result));
  const report = reportOf(result);
  console.log(report);
  if (values.write) await writeSection('A big desk', report);
});

/** What is known so far, for whoever waits. */
function told<Found>(what: string, found: Found): Found {
  console.error(what, JSON.stringify(found));
  return found;
}

type Result = {
  readonly intents: number;
  readonly utterances: number;
  readonly first: Awaited<ReturnType<typeof runServer>>;
  readonly again: Awaited<ReturnType<typeof runServer>>;
  readonly accuracy: string;
  readonly bayes: Awaited<ReturnType<typeof runPeer>>;
};

function reportOf({ intents, utterances, first, again, accuracy, bayes }: Result): string {
  const ratio = (first.cpuSeconds / bayes.cpuSeconds).toPrecision(2);
  return [
    `\`npm run -s bench -- big-desk\`: the server on a made-up desk of ${intents} intents and ${utterances} utterances,`,
    values.whole
      ? 'on a machine with memory to spare, so that Node forgets late.'
      : `with ${ofSmallContainer.map((flag) => `\`${flag}\``).join(' ')}, as one would start it in a container of 512 MB.`,
    '',
    `Measured ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown processor'}.`,
    '',
    '| | highest resident memory, MB | CPU seconds |',
    '| --- | --: | --: |',
    `| the server, first start: content read and checked, trained | ${first.peakMb} | ${first.cpuSeconds} |`,
    `| the server, started again | ${again.peakMb} (${again.restMb} at rest) | ${again.cpuSeconds} |`,
    `| natural BayesClassifier ${bayes.version}, training alone, heap not held | ${bayes.peakMb} | ${bayes.cpuSeconds} |`,
    '',
    `Training costs ${ratio} times what natural's does. While it lasts the log says how far it is: ${first.told} lines, the`,
    `last of them "${first.lastTold}".`,
    '',
    accuracy,
  ].join('\n');
}
