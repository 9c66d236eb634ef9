import type { Position } from '../../src/model/stance.ts';
import type { StatementKind } from '../../src/model/statement.ts';
import type { Day } from '../../src/model/time.ts';

/**
 * A statement that the sample week holds. Each part is an exact substring of the article (paragraphs joined by
 * "\n\n"): the words between the quotation marks of a direct statement, the reported clause with its inner marks
 * of a mixed one. Parts stand in the article's order. `said` is the day, or the first and the last possible day.
 * `revision` is given where only that revision of the article has the words.
 */
export type ExpectedStatement = {
  readonly articleId: string;
  readonly parts: readonly string[];
  readonly speaker: string; // full name, or the body's
  readonly said: Day | readonly [from: Day, to: Day];
  readonly kind: StatementKind;
  readonly revision?: number;
};

const MON = '2026-03-02';
const TUE = '2026-03-03';
const WED = '2026-03-04';
const THU = '2026-03-05';
const FRI = '2026-03-06';
const SAT = '2026-03-07';
const SUN = '2026-03-08';

/** Key statements, not all: what is found besides them is not thereby wrong. */
export const EXPECTED_STATEMENTS: readonly ExpectedStatement[] = [
  // the carbon border levy
  {
    articleId: 'nw-01',
    parts: [
      'A tonne of carbon is a tonne of carbon, whether it arrives as a steel coil or as a car door,',
      'We are closing a gap, not building a wall.',
    ],
    speaker: 'Beatriz Salvaterra',
    said: MON,
    kind: 'direct',
  },
  {
    articleId: 'nw-01',
    parts: [
      'the change would bring in 1.4 billion euros a year by 2030, most of it to be spent on cleaner industry inside the bloc',
    ],
    speaker: 'Beatriz Salvaterra',
    said: MON,
    kind: 'indirect',
  },
  {
    articleId: 'nw-01',
    parts: ['New Delhi would "answer in kind" if the list of products grew'],
    speaker: 'Raghav Deshmane',
    said: ['2026-02-23', '2026-03-01'], // "last week"
    kind: 'mixed',
  },
  {
    articleId: 'nw-01',
    parts: ['the plan was a step in the right direction but came two years too late'],
    speaker: 'Eurosteel Alliance',
    said: MON,
    kind: 'indirect',
  },
  {
    articleId: 'hc-01',
    parts: [
      'A tonne of carbon is a tonne of carbon, whether it arrives as a steel coil or as a car door,',
      'We are closing a gap, not building a wall.',
    ],
    speaker: 'Beatriz Salvaterra',
    said: MON,
    kind: 'direct',
  },
  {
    articleId: 'cl-01',
    parts: ['We are closing a gap, not building a wall,'],
    speaker: 'Beatriz Salvaterra',
    said: MON,
    kind: 'direct',
  },
  {
    articleId: 'cl-01', // one quotation over two paragraphs
    parts: [
      'In two years we lost four processing lines to countries that charge nothing for carbon,',
      'Those lines will not come back because of a regulation.',
      'What we need now is speed. If this takes until 2028, there will be fewer of us left to protect.',
    ],
    speaker: 'Heike Brandauer',
    said: MON,
    kind: 'direct',
  },
  {
    articleId: 'cl-01',
    parts: ['the levy “taxes the ladder that Europe climbed.”'],
    speaker: 'Samuel Obiekwe',
    said: MON,
    kind: 'mixed',
  },
  {
    articleId: 'hc-04',
    parts: [
      'We have a carbon price, and we are not the problem that this levy is meant to solve,',
      'I put that to the commissioner by telephone this morning.',
    ],
    speaker: 'Oliver Penhallow',
    said: WED,
    kind: 'direct',
  },
  {
    articleId: 'hc-04', // the pronoun "she" after two women were named is Marchbanks, not Salvaterra
    parts: ['The draft was on the internet in January,', 'I read it. Did he?'],
    speaker: 'Helena Marchbanks',
    said: WED,
    kind: 'direct',
  },
  {
    articleId: 'hc-04',
    parts: ['his officials had raised the matter at four meetings since November'],
    speaker: 'Oliver Penhallow',
    said: WED,
    kind: 'indirect',
  },
  // Ukraine's report
  {
    articleId: 'nw-02',
    parts: [
      'We have done our homework, and we have done it under fire,',
      'Ukraine should join NATO, and this report shows that it can.',
    ],
    speaker: 'Oksana Verbytska',
    said: MON,
    kind: 'direct',
  },
  {
    articleId: 'nw-02',
    parts: ['91 of the 104 benchmarks agreed with the alliance had been met'],
    speaker: 'Oksana Verbytska',
    said: MON,
    kind: 'indirect',
  },
  {
    articleId: 'nw-02',
    parts: ['the alliance would study the report "with great care"'],
    speaker: 'Anders Brekkhus',
    said: MON,
    kind: 'mixed',
  },
  {
    articleId: 'hc-02',
    parts: [
      'We’re not asking for charity,',
      'We’re asking our friends to read what they themselves asked us to write.',
    ],
    speaker: 'Oksana Verbytska',
    said: MON,
    kind: 'direct',
  },
  {
    articleId: 'hc-02', // split by "she added"
    parts: ['Every other paper we were given,', 'burned in the first hour of the war.'],
    speaker: 'Oksana Verbytska',
    said: MON,
    kind: 'direct',
  },
  {
    articleId: 'hc-02',
    parts: ['an English translation would be published this week'],
    speaker: 'Yevhen Stasiuk',
    said: MON,
    kind: 'indirect',
  },
  {
    articleId: 'sp-01',
    parts: [
      'I visited Kyiv in 2019 and again in January,',
      'It is a different army, and a different ministry of defence.',
    ],
    speaker: 'Catarina Mourinha',
    said: MON,
    kind: 'direct',
  },
  {
    articleId: 'sp-01',
    parts: [
      'The decision is political,',
      'It will be taken by 32 governments, and none of them has asked me to take it for them.',
    ],
    speaker: 'Catarina Mourinha',
    said: MON,
    kind: 'direct',
  },
  {
    articleId: 'sp-01',
    parts: ['Ukraine should join NATO as soon as possible'],
    speaker: 'Oksana Verbytska',
    said: MON,
    kind: 'indirect',
  },
  // "not realistic"
  {
    articleId: 'nw-03',
    parts: ['NATO membership for Ukraine is not realistic, and it would not be honest to pretend otherwise,'],
    speaker: 'Joris Haverkate',
    said: TUE,
    kind: 'direct',
  },
  {
    articleId: 'nw-03',
    parts: ['Our support is for the long term,', 'An invitation is something else.'],
    speaker: 'Joris Haverkate',
    said: TUE,
    kind: 'direct',
  },
  {
    articleId: 'nw-03',
    parts: ['The Netherlands would go on supplying ammunition and air defence systems to Kyiv'],
    speaker: 'Joris Haverkate',
    said: TUE,
    kind: 'indirect',
  },
  {
    articleId: 'nw-03',
    parts: ['We will not close a door that we promised to keep open,'],
    speaker: 'Ruta Kalvelyte',
    said: TUE,
    kind: 'direct',
  },
  {
    articleId: 'mp-01',
    parts: ['NATO membership for Ukraine is not realistic, and it would not be honest to pretend otherwise,'],
    speaker: 'Joris Haverkate',
    said: TUE,
    kind: 'direct',
  },
  {
    articleId: 'dw-01',
    parts: ['NATO membership for Ukraine is not realistic, and it would not be honest to pretend otherwise,'],
    speaker: 'Joris Haverkate',
    said: TUE,
    kind: 'direct',
  },
  {
    articleId: 'cl-02', // split by "Haverkate continued"
    parts: ['There are 32 of us,', 'and today there are not 32 votes for an invitation.'],
    speaker: 'Joris Haverkate',
    said: TUE,
    kind: 'direct',
  },
  {
    articleId: 'cl-02',
    parts: ['Ukraine’s future is in NATO, but I cannot give you a date,'],
    speaker: 'Catarina Mourinha',
    said: TUE,
    kind: 'direct',
  },
  {
    articleId: 'cl-02',
    parts: ['He broke the rule that you do not count votes in public,', 'The trouble is that he counted correctly.'],
    speaker: 'Erik Lindholm',
    said: TUE,
    kind: 'direct',
  },
  {
    articleId: 'hc-03',
    parts: ['We heard the door creak,', 'We did not hear it close.'],
    speaker: 'Oksana Verbytska',
    said: TUE,
    kind: 'direct',
  },
  {
    articleId: 'hc-03', // she speaks for him, but they are her words
    parts: ['The minister described the state of play among 32 allies,', 'He did not announce a veto.'],
    speaker: 'Femke Oostrum',
    said: TUE,
    kind: 'direct',
  },
  {
    articleId: 'hc-03',
    parts: ['the Netherlands was ‘making a gift to Moscow and getting nothing for it’'],
    speaker: 'Danylo Horobchuk',
    said: TUE,
    kind: 'mixed',
  },
  // licences for AI models
  {
    articleId: 'nw-04',
    parts: [
      'Nobody may sell a medicine in Europe without a licence, and nobody should be allowed to release a system of this power without one,',
    ],
    speaker: 'Matteo Bellincioni',
    said: TUE,
    kind: 'direct',
  },
  {
    articleId: 'nw-04',
    parts: ['about 15 companies worldwide would be affected, and that university projects would be exempt'],
    speaker: 'Matteo Bellincioni',
    said: TUE,
    kind: 'indirect',
  },
  {
    articleId: 'cl-03', // one quotation over two paragraphs
    parts: [
      'We are building a waiting room with no doctor,',
      'The office has 40 posts on paper and nobody in them.',
      'I am not against rules. I am against rules that only the largest companies can afford to obey.',
    ],
    speaker: 'Annika Stormvall',
    said: TUE,
    kind: 'direct',
  },
  {
    articleId: 'dw-02', // the speaker and a colon before the words
    parts: [
      'Nobody may sell a medicine in Europe without a licence, and nobody should be allowed to release a system of this power without one.',
    ],
    speaker: 'Matteo Bellincioni',
    said: TUE,
    kind: 'direct',
  },
  {
    articleId: 'mp-02', // inverted, with an apposition
    parts: [
      'Ninety days sounds short until you see how often we update,',
      'In practice, Europe would always be a year late.',
    ],
    speaker: 'Grant Ellery',
    said: WED,
    kind: 'direct',
  },
  {
    articleId: 'mp-02',
    parts: ['I support licenses,', 'I do not support licenses that are granted by three people and a spreadsheet.'],
    speaker: 'Naomi Achterberg',
    said: WED,
    kind: 'direct',
  },
  {
    articleId: 'mp-02',
    parts: ['Every industry that was ever asked for a license said the sky would fall,'],
    speaker: 'Matteo Bellincioni',
    said: WED,
    kind: 'direct',
  },
  {
    articleId: 'hc-06',
    parts: ['A licence tells you that somebody filled in a form,', 'A test tells you what the machine does.'],
    speaker: 'Anjali Thorncroft',
    said: FRI,
    kind: 'direct',
  },
  {
    articleId: 'hc-06', // split by "she said"
    parts: ['If the tests fail,', 'we will look at licences again.'],
    speaker: 'Anjali Thorncroft',
    said: FRI,
    kind: 'direct',
  },
  {
    articleId: 'sp-05',
    parts: [
      'I want the second company and the tenth company to have a chance,',
      'A licence that costs two million pounds is a present for the first.',
    ],
    speaker: 'Anjali Thorncroft',
    said: SAT,
    kind: 'direct',
  },
  {
    articleId: 'sp-05',
    parts: ['clause nine of the bill was "a blank cheque" for ministers'],
    speaker: 'Tobias Wren',
    said: SAT,
    kind: 'mixed',
  },
  // the declaration of Vilnius
  {
    articleId: 'nw-05',
    parts: ['Ukraine belongs in NATO, and it should be invited this year,'],
    speaker: 'Ruta Kalvelyte',
    said: WED,
    kind: 'direct',
  },
  {
    articleId: 'nw-05', // a pronoun, one paragraph after the name
    parts: ['What is not realistic is to expect peace from half measures,'],
    speaker: 'Karin Lindholm',
    said: WED,
    kind: 'direct',
  },
  {
    articleId: 'nw-05',
    parts: ['the eight countries will present the declaration to the other allies next week'],
    speaker: 'Ruta Kalvelyte',
    said: WED,
    kind: 'indirect',
  },
  {
    articleId: 'sp-02',
    parts: ['We were told for years that our own membership was unthinkable,', 'Then it took less than two years.'],
    speaker: 'Karin Lindholm',
    said: WED,
    kind: 'direct',
  },
  {
    articleId: 'sp-02', // the other Lindholm
    parts: ['Read it as a letter to The Hague with no address on the envelope,'],
    speaker: 'Erik Lindholm',
    said: WED,
    kind: 'direct',
  },
  {
    articleId: 'cl-04', // one quotation over two paragraphs
    parts: [
      'In 2008 this alliance made a promise,',
      'It said that Ukraine would become a member. It did not say when it was convenient.',
      'I was a young officer then. I have waited eighteen years for the second half of that sentence. I do not intend to wait for another eighteen.',
    ],
    speaker: 'Ruta Kalvelyte',
    said: WED,
    kind: 'direct',
  },
  {
    articleId: 'cl-04',
    parts: ['Sweden supports Ukraine’s membership of NATO without reservations,'],
    speaker: 'Karin Lindholm',
    said: WED,
    kind: 'direct',
  },
  {
    articleId: 'cl-04',
    parts: ['Oslo supported the aim but that “the calendar belongs to all 32.”'],
    speaker: 'Ingrid Tollefsrud',
    said: WED,
    kind: 'mixed',
  },
  // coal in Poland, emissions
  {
    articleId: 'nw-06',
    parts: ['Poland will burn its last tonne of coal for electricity in 2038,', 'This is a date, not a wish.'],
    speaker: 'Halina Dobrzycka',
    said: WED,
    kind: 'direct',
  },
  {
    articleId: 'nw-06',
    parts: ['I grew up in one of those towns,', 'I know what a promise is worth there when it is broken.'],
    speaker: 'Halina Dobrzycka',
    said: WED,
    kind: 'direct',
  },
  {
    articleId: 'sp-03',
    parts: [
      'We signed an agreement in 2021, and the ink says 2049,',
      'They have torn it up without making a telephone call.',
    ],
    speaker: 'Marek Sobolewicz',
    said: THU,
    kind: 'direct',
  },
  {
    articleId: 'sp-03', // inverted, the speaker is nobody of note
    parts: ['My son is 19, and he does not want to go down,', 'He wants to know what else there will be.'],
    speaker: 'Teresa Glowinska',
    said: THU,
    kind: 'direct',
  },
  {
    articleId: 'cl-05',
    parts: ['Poland has done the hard part, which is to name a year,', 'Now it is up to us to do our part.'],
    speaker: 'Beatriz Salvaterra',
    said: FRI,
    kind: 'direct',
  },
  {
    articleId: 'cl-05',
    parts: ['The date is late but serious'],
    speaker: 'Agata Wielgosz',
    said: FRI,
    kind: 'indirect',
  },
  {
    articleId: 'nw-07',
    parts: [
      'emissions had fallen by 7.4 percent although demand for electricity had risen for the second year in a row',
    ],
    speaker: 'Soren Kjeldahl',
    said: THU,
    kind: 'indirect',
    revision: 1,
  },
  {
    articleId: 'nw-07',
    parts: [
      'emissions had fallen by 4.7 percent although demand for electricity had risen for the second year in a row',
    ],
    speaker: 'Soren Kjeldahl',
    said: THU,
    kind: 'indirect',
    revision: 2,
  },
  {
    articleId: 'nw-07',
    parts: ['The grid is getting cleaner while it is getting busier,', 'Ten years ago I would not have believed that.'],
    speaker: 'Soren Kjeldahl',
    said: THU,
    kind: 'direct',
  },
  // "everything is on the table"
  {
    articleId: 'nw-08',
    parts: ['Everything is on the table, including an invitation for Ukraine to join NATO,'],
    speaker: 'Joris Haverkate',
    said: THU,
    kind: 'direct',
  },
  {
    articleId: 'nw-08', // said on Tuesday, reported on Thursday
    parts: ['NATO membership for Ukraine is not realistic, and it would not be honest to pretend otherwise.'],
    speaker: 'Joris Haverkate',
    said: TUE,
    kind: 'direct',
  },
  {
    articleId: 'sp-04',
    parts: ['Everything is on the table, including an invitation for Ukraine to join NATO,'],
    speaker: 'Joris Haverkate',
    said: THU,
    kind: 'direct',
  },
  {
    articleId: 'mp-03', // inverted, with an apposition
    parts: ['Everything is on the table, including an invitation for Ukraine to join NATO,'],
    speaker: 'Joris Haverkate',
    said: THU,
    kind: 'direct',
  },
  {
    articleId: 'mp-03', // split by "he said then"
    parts: ['NATO membership for Ukraine is not realistic,', 'and it would not be honest to pretend otherwise.'],
    speaker: 'Joris Haverkate',
    said: TUE,
    kind: 'direct',
  },
  {
    articleId: 'mp-03', // the inner quotation is Haverkate's, the outer one hers
    parts: ['He told me, ‘I was too short,’ and I told him that it happens to all of us,'],
    speaker: 'Karin Lindholm',
    said: [WED, THU],
    kind: 'direct',
  },
  {
    articleId: 'mp-03',
    parts: ['Nobody wants to be the 32nd vote,'],
    speaker: 'Erik Lindholm',
    said: THU,
    kind: 'direct',
  },
  {
    articleId: 'dw-03',
    parts: ['Everything is on the table, including an invitation for Ukraine to join NATO.'],
    speaker: 'Joris Haverkate',
    said: THU,
    kind: 'direct',
  },
  {
    articleId: 'hc-05',
    parts: ['I should have chosen my words with more care on Tuesday,', 'That is my responsibility and nobody else’s.'],
    speaker: 'Joris Haverkate',
    said: THU,
    kind: 'direct',
  },
  {
    articleId: 'hc-05',
    parts: ['You cannot close a door before breakfast and open it after lunch,'],
    speaker: 'Saskia Rozenboom',
    said: [THU, FRI],
    kind: 'direct',
  },
  // Canada, Brno, Moscow, Vilnius again
  {
    articleId: 'nw-09',
    parts: [
      'If the guns are silent for six months and the line is monitored, Canada will support an invitation for Ukraine to join NATO,',
    ],
    speaker: 'Eleanor Whitcombe',
    said: FRI,
    kind: 'direct',
  },
  {
    articleId: 'nw-09',
    parts: ['conditions should be put to Moscow and not to Kyiv'],
    speaker: 'Lesia Morhunets',
    said: FRI,
    kind: 'indirect',
  },
  {
    articleId: 'mp-04',
    parts: ['An alliance is not a rescue service,', 'I oppose membership, and I will keep saying so.'],
    speaker: 'Scott Hensleigh',
    said: FRI,
    kind: 'direct',
  },
  {
    articleId: 'cl-06',
    parts: ['I will never vote for Ukraine’s membership of NATO,', 'Not in July, not in ten years.'],
    speaker: 'Zdenek Moravka',
    said: SAT,
    kind: 'direct',
  },
  {
    articleId: 'cl-06',
    parts: [
      'Mr Moravka opposes everything except the Kremlin,',
      'Ukraine should join NATO, and the sooner the better for us.',
    ],
    speaker: 'Lenka Strnadova',
    said: SAT,
    kind: 'direct',
  },
  {
    articleId: 'nw-10',
    parts: ['Ukraine in NATO is unacceptable to us today, and it will be unacceptable after any truce,'],
    speaker: 'Gennady Protasenko',
    said: SUN,
    kind: 'direct',
  },
  {
    articleId: 'nw-10',
    parts: [
      'Who joins our alliance is decided by its members and by the country that applies,',
      'No one else is at the table.',
    ],
    speaker: 'Catarina Mourinha',
    said: SUN,
    kind: 'direct',
  },
  {
    articleId: 'hc-07',
    parts: ['I have not moved by a millimetre,', 'Ukraine should join Nato, and it should be invited in July.'],
    speaker: 'Ruta Kalvelyte',
    said: SUN,
    kind: 'direct',
  },
];

