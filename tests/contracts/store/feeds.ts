import { describe, expect, it } from 'vitest';
import type { Opened } from '../store-contract.ts';
import { article, at, feed, HOUR, item, polled } from './samples.ts';

export function testFeeds({ store, another, query }: Opened): void {
  const save = (...read: ReturnType<typeof item>[]) =>
    store().feeds.savePoll(polled('herald', at(HOUR)), { read, passed: [] }, at(0));
  const readAgain = async (id: string) => {
    const read = await store().news.item(id);
    await store().news.saveArticle(article(id, { title: read?.title ?? '' }), at(1));
  };
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
      await store().feeds.savePoll({ ...polled('herald', at(9)), etag: '"a"' }, { read: [], passed: [] }, at(0));
      await store().feeds.sync([{ ...feed('herald'), url: 'https://herald.example/new' }], at(5));
      expect((await store().feeds.get('herald'))?.state).toMatchObject({ etag: null, nextPollAt: at(5) });
    });

    it('lists what is due, longest due first', async () => {
      await store().feeds.savePoll(polled('herald', at(20)), { read: [], passed: [] }, at(0));
      await store().feeds.savePoll(polled('courier', at(10)), { read: [], passed: [] }, at(0));
      expect((await store().feeds.due(at(20), 9)).map(({ id }) => id)).toEqual(['courier', 'herald']);
      expect((await store().feeds.due(at(19), 9)).map(({ id }) => id)).toEqual(['courier']);
    });

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
      expect(await store().news.item('a')).toMatchObject(correction);
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
      await (await another()).feeds.savePoll(
        polled('herald', at(HOUR)),
        { read: [item('a', { title: 'Corrected' })], passed: [] },
        at(1),
      );
      await store().news.saveArticle(article('a'), at(2));
      expect(await unread()).toEqual(['a']);
      await readAgain('a');
      expect(await unread()).toEqual([]);
    });

    it('never reads what was passed over, corrected or not', async () => {
      await store().feeds.savePoll(polled('herald', at(9)), { read: [item('a')], passed: [item('old')] }, at(0));
      expect(await save(item('old', { title: 'Corrected' }))).toEqual([]);
      expect(await unread()).toEqual(['a']);
    });

    it('takes the first of two entries with one id, at every poll', async () => {
      const twins = [item('a', { title: 'One' }), item('a', { title: 'Two' })];
      expect(await save(...twins)).toEqual(['a']);
      expect(await save(...twins)).toEqual([]);
    });

    it('keeps what PostgreSQL cannot: NUL and half a surrogate pair', async () => {
      expect(await save(item('a', { title: 'N\0L \ud83d', html: '\0', author: 'A\0' }))).toEqual(['a']);
      expect(await store().news.item('a')).toMatchObject({ title: 'N\ufffdL \ufffd' });
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
