import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Two processes: the machines this runs on are small, and browsers and databases run beside them.
    maxWorkers: 2,
  },
});
