import { describe, expect, it } from 'vitest';
import type { Briefing } from '../../../src/model/briefing.ts';
import type { Item } from '../../../src/model/feed.ts';
import type { LiveWindow } from '../../../src/model/story.ts';
import type { KeptDays } from '../../../src/ports/retention.ts';
import type { Opened } from '../store-contract.ts';
import { followAndPost } from './follow-and-post.ts';
import {
  article,
  at,
  begin,
  briefing,
  change,
  DAY,
  entries,
  findings,
  item,
  LONG_AGO,
  ours,
  polled,
  positionsOf,
  record,
  statementsOf,
  subscription,
} from './samples.ts';

const KEEP: KeptDays = { rawDays: 30, revisionsDays: 90, ledgerDays: 180 };
const YEAR = 365 * DAY;
const NOTHING = { rawEntries: 0, revisions: 0, deliveries: 0, storyTerms: 0, passing: 0 };

const FIRST = 'Twelve people were hurt. “We need the bridge,” said Olaf Brandt. “It was late,” said Ida Holt.';
const SECOND =
  'Twelve people were hurt on Monday. “We need the bridge,” said Olaf Brandt. “It was late,” said Ida Holt.';
const THIRD = 'Fifteen people were hurt on Monday. “We need the bridge,” said Olaf Brandt.';

