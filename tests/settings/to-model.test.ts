import { expect, test } from 'vitest';
import { loadSettings } from '../../src/settings/load.ts';
import { slug } from '../../src/settings/slug.ts';
import { toFeeds, toOperators, toPeople, toSubscriptions, toTopics } from '../../src/settings/to-model.ts';
import { configFolder } from './config-folder.ts';

const NOW = '2025-02-13T09:00:00.000Z'; // a Thursday

const load = (files: Readonly<Record<string, string>>) => loadSettings({ directory: configFolder(files), env: {} });

test('a feed gets its id from its address and its language from app.yaml', () => {
  const settings = load({
    'app.yaml': 'language: de',
    'feeds.yaml':
      'feeds:\n- {url: "https://www.gull.example/News/rss.xml?lang=en", outlet: The Gull}\n- {id: tern, url: http://tern.example, outlet: Tern, language: fr, country: FR, pollEveryMinutes: 5}',
  });
  expect(toFeeds(settings)).toEqual([
    {
      id: 'gull-example-news-rss-xml-lang-en',
      url: 'https://www.gull.example/News/rss.xml?lang=en',
      outlet: 'The Gull',
      language: 'de',
      country: null,
      pollEveryMinutes: null, // as often as it publishes
      workspace: null,
      addedIn: null,
    },
    {
      id: 'tern',
      url: 'http://tern.example',
      outlet: 'Tern',
      language: 'fr',
      country: 'FR',
      pollEveryMinutes: 5,
      workspace: null,
      addedIn: null,
    },
  ]);
});

test('people and topics get ids from their names, and names may stand for ids', () => {
  const settings = load({
    'people.yaml':
      'people:\n- {name: Zoë Łącka, pronoun: she, aliases: [Zoe Lacka], roles: [Harbour master, {title: Mayor, from: 2020-01-01, to: 2024-12-31}]}\n- {name: Port Board, kind: body}',
    'topics.yaml':
      'topics:\n- name: Harbour tax\n  any: [harbour tax]\n  all: [port, [tax, levy]]\n  not: [football]\n  people: [Zoë Łącka, port-board]\n  propositions: [{text: The tax should go., about: the tax}, {id: rate, text: It should double, about: a rise}]',
  });
  expect(toPeople(settings)).toEqual([
    {
      id: 'zoe-lacka',
      name: 'Zoë Łącka',
      kind: 'person',
      pronoun: 'she',
      aliases: ['Zoe Lacka'],
      roles: [
        { title: 'Harbour master', from: null, to: null },
        { title: 'Mayor', from: '2020-01-01', to: '2024-12-31' },
      ],
      learntFrom: null,
    },
    { id: 'port-board', name: 'Port Board', kind: 'body', pronoun: 'it', aliases: [], roles: [], learntFrom: null },
  ]);
  expect(toTopics(settings)).toEqual([
    {
      id: 'harbour-tax',
      name: 'Harbour tax',
      workspace: null,
      any: ['harbour tax'],
      all: [['port'], ['tax', 'levy']],
      not: ['football'],
      people: ['zoe-lacka', 'port-board'],
      places: [],
      propositions: [
        { id: 'the-tax-should-go', text: 'The tax should go.', about: 'the tax' },
        { id: 'rate', text: 'It should double', about: 'a rise' },
      ],
    },
  ]);
});

test('subscriptions: the same ids each time, digests with their next time', () => {
  const settings = load({
    'app.yaml': 'timezone: Europe/Berlin',
    'topics.yaml':
      'topics:\n- {name: Harbour tax, any: [tax]}\n- {name: Ferries, any: [ferry]}\n- {name: Fish, any: [fish]}',
    'channels.yaml':
      'channels:\n- chat: terminal\n  id: desk\n  subscriptions:\n  - topic: Harbour tax\n  - {topic: ferries, mode: digest, at: "07:30", days: [mon, fri], timezone: Asia/Tokyo}\n  - {topic: fish, mode: digest}',
  });
  const common = {
    channel: { chat: 'terminal', workspace: 'local', id: 'desk' },
    createdBy: 'configuration',
    createdAt: NOW,
    pausedBecause: null,
  };
  expect(toSubscriptions(settings, NOW)).toEqual([
    {
      ...common,
      id: 'terminal/local/desk/harbour-tax',
      topicId: 'harbour-tax',
      mode: 'live',
      at: null,
      days: [],
      timezone: 'Europe/Berlin',
      nextDigestAt: null,
    },
    {
      ...common,
      id: 'terminal/local/desk/ferries',
      topicId: 'ferries',
      mode: 'digest',
      at: '07:30',
      days: ['mon', 'fri'],
      timezone: 'Asia/Tokyo',
      nextDigestAt: '2025-02-13T22:30:00.000Z',
    },
    {
      ...common,
      id: 'terminal/local/desk/fish',
      topicId: 'fish',
      mode: 'digest',
      at: '08:00',
      days: [],
      timezone: 'Europe/Berlin',
      nextDigestAt: '2025-02-14T07:00:00.000Z',
    },
  ]);
});

test('subscriptions: what narrows them, only where it is written', () => {
  const settings = load({
    'topics.yaml':
      'topics:\n- {name: Harbour tax, any: [tax]}\n- {name: Ferries, any: [ferry]}\n- {name: Fish, any: [fish]}',
    'channels.yaml': [
      'channels:\n- chat: terminal\n  id: desk\n  subscriptions:',
      '  - {topic: harbour-tax, only: [The Gull], without: ["Sun, Moon"], languages: [en, fr], fromOutlets: 2, mostADay: 5}',
      '  - {topic: ferries, mode: digest, evenEmpty: true, quiet: {from: "22:00", to: "07:00"}}',
      '  - {topic: fish, mode: digest, evenEmpty: false}',
    ].join('\n'),
  });
  expect(toSubscriptions(settings, NOW).map(({ terms }) => terms)).toEqual([
    { only: ['The Gull'], without: ['Sun, Moon'], languages: ['en', 'fr'], fromOutlets: 2, mostADay: 5 },
    { evenEmpty: true, quiet: { from: '22:00', to: '07:00' } },
    undefined,
  ]);
});

test.each([
  ['Sigrún Ægisdóttir-Þór', 'sigrun-aegisdottir-or'],
  ["Gideon Sa'ar", 'gideon-saar'],
  ['  U.S.   Harbour (Tax)  ', 'u-s-harbour-tax'],
  ['Порт', ''],
])('slug of %s', (name, id) => expect(slug(name)).toBe(id));

test.each([
  [
    'the channel that is written',
    'operators: {chat: terminal, workspace: acme, id: ops}\nchannels: [{chat: terminal, id: desk}]',
    { chat: 'terminal', workspace: 'acme', id: 'ops' },
  ],
  [
    'else the first one',
    'channels: [{chat: terminal, id: desk}, {chat: terminal, id: second}]',
    { chat: 'terminal', workspace: 'local', id: 'desk' },
  ],
  ['else nobody', 'channels: []', null],
])('operators: %s', (_, channels, wanted) => {
  expect(toOperators(load({ 'channels.yaml': channels }))).toEqual(wanted);
});
