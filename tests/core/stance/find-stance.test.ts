import { describe, expect, it, test } from 'vitest';
import { type FoundPosition, findStance, findStanceOn } from '../../../src/core/stance/find-stance.ts';
import type { Position } from '../../../src/model/stance.ts';
import type { Proposition } from '../../../src/model/topic.ts';
import { type ArticleRow, articleRows, propositions } from './article-rows.ts';
import { type StanceGroup, type StanceRow, stanceGroups } from './stance-table.ts';

// Far above what linear work takes on a loaded machine, far below what quadratic work does: tells a hang, not a speed.
const HANGS_MS = 30_000;

const nato: Proposition = { id: 'nato', text: 'Ukraine should join NATO', about: 'NATO membership for Ukraine' };
const seat: Proposition = {
  id: 'seat',
  text: 'Europe should have a seat at the negotiations',
  about: 'a European seat at the negotiations',
};
const sanctions: Proposition = {
  id: 'sanctions',
  text: 'The sanctions on Iran should be lifted',
  about: 'lifting the sanctions on Iran',
};

const LABELS = ['supports', 'opposes', 'open', 'conditional', 'unclear', null] as const;

function answer(group: StanceGroup, row: StanceRow): Position | null {
  const found = findStance({
    words: row.words,
    cueClass: row.cue ?? null,
    proposition: group.proposition,
    ...(row.context === undefined ? {} : { context: row.context }),
    ...(row.onTopic === undefined ? {} : { onTopic: row.onTopic }),
  });
  return shown(found);
}

/** A position that is likelier right than not; else unclear. Null stays null. */
function shown(found: FoundPosition | null): Position | null {
  if (found === null) return null;
  return found.confidence < LEAST ? 'unclear' : found.position;
}

const LEAST = 0.5;

/** Precision of all answers that take a position, and macro-F1 over the five positions and "no concern". */
function measure(part: 'tuned' | 'heldOut'): { precision: number; macroF1: number } {
  const pairs = stanceGroups.flatMap((group) =>
    group[part].map((row) => ({ gold: row.label, got: answer(group, row) })),
  );
  const taken = pairs.filter(({ got }) => got !== null && got !== 'unclear');
  const f1 = LABELS.map((label) => {
    const right = pairs.filter(({ gold, got }) => gold === label && got === label).length;
    const all = pairs.filter(({ gold }) => gold === label).length + pairs.filter(({ got }) => got === label).length;
    return (2 * right) / all;
  });
  return {
    precision: taken.filter(({ gold, got }) => gold === got).length / taken.length,
    macroF1: f1.reduce((a, b) => a + b) / f1.length,
  };
}

describe('the table of invented statements', () => {
  it('keeps its figures on the rows that the rules were tuned on', () => {
    const { precision, macroF1 } = measure('tuned');
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(macroF1).toBeGreaterThanOrEqual(0.8);
  });

  it('keeps its figures on the rows that were held out', () => {
    const { precision, macroF1 } = measure('heldOut');
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(macroF1).toBeGreaterThanOrEqual(0.7);
  });
});

describe('the table of statements in their articles', () => {
  const positionOf = (row: ArticleRow): Position | null => {
    const context = row.context.replace('[[', '').replace(']]', '');
    const found = findStance({
      words: row.context.slice(row.context.indexOf('[[') + 2, row.context.indexOf(']]')),
      context,
      cueClass: row.cue ?? 'say',
      proposition: propositions[row.on],
      onTopic: true,
      ...(row.before === undefined ? {} : { before: row.before }),
      speaker: { name: row.name ?? null, role: row.role ?? null },
    });
    const position = shown(found);
    return position === 'unclear' ? null : position;
  };

  it('keeps its precision and its recall', () => {
    const pairs = articleRows.map((row) => ({ gold: row.label, got: positionOf(row) }));
    const right = pairs.filter(({ gold, got }) => got !== null && got === gold).length;
    expect(right / pairs.filter(({ got }) => got !== null).length).toBeGreaterThanOrEqual(0.95);
    expect(right / pairs.filter(({ gold }) => gold !== null).length).toBeGreaterThanOrEqual(0.7);
  });
});

