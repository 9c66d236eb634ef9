import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bCubed, type Grouped } from '../../../eval/cluster-agreement.ts';
import { shippedIdf } from '../../../src/core/language/idf.ts';
import { makeStoryStream, type StreamItem } from '../../../src/core/story/batch-stories.ts';
import { findCopies } from '../../../src/core/story/find-copy.ts';

type Told = StreamItem & { readonly event: string; readonly note?: string; readonly copyOf?: string };

const lines = readFileSync(new URL('../../data/stories/stream.jsonl', import.meta.url), 'utf8').split('\n');
const items: readonly Told[] = lines.filter(Boolean).map((line) => JSON.parse(line));

/** What the stream makes of the items, and whether each stands for a hard case. */
const grouped = (): readonly (Grouped & { readonly item: Told })[] => {
  const stream = makeStoryStream(shippedIdf());
  return items.map((item) => ({ item, gold: item.event, found: stream.next(item) }));
};

// The weights were fitted to this stream among others, so this guards against a step back; the aim is 0.97. Missed are second-day angles that share no rare word with their event.
test('a week of news is grouped by event: hardly ever too much together', () => {
  const { precision, recall, f1 } = bCubed(grouped());
  expect(precision, 'precision').toBeGreaterThanOrEqual(0.985);
  expect(recall, 'recall').toBeGreaterThanOrEqual(0.78);
  expect(f1, 'F1').toBeGreaterThanOrEqual(0.87);
});

test('of the planted pairs of events, almost none share a story', () => {
  const groups = grouped();
  const storiesOf = (event: string) => new Set(groups.filter(({ gold }) => gold === event).map(({ found }) => found));
  const pairs = items.flatMap(({ event, note }) => {
    const other = /^pair \d+: not ([\w-]+)/.exec(note ?? '')?.[1];
    return other === undefined ? [] : [[event, other] as const];
  });
  const mixed = pairs.filter(([one, other]) => !storiesOf(one).isDisjointFrom(storiesOf(other)));
  expect(pairs.length).toBeGreaterThan(25);
  expect(new Set(mixed.map((pair) => pair.toSorted().join(' + '))).size).toBeLessThanOrEqual(1);
});

test('copies of one text are told from updates and retellings', () => {
  const copies = findCopies(items.filter(({ text }) => text !== ''));
  const planted = items.filter(({ copyOf }) => copyOf !== undefined).map(({ id, copyOf }) => [id, copyOf]);
  expect(copies).toEqual(Object.fromEntries(planted));
});