/** Words that must not become somebody's statement, and why. */
export const NOT_STATEMENTS: readonly { readonly articleId: string; readonly words: string; readonly why: string }[] = [
  { articleId: 'hc-02', words: 'The Long Road to Article 5', why: 'title of a document' },
  { articleId: 'hc-02', words: 'fast track', why: 'scare quotes' },
  { articleId: 'cl-01', words: 'leakage.', why: 'a term' },
  { articleId: 'sp-01', words: 'The Slow Hour', why: 'title of a programme' },
  { articleId: 'sp-02', words: 'First Ferry', why: 'title of a programme' },
  { articleId: 'hc-06', words: 'kill switch', why: 'scare quotes' },
  { articleId: 'hc-07', words: 'Cold Barrels', why: 'title of a book' },
  { articleId: 'dw-02', words: 'super brains', why: 'scare quotes' },
  { articleId: 'dw-02', words: 'L-plate law', why: 'nickname' },
  { articleId: 'mp-03', words: 'reversal.', why: 'a word that he rejected' },
];

/** What somebody is reported NOT to have said: never to be shown as said. The words are the reporting clause. */
export const NOT_SAID: readonly { readonly articleId: string; readonly words: string; readonly speaker: string }[] = [
  {
    articleId: 'nw-01',
    words: 'how much of the money would go to poorer exporting countries',
    speaker: 'Beatriz Salvaterra',
  },
  {
    articleId: 'nw-04',
    words: 'whether it would hold back products from the European market',
    speaker: 'Ondrell Models',
  },
  { articleId: 'hc-03', words: 'whether the remarks had been agreed with the cabinet', speaker: 'Femke Oostrum' },
  { articleId: 'hc-04', words: 'what Britain would do if its request were refused', speaker: 'Oliver Penhallow' },
  { articleId: 'mp-03', words: 'that it would', speaker: 'Joris Haverkate' },
  { articleId: 'nw-10', words: 'what Russia would do if an invitation were issued', speaker: 'Gennady Protasenko' },
  { articleId: 'cl-06', words: 'how the question would be worded', speaker: 'Vojtech Marounek' },
];

