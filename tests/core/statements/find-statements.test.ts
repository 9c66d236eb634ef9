import { describe, expect, test } from 'vitest';
import { linesOf } from './say.ts';

type Case = readonly [name: string, text: string, expected: readonly string[]];

const direct: readonly Case[] = [
  ['tag behind', '“The harbour stays shut,” Ines Karlo said.', ['Ines Karlo > direct > The harbour stays shut,']],
  ['inverted tag', '“The harbour stays shut,” said Ines Karlo.', ['Ines Karlo > direct > The harbour stays shut,']],
  [
    'tag before with a comma',
    'Ines Karlo said, “The harbour stays shut.”',
    ['Ines Karlo > direct > The harbour stays shut.'],
  ],
  [
    'tag before with a colon',
    'Ines Karlo said: “The harbour stays shut.”',
    ['Ines Karlo > direct > The harbour stays shut.'],
  ],
  ['straight marks', '"The harbour stays shut," Ines Karlo said.', ['Ines Karlo > direct > The harbour stays shut,']],
  [
    'two apostrophes as marks',
    "''The harbour stays shut,'' Ines Karlo said.",
    ['Ines Karlo > direct > The harbour stays shut,'],
  ],
  ['British marks', '‘The harbour’s shut,’ Ines Karlo said.', ['Ines Karlo > direct > The harbour’s shut,']],
  [
    'British marks around a plural possessive',
    '‘The sailors’ pay is late,’ Ines Karlo said.',
    ['Ines Karlo > direct > The sailors’ pay is late,'],
  ],
  ['question', '“Who pays for this?” Tomas Veld asked.', ['Tomas Veld > direct > Who pays for this?']],
  [
    'tag with recipient',
    '“They [the auditors] never asked,” Hale told the panel.',
    ['Hale > direct > They [the auditors] never asked,'],
  ],
  [
    'recipient and day before',
    'Ines Karlo told reporters on Friday: “We are done.”',
    ['Ines Karlo > direct > We are done.'],
  ],
  [
    'split in one sentence',
    '“We will not leave the table,” Minister Orla Brandt said, “until the grain corridor reopens.”',
    ['Orla Brandt > direct > We will not leave the table, || until the grain corridor reopens.'],
  ],
  [
    'split over two sentences',
    '“We tried,” Orla Brandt said. “Nobody listened to us.”',
    ['Orla Brandt > direct > We tried, || Nobody listened to us.'],
  ],
  [
    'split three times',
    '“We tried,” Orla Brandt said. “Nobody listened. Nobody cared,” she went on. “Nobody.”',
    ['Orla Brandt > direct > We tried,', 'Orla Brandt > direct > Nobody listened. Nobody cared, || Nobody.'],
  ],
  [
    'next paragraph goes on',
    '“We tried,” Orla Brandt said. ¶ “But nobody listened to us.”',
    ['Orla Brandt > direct > We tried, || But nobody listened to us.'],
  ],
  [
    'next paragraph has its own tag',
    '“We tried,” Orla Brandt said. ¶ “You did not,” Tomas Veld replied.',
    ['Orla Brandt > direct > We tried,', 'Tomas Veld > direct > You did not,'],
  ],
  [
    'a question is not answered by the asker',
    '“Did you try?” Tomas Veld asked. ¶ “We did.”',
    ['Tomas Veld > direct > Did you try?'],
  ],
  [
    'carried over, tag in the first paragraph',
    '“The bridge is safe,” the mayor insisted. “We checked it twice. ¶ “Nobody should cross it at night.”',
    ['(the mayor) > direct > The bridge is safe, || We checked it twice. || Nobody should cross it at night.'],
  ],
  [
    'carried over without a closing mark at the tag',
    '“The bridge is safe, the mayor insisted. ¶ “But nobody should cross it at night.”',
    ['(the mayor) > direct > The bridge is safe, || But nobody should cross it at night.'],
  ],
  [
    'nested marks',
    '“He looked at me and said, ‘You sign or you walk,’” recalled Tomas Veld.',
    ['Tomas Veld > direct > He looked at me and said, ‘You sign or you walk,’'],
  ],
  [
    'long apposition behind an inverted tag',
    '“That is fiction,” said Ines Karlo, a former judge who now chairs the port authority.',
    ['Ines Karlo > direct > That is fiction,'],
  ],
  [
    'apposition before the verb',
    '“That is fiction,” Ines Karlo, who chairs the port authority, told the council.',
    ['Ines Karlo > direct > That is fiction,'],
  ],
  [
    'verb that no list knows',
    '“Get out of my port,” Ines Karlo thundered.',
    ['Ines Karlo > direct > Get out of my port,'],
  ],
  [
    'post',
    '“No deal today. Sad!” the president wrote on his platform at 3 a.m.',
    ['(the president) > direct > No deal today. Sad!'],
  ],
  ['abbreviation in the tag', '“We lost,” said Sen. Orla Brandt of Maine.', ['Orla Brandt > direct > We lost,']],
  [
    'irony is quoted like everything else',
    '“Sure, we love delays,” Ines Karlo said.',
    ['Ines Karlo > direct > Sure, we love delays,'],
  ],
  ['according to', '“The tank is empty,” according to Ines Karlo.', ['Ines Karlo > direct > The tank is empty,']],
  ['period where a comma belongs', '“The tank is empty.” Veld said.', ['Veld > direct > The tank is empty.']],
  ['dateline', 'OSTHAVEN (Wire) — “The tank is empty,” Ines Karlo said.', ['Ines Karlo > direct > The tank is empty,']],
];

