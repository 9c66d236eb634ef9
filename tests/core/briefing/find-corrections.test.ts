import { describe, expect, it, test } from 'vitest';
import { findCorrections } from '../../../src/core/briefing/find-corrections.ts';
import { splitSentences } from '../../../src/core/language/sentences.ts';
import type { Article } from '../../../src/model/article.ts';
import type { Briefing, BulletSource, Correction } from '../../../src/model/briefing.ts';
import type { Statement } from '../../../src/model/statement.ts';

const at = '2026-03-02T08:00:00.000Z';

// What stands about the sentence in question, in both revisions
const BEFORE = 'A storm tore through the port of Orlavik on Sunday night.';
const AFTER = `Ferries of Northline to the Sund islands stayed in the harbour.\n\nThe council of Orlavik opened two schools as shelters. Runa Hald of the Seafarers’ Union asked for patience.`;
const around = (sentence: string): string => `${BEFORE} ${sentence}\n\n${AFTER}`;

function article(text: string, revision = 2): Article {
  return {
    ...{ id: 'a', itemId: 'i', feedId: 'f', outlet: 'Hallen Post', language: 'en', url: 'https://hallen.example/a' },
    ...{ title: 'Storm', author: null, published: at, modified: null, revision, readFrom: 'page', text },
    sentences: splitSentences(text),
  };
}

function sourceOf(words: string, text: string): BulletSource {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  const end = start + words.length;
  return { articleId: 'a', revision: 1, outlet: 'Hallen Post', url: 'https://hallen.example/a', start, end };
}

function briefing(given: Partial<Briefing>): Briefing {
  return {
    ...{ storyId: 's', revision: 1, title: 'Storm', summary: null, bullets: [], statementIds: [], corrections: [] },
    ...{ topicIds: [], outlets: [], articles: 1, firstSeen: at, lastSeen: at, madeAt: at },
    ...given,
  };
}

const bullet = (text: string, source: BulletSource, verbatim = true): Briefing['bullets'][number] => {
  return { text, verbatim, sources: [source], outlets: 1, isNew: false };
};

/** What is found when a text that a bullet was taken from became another one. */
function revise(
  was: string,
  { old, now, language = 'en' }: { readonly old: string; readonly now: string; readonly language?: string },
): readonly Correction[] {
  return findCorrections({
    shown: [briefing({ bullets: [bullet(was, sourceOf(was, old))] })],
    statements: [],
    revised: [
      {
        old: { articleId: 'a', revision: 1, text: old, sentences: splitSentences(old) },
        now: { ...article(now), language },
      },
    ],
    noticedAt: at,
  });
}

const becomes = (was: string, now: string): readonly (string | null)[] =>
  revise(was, { old: around(was), now: around(now) }).map((correction) => correction.now);

describe('a sentence whose facts changed', () => {
  test.each([
    ['digits', 'At least 12 people were hurt when a roof fell.', 'At least 15 people were hurt when a roof fell.'],
    ['words', 'Two men were pulled from the water.', 'Three men were pulled from the water.'],
    ['two in a row', 'Some 12 were hurt and 12 are missing.', 'Some 12 were hurt and 15 are missing.'],
    ['words and digits', 'Nine boats sank at the pier.', 'At least 19 boats sank at the pier.'],
    ['scale', 'The damage is put at 3.2 million crowns.', 'The damage is put at 3.2 billion crowns.'],
    ['percent', 'Shares of Northline fell 3% on Monday.', 'Shares of Northline fell 13% on Monday.'],
    ['currency', 'The pier cost $5m to build.', 'The pier cost €5m to build.'],
    ['day', 'The hearing is set for 14 March in Orlavik.', 'The hearing is set for 24 March in Orlavik.'],
    [
      'weekday',
      'The ferries sail again on Tuesday, Northline said.',
      'The ferries sail again on Friday, Northline said.',
    ],
    ['ordinal', 'It is the third storm of the winter.', 'It is the fourth storm of the winter.'],
    ['made vague', 'At least 40 houses lost their roofs.', 'Several houses lost their roofs.'],
    ['dozens', 'Dozens of houses lost their roofs.', 'Hundreds of houses lost their roofs.'],
    ['left out', 'A wall fell on a bus, killing 17 passengers.', 'A wall fell on a bus.'],
    [
      'reworded too',
      'The collapse of a crane hurt 12 dock workers.',
      'A crane collapsed and 14 dock workers were hurt.',
    ],
    ['name', 'Police arrested harbour master Tomas Ervik.', 'Police arrested harbour master Anders Lund.'],
    ['name first', 'Hald will lead the inquiry into the storm.', 'Northline will lead the inquiry into the storm.'],
    ['misspelt name', 'The mayor, Karin Halvorsen, was abroad.', 'The mayor, Karin Halversen, was abroad.'],
    ['place', 'The missing boat was last seen off Sund.', 'The missing boat was last seen off Hallen.'],
    ['not put in', 'The harbour master was warned of the storm.', 'The harbour master was not warned of the storm.'],
    ['not left out', 'Northline didn’t insure its boats.', 'Northline insured its boats.'],
    ['no', 'No deaths were reported by the council.', 'Deaths were reported by the council.'],
    ['quotation', 'The council called it “the worst night ever”.', 'The council called it “a bad night indeed”.'],
    [
      'one quoted word',
      'The council spoke of a “catastrophe” at the port.',
      'The council spoke of a “setback” at the port.',
    ],
  ])('%s: %s', (_, was, now) => expect(becomes(was, now)).toEqual([now]));
});

