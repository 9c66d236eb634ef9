import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests that start processes wait most of their time: begun last, they would run on alone for minutes. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => LONG.findIndex((folder) => moduleId.includes(folder));
    return (await super.sort(files)).toSorted(
      (a, b) => (rank(a) < 0 ? LONG.length : rank(a)) - (rank(b) < 0 ? LONG.length : rank(b)),
    );
  }
}

const LONG = [
  '/tests/cli/backup',
  '/tests/flow/kill',
  '/tests/flow/',
  '/tests/cli/',
  '/tests/readme',
  '/tests/demo',
  '/tests/adapters/',
];

/** Tests of values in, values out: no file of them leaves anything behind that another could stumble over. */
const PURE = ['tests/core/**/*.test.ts', 'tests/flows/**/*.test.ts', 'tests/settings/**/*.test.ts'];

export default defineConfig({
  test: {
    globalSetup: ['tests/services/global-setup.ts'],
    sequence: { sequencer: LongestFirst },
    maxWorkers: 3, // the longest tests wait for processes and timers: one worker, which two cores get, would idle
    testTimeout: 180_000, // real processes on shared machines: a limit for what hangs, not for what is slow
    hookTimeout: 180_000, // a first run may install Redis and PostgreSQL
    projects: [
      { extends: true, test: { name: 'apart', include: ['tests/**/*.test.ts'], exclude: PURE } },
      // One worker loads the program and its weights once for all of them: half the processor time.
      { extends: true, test: { name: 'together', include: PURE, isolate: false } },
    ],
  },
});