const mixed: readonly Case[] = [
  [
    'partial quotation',
    'Baltic leaders said they “cannot accept” a frozen conflict.',
    ['(Baltic leaders) > mixed > they “cannot accept” a frozen conflict'],
  ],
  [
    'the negation stays inside',
    'Veld came when he said it’s not “realistic” for the island to join.',
    ['Veld > mixed > it’s not “realistic” for the island to join'],
  ],
  [
    'does not',
    'Orla Brandt said she does not “think it’s fair” to tax the ferry.',
    ['Orla Brandt > mixed > she does not “think it’s fair” to tax the ferry'],
  ],
  ['one quoted word', 'Orla Brandt said the plan was “premature”.', ['Orla Brandt > mixed > the plan was “premature”']],
  [
    'quotation at the end',
    'Orla Brandt said any deal “will fail because the islands were not asked.”',
    ['Orla Brandt > mixed > any deal “will fail because the islands were not asked.”'],
  ],
  [
    'the rest of the sentence is the reporter’s',
    'On Thursday he said “everything is open” in talks with the islands as Governor Pell seeks to end the strike.',
    ['(he) > mixed > “everything is open” in talks with the islands'],
  ],
  [
    'a gloss behind a dash is the reporter’s',
    'Orla Brandt said she does not “want it” in her bay — a site that the port has eyed for years.',
    ['Orla Brandt > mixed > she does not “want it” in her bay'],
  ],
  [
    'unquoted beginning',
    'The plan “rewards the people who broke the pier,” Orla Brandt said.',
    ['Orla Brandt > mixed > The plan “rewards the people who broke the pier,”'],
  ],
  [
    'tag in the middle',
    'The truth, Orla Brandt said, “is that nobody asked the islands.”',
    ['Orla Brandt > mixed > The truth || “is that nobody asked the islands.”'],
  ],
  [
    'called',
    'Defence chief Lena Moritz met Amal Rashid. ¶ She called the plan “premature”.',
    ['Lena Moritz > mixed > the plan “premature”'],
  ],
  [
    'semicolon ends it',
    'Ortega, who on Friday backed the tariff, said on Sunday it was “off the table”; he meets unions on Wednesday.',
    ['Ortega > mixed > it was “off the table”'],
  ],
];

