import { describe, expect, it } from 'vitest';
import type { Opened } from '../store-contract.ts';
import { article, at, briefing, findings, LONG_AGO, positionsOf, record, statementsOf, tell } from './samples.ts';

export function testVerbatim({ store, query, logged }: Opened): void {
  const TEXT = article('a').text;
  const BOTH = [
    { words: 'The bridge will open,', by: 'ida-holt', position: 'supports' },
    { words: 'We need the bridge,', by: 'olaf-brandt', position: 'opposes' },
  ] as const;
  const shown = async () =>
    (await statementsOf(store(), 'acme')).found.map(({ statement }) => statement.parts[0]?.text);

  describe('verbatim or nothing', () => {
    it('refuses a statement that is not in the text, and stores the others with their own stances', async () => {
      const stored = await store().news.saveArticle(article('a'), at(0));
      const found = findings(TEXT, BOTH);
      const [one, other] = found.statements;
      if (!one || !other) throw new Error('no statements');
      const invented = { ...one, parts: [{ ...one, text: 'The bridge may open,,' }] };
      const saved = await store().news.saveFindings(stored, { ...found, statements: [invented, other] }, at(0));
      expect(saved.map(({ parts }) => parts[0]?.text)).toEqual(['We need the bridge,']);
      expect(await shown()).toEqual(['We need the bridge,']);
      const { speakers } = await positionsOf(store(), 'acme');
      expect(speakers.map(({ speakerId, positions }) => [speakerId, positions[0]?.stance.position])).toEqual([
        ['olaf-brandt', 'opposes'],
      ]);
      expect(logged()).toEqual([
        ['statement-refused', { articleId: 'a', fault: 'its words are not in the text at 1' }],
      ]);
    });

    it('trusts the text on record, not the one that is handed over', async () => {
      const stored = await store().news.saveArticle(article('a', { text: 'Nobody said anything.' }), at(0));
      expect(await store().news.saveFindings({ ...stored, text: TEXT }, findings(TEXT, BOTH), at(0))).toEqual([]);
      expect(logged()).toHaveLength(2);
    });

    it.each([
      ['the words', `update onrecord.statements set parts = replace(parts::text, 'will open', 'may open')::jsonb`],
      ['the hash', `update onrecord.statements set words_hash = 'x' where speaker_id = 'ida-holt'`],
      ['the text', `update onrecord.article_revisions set text = replace(text, 'bridge will', 'bridge may')`],
      [
        'the offsets',
        `update onrecord.statements set parts = replace(parts::text, '"start": 1}', '"start": 2}')::jsonb
          where speaker_id = 'ida-holt'`,
      ],
    ])('never shows a quotation after %s changed in the store, and tells once', async (_, change) => {
      const { statements } = await record(store(), article('a'), BOTH);
      const statementIds = statements.map(({ id }) => id);
      await tell(store(), 'b', { now: at(1), ...briefing('s-b', { statementIds }), storyId: 's-b' });
      expect(await shown()).toHaveLength(2);
      await query(change);
      expect(await shown()).not.toContain('The bridge will open,');
      expect(await shown()).not.toContain('The bridge may open,');
      const { speakers } = await positionsOf(store(), 'acme');
      expect(speakers.flatMap(({ positions }) => positions).map(({ statement }) => statement.id)).not.toContain(
        statementIds[0],
      );
      const briefings = await store().reads.briefings({
        ...{ workspace: 'acme', topicId: null, since: LONG_AGO, atMost: 1, skip: 0 },
      });
      expect(briefings.found[0]?.statements.map(({ statement }) => statement.id)).not.toContain(statementIds[0]);
      expect(logged().filter(([, fields]) => fields.statementId === statementIds[0])).toHaveLength(1);
      expect(logged()[0]?.[0]).toBe('statement-not-proven');
    });

    it('keeps the hash of the words', async () => {
      await record(store(), article('a'), BOTH.slice(0, 1));
      expect(
        await query('select words_hash = encode(sha256(words::bytea), $$hex$$) as ok from onrecord.statements'),
      ).toEqual([{ ok: true }]);
    });
  });
}
