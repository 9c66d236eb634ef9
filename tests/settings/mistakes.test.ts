import { describe, expect, test } from 'vitest';
import { mistakesIn } from './config-folder.ts';

const TOPIC = 'topics:\n  - {name: Harbour tax, any: [harbour tax]}\n';
const feed = (rest: string) => `feeds:\n  - url: https://gull.example/rss\n    outlet: The Gull\n    ${rest}\n`;
const person = (rest: string) => `people:\n  - name: Ada Quill\n    ${rest}\n`;
const topic = (rest: string) => `topics:\n  - name: Harbour tax\n    ${rest}\n`;
const wish = (rest: string) =>
  `channels:\n  - chat: terminal\n    id: desk\n    subscriptions:\n      - topic: harbour-tax\n        ${rest}\n`;

describe('values', () => {
  test.each([
    [
      'channels.yaml',
      wish('only: []'),
      '6: channels[0].subscriptions[0].only: is empty: write one or more, or remove the key.',
    ],
    [
      'channels.yaml',
      wish('languages: [english]'),
      '6: channels[0].subscriptions[0].languages[0]: "english" is not a language code: write two small letters (ISO 639-1), such as en.',
    ],
    [
      'channels.yaml',
      wish('fromOutlets: 0'),
      '6: channels[0].subscriptions[0].fromOutlets: 0 is not possible: write a whole number of outlets from 1 to 100.',
    ],
    [
      'channels.yaml',
      wish('mostADay: 101'),
      '6: channels[0].subscriptions[0].mostADay: 101 is not possible: write a whole number of stories from 1 to 100.',
    ],
    [
      'channels.yaml',
      wish('quiet: {from: "22:00"}'),
      '6: channels[0].subscriptions[0].quiet.to: is missing: write when what was held comes.',
    ],
    [
      'channels.yaml',
      wish('quiet: {from: "22:00", to: "22:00"}'),
      '6: channels[0].subscriptions[0].quiet: begins when it ends: write two times, as "22:00" and "07:00".',
    ],
    [
      'channels.yaml',
      wish('quiet: {from: "10pm", to: "07:00"}'),
      '6: channels[0].subscriptions[0].quiet.from: "10pm" is not a time of day: write it as "08:00" (24 hours).',
    ],
    [
      'channels.yaml',
      wish('quiet: night'),
      '6: channels[0].subscriptions[0].quiet: "night" is not a set of keys: write from: or to:, each on a line of its own.',
    ],
    ['feeds.yaml', feed('url2: x'), '4: feeds[0].url2: is no known key: did you mean "url"?'],
    [
      'feeds.yaml',
      'feeds:\n- url: "htp://x"\n  outlet: X',
      '2: feeds[0].url: "htp://x" is not a web address: write http:// or https://.',
    ],
    [
      'feeds.yaml',
      'feeds:\n- url: http:x\n  outlet: X',
      '2: feeds[0].url: "http:x" is not a web address: write http:// or https://.',
    ],
    ['feeds.yaml', 'feeds:\n- outlet: X', "2: feeds[0].url: is missing: write the feed's web address."],
    [
      'feeds.yaml',
      'feeds:\n- outlet:\n  url: https://a.example',
      "2: feeds[0].outlet: is missing: write the publisher's name as readers know it.",
    ],
    [
      'feeds.yaml',
      'feeds:\n- outlet: 1843\n  url: https://a.example',
      '2: feeds[0].outlet: 1843 is not text: put it in quotes.',
    ],
    [
      'feeds.yaml',
      'feeds:\n- outlet: [X]\n  url: https://a.example',
      '2: feeds[0].outlet: a list is not text: write text.',
    ],
    [
      'feeds.yaml',
      'feeds:\n- outlet: " "\n  url: https://a.example',
      '2: feeds[0].outlet: is empty: write text, or remove the key.',
    ],
    [
      'feeds.yaml',
      feed('id: The Gull'),
      '4: feeds[0].id: "The Gull" is not an id: write small letters, digits and single hyphens, such as nato-ukraine.',
    ],
    [
      'feeds.yaml',
      feed('language: english'),
      '4: feeds[0].language: "english" is not a language code: write two small letters (ISO 639-1), such as en.',
    ],
    [
      'feeds.yaml',
      feed('country: UK'),
      '4: feeds[0].country: "UK" is not a country code: write two capital letters (ISO 3166-1), such as GB or US.',
    ],
    [
      'feeds.yaml',
      feed('pollEveryMinutes: 2'),
      '4: feeds[0].pollEveryMinutes: 2 is not possible: write a whole number of minutes from 5 to 10080.',
    ],
    [
      'feeds.yaml',
      feed('pollEveryMinutes: 7.5'),
      '4: feeds[0].pollEveryMinutes: 7.5 is not possible: write a whole number of minutes from 5 to 10080.',
    ],
    [
      'feeds.yaml',
      feed('pollEveryMinutes: 1h'),
      '4: feeds[0].pollEveryMinutes: "1h" is not a number: write a whole number of minutes from 5 to 10080.',
    ],
    [
      'feeds.yaml',
      'feeds: https://a.example',
      '1: feeds: "https://a.example" is not a list: write each entry on a line of its own after "- ".',
    ],
    [
      'feeds.yaml',
      'feeds:\n- https://a.example',
      '2: feeds[0]: "https://a.example" is not a set of keys: write id:, url:, outlet:, language:, country: or pollEveryMinutes:, each on a line of its own.',
    ],
    [
      'feeds.yaml',
      'feeds:\n-',
      '2: feeds[0]: nothing is not a set of keys: write id:, url:, outlet:, language:, country: or pollEveryMinutes:, each on a line of its own.',
    ],
    ['feeds.yaml', '- url: https://a.example', '1: holds a list where keys belong: begin with feeds:.'],
    ['feeds.yaml', '\n\nfedes: []', '3: fedes: is no known key: did you mean "feeds"?'],
    [
      'app.yaml',
      'zebra: 1\nlog: {colour: true}',
      '1: zebra: is no known key: remove it; known here: dataDirectory, userAgentContact, timezone, language, store, queue, poll, reading, stories, briefing, publish, retention, log, concurrency, control, web, health.',
    ],
    [
      'app.yaml',
      'userAgentContact: desk',
      '1: userAgentContact: "desk" is neither a web nor a mail address: write https://… or name@example.org.',
    ],
    [
      'app.yaml',
      'timezone: Europe/Londn',
      '1: timezone: "Europe/Londn" is not a time zone: did you mean Europe/London?',
    ],
    [
      'app.yaml',
      'timezone: "+02:00"',
      '1: timezone: "+02:00" is not a time zone: write an IANA name, such as Europe/London.',
    ],
    [
      'app.yaml',
      'publish:\n  stanceConfidence: 60',
      '2: publish.stanceConfidence: 60 is not possible: write a number from 0 to 1.',
    ],
    [
      'app.yaml',
      'publish:\n  stanceConfidence: high',
      '2: publish.stanceConfidence: "high" is not a number: write one from 0 to 1, such as 0.6.',
    ],
    [
      'app.yaml',
      'reading:\n  fetchPages: yes',
      '2: reading.fetchPages: "yes" is not true or false: write true or false.',
    ],
    [
      'app.yaml',
      'log:\n  level: loud',
      '2: log.level: "loud" is no known log level: write debug, info, warn, error or silent.',
    ],
    [
      'app.yaml',
      'control: {port: 70000}',
      '1: control.port: 70000 is not possible: write a whole number from 0 to 65535.',
    ],
    [
      'app.yaml',
      'reading: {allowPrivateAddresses: [intranet]}',
      '1: reading.allowPrivateAddresses[0]: "intranet" is not a host with its port: write it as intranet.example:443.',
    ],
    ['people.yaml', person('kind: firm'), '3: people[0].kind: "firm" is no known kind: write person or body.'],
    [
      'people.yaml',
      person('roles: [{from: 2020-01-01}]'),
      '3: people[0].roles[0].title: is missing: write the role as it is written beside the name.',
    ],
    [
      'people.yaml',
      person('roles: [{title: Mayor, from: 2025-02-30}]'),
      '3: people[0].roles[0].from: "2025-02-30" is not a day: write it as 2025-02-13.',
    ],
    [
      'people.yaml',
      person('roles: [{title: Mayor, from: 2025}]'),
      '3: people[0].roles[0].from: 2025 is not text: put it in quotes.',
    ],
    [
      'topics.yaml',
      topic('any: harbour tax'),
      '3: topics[0].any: "harbour tax" is not a list: write each entry on a line of its own after "- ".',
    ],
    ['topics.yaml', topic('any: [a]\n    all: [[b, 7]]'), '4: topics[0].all[0][1]: 7 is not text: put it in quotes.'],
    [
      'topics.yaml',
      topic('any: [a]\n    propositions: [{text: Tax it}]'),
      '4: topics[0].propositions[0].about: is missing: write what the claim is about, as a noun phrase.',
    ],
    [
      'channels.yaml',
      'channels:\n- {chat: pager, id: x}',
      '2: channels[0].chat: "pager" is no known chat: write terminal, slack or discord.',
    ],
    [
      'channels.yaml',
      'chats:\n  pager: {enabled: true}',
      '2: chats.pager: is no known key: remove it; known here: terminal, slack, discord.',
    ],
    [
      'channels.yaml',
      'operators: {chat: pager, id: x}',
      '1: operators.chat: "pager" is no known chat: write terminal, slack or discord.',
    ],
    [
      'channels.yaml',
      'operators: {chat: terminal}',
      "1: operators.id: is missing: write the channel's id on its chat.",
    ],
    [
      'channels.yaml',
      'operators: terminal',
      '1: operators: "terminal" is not a set of keys: write chat:, workspace: or id:, each on a line of its own.',
    ],
    [
      'channels.yaml',
      wish('mode: hourly'),
      '6: channels[0].subscriptions[0].mode: "hourly" is no known mode: write live, digest or changes.',
    ],
    [
      'channels.yaml',
      wish('mode: digest\n        at: 8:00'),
      '7: channels[0].subscriptions[0].at: "8:00" is not a time of day: write it as "08:00" (24 hours).',
    ],
    [
      'channels.yaml',
      wish('mode: digest\n        days: [monday]'),
      '7: channels[0].subscriptions[0].days[0]: "monday" is no known day: write mon, tue, wed, thu, fri, sat or sun.',
    ],
  ])('%s: %j', (file, text, sentence) => {
    expect(mistakesIn({ 'topics.yaml': TOPIC, [file]: text })[0]).toBe(`config/${file}:${sentence}`);
  });

  test.each([
    ['several lines', 'about: |\n      one\n      two\n    id: B'],
    ['an alias', 'about: &tax the tax\n    id: B'],
  ])('a line is found after %s', (_, text) => {
    const lines = mistakesIn({
      'topics.yaml': `topics:\n- name: T\n  any: [t]\n  propositions:\n  - text: Tax\n    ${text}`,
    });
    expect(lines).toEqual([
      expect.stringMatching(/^config\/topics\.yaml:\d+: topics\[0\]\.propositions\[0\]\.id: "B" is not an id/),
    ]);
    expect(Number(lines[0]?.split(':')[1])).toBe(6 + text.split('\n').length - 1);
  });
});