describe('a sentence that only reads otherwise', () => {
  test.each([
    ['a typo', 'At least 12 peple were hurt when a roof fell.', 'At least 12 people were hurt when a roof fell.'],
    ['style', 'Twelve people were hurt when a roof fell.', 'When a roof fell, 12 people were injured.'],
    ['a number in words', 'A dozen boats worth $2 million sank.', 'Boats worth two million dollars, 12 of them, sank.'],
    ['thousands', 'About 4000 islanders are cut off.', 'About 4,000 islanders are now cut off.'],
    ['typography', 'Hald said: "We are tired - very tired."', 'Hald said: “We are tired – very tired.”'],
    ['more', 'A roof fell on 12 people.', 'A roof fell on 12 people, and two of them have died.'],
    ['a clause with a not', 'Northline will appeal.', 'Northline will appeal, but does not expect its lawyers to win.'],
    ['counted since', 'Several houses lost their roofs.', 'At least 40 houses lost their roofs.'],
    ['a rank for a name', 'Tomas Ervik was arrested at the port.', 'The harbour master was arrested at the port.'],
    [
      'a role with a place',
      'Ervik told reporters he would stay.',
      'The Orlavik harbour chief told reporters he would stay.',
    ],
    ['first name', 'Police arrested Ervik at the port.', 'Police arrested Tomas Ervik at the port.'],
    ['an adjective', 'A minister from Norland flew in at noon.', 'A Norlandish minister flew in at noon.'],
    ['letters', 'The European Union offered to help the port.', 'The EU offered to help the port.'],
    ['a date for a weekday', 'The hearing is set for Monday in Orlavik.', 'The hearing is set for 2 March in Orlavik.'],
    ['another not', 'The two sides did not agree on wages.', 'The two sides failed to agree on wages.'],
    ['nobody', 'No one was on the pier when it broke.', 'Nobody was on the pier when it broke.'],
    ['an age', 'Tomas Ervik, 54, was arrested at the port.', 'Tomas Ervik was arrested at the port.'],
    ['a title', 'Mr Ervik denied all of it in court.', 'Captain Ervik denied all of it in court.'],
    [
      'two sentences',
      'The roof fell on 12 people, who were taken to hospital.',
      'The roof fell on 12 people. They were all taken to hospital.',
    ],
    ['a longer quotation', 'Hald spoke of “our hardest night”.', 'Hald spoke of “our hardest night in years”.'],
  ])('%s: %s', (_, was, now) => expect(becomes(was, now)).toEqual([]));
});

