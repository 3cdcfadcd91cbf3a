import { describe, expect, it } from 'vitest';
import { trainingLine } from '../../src/cli/terminal/training-line.ts';
import { aboutTime, throttleProgress } from '../../src/intents/train/throttle-progress.ts';

/** A clock that is moved by hand, and a stream that remembers. */
function parts(isTTY: boolean) {
  let now = 0;
  const written: string[] = [];
  const line = trainingLine({ isTTY, write: (text) => written.push(text) }, () => now);
  const at = (seconds: number, done: number) => {
    now = seconds * 1000;
    line.onProgress(done);
  };
  return { at, written, end: line.end };
}

describe('the line of progress', () => {
  it('is a line now and then in a log, with the time that is left', () => {
    const { at, written, end } = parts(false);
    for (let second = 0; second < 60; second++) at(second, second / 60);
    end();
    expect(written[0]).toContain('trained anew');
    expect(written).toContain('Training: 25 %, about 45 seconds left\n');
    expect(written.length).toBeLessThan(15);
    expect(written.at(-1)).toContain('Trained in 59.0 seconds');
  });

  it('moves in place on a screen', () => {
    const { at, written } = parts(true);
    at(10, 0.1);
    expect(written.at(-1)).toBe('\rTraining: 10 %, about 90 seconds left\u001b[K'.replace('90 seconds', '2 minutes'));
  });

  it('is not there where nothing was trained', () => {
    const { written, end } = parts(false);
    end();
    expect(written).toEqual([]);
  });
});

describe('progress told', () => {
  it('is told of no training that is over soon', () => {
    const told: number[] = [];
    let now = 0;
    const onProgress = throttleProgress(
      (percent) => told.push(percent),
      () => now,
      5000,
    );
    for (const done of [0.2, 0.5, 0.9, 1]) {
      now += 1000;
      onProgress(done);
    }
    expect(told).toEqual([]);
  });

  it('speaks of seconds up to a minute and a half, then of minutes', () => {
    expect([1, 89, 90, 200].map(aboutTime)).toEqual([
      'about 1 second',
      'about 89 seconds',
      'about 2 minutes',
      'about 3 minutes',
    ]);
  });
});
