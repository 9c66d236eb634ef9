import type { Sameness } from '../../../src/core/same/same-statement.ts';

/** One part or several; `mixed` has its quote marks inside. */
export type Words = string | readonly string[] | { readonly mixed: string };

/** Why they are so, the words of one report, those of another, and what they are. Both ways round. */
export type Pair = readonly [string, Words, Words, Sameness];

const BARRIER = 'We will not sign a treaty that leaves our harbours open to the fleet of a neighbour we cannot trust.';
const GRID =
  'The grid failed because nobody had inspected the Velmar substation in eleven years, and that is a disgrace.';
const TALKS = 'These talks were frank and useful, but there is still a long road ahead before any ceasefire can hold.';
const LEVY = 'Raising the fuel levy now would punish rural families who have no other way of getting to work.';

export const PAIRS: readonly Pair[] = [
  // the same utterance
  ['equal', BARRIER, BARRIER, 'same'],
  ['case and end mark', GRID, GRID.toLowerCase().replace('.', ','), 'same'],
  ['contraction', 'We will not accept that, and it is not fair.', "We won't accept that, and it's not fair.", 'same'],
  ['curly contraction', 'I don’t believe the minister knew.', 'I do not believe the minister knew.', 'same'],
  ['cannot', 'You cannot buy loyalty with subsidies.', "You can't buy loyalty with subsidies.", 'same'],
  ['American spelling', BARRIER, BARRIER.replace('harbours', 'harbors').replace('neighbour', 'neighbor'), 'same'],
  [
    '-ise and -ize',
    'We have to organise and modernise our defence.',
    'We have to organize and modernize our defense.',
    'same',
  ],
  ['programme', 'The programme was cancelled by the centre.', 'The program was canceled by the center.', 'same'],
  ['short but equal', 'It’s an absolute disgrace.', 'It is an absolute disgrace', 'same'],
  [
    'cut at its end',
    GRID,
    'The grid failed because nobody had inspected the Velmar substation in eleven years.',
    'same',
  ],
  [
    'cut at its start',
    GRID,
    'nobody had inspected the Velmar substation in eleven years, and that is a disgrace',
    'same',
  ],
  ['cut at both ends', GRID, 'nobody had inspected the Velmar substation in eleven years', 'same'],
  ['ellipsis inside', TALKS, 'These talks were frank and useful … there is still a long road ahead.', 'same'],
  [
    'dots with spaces',
    TALKS,
    'These talks were frank . . . but there is still a long road ahead before any ceasefire can hold.',
    'same',
  ],
  [
    'ellipsis on either side',
    'These talks were frank … a long road ahead before any ceasefire can hold.',
    'These talks were frank and useful, but there is still a long road ahead … hold.',
    'same',
  ],
  [
    'bracketed pronoun',
    'They will rebuild the Tarn bridge before the winter sets in.',
    '[The engineers] will rebuild the Tarn bridge before the winter sets in.',
    'same',
  ],
  [
    'bracketed letter',
    'The bridge must be rebuilt before the winter sets in.',
    '[T]he bridge must be rebuilt before the winter sets in.',
    'same',
  ],
  [
    'bracketed explanation',
    'He told me the dam would hold through the spring floods.',
    'He [the inspector] told me the dam would hold through the spring floods.',
    'same',
  ],
  [
    'bracketed object',
    'We cannot let it destroy our coastal villages and farms again.',
    'We cannot let [the surge] destroy our coastal villages and farms again.',
    'same',
  ],
  [
    'split in two',
    BARRIER,
    ['We will not sign a treaty', 'that leaves our harbours open to the fleet of a neighbour we cannot trust.'],
    'same',
  ],
  [
    'split with a jump',
    GRID,
    ['The grid failed', 'nobody had inspected the Velmar substation in eleven years'],
    'same',
  ],
  ['split twice at other places', [TALKS.slice(0, 33), TALKS.slice(34)], [TALKS.slice(0, 64), TALKS.slice(65)], 'same'],
  [
    'partial quotation',
    LEVY,
    { mixed: 'it would “punish rural families who have no other way of getting to work”' },
    'same',
  ],
  [
    'two partial quotations',
    LEVY,
    { mixed: 'raising it “now would punish rural families” with “no other way of getting to work”' },
    'same',
  ],
  [
    'partial in partial',
    { mixed: 'the quarry would “poison every well in the lower valley”' },
    { mixed: '“poison every well in the lower valley for good”' },
    'same',
  ],
  ['with the sentence before', LEVY, `Let me be clear about this. ${LEVY}`, 'same'],
  [
    'with sentences around',
    'nobody had inspected the Velmar substation in eleven years',
    `I went there myself. ${GRID} Somebody will answer for it.`,
    'same',
  ],
  [
    'a filler left out',
    'Well, the reservoir is really very low and the summer is, uh, far from over.',
    'The reservoir is low and the summer is far from over.',
    'same',
  ],
  [
    'small words misheard',
    'There is a long road ahead of us before the ceasefire holds.',
    'There’s still a long road ahead before a ceasefire holds.',
    'same',
  ],
  ['one word misheard', BARRIER, BARRIER.replace('fleet', 'feet'), 'same'],
  ['one word left out', LEVY, LEVY.replace('rural families', 'families'), 'same'],
  ['one word put in', GRID, GRID.replace('a disgrace', 'a national disgrace'), 'same'],
  [
    'another synonym',
    'The harbour strike is hurting every small firm on this island.',
    'The harbour strike is harming every small firm on this island.',
    'same',
  ],
  [
    'a number in words',
    'We lost twelve trawlers and forty sailors in that storm.',
    'We lost 12 trawlers and 40 sailors in that storm.',
    'same',
  ],
  [
    'a percentage',
    'Output at the mill rose 4 per cent over the year.',
    'Output at the mill rose 4% over the year.',
    'same',
  ],
  [
    'money',
    'They promised $5m for the flood wall and paid nothing.',
    'They promised $5 million for the flood wall and paid nothing.',
    'same',
  ],
  [
    'thousands',
    'More than 12,000 households still have no clean water.',
    'More than 12000 households still have no clean water.',
    'same',
  ],
  [
    'few words that mean much, word for word',
    'It is the gravest threat of our time, and the council that ignored it must answer to every family in Tarn.',
    { mixed: 'the surge “the gravest threat of our time” in his letter' },
    'same',
  ],
  [
    'a question with what follows it',
    'Was it an accident? Was it a cruel plan?',
    'Was it an accident? Was it a cruel plan? The inspector will tell us before the end of the week.',
    'same',
  ],
  [
    'an accent',
    'The café owners of Sørland deserve a proper answer.',
    'The cafe owners of Sørland deserve a proper answer.',
    'same',
  ],
  [
    'tense of one word',
    'The council closes the library and calls it progress.',
    'The council closed the library and calls it progress.',
    'same',
  ],
  [
    'nested marks',
    'She called the audit ‘a joke’ and walked out of the chamber.',
    'She called the audit "a joke" and walked out of the chamber.',
    'same',
  ],
  [
    'different ends that overlap',
    'The treaty is dead, and I told the envoy that no tariff or threat will bring it back.',
    'I told the envoy that no tariff or threat will bring it back to life.',
    'same',
  ],
  [
    'an aside in dashes',
    'The water board — and I choose my words carefully — lied to this committee.',
    'The water board lied to this committee.',
    'other',
  ], // an aside left out without a sign is no small slip

  // differing: a number, a name, a negation, a modal, who
  [
    'a number',
    'We lost 12 trawlers and forty sailors in that storm.',
    'We lost 20 trawlers and forty sailors in that storm.',
    'differing',
  ],
  [
    'a number at the end',
    'The Velmar reactor will be switched off for good in 2031.',
    'The Velmar reactor will be switched off for good in 2035.',
    'differing',
  ],
  [
    'a unit of number',
    'They promised $5 million for the flood wall and paid nothing.',
    'They promised $5 billion for the flood wall and paid nothing.',
    'differing',
  ],
  [
    'a currency',
    'They promised $5 million for the flood wall and paid nothing.',
    'They promised €5 million for the flood wall and paid nothing.',
    'differing',
  ],
  [
    'a number put in',
    'We will hire nurses for every clinic in the northern valleys.',
    'We will hire 300 nurses for every clinic in the northern valleys.',
    'differing',
  ],
  [
    'a name',
    'We stand with Ostrava because its harbour feeds half the continent.',
    'We stand with Karlin because its harbour feeds half the continent.',
    'differing',
  ],
  [
    'a name at the start',
    'Velmar has to decide whether it wants a treaty or a quarrel.',
    'Tarn has to decide whether it wants a treaty or a quarrel.',
    'differing',
  ],
  [
    'a negation',
    'The envoy did tell us about the second pipeline leak.',
    'The envoy did not tell us about the second pipeline leak.',
    'differing',
  ],
  [
    'never',
    'I have asked the bank for a private loan.',
    'I have never asked the bank for a private loan.',
    'differing',
  ],
  [
    'cannot and can',
    'The ferries can run safely without a second engineer.',
    'The ferries can’t run safely without a second engineer.',
    'differing',
  ],
  [
    'will and may',
    'The ministry will close both of the northern hospitals.',
    'The ministry may close both of the northern hospitals.',
    'differing',
  ],
  [
    'would and must',
    'Parliament would have to approve any sale of the harbour.',
    'Parliament must approve any sale of the harbour.',
    'differing',
  ],
  [
    'raise and cut',
    'We intend to raise the pensions of retired dock workers.',
    'We intend to cut the pensions of retired dock workers.',
    'differing',
  ],
  [
    'support and oppose',
    'Our party supports the fishing quota in its present form.',
    'Our party opposes the fishing quota in its present form.',
    'differing',
  ],
  [
    'before and after',
    'The envoy resigned before the report reached the palace.',
    'The envoy resigned after the report reached the palace.',
    'differing',
  ],
  [
    'a weekday',
    'The delegation will land in Karlin on Tuesday with fresh proposals.',
    'The delegation will land in Karlin on Thursday with fresh proposals.',
    'differing',
  ],
  [
    'who',
    'We knew the substation was failing for eleven years.',
    'They knew the substation was failing for eleven years.',
    'differing',
  ],
  [
    'only',
    'The subsidy helps the biggest farms of the province.',
    'The subsidy only helps the biggest farms of the province.',
    'differing',
  ],

  // other sentences
  [
    'same topic, another sentence',
    GRID,
    'The Velmar substation should have been replaced, and the grid operator knew it.',
    'other',
  ],
  [
    'same topic, same opening',
    'The treaty is a bad deal for our fishermen and for the ports.',
    'The treaty is the best we could get after four years of talks.',
    'other',
  ],
  [
    'the next sentence of a speech',
    LEVY,
    'Rural families will remember who punished them when the vote comes.',
    'other',
  ],
  [
    'a common phrase',
    'At the end of the day, it is up to the voters.',
    'At the end of the day, the harbour needs dredging.',
    'other',
  ],
  [
    'a slogan alone',
    'Make Velmar proud again',
    'They want to make Velmar proud again with borrowed money, but borrowed money has to be repaid by our children and grandchildren.',
    'other',
  ],
  ['a fragment of two words', LEVY, 'rural families', 'other'],
  [
    'two words in two sentences',
    { mixed: 'the levy was a “national disgrace”' },
    { mixed: 'a “national disgrace” is what the port had become' },
    'other',
  ],
  [
    'a fragment behind a "not", word for word',
    'We are not going to close the clinic in the valley, whatever the paper may say about its costs and its future.',
    'going to close the clinic in the valley',
    'other',
  ],
  [
    'a fragment of two words, mixed',
    LEVY,
    { mixed: 'the plan would “punish rural families” across the province' },
    'other',
  ],
  [
    'a fragment behind a "never"',
    'I will never accept their offer of a temporary customs border.',
    'accept their offer of a temporary customs border',
    'other',
  ],
  [
    'parallel sentences',
    'We need more teachers in our schools and more beds in our hospitals.',
    'We need fewer consultants in our schools and more honesty in our ministries.',
    'other',
  ],
  [
    'same names, other claims',
    'Ostrava and Karlin signed the gas agreement in Velmar.',
    'Ostrava and Karlin argued about the gas price in Velmar.',
    'other',
  ],
  ['thanks', 'Thank you all very much for coming.', 'Thank you all for your patience tonight.', 'other'],
  ['short answers', 'Yes, of course.', 'Of course not.', 'other'],
  ['short and nearly equal', 'It was a mistake.', 'It was a crime.', 'other'],
  ['one word', 'Never.', 'Never!', 'other'], // equal words are joined by the store, whatever their length
  [
    'the same list in another order',
    'Coal, timber, copper and wool are what we export.',
    'We export wool, copper, timber and coal, that is what.',
    'other',
  ],
  [
    'half the words',
    'The harbour authority must publish its accounts and dismiss its chairman.',
    'The harbour authority must apologise to the pilots and restore their pay.',
    'other',
  ],
  [
    'stump speech, another promise',
    'On my first day in office I will repeal the fuel levy.',
    'On my first day in office I will pardon the strike leaders.',
    'other',
  ],
  [
    'stump speech, longer',
    'We are going to build the barrier and we are going to build it with our own steel.',
    'We are going to build the hospital and we are going to staff it with our own nurses.',
    'other',
  ],
  [
    'question and answer',
    'Will the barrier protect the old town from a surge?',
    'The barrier will protect the old town from a surge.',
    'other',
  ],
  [
    'answers of one form',
    'I have full confidence in the finance minister.',
    'I have no confidence in the transport minister.',
    'other',
  ],
  [
    'praise of two people',
    'Ilse is the finest negotiator this ministry has ever had.',
    'Marek is the finest minister this country has ever had.',
    'other',
  ],
  [
    'ellipsis that hides everything',
    'We … will … win.',
    'We will not sign a treaty and they will win nothing.',
    'other',
  ],
  [
    'brackets that hide everything',
    '[The council] said [it] would [act].',
    'The water board would rather wait.',
    'other',
  ],
  [
    'two accounts of one event',
    'The roof came down while the children were at lunch.',
    'The roof fell in just as the children sat down to eat.',
    'other',
  ],
  [
    'reported, not quoted',
    { mixed: 'the levy would punish rural families who have no other way of getting to work' },
    LEVY,
    'other',
  ],
];