describe('a sentence that is no longer there', () => {
  const gone = 'Police say the harbour master had been drinking before his shift.';

  it('was taken back where the rest of the article stands', () => {
    expect(revise(gone, { old: around(gone), now: `${BEFORE}\n\n${AFTER}` })).toEqual([
      expect.objectContaining({ of: 'bullet', was: gone, now: null, by: null, inRevision: 2, noticedAt: at }),
    ]);
  });

  it('is no correction where it moved, with other spaces about it', () => {
    expect(
      revise(gone, {
        old: around(gone),
        now: `${BEFORE}\n\n${AFTER}\n\nPolice say  the harbour master had been drinking before his shift.`,
      }),
    ).toEqual([]);
  });

  test.each([
    ['a teaser', `${BEFORE} Ferries of Northline…`],
    ['a paywall', `${BEFORE}\n\nThis story is for members. Log in or subscribe to go on reading.`],
    ['a sentence cut in two', `${BEFORE} Police say the harbour master had been`],
    ['only a notice', 'Please switch on JavaScript to read this page.'],
    [
      'another text altogether',
      'Sund opened its new theatre on Friday. The play is by Ida Moen and tells of three sisters on a farm. Tickets are sold out until June. The actors come from all over the islands. A second house is planned for next year. Critics from the mainland liked it very much.',
    ],
  ])('is no correction where the article became %s', (_, now) => {
    expect(revise(gone, { old: around(gone), now })).toEqual([]);
  });

  it('is no correction where it stood behind the place at which the text now breaks off', () => {
    const old = `${BEFORE}\n\n${AFTER}\n\n${gone}`;
    const now = old.slice(0, old.indexOf(' for patience'));
    expect(revise(gone, { old, now })).toEqual([]);
    expect(revise(gone, { old, now: `${BEFORE}\n\n${AFTER}` })).toHaveLength(1);
  });

  it('was taken back by an article that says so, however short it became', () => {
    const now = 'This article has been withdrawn. Hallen Post regrets the error.';
    expect(revise(gone, { old: around(gone), now }).map((correction) => correction.now)).toEqual([null]);
  });

  it('was not replaced by a sentence alike that had always been there', () => {
    const fell = 'Shares of Northline fell 3 percent to 41 crowns on Monday.';
    const rose = 'Shares of Sundbank rose 2 percent to 17 crowns on Monday.';
    expect(revise(fell, { old: `${around(fell)} ${rose}`, now: `${BEFORE}\n\n${AFTER} ${rose}` })).toEqual([]);
  });

  it('was not replaced by what another sentence became', () => {
    const fell = 'Shares of Northline fell 3 percent to 41 crowns on Monday.';
    const rose = 'Shares of Sundbank rose 2 percent to 17 crowns on Monday.';
    const grew = 'Shares of Sundbank rose 4 percent to 18 crowns on Monday.';
    expect(revise(fell, { old: `${around(fell)} ${rose}`, now: `${BEFORE}\n\n${AFTER} ${grew}` })).toEqual([]);
    expect(revise(rose, { old: `${around(fell)} ${rose}`, now: `${around(fell)} ${grew}` })).toHaveLength(1);
  });

  it('takes no German noun for a name', () => {
    const [old, now] = ['Am Hafen von Orlavik brach ein Dach ein.', 'Am Hafen von Orlavik brach eine Decke ein.'];
    const rest = ' Die Stadt öffnete zwei Schulen. Alle Fähren blieben am Pier.';
    expect(revise(old, { old: old + rest, now: now + rest, language: 'de' })).toEqual([]);
    expect(revise(old, { old: old + rest, now: now + rest })).toHaveLength(1);
  });

  it('is compared sign by sign in a script without spaces', () => {
    const [old, now] = ['港で屋根が落ちて12人がけがをした。', '港で屋根が落ちて15人がけがをした。'];
    const rest = '\n\nフェリーは島へ行かなかった。市は学校を二つ開けた。';
    expect(revise(old, { old: old + rest, now: now + rest })).toHaveLength(1);
  });
});

describe('an article that tells of its correction', () => {
  const [was, now] = [
    'At least 15 people were hurt when a roof fell.',
    'At least 12 people were hurt when a roof fell.',
  ];
  const notice =
    'Correction: An earlier version of this article said that at least 15 people were hurt when a roof fell.';

  it('repeats the old words there, and took them back all the same', () => {
    const revised = { old: around(was), now: `${around(now)}\n\n${notice}` };
    expect(revise(was, revised).map((correction) => correction.now)).toEqual([now]);
    expect(revise(was, { ...revised, now: `${BEFORE}\n\n${notice}\n\n${AFTER}` })[0]?.now).toBeNull();
  });

  it('had told of an earlier one, and still does', () => {
    const old = `${around(was)}\n\n${notice}`;
    expect(revise(notice, { old, now: `${around(was)} The wind fell.\n\n${notice}` })).toEqual([]);
  });
});

