import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mutantPage, originalPages } from '../../../bench/mutate-page.ts';
import { extractPage } from '../../../src/adapters/pages/readability/extract-page.ts';

const originals = originalPages();

it('never fails on damaged pages, and what it finds is text', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (seed) => {
      const page = extractPage(mutantPage(originals, seed), 'https://harbour.example/2026/01/docks');
      if (page === null) return;
      expect(page.text.trim()).toBe(page.text);
      expect(page.text).not.toBe('');
      expect(page.text.length).toBeLessThanOrEqual(100_000);
      for (const date of [page.published, page.modified]) {
        if (date !== null) expect(new Date(date).toISOString()).toBe(date);
      }
      if (page.canonicalUrl !== null) expect(new URL(page.canonicalUrl).hostname).toMatch(/(?:^|\.)harbour\.example$/);
    }),
    { numRuns: 150 },
  );
}, 60_000);