describe('entries that do not go together', () => {
  test.each([
    [
      'a phrase that reaches across a mark',
      'topics.yaml',
      topic('any: ["grain, sea"]'),
      '3: topics[0].any[0]: "grain, sea" reaches across ",", which no phrase does: write each part as a phrase of its own.',
    ],
    [
      'a NEAR without a number',
      'topics.yaml',
      topic('all: [[a, grain NEAR sea]]'),
      '3: topics[0].all[0][1]: "grain NEAR sea" has a NEAR that is not complete: write it between two phrases with a number of words, as in (grain OR wheat) NEAR/8 corridor.',
    ],
    [
      'a phrase that is ruled out',
      'topics.yaml',
      topic('any: [grain]\n    not: [grain]'),
      '3: topics[0].any[0]: "grain" stands under not: too: remove it in one of the two.',
    ],
    [
      'the same address',
      'feeds.yaml',
      `${feed('id: a')}  - {id: b, url: "http://gull.example/rss", outlet: X}`,
      '5: feeds[1].url: "http://gull.example/rss" is already that of feeds[0]: remove one.',
    ],
    [
      'the same id',
      'feeds.yaml',
      `${feed('id: a')}  - {id: a, url: https://b.example, outlet: X}`,
      '5: feeds[1].id: "a" is already that of feeds[0]: give one of them another id.',
    ],
    [
      'an id that another gets by default',
      'feeds.yaml',
      `${feed('country: NO')}  - {id: gull-example-rss, url: https://b.example, outlet: X}`,
      '5: feeds[1].id: "gull-example-rss" is already that of feeds[0]: give one of them another id.',
    ],
    [
      'the same topic',
      'topics.yaml',
      `${TOPIC}  - {id: harbour-tax, name: Tax, any: [x]}`,
      '3: topics[1].id: "harbour-tax" is already that of topics[0]: give one of them another id.',
    ],
    [
      'the same claim',
      'topics.yaml',
      topic('any: [a]\n    propositions: [{text: Tax it, about: a}, {text: "Tax it!", about: b}]'),
      '4: topics[0].propositions[1].id: "tax-it" is already that of topics[0].propositions[0]: give one of them another id.',
    ],
    [
      'a topic of nothing',
      'topics.yaml',
      topic('not: [b]\n    all: []'),
      '2: topics[0]: matches no article: write phrases under any: or people under people:.',
    ],
    [
      'a name without an id',
      'topics.yaml',
      'topics:\n- name: Порт\n  any: [порт]',
      '2: topics[0].name: has no Latin letters or digits to make an id of: add one, such as id: my-name.',
    ],
    [
      'an unknown person',
      'topics.yaml',
      topic('people: [Ada Quil]'),
      '3: topics[0].people[0]: "Ada Quil" is not in people.yaml: did you mean ada-quill?',
    ],
    [
      'a person unlike any',
      'topics.yaml',
      topic('people: [zz]'),
      '3: topics[0].people[0]: "zz" is not in people.yaml: add it there, or remove it here.',
    ],
    [
      'a shared alias',
      'people.yaml',
      `${person('aliases: [The Boss]')}  - name: Bo Reed\n    aliases: [B., the boss]`,
      '5: people[1].aliases[1]: "the boss" is also a name of people[0]: keep it for one of them only.',
    ],
    [
      'the same person',
      'people.yaml',
      `${person('kind: person')}  - name: Ada Quill`,
      '4: people[1].id: "ada-quill" is already that of people[0]: give one of them another id.',
    ],
    [
      'an end before its start',
      'people.yaml',
      person('roles: [{title: Mayor, from: 2021-05-01, to: 2020-05-01}]'),
      '3: people[0].roles[0].to: "2020-05-01" is before from: write a day from "2021-05-01" on.',
    ],
    [
      'an unknown topic',
      'channels.yaml',
      wish('mode: live').replace('harbour-tax', 'harbor-tax'),
      '5: channels[0].subscriptions[0].topic: "harbor-tax" is not in topics.yaml: did you mean harbour-tax?',
    ],
    [
      'a topic twice',
      'channels.yaml',
      `${wish('mode: live')}      - topic: Harbour tax`,
      '7: channels[0].subscriptions[1].topic: "Harbour tax" is already that of channels[0].subscriptions[0]: remove one.',
    ],
    [
      'a channel twice',
      'channels.yaml',
      `${wish('mode: live')}  - {chat: terminal, id: desk}`,
      '7: channels[1].id: "desk" is already that of channels[0]: give one of them another id.',
    ],
    [
      'a time without a digest',
      'channels.yaml',
      wish('at: "08:00"'),
      '6: channels[0].subscriptions[0].at: is for digests only: write mode: digest, or remove it.',
    ],
    [
      'empty digests without a digest',
      'channels.yaml',
      wish('evenEmpty: true'),
      '6: channels[0].subscriptions[0].evenEmpty: is for digests only: write mode: digest, or remove it.',
    ],
    [
      'a number of stories in a digest',
      'channels.yaml',
      wish('mode: digest\n        mostADay: 3'),
      '7: channels[0].subscriptions[0].mostADay: is for live posts only: write mode: live, or remove it.',
    ],
    ...['only: [The Gull]', 'without: [The Gull]', 'languages: [en]', 'fromOutlets: 2'].map(
      (term): [string, string, string, string] => [
        `changes that choose stories: ${term}`,
        'channels.yaml',
        wish(`mode: changes\n        ${term}`),
        `7: channels[0].subscriptions[0].${term.split(':')[0]}: chooses stories, and mode: changes posts none: write another mode, or remove it.`,
      ],
    ),
    [
      'an outlet that is wanted and left out',
      'channels.yaml',
      wish('only: [The Gull, The Tern]\n        without: [the gull]'),
      '7: channels[0].subscriptions[0].without: "The Gull" stands in only too: remove one of them.',
    ],
    [
      'days without a digest',
      'channels.yaml',
      wish('mode: changes\n        days: [mon]'),
      '7: channels[0].subscriptions[0].days: is for digests only: write mode: digest, or remove it.',
    ],
    [
      'a chat that is off',
      'channels.yaml',
      `chats: {terminal: {enabled: false}}\n${wish('mode: live')}`,
      '3: channels[0].chat: "terminal" is switched off: write enabled: true for it under chats, or remove the channel.',
    ],
    [
      'operators in a chat that is off',
      'channels.yaml',
      'chats: {terminal: {enabled: false}}\noperators: {chat: terminal, id: desk}',
      '2: operators.chat: "terminal" is switched off: write enabled: true for it under chats, or remove operators.',
    ],
  ])('%s', (_, file, text, sentence) => {
    expect(mistakesIn({ 'topics.yaml': TOPIC, 'people.yaml': person('kind: person'), [file]: text })).toEqual([
      `config/${file}:${sentence}`,
    ]);
  });
});