describe('what briefings showed', () => {
  const [was, now] = ['At least 12 people were hurt at the port.', 'At least 15 people were hurt at the port.'];
  const old = around(was);
  const revised = [
    { old: { articleId: 'a', revision: 1, text: old, sentences: splitSentences(old) }, now: article(around(now)) },
  ];
  const source = sourceOf(was, old);
  const find = (...shown: readonly Briefing[]) => findCorrections({ shown, statements: [], revised, noticedAt: at });
  const [found] = find(briefing({ bullets: [bullet(was, source)] }));
  if (!found) throw new Error('nothing found');

  it('names the source of the old words and keeps them', () => {
    expect(found).toEqual({
      ...{ of: 'bullet', was, now, statementId: null, by: null, source, inRevision: 2, noticedAt: at },
    });
  });

  it('tells a correction once, in however many briefings the words were shown and whenever it was found', () => {
    const shown = briefing({ bullets: [bullet(was, source)], summary: { text: was, source } });
    expect(find(shown, shown)).toHaveLength(1);
    expect(find(briefing({ ...shown, corrections: [{ ...found, noticedAt: '2026-03-01T08:00:00.000Z' }] }))).toEqual(
      [],
    );
  });

  it('corrects a summary too', () => {
    expect(find(briefing({ summary: { text: was, source } }))).toHaveLength(1);
  });

  it('keeps a bullet’s own words, and compares those that it rests on', () => {
    const own = 'Twelve hurt at the port';
    expect(find(briefing({ bullets: [bullet(own, source, false)] }))).toEqual([{ ...found, was: own }]);
  });

  it('leaves alone what came from another revision or another article', () => {
    expect(find(briefing({ bullets: [bullet(was, { ...source, revision: 2 })] }))).toEqual([]);
    expect(find(briefing({ bullets: [bullet(was, { ...source, articleId: 'b' })] }))).toEqual([]);
    expect(find()).toEqual([]);
  });
});

/** What is found when a statement of Orla Brandt stood in a sentence that became another one. */
function restate(
  given: {
    readonly parts: readonly string[];
    readonly was: string;
    readonly now: string;
    readonly bullet?: boolean;
  } & Partial<Pick<Statement, 'kind' | 'cue'>>,
): readonly Correction[] {
  const { was, now, kind = 'direct', cue = null } = given;
  const old = around(was);
  const parts = given.parts.map((text) => ({ ...sourceOf(text, old), text }));
  const statement: Statement = {
    ...{ id: 'st', title: 'Storm', published: at, sameAs: 'st', kind, cue, said: null, confidence: 0.9, parts },
    ...sourceOf(was, old),
    speaker: { mention: { start: 0, end: 6, text: 'Brandt' }, name: 'Orla Brandt', role: null, personId: null },
  };
  const bullets = given.bullet ? [bullet(was, sourceOf(was, old))] : [];
  return findCorrections({
    shown: [briefing({ bullets, statementIds: ['st'] })],
    statements: [statement],
    revised: [
      { old: { articleId: 'a', revision: 1, text: old, sentences: splitSentences(old) }, now: article(around(now)) },
    ],
    noticedAt: at,
  });
}

