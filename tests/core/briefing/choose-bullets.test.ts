import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseBullets } from '../../../src/core/briefing/choose-bullets.ts';
import { listCandidates } from '../../../src/core/briefing/list-candidates.ts';
import { splitSentences } from '../../../src/core/language/sentences.ts';
import { doc, strikeDocs } from './strike.ts';

const bullets = (docs = strikeDocs) => chooseBullets(docs, { atMost: 5, maxCharacters: 240 });

describe('chooseBullets', () => {
  test('says 3 to 5 things, each short enough, none twice', () => {
    const chosen = bullets();
    expect(chosen.length).toBeGreaterThanOrEqual(3);
    expect(chosen.length).toBeLessThanOrEqual(5);
    for (const { text } of chosen) expect(text.length).toBeLessThanOrEqual(240);
    expect(new Set(chosen.map(({ text }) => text)).size).toBe(chosen.length);
  });

  test('begins with what opens the articles', () => {
    expect(bullets()[0]?.text).toMatch(/walked out|on strike/);
  });

  test('every bullet is made of its first source by deletion', () => {
    for (const { text, sources } of bullets()) {
      const source = sources[0]!;
      expect(isByDeletion(text, strikeDocs[source.doc]!.text.slice(source.start, source.end))).toBe(true);
    }
  });

  test('names the outlets that say the same', () => {
    const strike = bullets().find(({ text }) => /walked out|on strike/.test(text));
    expect(strike?.outlets).toBeGreaterThanOrEqual(2);
    expect(new Set(strike?.sources.map((source) => source.doc)).size).toBe(strike?.sources.length);
  });

  test('does not call it agreement where the numbers differ or only the actors are shared', () => {
    const said = 'The fire in the paper mill of Hallen killed 3 workers on Tuesday night.';
    const other = (text: string) =>
      bullets([doc('a', '', said, 'Courier'), doc('b', '', text, 'Post')]).find(({ text: own }) => own === said)
        ?.outlets;
    expect(other('The fire in the paper mill of Hallen killed three workers late on Tuesday.')).toBe(2);
    expect(other('The fire in the paper mill of Hallen killed 7 workers on Tuesday night.')).toBe(1);
    expect(other('The mill of Hallen has been for sale since its owner went to prison for fraud.')).toBe(1);
  });

  test('never uses page furniture, open quotations or sentences that point back', () => {
    const said = bullets().map(({ text }) => text);
    for (const text of said) expect(text).not.toMatch(/newsletter|^He |^They |^“We are tired/);
  });

  test('a copy adds an outlet, but no evidence and no bullet of its own', () => {
    const copy = { ...strikeDocs[0]!, id: 'copy', outlet: 'Sund Herald', copyOf: strikeDocs[0]!.id };
    const alone = bullets([strikeDocs[0]!]);
    const copied = bullets([strikeDocs[0]!, copy]);
    expect(copied.map(({ text }) => text)).toEqual(alone.map(({ text }) => text));
    expect(copied.every(({ sources }) => sources[0]?.doc === 0)).toBe(true);
    expect(copied[0]?.outlets).toBe(2);
  });

  test('two articles of one outlet are one outlet', () => {
    const again = { ...strikeDocs[0]!, id: 'again' };
    expect(bullets([strikeDocs[0]!, again])[0]).toMatchObject({ outlets: 1, sources: [{ doc: 0 }, { doc: 1 }] });
  });

  test('a sentence that points back is offered together with the one before it, in one paragraph only', () => {
    const [first, second] = ['Edda Storm won the vote in parliament.', 'She thanked the Farmers’ Party for its votes.'];
    const options = { doc: 0, maxCharacters: 240, mayEndOpen: false };
    const offered = (text: string) =>
      listCandidates({ text, sentences: splitSentences(text) }, options).map((candidate) => candidate.text);
    expect(offered(`${first} ${second}`)).toEqual([first, `${first} ${second}`]);
    expect(offered(`${first}\n\n${second}`)).toEqual([first]);
    expect(offered(`${second} ${first}`)).toEqual([first]);
  });

  test('a teaser without its full stop is better than nothing, one cut off is not', () => {
    const teaser = (text: string) => bullets([doc('a', 'Mill', text, 'Courier')]).map((bullet) => bullet.text);
    expect(teaser('Fire destroys the old paper mill in Hallen')).toEqual([
      'Fire destroys the old paper mill in Hallen',
    ]);
    expect(teaser('Fire has destroyed the old paper mill of')).toEqual([]);
  });

  test('news goes before colour, though colour opens the article', () => {
    const colour = 'A photograph of an old signpost hangs above the desk of the harbour master in Hallen.';
    const news = 'Parliament in Orlavik voted on Monday to close the old harbour of Hallen for ever.';
    const told = 'The harbour of Hallen will close for ever after a vote of parliament in Orlavik on Monday.';
    const one = doc('a', 'Harbour of Hallen to close', `${colour} ${news}`, 'Courier');
    const two = doc('b', 'Parliament votes to close harbour', told, 'Post');
    expect(chooseBullets([one, two], { atMost: 1, maxCharacters: 240 })[0]?.text).toMatch(/vote/);
    expect(bullets([one, two]).find(({ text }) => /vote/.test(text))?.outlets).toBe(2);
  });

  test('a sentence that leans on another gives way', () => {
    const [fire, leaning, named] = [
      'A fire destroyed the paper mill of Hallen on Tuesday night.',
      'The guards were asleep in their hut when flames reached its roof.',
      'Nine guards of Hallen were asleep in their hut when flames reached its roof.',
    ];
    const chosen = (second: string, third: string) =>
      chooseBullets([doc('a', '', `${fire}\n\n${second}\n\n${third}`, 'Courier')], { atMost: 2, maxCharacters: 240 });
    expect(chosen(leaning, named).map(({ text }) => text)).toEqual([fire, named]);
  });

  test('counts the outlets of a story of many articles', () => {
    const long = strikeDocs.map(({ text }) => text).join('\n\n');
    const many = Array.from({ length: 60 }, (_, n) => doc(`d${n}`, 'Ferry crews walk out', long, `Outlet ${n}`));
    expect(bullets(many)[0]?.outlets).toBe(60);
  });

  test('nothing in, nothing out', () => {
    expect(bullets([])).toEqual([]);
    expect(bullets([doc('a', '', '', 'Courier')])).toEqual([]);
  });

  test('any text: whole spans, by deletion, within the limit', () => {
    const words = fc.constantFrom(
      'Storm',
      'said',
      '“no”',
      'the',
      'mill',
      '(old)',
      'He',
      '"',
      'burned.',
      'It',
      'not',
      '7',
      '\n\n',
      ', which fell,',
      'was.',
      'ORLAVIK, March 2 -',
      '(pictured)',
      '‘boats’',
      '.',
      'But',
      ', who sails, said',
      'Edda Storm',
      'on Monday.',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 120 }), (parts) => {
        const text = parts.join(' ').trim();
        const made = [doc('a', '', text, 'Courier'), doc('b', '', [...parts].reverse().join(' ').trim(), 'Post')];
        for (const bullet of chooseBullets(made, { atMost: 5, maxCharacters: 90 })) {
          const { doc: at, start, end } = bullet.sources[0]!;
          expect(bullet.text.length).toBeLessThanOrEqual(90);
          expect(isByDeletion(bullet.text, made[at]!.text.slice(start, end))).toBe(true);
          expect((bullet.text.match(/"/g) ?? []).length % 2).toBe(0);
        }
      }),
      { seed: 7 },
    );
  });
});

function isByDeletion(short: string, long: string): boolean {
  let at = 0;
  for (let i = 0; i < long.length && at < short.length; i++) if (long[i] === short[at]) at++;
  return at === short.length;
}
