import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadContent } from '../src/content/live/load-content.ts';
import { type Hearer, hearerNames } from './hear/hearer.ts';
import { naiveRule } from './hear/naive-rule.ts';
import { ourEar } from './hear/our-ear.ts';
import { readRows } from './hear/rows.ts';
import { type Score, scoreOf } from './hear/score.ts';

/**
 * Replies to yes-or-no questions of troubleshooting charts that nothing was learned from, the answers being "Yes" and
 * "No" without a saying of their own: `npm run -s bench -- hear`. What is printed of yes and no rows: how many are heard
 * right, heard wrong, or not heard (asked about or asked again); of rows that ask something back, how many are heard as
 * no answer.
 *
 *     --data FILE      rows of chart, question, said, reply and label; ../shared/hear-bench/dev.tsv if not given
 *     --charts 'a;b'   only these charts
 *     --rows KEY       prints the rows heard so by our ear: `no>yes`, `ask>no`
 *     --json           results as JSON
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(import.meta.dirname, '../../shared/hear-bench/dev.tsv') },
    charts: { type: 'string' },
    rows: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
});

await main();

async function main(): Promise<void> {
  if (!existsSync(values.data)) {
    console.error(`${values.data} is not there. Name a file of replies with --data.`);
    return;
  }
  const loaded = await loadContent(join(import.meta.dirname, '..'));
  if (loaded.type === 'faults') throw new Error('The content has faults. `npm run check-content` lists them.');
  const all = readRows(values.data);
  const charts = values.charts?.split(';');
  const rows = charts ? all.filter(({ chart }) => charts.includes(chart)) : all;
  const hearers: Readonly<Record<(typeof hearerNames)[number], Hearer>> = {
    ours: ourEar(loaded.content, all),
    naive: naiveRule,
  };
  const scores: Record<string, Score> = {};
  for (const name of hearerNames) {
    const heard = rows.map((row) => ({ row, heard: hearers[name](row) }));
    scores[name] = scoreOf(heard);
    if (name === 'ours')
      for (const { row, heard: as } of heard)
        if (`${row.label}>${as}` === values.rows)
          console.log(`${row.question}\n  said   ${row.said}\n  reply  ${row.reply}`);
  }
  if (values.json) console.log(JSON.stringify(scores, null, 2));
  else for (const [name, score] of Object.entries(scores)) console.log(lineOf(name, score));
}

function lineOf(name: string, { right, wrong, unheard, taken, asks, questions }: Score): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return [
    name.padEnd(6),
    `right ${percent(right)}`,
    `wrong ${percent(wrong)}`,
    `not heard ${percent(unheard)}`,
    `taken for no answer ${percent(taken)}`,
    `ask heard as no answer ${percent(asks)}, as a question ${percent(questions)}`,
  ].join('   ');
}
