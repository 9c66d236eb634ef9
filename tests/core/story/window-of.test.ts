import { expect, it } from 'vitest';
import { windowOf } from '../../../src/core/story/window-of.ts';

const everyones = (language: string) => ({ language, workspace: null });

it('puts everything into the one window there is', () => {
  expect(['en', 'de', 'fr'].map((language) => windowOf(everyones(language), 1))).toEqual([0, 0, 0]);
});

// Written down: another hash would send the jobs of a running installation to other workers at an upgrade.
it('does not change from version to version', () => {
  expect(['en', 'de', 'fr', 'pt', 'zh-Hant'].map((language) => windowOf(everyones(language), 8))).toEqual([
    5, 1, 6, 2, 2,
  ]);
  expect(windowOf({ language: 'en', workspace: 'acme' }, 8)).toBe(3);
});

it('spreads workspaces evenly', () => {
  const counts = [0, 0, 0, 0];
  for (let n = 0; n < 4000; n++) {
    const window = windowOf({ language: 'en', workspace: `T0${n}` }, 4);
    counts[window] = (counts[window] ?? 0) + 1;
  }
  expect(Math.min(...counts)).toBeGreaterThan(900);
  expect(counts.reduce((sum, count) => sum + count)).toBe(4000);
});