describe('findStance', () => {
  test.each<[string, Proposition, Position | null, string]>([
    ['does not think that Ukraine joining NATO is a sensible way out', nato, 'opposes', 'negation over belief'],
    ['it isn’t “realistic” for Ukraine to join NATO', nato, 'opposes', 'a quoted word in the middle'],
    ['We will never allow Kyiv to join NATO', nato, 'opposes', 'never + allow'],
    ['Ukraine’s rightful place is in NATO', nato, 'supports', 'an idiom'],
    ['If it meets the conditions, Ukraine can join NATO', nato, 'conditional', 'the condition first'],
    ['It would be a mistake to reject NATO membership for Ukraine', nato, 'supports', 'two negatives'],
    ['Opponents of NATO membership for Ukraine are wrong', nato, 'supports', 'opponents who are wrong'],
    ['Even if Moscow protests, Ukraine must join NATO', nato, 'supports', 'even if sets no condition'],
    ['NATO ministers met in Ukraine', nato, 'unclear', 'a fact'],
    ['Who says that Ukraine should join NATO?', nato, 'unclear', 'a question'],
    ['Critics say Ukraine should join NATO', nato, 'unclear', 'what others hold'],
    ['The mayor supports Ukraine joining NATO', nato, 'unclear', 'somebody else is the one who supports'],
    ['Ukraine should join the European Union', nato, null, 'another union'],
    ['We must lift the sanctions on Russia', sanctions, null, 'another country'],
    [
      'any deal made by two capitals alone will fail because you need Europe to carry out the deal',
      seat,
      'unclear', // meant as support, but that a deal fails without Europe is told by its failing only: none is claimed
      'need',
    ],
    ['Europe would not accept a deal reached without its involvement', seat, 'conditional', 'not without'],
  ])('%s', (words, proposition, position) => {
    expect(findStance({ words, cueClass: 'say', proposition })?.position ?? null).toBe(position);
  });

  // each of these once fooled the rules: words of praise and blame that are about something else
  test.each<[string]>([
    ['NATO must do more to help Ukraine win the war'],
    ['Ukraine is a strong partner of NATO and has fought bravely'],
    ['It is wrong to blame NATO for the war in Ukraine'],
    ['Russia has always opposed NATO membership for Ukraine'],
    ['Karlo fears nothing more than Ukraine in NATO'],
    ['Asked whether NATO membership for Ukraine was a good idea, he smiled'],
    ['The fire near a NATO depot in Ukraine was a disaster'],
    ['I welcome the NATO summit in Kyiv and hope for good talks'],
    ['How Ukraine should join NATO'],
    ['No matter what happens with NATO and Ukraine, the economy looks strong and prices will help families'],
  ])('takes no side from: %s', (words) => {
    const found = findStance({ words, cueClass: 'say', proposition: nato, onTopic: true });
    expect(shown(found) ?? 'unclear').toBe('unclear');
  });

  it('tells what is said of a thing from what is said of its neighbours', () => {
    const tax: Proposition = { id: 'tax', text: 'The carbon tax should be kept', about: 'the carbon tax' };
    const position = (words: string): string | undefined =>
      findStance({ words, cueClass: 'say', proposition: tax, onTopic: true })?.position;
    expect(position('The carbon tax is a disaster')).toBe('opposes');
    expect(position('The carbon tax lawyers are a disaster') ?? 'unclear').toBe('unclear');
    expect(position('The capital gains tax is a disaster') ?? 'unclear').toBe('unclear');
    expect(position('The fire at the carbon tax office was a disaster') ?? 'unclear').toBe('unclear');
  });

  it('lets what stands before the quotation decide', () => {
    const context = 'Moritz does not “believe that Ukraine should join NATO”.';
    const words = 'believe that Ukraine should join NATO';
    expect(findStance({ words, context, cueClass: 'attitude', proposition: nato })?.position).toBe('opposes');
    expect(findStance({ words, cueClass: 'attitude', proposition: nato })?.position).toBe('supports');
  });

  it('takes a short remark for the topic of its article only when the speaker spoke of it before, and less surely', () => {
    const remark = { words: 'everything is on the table', cueClass: 'say', proposition: nato, onTopic: true } as const;
    expect(findStance(remark)).toBeNull();
    const told = findStance({ ...remark, linked: true });
    expect(told?.position).toBe('open');
    const speaker = { name: 'Otto Brek', role: null };
    const before = 'Mr Brek had called NATO membership for Ukraine a folly.';
    expect(findStance({ ...remark, speaker, before })).toEqual(told);
    expect(findStance({ ...remark, speaker, before: 'Mr Brek had called the budget a folly.' })).toBeNull();
    expect(findStance({ ...remark, speaker, before: before.replace('Brek', 'Karlo') })).toBeNull();
    const plain = findStance({ ...remark, words: 'NATO membership for Ukraine is on the table' });
    expect(plain?.position).toBe('open');
    expect(told?.confidence).toBeLessThan(plain?.confidence ?? 0);
  });

  test.each<[string, string | null, Position]>([
    ['Russia does not want Ukraine in NATO', 'Russian foreign minister', 'opposes'],
    ['Moscow opposes NATO membership for Ukraine', 'Kremlin spokesman', 'opposes'],
    ['Sweden supports Ukraine’s membership of NATO', 'Swedish Foreign Minister', 'supports'],
    ['Russia does not want Ukraine in NATO', 'Danish foreign minister', 'unclear'],
    ['Russia does not want Ukraine in NATO', 'Russian opposition leader', 'unclear'],
    ['Russia does not want Ukraine in NATO', 'former Russian foreign minister', 'unclear'],
    ['Russia does not want Ukraine in NATO', 'US envoy to Russia', 'unclear'],
    ['Russia does not want Ukraine in NATO', null, 'unclear'],
    ['the president of Slovakia was against Ukraine joining NATO', 'French senator', 'unclear'],
  ])('takes "%s" by a %s for: %s', (words, role, position) => {
    const speaker = { name: 'Ida Renner', role };
    expect(findStance({ words, cueClass: 'say', proposition: nato, speaker })?.position).toBe(position);
  });

  it('weighs clauses on other matters apart, and shows the one that tells', () => {
    const words =
      'she does “not believe that NATO membership for Ukraine is a realistic aim of any talks,” and that Russia will keep some of what was taken';
    const found = findStance({ words, cueClass: 'say', proposition: nato });
    expect(found?.position).toBe('opposes');
    expect(words.slice(found?.evidence?.start, found?.evidence?.end)).toBe(
      'not believe that NATO membership for Ukraine is a realistic',
    );
    const land = { id: 'land', text: 'Ukraine should give up territory', about: 'territorial concessions by Ukraine' };
    expect(findStance({ words, cueClass: 'say', proposition: land, onTopic: true })?.position ?? 'unclear').toBe(
      'unclear',
    );
  });

  it('is less sure of hedged words', () => {
    const hedged = findStance({
      words: 'I think Ukraine should perhaps join NATO',
      cueClass: 'say',
      proposition: nato,
    });
    const plain = findStance({ words: 'Ukraine must join NATO', cueClass: 'say', proposition: nato });
    expect(hedged?.position).toBe('supports');
    expect(hedged?.confidence).toBeLessThan(plain?.confidence ?? 0);
  });

  it('says nothing of what was not said', () => {
    const words = 'Ukraine should join NATO';
    expect(findStance({ words, cueClass: 'negated', proposition: nato })?.position).toBe('unclear');
  });

  it('gives its evidence as a span of the words', () => {
    for (const group of stanceGroups) {
      for (const row of [...group.tuned, ...group.heldOut]) {
        const found = findStance({
          words: row.words,
          cueClass: row.cue ?? null,
          proposition: group.proposition,
          ...(row.context === undefined ? {} : { context: row.context }),
        });
        if (found?.evidence == null) continue;
        const evidence = row.words.slice(found.evidence.start, found.evidence.end);
        expect(evidence).not.toBe('');
        expect(evidence).toBe(evidence.trim());
        expect(found.evidence.end).toBeLessThanOrEqual(row.words.length);
      }
    }
  });

  it('stays quick on a very long statement', () => {
    const words = 'We will never, if anything, allow Ukraine to join NATO and nobody wants it. '.repeat(3000);
    const before = performance.now();
    findStance({ words, cueClass: 'say', proposition: nato });
    expect(performance.now() - before).toBeLessThan(HANGS_MS);
  });
});