describe('a statement', () => {
  const words = ['We will rebuild the pier this year,'];
  const was = '“We will rebuild the pier this year,” said Orla Brandt, the harbour minister.';

  test.each([
    [
      'other words',
      '“We will rebuild the pier next year,” said Orla Brandt, the harbour minister.',
      'We will rebuild the pier next year,',
    ],
    ['a not', '“We will not rebuild the pier this year,” said Brandt.', 'We will not rebuild the pier this year,'],
    ['another tag', '“We may rebuild the pier this year,” she said.', 'We may rebuild the pier this year,'],
    [
      'two parts',
      '“We will rebuild the pier,” said Brandt, “but not this year.”',
      'We will rebuild the pier, … but not this year.',
    ],
    ['another speaker', '“We will rebuild the pier next year,” said Tomas Ervik.', null],
    ['another speaker beside', '“We have time,” said Brandt. “We will rebuild the pier next year,” said Ervik.', null],
    ['another speaker who names her', '“We will rebuild the pier next year,” said Ervik, the deputy of Brandt.', null],
    ['another speaker first', 'Ervik said: “We will rebuild the pier next year.”', null],
    ['no quotation', 'Orla Brandt, the harbour minister, spoke of rebuilding the pier.', null],
    ['nothing', '', null],
  ])('whose words became %s was taken back', (_, later, now) => {
    expect(restate({ parts: words, was, now: later })).toEqual([
      expect.objectContaining({
        of: 'statement',
        statementId: 'st',
        by: 'Orla Brandt',
        was: words[0],
        now,
        inRevision: 2,
      }),
    ]);
  });

  test.each([
    ['typography', '"we will re\u00adbuild the pier this year", said Brandt.'],
    ['its place', 'Orla Brandt, the harbour minister, said: “We will rebuild the pier this year.”'],
    ['how much is quoted', 'Brandt said: “Hear me. We will rebuild the pier this year, and the mole.”'],
  ])('of which only %s changed was not', (_, later) => {
    expect(restate({ parts: words, was, now: later })).toEqual([]);
  });

  it('that another one says now was taken back, as the sentence that said so', () => {
    const now = '“We will rebuild the pier this year,” said Tomas Ervik, the harbour minister.';
    expect(restate({ parts: words, was, now })).toEqual([
      expect.objectContaining({ of: 'statement', statementId: 'st', by: null, was, now }),
    ]);
  });

  it('in the outlet’s words is compared as a sentence, and is nobody’s words', () => {
    const reported = 'Orla Brandt said that the pier would cost 40 million crowns.';
    const given = { parts: ['the pier would cost 40 million crowns'], was: reported, kind: 'indirect' } as const;
    expect(restate({ ...given, now: 'The pier would cost 40 million crowns, Orla Brandt told reporters.' })).toEqual(
      [],
    );
    const now = 'Orla Brandt said that the pier would cost 60 million crowns.';
    expect(restate({ ...given, now })).toEqual([
      expect.objectContaining({ of: 'statement', statementId: 'st', by: null, was: reported, now }),
    ]);
  });

  it('that was denied is never shown without the denial', () => {
    const denied = 'Orla Brandt denied that she had said “the pier is finished”.';
    const cue = { start: 0, end: 1, text: 'denied', class: 'negated' } as const;
    const now = 'Orla Brandt denied that she had said “the port is finished”.';
    expect(restate({ parts: ['the pier is finished'], was: denied, cue, now })).toEqual([
      expect.objectContaining({ by: null, was: denied, now }),
    ]);
  });

  it('partly in quote marks is taken back by what stands between them', () => {
    const mixed = 'Orla Brandt said the port was “in very good hands” and would open soon.';
    const given = {
      parts: ['the port was “in very good hands” and would open soon'],
      was: mixed,
      kind: 'mixed',
    } as const;
    expect(restate({ ...given, now: 'Orla Brandt said the harbour was “in very good hands” and opens soon.' })).toEqual(
      [],
    );
    expect(restate({ ...given, now: 'Orla Brandt said the port was “in safe hands” and would open soon.' })).toEqual([
      expect.objectContaining({ by: 'Orla Brandt', was: 'in very good hands', now: 'in safe hands' }),
    ]);
  });

  it('is told once where a bullet quotes it', () => {
    const now = '“We will rebuild the pier next year,” said Orla Brandt, the harbour minister.';
    expect(restate({ parts: words, was, now, bullet: true }).map(({ of }) => of)).toEqual(['statement']);
    expect(restate({ parts: words, was, now: '', bullet: true }).map(({ of }) => of)).toEqual(['bullet']);
    const both = '“We will rebuild the pier next year,” said Tomas Ervik, the harbour minister.';
    expect(restate({ parts: words, was, now: both, bullet: true }).map(({ of }) => of)).toEqual([
      'bullet',
      'statement',
    ]);
  });
});