/** Where speakers stand on "Ukraine should join NATO", with words that carry it. */
export const EXPECTED_POSITIONS: readonly {
  readonly speaker: string;
  readonly articleId: string;
  readonly words: string;
  readonly said: Day;
  readonly position: Position;
}[] = [
  {
    speaker: 'Oksana Verbytska',
    articleId: 'nw-02',
    words: 'Ukraine should join NATO',
    said: MON,
    position: 'supports',
  },
  {
    speaker: 'Joris Haverkate',
    articleId: 'nw-03',
    words: 'NATO membership for Ukraine is not realistic',
    said: TUE,
    position: 'opposes',
  },
  {
    speaker: 'Ruta Kalvelyte',
    articleId: 'nw-05',
    words: 'Ukraine belongs in NATO',
    said: WED,
    position: 'supports',
  },
  {
    speaker: 'Karin Lindholm',
    articleId: 'cl-04',
    words: 'Sweden supports Ukraine’s membership of NATO without reservations',
    said: WED,
    position: 'supports',
  },
  {
    speaker: 'Joris Haverkate',
    articleId: 'nw-08',
    words: 'Everything is on the table, including an invitation for Ukraine to join NATO',
    said: THU,
    position: 'open',
  },
  {
    speaker: 'Willem Tiggelaar',
    articleId: 'hc-05',
    words: 'Ukraine should not join Nato',
    said: THU,
    position: 'opposes',
  },
  {
    speaker: 'Eleanor Whitcombe',
    articleId: 'nw-09',
    words:
      'If the guns are silent for six months and the line is monitored, Canada will support an invitation for Ukraine to join NATO',
    said: FRI,
    position: 'conditional',
  },
  { speaker: 'Scott Hensleigh', articleId: 'mp-04', words: 'I oppose membership', said: FRI, position: 'opposes' },
  {
    speaker: 'Zdenek Moravka',
    articleId: 'cl-06',
    words: 'I will never vote for Ukraine’s membership of NATO',
    said: SAT,
    position: 'opposes',
  },
  {
    speaker: 'Lenka Strnadova',
    articleId: 'cl-06',
    words: 'Ukraine should join NATO',
    said: SAT,
    position: 'supports',
  },
  {
    speaker: 'Gennady Protasenko',
    articleId: 'nw-10',
    words: 'Ukraine in NATO is unacceptable to us',
    said: SUN,
    position: 'opposes',
  },
  {
    speaker: 'Ruta Kalvelyte',
    articleId: 'hc-07',
    words: 'Ukraine should join Nato, and it should be invited in July',
    said: SUN,
    position: 'supports',
  },
];