test('findStanceOn takes a thing or a proposition as target', () => {
  expect(findStanceOn('We must abolish the carbon tax', 'the carbon tax')?.position).toBe('opposes');
  expect(findStanceOn('The carbon tax must stay', 'The carbon tax should be kept')?.position).toBe('supports');
  expect(findStanceOn('Trains are late again', 'the carbon tax')).toBeNull();
});

describe('what turns a leaning round', () => {
  const toll = 'the harbour toll';
  test.each([
    ['Abolish the harbour toll and we lose the last boat to the island', 'supports'], // a threat, no order
    ['Scrap the harbour toll', 'opposes'],
    ['An island without the harbour toll is a disgrace', 'supports'], // the lack is judged
    ['Who on earth wants to support the harbour toll?', 'unclear'],
    ['I accept the harbour toll, but strictly for cruise ships', 'conditional'],
    ['Exempt the small boats and you have my vote for the harbour toll', 'conditional'],
  ] as const)('%s', (text, position) => {
    expect(findStanceOn(text, toll)?.position).toBe(position);
  });

  it('reads the second of two reports where only that one is on the matter', () => {
    const words = 'he had rung both capitals, but that he does not think it practical to have Ukraine join NATO';
    const found = findStance({ words, cueClass: 'say', proposition: nato });
    expect(found?.position).toBe('opposes');
    const { start, end } = found?.evidence ?? { start: 0, end: 0 };
    expect(words.slice(start, end)).toContain('practical to have Ukraine join NATO');
  });
});
