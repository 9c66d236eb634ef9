import { describe, expect, it } from 'vitest';
import type { Entry, FeedState } from '../../../src/model/feed.ts';
import type { Instant } from '../../../src/model/time.ts';
import type { Opened } from '../store-contract.ts';
import { article, at, DAY, entries, feed, HOUR, item, polled } from './samples.ts';

export function testFeeds({ store, another, query }: Opened): void {
  const save = (...read: ReturnType<typeof item>[]) =>
    store().feeds.savePoll({ state: polled('herald', at(HOUR)), entries: entries(...read), now: at(0) });
  const readAgain = async (id: string) => {
    const read = await store().news.item(id);
    await store().news.saveArticle(article(id, { title: read?.item.title ?? '' }), at(1));
  };
  const due = async (now: Instant) =>
    (await store().owed.list(now, 100)).flatMap((job) => (job.step === 'poll-feed' ? job.feedId : []));
  const unread = async () =>
    (await store().owed.list(at(0), 100)).flatMap((job) => (job.step === 'read-item' ? job.itemId : []));

  describe('feeds', () => {
    it('pauses a feed that is no longer listed, and polls it again when it is', async () => {
      await store().feeds.sync([feed('courier')], at(0));
      expect((await store().feeds.get('herald'))?.state.status).toBe('paused');
      await store().feeds.sync([feed('courier'), feed('herald')], at(5));
      expect((await store().feeds.get('herald'))?.state).toMatchObject({ status: 'active', nextPollAt: at(5) });
    });

    it('forgets the validators of an address that was changed', async () => {
      const validators = { url: 'https://herald.example/rss', etag: '"a"', lastModified: null };
      await store().feeds.savePoll({ state: { ...polled('herald', at(9)), validators }, entries: [], now: at(0) });
      await store().feeds.sync([{ ...feed('herald'), url: 'https://herald.example/new' }], at(5));
      expect((await store().feeds.get('herald'))?.state).toMatchObject({ validators: null, nextPollAt: at(5) });
    });

    it('lists what is due, longest due first', async () => {
      await store().feeds.savePoll({ state: polled('herald', at(20)), entries: [], now: at(0) });
      await store().feeds.savePoll({ state: polled('courier', at(10)), entries: [], now: at(0) });
      expect(await due(at(20))).toEqual(['courier', 'herald']);
      expect(await due(at(19))).toEqual(['courier']);
    });

    it('keeps all that a feed taught, byte for byte', async () => {
      const state: FeedState = {
        feedId: 'herald',
        status: 'active',
        finalUrl: 'https://herald.example/all.xml',
        validators: { url: 'https://herald.example/all.xml', etag: 'W/"5-ä"', lastModified: 'mon, 2 Mar 26 9:00' },
        bodyHash: 'abc',
        pace: { waitMinutes: 90, skipHours: [1, 2], skipDays: [7] },
        movedUrl: 'https://herald.example/all.xml',
        moving: { to: 'https://herald.example/x', days: 2, lastDay: '2026-03-02' },
        usualGapMinutes: 12.5,
        newestItemAt: at(-5),
        nextPollAt: at(60),
        lastOkAt: at(0),
        failuresInARow: 3,
        failingSince: at(-90),
        lastError: 'It is down.',
      };
      await store().feeds.savePoll({ state, entries: [], now: at(0) });
      expect((await (await another()).feeds.get('herald'))?.state).toEqual(state);
    });

    it('lists one feed of each host, and then the next one of it', async () => {
      const sister = { ...feed('sister'), url: 'https://herald.example/sport.rss' };
      await store().feeds.sync([feed('herald'), sister, feed('courier')], at(0));
      for (const id of ['herald', 'sister', 'courier'])
        await store().feeds.savePoll({ state: polled(id, at(id === 'sister' ? 6 : 5)), entries: [], now: at(0) });
      expect(await due(at(9))).toHaveLength(2);
      expect(await due(at(9))).toContain('herald');
      await store().feeds.savePoll({ state: polled('herald', at(60)), entries: [], now: at(9) });
      expect(await store().feeds.nextDue('herald.example', at(9))).toEqual({ feedId: 'sister', nextPollAt: at(6) });
      expect(await store().feeds.nextDue('herald.example', at(5))).toBeUndefined();
    });

    it('spreads what is due over time, and leaves alone what is not', async () => {
      const many = Array.from({ length: 30 }, (_, index) => feed(`f${index}`));
      await store().feeds.sync(many, at(-60));
      await store().feeds.savePoll({ state: polled('f0', at(30)), entries: [], now: at(-60) });
      await store().feeds.spreadDue(1, at(0));
      expect((await store().feeds.get('f0'))?.state.nextPollAt).toBe(at(30));
      expect(await due(at(0))).toHaveLength(1);
      expect(await due(at(0.25))).toHaveLength(16); // 15 seconds later
      expect(await due(at(1))).toHaveLength(29);
    });
  });

  describe('feeds with one address', () => {
    const sharing = async (id: string) => (await store().feeds.sharing(id)).map((one) => one.feed.id);
    const twin = { ...feed('twin', 'acme'), url: feed('herald').url };

    it('are polled together, the asked one first, and none that is paused', async () => {
      await store().desk.saveFeed(twin, 'ann', at(0));
      expect(await sharing('twin')).toEqual(['twin', 'herald']);
      expect(await sharing('courier')).toEqual(['courier']);
      await store().desk.removeFeed('acme', 'twin', 'ann', at(1));
      expect(await sharing('herald')).toEqual(['herald']);
      expect(await sharing('twin')).toEqual([]);
      expect(await sharing('nobody')).toEqual([]);
    });

    it('are found by where they led at last', async () => {
      const finalUrl = 'https://courier.example/rss';
      await store().feeds.savePoll({ state: { ...polled('herald', at(9)), finalUrl }, entries: [], now: at(0) });
      expect(await sharing('herald')).toEqual(['herald', 'courier']);
    });
  });

  describe('feeds', () => {
    it('does not set a feed going again that was paused during its poll', async () => {
      await store().feeds.sync([feed('courier')], at(0));
      await save();
      expect((await store().feeds.get('herald'))?.state.status).toBe('paused');
    });
  });

  describe('items', () => {
    it('tells new items once, in the order of the feed', async () => {
      expect(await save(item('b'), item('a'))).toEqual(['b', 'a']);
      expect(await save(item('c'), item('b'), item('a'))).toEqual(['c']);
      expect(await unread()).toHaveLength(3);
    });

    it.each([
      ['another title', { title: 'Corrected title' }],
      ['other words', { html: '<p>Corrected text of a.</p>' }],
    ])('tells an item again that came back with %s', async (_, correction) => {
      await save(item('a'));
      await readAgain('a');
      expect(await unread()).toEqual([]);
      expect(await save(item('a', correction))).toEqual(['a']);
      expect((await store().news.item('a'))?.item).toMatchObject(correction);
      expect(await unread()).toEqual(['a']);
      expect(await save(item('a', correction))).toEqual([]);
    });

    it('does not take other markup around the same words for a correction', async () => {
      await save(item('a'));
      expect(await save(item('a', { html: '<div>Text of a.<img src="https://t.example/1.gif"></div>' }))).toEqual([]);
    });

    it('leaves a correction unread that came while the item was being read', async () => {
      await save(item('a'));
      await store().news.item('a');
      await (await another()).feeds.savePoll({
        state: polled('herald', at(HOUR)),
        entries: entries(item('a', { title: 'Corrected' })),
        now: at(1),
      });
      await store().news.saveArticle(article('a'), at(2));
      expect(await unread()).toEqual(['a']);
      await readAgain('a');
      expect(await unread()).toEqual([]);
    });

    it('never reads what was passed over, corrected or not', async () => {
      await store().feeds.savePoll({
        state: polled('herald', at(9)),
        entries: entries(item('a'), item('old')),
        readAtMost: 1,
        now: at(0),
      });
      expect(await save(item('old', { title: 'Corrected' }))).toEqual([]);
      expect(await unread()).toEqual(['a']);
    });

    it('passes over what appears long after its date, except at the first poll', async () => {
      const old = item('old', { published: at(-30 * DAY) });
      const state = polled('herald', at(9));
      const first = await store().feeds.savePoll({ state, entries: entries(old), readAtMost: 5, now: at(0) });
      expect(first).toEqual(['old']);
      expect(await save(item('older', { published: at(-31 * DAY) }), item('a'))).toEqual(['a']);
    });

    it('knows an entry again by any of its marks', async () => {
      const seen = (id: string, marks: Partial<Entry['marks']>, title = 'Harbour council votes'): Entry => ({
        item: item(id, { title, html: '<p>The vote was close.</p>' }),
        marks: { guid: null, link: null, said: null, ...marks },
      });
      const poll = (...some: Entry[]) =>
        store().feeds.savePoll({ state: polled('herald', at(HOUR)), entries: some, now: at(0) });
      expect(await poll(seen('a', { guid: 'g1', link: 'l1' }))).toEqual(['a']);
      expect(await poll(seen('b', { guid: 'g2', link: 'l1' }))).toEqual([]);
      expect(await poll(seen('c', { guid: 'g2', link: 'l3' }, 'Council votes at last'))).toEqual(['a']);
      expect(await poll(seen('d', { link: 'l3' }, 'Council votes at last'))).toEqual([]);
      expect(await query('select count(*)::int as n from onrecord.items')).toEqual([{ n: 1 }]);
    });

    it('leaves an item unread until its page is tried again', async () => {
      await save(item('a'));
      await store().news.postponeItem('a', at(10));
      expect(await store().news.item('a')).toMatchObject({ tries: 1 });
      expect(await unread()).toEqual([]);
      const later = await store().owed.list(at(10), 100);
      expect(later).toContainEqual({ step: 'read-item', key: 'read-item/a', itemId: 'a' });
    });

    it('takes the first of two entries with one id, at every poll', async () => {
      const twins = [item('a', { title: 'One' }), item('a', { title: 'Two' })];
      expect(await save(...twins)).toEqual(['a']);
      expect(await save(...twins)).toEqual([]);
    });

    it('keeps what PostgreSQL cannot: NUL and half a surrogate pair', async () => {
      expect(await save(item('a', { title: 'N\0L \ud83d', html: '\0', author: 'A\0' }))).toEqual(['a']);
      expect((await store().news.item('a'))?.item).toMatchObject({ title: 'N\ufffdL \ufffd' });
      expect(await save(item('a', { title: 'N\0L \ud83d', html: '\0', author: 'A\0' }))).toEqual([]);
    });

    it('takes a poll of two thousand items', async () => {
      const many = Array.from({ length: 2000 }, (_, index) => item(`i${index}`));
      expect(await save(...many)).toHaveLength(2000);
      expect(await save(...many)).toEqual([]);
      expect(await query('select count(*)::int as n from onrecord.items')).toEqual([{ n: 2000 }]);
    });
  });
}
