import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openTask } from '../src/cli/batch-tasks.ts';
import type { Evaluation, Outcome } from './evaluation.ts';
import { type Measure, share, speed } from './measure.ts';
import { readWhole } from './read-set.ts';

const MANIFEST = 'manifest.json';
const manifest = z.array(z.object({ file: z.string(), items: z.number() }));
const answer = z.object({
  items: z.array(
    z.object({
      title: z.string().nullable(),
      link: z.string().nullable(),
      published: z.string().nullable(),
      updated: z.string().nullable(),
    }),
  ),
});
type Item = z.infer<typeof answer>['items'][number];

/** Feeds as outlets publish them: manifest.json names each file with the number of its items. */
export const capturedFeedsEvaluation: Evaluation = {
  task: 'feeds',
  folder: 'feeds/real',
  list: (folder) => (existsSync(join(folder, MANIFEST)) ? ['.'] : []),
  run,
};

async function run(path: string): Promise<Outcome> {
  const feeds = readWhole(join(path, MANIFEST), manifest);
  const opened = openTask('feeds');
  const items: Item[] = [];
  const times: number[] = [];
  let refused = 0;
  let counted = 0;
  try {
    for (const feed of feeds) {
      const begun = performance.now();
      try {
        const found = answer.parse(await opened.answer({ file: join(path, feed.file) }));
        items.push(...found.items);
        if (found.items.length === feed.items) counted++;
      } catch (error) {
        if (error instanceof z.ZodError) throw error;
        refused++;
      }
      times.push(performance.now() - begun);
    }
  } finally {
    await opened.close();
  }
  const expected = feeds.reduce((sum, feed) => sum + feed.items, 0);
  const having = (name: string, has: (item: Item) => boolean): Measure =>
    share(name, { part: items.filter(has).length, whole: expected });
  return {
    kind: 'scored',
    count: feeds.length,
    measures: [
      share('feeds read', { part: feeds.length - refused, whole: feeds.length }),
      share('feeds with the right number of items', { part: counted, whole: feeds.length }),
      having('items found', () => true),
      having('items with a title', ({ title }) => Boolean(title)),
      having('items with an absolute link', ({ link }) => /^https?:/.test(link ?? '')),
      having('items with a date', ({ published, updated }) => Boolean(published ?? updated)),
      speed('ms each', times),
    ],
  };
}
