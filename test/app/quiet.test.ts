import { expect, it, onTestFinished } from 'vitest';
import { hearLibraries } from '../../src/app/hear-libraries.ts';
import { sparingLog } from '../../src/app/sparing-log.ts';
import { keepingLog } from '../http/support/keeping-log.ts';

it('writes one line for each cause and minute, and counts what it leaves out', () => {
  const kept = keepingLog();
  let now = 0;
  const log = sparingLog(kept, () => now);
  const full = Object.assign(new Error('at 1'), { code: 'storage-full' });
  for (let times = 0; times < 1000; times++) {
    log.error('a request failed', { error: full, times });
    log.error('a request failed', { error: new Error('something else') });
    log.warn('send not through', { why: 'busy', item: `${times}` });
    log.info('as ever');
    now += 50;
  }
  now += 60_000;
  log.error('a request failed', { error: Object.assign(new Error('at 2'), { code: 'storage-full' }) });

  const told = kept.lines.filter(({ level }) => level === 'error' || level === 'warn');
  expect(told.map(({ event }) => event)).toEqual([
    'a request failed',
    'a request failed',
    'send not through',
    'a request failed',
  ]);
  expect(told.at(-1)?.fields).toMatchObject({ repeated: 999 });
  expect(kept.lines.filter(({ level }) => level === 'debug')).toHaveLength(3 * 999);
  expect(kept.lines.filter(({ level }) => level === 'info')).toHaveLength(1000);
});

it('writes one line for each way of refusing what strangers send, and one for all that they make up', () => {
  const kept = keepingLog();
  let now = 0;
  const log = sparingLog(kept, () => now);
  const attack = (): void => {
    for (let times = 0; times < 1000; times++) {
      log.info('activity not proven', { status: 401, why: 'The token does not name its key.' });
      log.info('activity not proven', { status: 401, why: `nobody is ${times}` });
      log.error('a request failed', { error: new Error(`made up: ${times}`) });
      now += 50;
    }
  };
  attack();
  const told = (level: string) => kept.lines.filter((line) => line.level === level).map(({ fields }) => fields);
  expect(told('info')).toHaveLength(21);
  expect(told('error')).toHaveLength(21);
  now += 60_000;
  attack();
  expect(told('info')).toHaveLength(42);
  expect(told('info').at(21)).toEqual({ status: 401, why: 'The token does not name its key.', repeated: 999 });
  expect(told('info').at(-1)).toMatchObject({ repeated: 980 });
});

it('takes what libraries print into the log, cut to what somebody can read', () => {
  const log = keepingLog();
  const leave = hearLibraries(log);
  onTestFinished(leave);
  console.error(`Error finding key for token. Available keys: ${'A'.repeat(50_000)}`);
  console.error(new Error('jwt expired'));
  console.warn('%s is old', 'this');
  process.emit('warning', new Error('deprecated'));
  leave();
  expect(log.lines.map(({ level }) => level)).toEqual(['warn', 'warn', 'warn', 'warn']);
  expect(JSON.stringify(log.lines[0]).length).toBeLessThan(500);
  expect(JSON.stringify(log.lines[1])).toContain('jwt expired');
  expect(JSON.stringify(log.lines[1])).not.toContain(' at ');
});
