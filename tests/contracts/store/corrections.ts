import { describe, expect, it } from 'vitest';
import type { Briefing, Bullet, Correction } from '../../../src/model/briefing.ts';
import type { Opened } from '../store-contract.ts';
import { AT_ONCE, claimOf } from './pace.ts';
import { article, at, begin, briefing, DAY, findings, HOUR, LONG_AGO, ours, record, subscription } from './samples.ts';

const OLD = 'Twelve people were hurt. “We need the bridge,” said Olaf Brandt.';
const NEW = 'Fifteen people were hurt. The mayor was silent.';

const bullet = (text: string, revision = 1): Bullet => ({
  text,
  verbatim: true,
  sources: [{ articleId: 'a', revision, outlet: 'herald', url: null, start: 0, end: text.length }],
  outlets: 1,
  isNew: true,
});

const correction = (about: Partial<Correction> = {}): Correction => ({
  of: 'bullet',
  was: 'Twelve people were hurt.',
  now: 'Fifteen people were hurt.',
  statementId: null,
  by: null,
  source: bullet('Twelve people were hurt.').sources[0] as Bullet['sources'][number],
  inRevision: 2,
  noticedAt: at(2 * HOUR),
  ...about,
});

export function testCorrections({ store }: Opened): void {
  /** A story of one article, briefed and then corrected by its outlet. */
  const correctedStory = async () => {
    const text = { text: OLD, sentences: [{ start: 0, end: 24, paragraph: 0 }] };
    const { article: first, statements } = await record(store(), article('a', text), [
      { words: 'We need the bridge,', by: 'olaf' },
    ]);
    await store().stories.join(first, LONG_AGO, () => begin(first), at(0));
    await store().stories.open('s-a', 9);
    const before = briefing('s-a', {
      bullets: [bullet('Twelve people were hurt.')],
      statementIds: statements.map(({ id }) => id),
    });
    const owed = await store().stories.saveBriefing(before, at(1));
    return { before, owed, statements };
  };
  const correct = async () => {
    const second = await store().news.saveArticle(article('a', { text: NEW, sentences: [] }), at(HOUR));
    await store().news.saveFindings(second, findings(NEW, []), at(HOUR));
    await store().stories.join(second, LONG_AGO, () => begin(second), at(HOUR));
  };
  const save = async (before: Briefing, corrections: readonly Correction[]) => {
    await store().stories.open('s-a', 9);
    const after = {
      ...{ revision: 2, bullets: [bullet('Fifteen people were hurt.', 2)], statementIds: [] },
      ...{ corrections, madeAt: at(2 * HOUR) },
    };
    const owed = await store().stories.saveBriefing({ ...before, ...after }, at(2 * HOUR), corrections);
    const deliveries = await Promise.all(owed.map((id) => store().deliveries.get(id)));
    return deliveries.flatMap((one) => one ?? []);
  };
  const post = async (id: string, messageRef: string, now = at(2)) => {
    await claimOf(store(), id, now, AT_ONCE);
    const delivery = await store().deliveries.get(id);
    const content = delivery && (await store().deliveries.content(delivery));
    await store().deliveries.settle(id, { state: 'posted', messageRef }, now);
    return content;
  };

  describe('what an article took back', () => {
    it('is nothing while no cited article changed', async () => {
      await correctedStory();
      expect(await store().stories.takenBack('s-a')).toBeUndefined();
      expect(await store().stories.takenBack('s-none')).toBeUndefined();
    });

    it('is told with the old words, the new ones, and what was shown', async () => {
      const { before, statements } = await correctedStory();
      await correct();
      expect(await store().stories.takenBack('s-a')).toEqual({
        shown: [before],
        statements,
        revised: [
          {
            old: expect.objectContaining({ articleId: 'a', revision: 1, text: OLD }),
            now: expect.objectContaining({ id: 'a', revision: 2, text: NEW }),
          },
        ],
      });
    });

    it('is owed as a note to channels that read it, under the message, and to no other', async () => {
      await store().desk.subscribe(subscription(), at(0));
      const unread = { ...ours, id: 'unread' };
      await store().desk.subscribe(subscription({ channel: unread }), at(0));
      const { before, owed } = await correctedStory();
      const [first] = (await Promise.all(owed.map((id) => store().deliveries.get(id)))).filter(
        (one) => one?.channel.id === ours.id,
      );
      await post(first?.id ?? '', 'm1');
      await correct();
      const deliveries = await save(before, [correction()]);
      const note = deliveries.filter(({ kind }) => kind === 'correction');
      expect(note).toMatchObject([{ channel: ours, subject: 's-a', revision: 2 }]);
      expect(deliveries.filter(({ kind }) => kind === 'briefing')).toHaveLength(2);
      expect(note[0] && (await store().deliveries.content(note[0]))).toMatchObject({
        kind: 'correction',
        corrections: [correction()],
        under: 'm1',
        digest: null,
      });
      expect(note[0] && (await store().deliveries.earlierMessage(note[0]))).toBeNull();
    });

    it('is owed to a channel whose digest showed it; the digest shows the corrected story from then on', async () => {
      await store().desk.subscribe(subscription({ mode: 'digest', at: '08:00', nextDigestAt: at(HOUR) }), at(0));
      const { before } = await correctedStory();
      const [digest = ''] = await store().deliveries.oweDigests(at(HOUR), () => at(2 * DAY));
      await post(digest, 'm7', at(HOUR));
      await correct();
      const [note, ...others] = await save(before, [correction()]);
      expect(others).toEqual([]);
      const content = note && (await store().deliveries.content(note));
      expect(content).toMatchObject({ kind: 'correction', under: 'm7', digest: { id: digest } });
      const delivery = await store().deliveries.get(digest);
      expect(delivery && (await store().deliveries.content(delivery))).toMatchObject({
        briefings: [{ briefing: { revision: 2, corrections: [correction()] } }],
      });
    });

    it('is owed for a statement that was shown', async () => {
      await store().desk.subscribe(subscription(), at(0));
      const { before, owed, statements } = await correctedStory();
      await post(owed[0] ?? '', 'm1');
      await correct();
      const about = { of: 'statement', was: 'We need the bridge,', now: null, by: 'olaf' } as const;
      const deliveries = await save(before, [correction({ ...about, statementId: statements[0]?.id ?? '' })]);
      expect(deliveries.map(({ kind }) => kind).sort()).toEqual(['briefing', 'correction']);
    });

    it('is not owed where only words were corrected that nobody was shown', async () => {
      await store().desk.subscribe(subscription(), at(0));
      const { before, owed } = await correctedStory();
      await post(owed[0] ?? '', 'm1');
      await correct();
      const deliveries = await save(before, [correction({ was: 'Something else.' })]);
      expect(deliveries.map(({ kind }) => kind)).toEqual(['briefing']);
    });
  });

  describe('a digest', () => {
    it('holds the same stories when it is tried again', async () => {
      await store().desk.subscribe(subscription({ mode: 'digest', at: '08:00', nextDigestAt: at(HOUR) }), at(0));
      await correctedStory();
      const [id = ''] = await store().deliveries.oweDigests(at(HOUR), () => at(2 * DAY));
      const delivery = await store().deliveries.get(id);
      const once = delivery && (await store().deliveries.content(delivery));
      await store().stories.saveBriefing(briefing('s-a', { revision: 2, title: 'Later' }), at(HOUR));
      expect(delivery && (await store().deliveries.content(delivery))).toEqual(once);
    });
  });
}