/** The one change of position of the week; everybody else stays where they stand. */
export const EXPECTED_CHANGE = {
  topicId: 'nato-ukraine',
  speaker: 'Joris Haverkate',
  first: {
    articleId: 'nw-03',
    words: 'NATO membership for Ukraine is not realistic, and it would not be honest to pretend otherwise,',
    said: TUE,
  },
  second: {
    articleId: 'nw-08',
    words: 'Everything is on the table, including an invitation for Ukraine to join NATO,',
    said: THU,
  },
} as const;

/** The articles of one event each. */
export const EXPECTED_STORIES: Readonly<Record<string, readonly string[]>> = {
  'levy-proposal': ['nw-01', 'hc-01', 'cl-01', 'hc-04'],
  'readiness-report': ['nw-02', 'hc-02', 'sp-01'],
  'not-realistic': ['nw-03', 'mp-01', 'dw-01', 'cl-02', 'hc-03'],
  'ai-licence-vote': ['nw-04', 'cl-03', 'dw-02', 'mp-02'],
  'vilnius-declaration': ['nw-05', 'sp-02', 'cl-04'],
  'poland-coal': ['nw-06', 'sp-03', 'cl-05'],
  'emissions-report': ['nw-07'],
  'on-the-table': ['nw-08', 'sp-04', 'mp-03', 'dw-03', 'hc-05'],
  'canada-condition': ['nw-09', 'mp-04'],
  'british-ai-bill': ['hc-06', 'sp-05'],
  'brno-rally': ['cl-06'],
  'moscow-reaction': ['nw-10'],
  'kalvelyte-interview': ['hc-07'],
};

/** Stories of one developing affair, which a reader could also call one story: joining them is no mistake. */
export const MAY_BE_ONE_STORY: readonly (readonly string[])[] = [['not-realistic', 'on-the-table']];

/** Reprints of the agency's text: copy -> original. */
export const EXPECTED_COPIES: Readonly<Record<string, string>> = {
  'hc-01': 'nw-01',
  'mp-01': 'nw-03',
  'dw-01': 'nw-03',
  'sp-04': 'nw-08',
};
