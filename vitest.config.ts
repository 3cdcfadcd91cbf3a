import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Generous: a test is red when it is wrong, not when the machine is busy.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // Two processes: the machines this runs on are small, and browsers and databases run beside them.
    maxWorkers: 2,
  },
});
