import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/services/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000, // a first run may install Redis and PostgreSQL
  },
});
