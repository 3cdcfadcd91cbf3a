import { afterAll, afterEach, expect, vi } from 'vitest';

// Test files share a process: what one changes of it, a test that has failed too, is put back before the next begins.

const environment = { ...process.env };

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

afterAll(() => {
  const left = { ...process.env };
  for (const name of Object.keys(left)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  expect(left, 'the environment that this file leaves behind').toEqual(environment);
});