export function testRetention({ store, another, query }: Opened): void {
  const prune = async (day: number, keep = KEEP) => {
    const sum: Record<string, number> = { ...NOTHING };
    for (let isDone = false; !isDone; ) {
      const batch = await store().retention.prune(keep, at(day * DAY));
      isDone = batch.isDone;
      for (const [name, count] of Object.entries(batch.pruned)) sum[name] = (sum[name] ?? 0) + count;
    }
    return sum;
  };
  const poll = (day: number, ...found: readonly Item[]) =>
    store().feeds.savePoll({ state: polled('herald', at(0)), entries: entries(...found), now: at(day * DAY) });
  const read = async (id: string, text: string) => {
    const { item: given } = (await store().news.item(id)) ?? {};
    await store().news.saveArticle(article(id, { title: given?.title ?? '', text }), at(1));
  };
  const htmlOf = async () =>
    Object.fromEntries((await query('select id, html from onrecord.items')).map(({ id, html }) => [id, html]));
  const marks = async () => (await query('select mark from onrecord.item_marks')).length;

  describe('what feeds gave', () => {
    const ferry = item('ferry', { title: 'Ferry council meets again', html: '<p>The ferry is late.</p>' });
    const stays = item('stays');
    const TEXT = 'The ferry is late, and nobody at the quay could tell why. Passengers waited until morning came.';

    it('goes once its entry left the feed long ago, and stays with an entry that is there for months', async () => {
      expect(await poll(0, ferry, stays)).toEqual(['ferry', 'stays']);
      await read('ferry', TEXT);
      await read('stays', 'Text of stays.');
      expect(await poll(40, stays)).toEqual([]);
      expect(await marks()).toBe(2);
      expect(await prune(50)).toEqual({ ...NOTHING, rawEntries: 1 });
      expect(await htmlOf()).toEqual({ ferry: null, stays: stays.html });
      expect(await marks()).toBe(1);
      expect(await poll(400, stays)).toEqual([]);
      expect(await prune(401)).toEqual(NOTHING);
      expect(await poll(401, stays)).toEqual([]);
    });

    it('stays as long as the document that had it is the last one that its feed gave', async () => {
      await poll(0, ferry);
      await read('ferry', TEXT);
      await poll(300);
      expect(await prune(400)).toEqual(NOTHING);
      expect(await poll(401, ferry)).toEqual([]);
    });

    it('stays while it is not read, while its page is to be read again, and for ever where that is wished', async () => {
      await poll(0, ferry, item('again'), item('unread'));
      await read('ferry', TEXT);
      await store().news.saveArticle(article('again'), at(1), at(500 * DAY));
      await poll(40, stays);
      expect(await prune(80, { ...KEEP, rawDays: 0 })).toEqual(NOTHING);
      expect(await prune(80)).toEqual({ ...NOTHING, rawEntries: 1 });
      expect(await htmlOf()).toMatchObject({ ferry: null, again: item('again').html, unread: item('unread').html });
    });

    it('is not missed: an entry that comes back is known, read again only with another headline', async () => {
      await poll(0, ferry);
      await read('ferry', TEXT);
      await poll(40, stays);
      await prune(80);
      expect(await poll(81, { ...ferry, html: '<p>In other words.</p>' })).toEqual([]);
      expect(await poll(82, { ...ferry, html: '<p>In other words.</p>' })).toEqual([]);
      expect(
        await poll(83, { ...ferry, title: 'Ferry council meets at last', html: '<p>In other words.</p>' }),
      ).toEqual(['ferry']);
    });

    it('is not missed: a guid that is used again for other news does not lead to the article of before', async () => {
      await poll(0, ferry);
      await read('ferry', TEXT);
      await poll(40, stays);
      await prune(80);
      const other = item('ferry', {
        title: 'School roof to be mended',
        published: at(81 * DAY),
        html: '<p>The council will mend the roof of the school in June, after years of rain and meets of parents.</p>',
      });
      const [id] = await poll(81, other);
      expect(id).toMatch(/^[0-9a-f]{20}$/);
      expect((await store().news.article('ferry'))?.text).toBe(TEXT);
    });
  });

  /** An article that was corrected twice: the second text lost no statement, the third one of two. */
  const corrected = async () => {
    const words = [
      { words: 'We need the bridge,', by: 'olaf', position: 'supports' } as const,
      { words: 'It was late,', by: 'ida' },
    ];
    const { article: first, statements } = await record(store(), article('a', { text: FIRST, sentences: [] }), words);
    for (const [text, said] of [
      [SECOND, words],
      [THIRD, words.slice(0, 1)],
    ] as const) {
      const next = await store().news.saveArticle(article('a', { text, sentences: [] }), at(DAY));
      await store().news.saveFindings(next, findings(text, said), at(DAY));
    }
    return { first, statements };
  };
  const texts = async () =>
    (await query('select revision from onrecord.article_revisions order by 1')).map(({ revision }) => revision);
  const cites = (revision: number): Partial<Briefing> => {
    const source = { articleId: 'a', revision, outlet: 'herald', url: null, start: 0, end: 24 };
    const bullet = { text: 'Twelve people were hurt.', verbatim: true, sources: [source], outlets: 1, isNew: true };
    return { bullets: [bullet] };
  };

  describe('earlier texts of articles', () => {
    it('go where nothing rests on them: neither words, on record or taken back, nor a briefing', async () => {
      await corrected();
      expect(await prune(90)).toEqual(NOTHING);
      expect(await prune(92, { ...KEEP, revisionsDays: 0 })).toEqual(NOTHING);
      // the first proves nothing any more; the second had what the third took back
      expect(await prune(92)).toEqual({ ...NOTHING, revisions: 1 });
      expect(await texts()).toEqual([2, 3]);
      expect(await prune(500)).toEqual(NOTHING);
    });

    it.each(['bullets', 'summary', 'corrections'] as const)(
      'stay where %s of a briefing rest on them',
      async (part) => {
        const { first } = await corrected();
        await store().stories.join(first, LONG_AGO, () => begin(first), at(0));
        const { bullets = [] } = cites(1);
        const source = bullets[0]?.sources[0];
        if (!source) throw new Error('no source');
        const correction = {
          ...({ of: 'bullet', was: 'Twelve', now: 'Fifteen', statementId: null, by: null } as const),
          ...{ source, inRevision: 3, noticedAt: at(1) },
        };
        const parts = { bullets, summary: { text: 'Twelve', source }, corrections: [correction] };
        await store().stories.saveBriefing(briefing('s-a', { [part]: parts[part] }), at(0));
        expect(await prune(400)).toMatchObject({ revisions: 0 });
        expect(await texts()).toEqual([1, 2, 3]);
      },
    );

    it('stay while the text that took their place was not searched yet', async () => {
      const { article: first } = await record(store(), article('a', { text: FIRST }), []);
      await store().news.saveArticle(article('a', { text: SECOND }), at(0));
      expect(await prune(200)).toEqual(NOTHING);
      const next = await store().news.article(first.id);
      await store().news.saveFindings(next ?? first, findings(SECOND, []), at(0));
      expect(await prune(200)).toEqual({ ...NOTHING, revisions: 1 });
    });
  });

  describe('the ledger of before', () => {
    const { told, revise, post } = followAndPost(store);
    const revisions = async () =>
      (await query('select revision from onrecord.deliveries order by 1')).map(({ revision }) => revision);

    it('keeps the first post and the last edit of a message, which is still edited and never posted again', async () => {
      await store().desk.subscribe(subscription(), at(0));
      await post(await told('a', 0), 1);
      for (const revision of [2, 3, 4, 5]) await post(await revise('a', revision, revision * DAY), revision * DAY);
      expect(await prune(180)).toMatchObject({ deliveries: 0 });
      expect(await prune(190, { ...KEEP, ledgerDays: 0 })).toMatchObject({ deliveries: 0 });
      expect(await prune(190)).toMatchObject({ deliveries: 3 });
      expect(await revisions()).toEqual([1, 5]);
      expect(await prune(400)).toMatchObject({ deliveries: 0 });
      const last = await revise('a', 6, 400 * DAY);
      const delivery = await store().deliveries.get(last);
      expect(delivery && (await store().deliveries.earlierMessage(delivery))?.messageRef).toMatch(/^m-/);
      // the same revision again owes nothing
      await revise('a', 5, 401 * DAY);
      expect(await revisions()).toEqual([1, 5, 6]);
    });

    it('keeps all of a message that changed lately, and what is not settled', async () => {
      await store().desk.subscribe(subscription(), at(0));
      await post(await told('a', 0), 1);
      for (const revision of [2, 3]) await post(await revise('a', revision, DAY), revision * DAY);
      await post(await revise('a', 4, 100 * DAY), 100 * DAY);
      await told('b', DAY);
      expect(await prune(200)).toMatchObject({ deliveries: 0 });
      expect(await prune(281)).toMatchObject({ deliveries: 2 });
      expect(await store().owed.list(at(YEAR), 99)).toContainEqual(expect.objectContaining({ step: 'deliver' }));
    });

    it('does not count another channel, nor another story', async () => {
      const other = { ...ours, id: 'other' };
      await store().desk.subscribe(subscription(), at(0));
      await post(await told('a', 0), 1);
      await post(await told('b', 0), 1);
      const postPending = async (minute: number) => {
        for (const { id } of await query("select id from onrecord.deliveries where state = 'pending'"))
          await post(String(id), minute);
      };
      await store().desk.subscribe(subscription({ channel: other }), at(1));
      await postPending(1);
      await store().stories.saveBriefing(briefing('s-a', { revision: 2, madeAt: at(2) }), at(2));
      await postPending(3);
      expect(await prune(YEAR)).toMatchObject({ deliveries: 0 });
    });
  });

  describe('what stories are joined by', () => {
    it('goes with stories that are too old to be joined, and no search finds these any more', async () => {
      for (const [id, day] of [
        ['old', 0],
        ['new', 60],
      ] as const) {
        const stored = await store().news.saveArticle(article(id, { published: at(day * DAY) }), at(day * DAY));
        await store().stories.join(stored, LONG_AGO, () => begin(stored), at(day * DAY));
      }
      expect(await prune(100)).toEqual({ ...NOTHING, storyTerms: 1 });
      const late = await store().news.saveArticle(article('late'), at(100 * DAY));
      const seen: string[] = [];
      const look = (live: LiveWindow) => {
        seen.push(...live.stories.keys());
        return begin(late);
      };
      await (await another()).stories.join(late, LONG_AGO, look, at(100 * DAY));
      expect(seen).toEqual(['s-new']);
    });
  });

  describe('what means something for a while', () => {
    it('is forgotten afterwards: events, requests, turns of channels and hosts', async () => {
      const { chats, hosts } = store();
      for (const minute of [0, 2 * DAY + 1]) await chats.isFirst('slack', `Ev${minute}`, at(minute));
      const id = await chats.keepRequest({ command: 'brief', options: {} }, at(0));
      await hosts.keepQuiet('busy.example', at(5 * DAY));
      await hosts.keepQuiet('free.example', at(DAY));
      await query(
        `insert into onrecord.channel_slots (chat, workspace, channel, next_at, failures) values
         ('slack', 'T', 'old', '${at(0)}', 0), ('slack', 'T', 'failing', '${at(0)}', 3), ('slack', 'T', 'used', now(), 0)`,
      );
      expect(await prune(2.01)).toEqual({ ...NOTHING, passing: 3 });
      expect(await chats.isFirst('slack', `Ev${2 * DAY + 1}`, at(2 * DAY + 2))).toBe(false);
      expect(await chats.keptRequest(id)).toBeDefined();
      expect(await hosts.quietUntil('busy.example', at(3 * DAY))).toBe(at(5 * DAY));
      expect(await query('select channel from onrecord.channel_slots order by 1')).toEqual([
        { channel: 'failing' },
        { channel: 'used' },
      ]);
      await prune(181);
      expect(await chats.keptRequest(id)).toBeUndefined();
    });

    it('holds a turn of a host that is in use', async () => {
      expect(await store().hosts.take('herald.example', 60_000)).toBe(0);
      await prune(YEAR);
      expect(await store().hosts.take('herald.example', 60_000)).toBeGreaterThan(0);
    });
  });

  it('leaves every answer as it was, and posts are edited and corrected as before', async () => {
    const { post } = followAndPost(store);
    await store().desk.subscribe(subscription(), at(0));
    await poll(0, item('a'));
    const { first, statements } = await corrected();
    await store().stories.join(first, LONG_AGO, () => begin(first), at(0));
    const { statements: later } = await record(
      store(),
      article('b', { text: '“We need no bridge,” said Olaf Brandt.', published: at(DAY), outlet: 'courier' }),
      [{ words: 'We need no bridge,', by: 'olaf', position: 'opposes' }],
    );
    const [before, after] = [statements[0], later[0]];
    if (!before || !after) throw new Error('nothing was found');
    await store().news.saveChanges([change(before, after)]);
    await store().stories.open('s-a', 9);
    const shown = { ...cites(2), statementIds: statements.map(({ id }) => id) };
    const [owed = ''] = await store().stories.saveBriefing(briefing('s-a', shown), at(2 * DAY));
    const posted = await store().deliveries.get(owed);
    if (posted) await store().deliveries.content(posted); // which remembers what the post shows
    await post(owed, 2 * DAY);
    await poll(40, item('c'));

    const answers = async () => ({
      quotes: await statementsOf(store(), 'acme'),
      stance: await positionsOf(store(), 'acme'),
      brief: await store().reads.briefings({
        workspace: 'acme',
        topicId: 'bridge',
        since: LONG_AGO,
        atMost: 9,
        skip: 0,
      }),
      why: await store().reads.why({ channel: ours, words: 's-a', atMost: 3 }),
      story: await store().archive.story({ workspace: 'acme', storyId: 's-a' }),
      article: await store().archive.article({ workspace: 'acme', articleId: 'a', revision: null }),
      posted: await store().reads.postedStories({ channel: ours, messageRef: `m-${owed}`, atMost: 9 }),
      statement: await store().reads.statement({ workspace: 'acme', id: after.id }),
      takenBack: await store().stories.takenBack('s-a'),
      owed: await store().owed.list(at(YEAR), 99),
    });
    const then = await answers();
    expect(then.takenBack).toMatchObject({ statements: [{ revision: 2 }], revised: [{ old: { text: SECOND } }] });
    expect(await prune(365)).toEqual({ ...NOTHING, rawEntries: 1, revisions: 1, storyTerms: 1, passing: 1 });
    expect(await answers()).toEqual(then);

    const source = cites(2).bullets?.[0]?.sources[0];
    if (!source) throw new Error('no source');
    const correction = {
      ...({ of: 'bullet', was: 'Twelve people were hurt.', now: 'Fifteen people were hurt.' } as const),
      ...{ statementId: null, by: null, source, inRevision: 3, noticedAt: at(YEAR) },
    };
    const next = briefing('s-a', { revision: 2, ...cites(3), corrections: [correction], madeAt: at(YEAR) });
    const notes = await store().stories.saveBriefing(next, at(YEAR), [correction]);
    const deliveries = (await Promise.all(notes.map((id) => store().deliveries.get(id)))).flatMap((one) => one ?? []);
    expect(deliveries.map(({ kind }) => kind).toSorted()).toEqual(['briefing', 'correction']);
    for (const delivery of deliveries) {
      if (delivery.kind === 'briefing')
        expect(await store().deliveries.earlierMessage(delivery)).toMatchObject({ messageRef: `m-${owed}` });
      else expect(await store().deliveries.content(delivery)).toMatchObject({ under: `m-${owed}` });
    }
  });
}
