import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/services/global-setup.ts'],
    maxWorkers: 2, // the longest tests wait for processes and timers: one worker, which two cores get, would idle
    testTimeout: 180_000, // real processes on shared machines: a limit for what hangs, not for what is slow
    hookTimeout: 180_000, // a first run may install Redis and PostgreSQL
  },
});