describe('YAML', () => {
  test.each([
    ['a: 1\n\tb: 2', '2: not readable as YAML: a line begins with a tab: use spaces.'],
    [
      'feeds:\n- outlet: Gull: news',
      '2: not readable as YAML: the line begins further left or right than its neighbours, or has a second ": ": line it up with its neighbours, or put the text in quotes.',
    ],
    [
      'feeds:\n- outlet: "Gull',
      '2: not readable as YAML: a quote, bracket, colon or dash is missing: add it, or put a text with such characters in quotes.',
    ],
    [
      'feeds:\n- outlet: @gull',
      '2: not readable as YAML: a text begins with a special character: put the text in quotes.',
    ],
    ['feeds: []\n\nfeeds: []', '3: not readable as YAML: a key is written twice (feeds): remove one.'],
    ['feeds: []\n---\nfeeds: []', '2: not readable as YAML: the line --- begins a second document: remove that line.'],
    [
      'feeds: [',
      '1: not readable as YAML: a line begins too far left, or a [ or { is not closed: move it right, or close the bracket.',
    ],
    [
      "feeds:\n- outlet: 'Gull's'",
      '2: not readable as YAML: a quote or bracket stands where none belongs: put the whole text in quotes, or close what is open.',
    ],
    [
      'feeds: *all',
      ' not readable as YAML: unresolved alias (the anchor must be set before the alias): all: write the value itself instead of *name.',
    ],
  ])('%j', (text, sentence) => {
    expect(mistakesIn({ 'feeds.yaml': text })).toEqual([`config/feeds.yaml:${sentence}`]);
  });

  test('what refers into an unreadable file is not called unknown', () => {
    const lines = mistakesIn({ 'topics.yaml': 'topics: [', 'channels.yaml': wish('mode: live') });
    expect(lines).toEqual([expect.stringContaining('config/topics.yaml:1: not readable')]);
  });
});

