import { expect, it } from 'vitest';
import { within } from '../../src/domain/deadline.ts';

const late = () => new Error('late');

it('passes on how the work ends', async () => {
  await expect(within(60_000, Promise.resolve('done'), late)).resolves.toBe('done');
  await expect(within(60_000, Promise.reject(new Error('broken')), late)).rejects.toThrow('broken');
});

it('rejects once the time is over', async () => {
  await expect(within(1, new Promise(() => undefined), late)).rejects.toThrow('late');
});
