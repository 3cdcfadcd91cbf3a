import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { longestText } from '../src/domain/text/words.ts';
import { classifierOf } from '../src/intents/classify/classifier.ts';
import { whyOf } from '../src/intents/inspect/why.ts';
import { sentencesOf } from './big-desk/sentences.ts';
import { trainedOnOwnDesk } from './intents/own-desk.ts';
import { writeSection } from './write-section.ts';

/**
 * The slowest that a message can be made: 2000 characters of whatever somebody may paste, and more, which is cut. The
 * mean and the slowest of many: `npm run -s bench -- long-message [--json] [--write]`.
 */
const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
});

const fill = (unit: string) => unit.repeat(Math.ceil((2 * longestText) / unit.length));
const prose = sentencesOf({ intents: 20, utterances: 20, holdouts: 0 }, 1)
  .utterances.map(({ text }) => text)
  .join('. ');

const texts: Readonly<Record<string, string>> = {
  'prose of many words': prose.slice(0, 2 * longestText),
  'one word of one letter': fill('a'),
  'one word of many letters': fill('abcdefghijklmnopqrstuvwxyz'),
  'letters and blanks': fill('a '),
  'slips of known words': fill('pohtos iclod stroage upadte '),
  punctuation: fill('?!.,;'),
  apostrophes: fill("a'"),
  emoji: fill('🤷🏽‍♀️'),
  Chinese: fill('我的照片不上传'),
  Arabic: fill('صوري لا يتم تحميلها '),
  'ligatures that grow when they are made plain': fill('ﷺ'),
  'marks on one letter': `e${fill('\u0301')}`,
  'lone surrogates': fill('\ud800'),
  'null characters': fill('\u0000'),
};

const { model, stakes } = await trainedOnOwnDesk();
const { understand } = classifierOf(model, stakes);
const explain = whyOf(model, stakes);
const times = 200;
const whyTimes = 10;

/** Milliseconds of this thread's own time: what the machine does besides is not counted. */
function spent(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

const rounded = (ms: number) => Number(ms.toFixed(2));
const rows = Object.entries(texts).map(([what, text]) => {
  for (let warm = 0; warm < 10; warm++) understand(text);
  const all = spent(() => {
    for (let time = 0; time < times; time++) understand(text);
  });
  const each = Array.from({ length: times }, () => spent(() => understand(text)));
  const why = spent(() => {
    for (let time = 0; time < whyTimes; time++) explain(text);
  });
  return {
    text: what,
    'mean ms': rounded(all / times),
    'slowest ms': rounded(Math.max(...each)),
    'why ms': rounded(why / whyTimes),
  };
});
if (values.json) console.log(JSON.stringify(rows));
else console.table(rows);
if (values.write) await writeSection('The longest messages', sectionOf());

function sectionOf(): string {
  const cells = rows.map((row) => `| ${Object.values(row).join(' | ')} |`);
  return [
    '`npm run -s bench -- long-message`: twice 2000 characters, the first 2000 of which are read, of whatever somebody may',
    `paste, each ${times} times; the thread's own time, which some systems count in steps of 4 ms. At most 50 ms are wanted. "Why" is`,
    'what `classify --why` takes.',
    '',
    `Measured ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown processor'}.`,
    '',
    '| text | mean, ms | slowest, ms | why, ms |',
    '| --- | --: | --: | --: |',
    ...cells,
  ].join('\n');
}