test('all mistakes of all files are told at once, in the order of the files and their lines', () => {
  const lines = mistakesIn({
    'channels.yaml': 'channels:\n- {chat: terminal, id: desk, subscriptions: [{topic: harbour}]}',
    'app.yaml': 'log: {level: loud}\ntimezone: Mars\n',
    'feeds.yaml':
      'feeds:\n- {url: x, outlet: 5, colour: red}\n- {url: https://a.example}\n- {url: https://a.example, outlet: A}',
    'topics.yaml': 'topics:\n- {name: Harbour tax, any: [], people: [nobody]}',
    'people.yaml': 'people: [',
    'feeds.yml': 'feeds: []',
  });
  expect(lines.map((line) => line.split(': ').slice(0, 2).join(' '))).toEqual([
    'config/app.yaml:1 log.level',
    'config/app.yaml:2 timezone',
    'config/feeds.yaml:2 feeds[0].url',
    'config/feeds.yaml:2 feeds[0].outlet',
    'config/feeds.yaml:2 feeds[0].colour',
    'config/feeds.yaml:3 feeds[1].outlet',
    'config/feeds.yaml:4 feeds[2].url',
    'config/people.yaml:1 not readable as YAML',
    'config/channels.yaml:2 channels[0].subscriptions[0].topic',
    'config/feeds.yml is no file of OnRecord',
  ]);
});