const indirect: readonly Case[] = [
  ['that', 'Orla Brandt said that the ferry would sail.', ['Orla Brandt > indirect > the ferry would sail']],
  ['bare complement', 'Orla Brandt said the ferry would sail.', ['Orla Brandt > indirect > the ferry would sail']],
  [
    'bare complement behind a day',
    'Orla Brandt said Thursday that the ferry would not sail.',
    ['Orla Brandt > indirect > the ferry would not sail'],
  ],
  [
    'recipient',
    'Orla Brandt told the council the ferry would sail.',
    ['Orla Brandt > indirect > the ferry would sail'],
  ],
  [
    'in a statement',
    'Orla Brandt said in a statement that the ferry would sail.',
    ['Orla Brandt > indirect > the ferry would sail'],
  ],
  [
    'fronted',
    'The ferry will sail again in May, Orla Brandt said.',
    ['Orla Brandt > indirect > The ferry will sail again in May'],
  ],
  [
    'tag inside',
    'The ferry, Orla Brandt said, will sail again in May.',
    ['Orla Brandt > indirect > The ferry || will sail again in May'],
  ],
  [
    'according to at the end',
    'Fuel stocks will last a week, according to two people briefed on the talks.',
    ['(two people briefed on the talks) > indirect > Fuel stocks will last a week'],
  ],
  [
    'according to at the start',
    'According to Ines Karlo, fuel stocks will last a week.',
    ['Ines Karlo > indirect > fuel stocks will last a week'],
  ],
  [
    'as X noted',
    'As Ines Karlo noted, the harbour has been shut since May.',
    ['Ines Karlo > indirect > the harbour has been shut since May'],
  ],
  [
    'arguing that',
    'Tomas Veld rejected the offer, arguing that the islands would pay for it.',
    ['Tomas Veld > indirect > the islands would pay for it'],
  ],
  [
    'adding that behind a quotation',
    'Tomas Veld was calm. “It works,” he said, adding that nobody believed him.',
    ['Tomas Veld > direct > It works,', 'Tomas Veld > indirect > nobody believed him'],
  ],
  [
    'cut before adding',
    'Orla Brandt said the ferry would sail, adding that it was late.',
    ['Orla Brandt > indirect > the ferry would sail', 'Orla Brandt > indirect > it was late'],
  ],
  [
    'cut before another report',
    'Orla Brandt said the ferry would sail and Tomas Veld said it would sink.',
    ['Orla Brandt > indirect > the ferry would sail', 'Tomas Veld > indirect > it would sink'],
  ],
  [
    'asked whether',
    'Tomas Veld asked whether the ferry would sail.',
    ['Tomas Veld > indirect > whether the ferry would sail'],
  ],
  [
    'relative clause',
    'Tomas Veld, who said the ferry would sink, left the room.',
    ['Tomas Veld > indirect > the ferry would sink'],
  ],
  [
    'verb behind an apposition',
    'Tomas Veld, the harbour master, said the ferry would sink.',
    ['Tomas Veld > indirect > the ferry would sink'],
  ],
  [
    'verb behind a long relative clause',
    'Tomas Veld, who has run the harbour since 2011, said the ferry would sink.',
    ['Tomas Veld > indirect > the ferry would sink'],
  ],
  [
    'time between subject and verb',
    'Tomas Veld on Thursday said the ferry would sink.',
    ['Tomas Veld > indirect > the ferry would sink'],
  ],
  [
    'circumstance between subject and verb',
    'Tomas Veld in opening remarks before the harbour meeting said the ferry would sink.',
    ['Tomas Veld > indirect > the ferry would sink'],
  ],
  [
    'own predicate of the sentence',
    'Tomas Veld claimed the ferry had sunk, but offered no proof.',
    ['Tomas Veld > indirect > the ferry had sunk'],
  ],
  ['collective', 'Harbour unions say the ferry will sink.', ['(Harbour unions) > indirect > the ferry will sink']],
  ['document', 'The report said the ferry was unsafe.', ['(The report) > indirect > the ferry was unsafe']],
  ['body', 'The State Department said the ferry was unsafe.', ['State Department > indirect > the ferry was unsafe']],
  [
    'anonymous',
    'An official who asked not to be named said the ferry was unsafe.',
    ['(An official) > indirect > the ferry was unsafe'],
  ],
  [
    'verbs joined by and',
    'Tomas Veld shook his head and said the ferry would sink.',
    ['Tomas Veld > indirect > the ferry would sink'],
  ],
];

const nothing: readonly Case[] = [
  ['scare quotes', 'The ministry’s “efficiency drive” closed nine clinics.', []],
  ['title of a work', 'She sang “Harbour Lights” before the vote, then left.', []],
  ['common noun', 'The claims of the insurers and the reports of the port were late.', []],
  ['name of a thing', 'They met on a boat called Marigold near the pier.', []],
  ['declined to comment', 'Tomas Veld, the harbour master, declined to comment.', []],
  ['plain telling', 'It is unclear where the governor stands on the matter.', []],
  ['participle before a noun', 'She has a majority of the pledged delegates in the north.', []],
];

describe.each([
  ['direct', direct],
  ['mixed', mixed],
  ['indirect', indirect],
  ['nothing', nothing],
] as const)('%s', (_group, cases) => {
  test.each(cases)('%s', (_name, text, expected) => {
    expect(linesOf(text)).toEqual(expected);
  });
});
