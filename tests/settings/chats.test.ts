import { describe, expect, it, test } from 'vitest';
import { usesDiscord, usesSlack } from '../../src/settings/check-chats.ts';
import { loadSettings } from '../../src/settings/load.ts';
import { configFolder, mistakesIn } from './config-folder.ts';

const BOT = 'xoxb-1111-2222-secretsecret';
const APP = 'xapp-1-A1-2-secretsecret';
const DISCORD = 'MTIzNDU2.secret.secretsecret';
const SECRET = '0123456789abcdef0123456789abcdef';
const ALL = {
  SLACK_BOT_TOKEN: BOT,
  SLACK_APP_TOKEN: APP,
  SLACK_SIGNING_SECRET: SECRET,
  SLACK_CLIENT_ID: '123456789.987654321',
  SLACK_CLIENT_SECRET: SECRET,
  SLACK_STATE_SECRET: SECRET,
  ONRECORD_ENCRYPTION_KEY: SECRET,
  DISCORD_TOKEN: DISCORD,
};
type Name = keyof typeof ALL;
const env = (...names: readonly Name[]) => Object.fromEntries(names.map((name) => [name, ALL[name]]));
const FILES = { 'topics.yaml': 'topics:\n  - {name: Harbour tax, any: [harbour tax]}\n' };
const mistakes = (text: string, variables: Record<string, string> = {}) =>
  mistakesIn({ ...FILES, 'channels.yaml': text }, variables);
const chatsOf = (text: string, variables: Record<string, string>) =>
  loadSettings({ directory: configFolder({ ...FILES, 'channels.yaml': text }), env: variables }).chats;

describe('a chat', () => {
  test.each<[text: string, names: readonly Name[], slack: boolean, discord: boolean]>([
    ['', [], false, false],
    ['', ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'], true, false],
    ['', ['DISCORD_TOKEN'], false, true],
    ['chats: {slack: {mode: http}}', ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'DISCORD_TOKEN'], true, true],
    ['chats: {slack: {enabled: false}, discord: {enabled: false}}', Object.keys(ALL) as Name[], false, false],
    ['', ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'ONRECORD_ENCRYPTION_KEY'], false, false],
    [
      '',
      ['SLACK_APP_TOKEN', 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'ONRECORD_ENCRYPTION_KEY'],
      true,
      false,
    ],
  ])('%j with %j is used by itself: slack %s, discord %s', (text, names, slack, discord) => {
    const chats = chatsOf(text, env(...names));
    expect([usesSlack(chats), usesDiscord(chats)]).toEqual([slack, discord]);
  });

  it('takes its tokens from the usual variables, or from those that the file names', () => {
    const usual = chatsOf('', env('SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'DISCORD_TOKEN'));
    expect([usual.slack.botToken, usual.slack.appToken, usual.discord.token]).toEqual([BOT, APP, DISCORD]);
    const named = chatsOf('chats: {discord: {token: "env:OTHER_BOT"}}', { OTHER_BOT: ` ${DISCORD}\n` });
    expect(named.discord.token).toBe(DISCORD);
    const empty = chatsOf('', { SLACK_BOT_TOKEN: '', DISCORD_TOKEN: ' ' });
    expect([usesSlack(empty), usesDiscord(empty)]).toEqual([false, false]);
  });

  test.each<[text: string, names: readonly Name[], told: readonly string[]]>([
    [
      'chats: {slack: {enabled: true}}',
      [],
      [
        '1: chats.slack: needs SLACK_APP_TOKEN: set it in .env, see docs/slack.md.',
        '1: chats.slack: needs SLACK_BOT_TOKEN: set it in .env, see docs/slack.md.',
      ],
    ],
    ['', ['SLACK_BOT_TOKEN'], ['1: chats.slack: needs SLACK_APP_TOKEN: set it in .env, see docs/slack.md.']],
    [
      'chats: {slack: {mode: http}}',
      ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'],
      ['1: chats.slack: needs SLACK_SIGNING_SECRET: set it in .env, see docs/slack.md.'],
    ],
    [
      '',
      ['SLACK_CLIENT_ID', 'SLACK_APP_TOKEN'],
      ['SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'ONRECORD_ENCRYPTION_KEY'].map(
        (name) => `1: chats.slack: needs ${name}: set it in .env, see docs/slack.md.`,
      ),
    ],
    [
      'chats:\n  discord:\n    enabled: true',
      [],
      ['2: chats.discord: needs DISCORD_TOKEN: set it in .env, see docs/discord.md.'],
    ],
    [
      'channels:\n- {chat: slack, workspace: T1, id: C1, subscriptions: [{topic: harbour-tax}]}',
      [],
      ['2: channels[0].chat: slack has no token: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN in .env, see docs/slack.md.'],
    ],
    [
      'chats: {slack: {mode: http}}\nchannels:\n- {chat: slack, workspace: T1, id: C1, subscriptions: [{topic: harbour-tax}]}',
      [],
      [
        '3: channels[0].chat: slack has no token: set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET in .env, see docs/slack.md.',
      ],
    ],
    [
      'operators: {chat: discord, workspace: "1", id: "2"}',
      [],
      ['1: operators.chat: discord has no token: set DISCORD_TOKEN in .env, see docs/discord.md.'],
    ],
  ])('%j with %j lacks something, and all of it is told', (text, names, told) => {
    expect(mistakes(text, env(...names))).toEqual(told.map((line) => `config/channels.yaml:${line}`));
  });

  it('that is switched off is told once of a channel that uses it', () => {
    const text =
      'chats: {slack: {enabled: false}}\nchannels:\n- {chat: slack, workspace: T1, id: C1, subscriptions: [{topic: harbour-tax}]}';
    const told = mistakes(text, env('SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^config\/channels\.yaml:3: channels\[0\]\.chat: .*slack/);
  });
});

describe('a token is never shown', () => {
  const key = { slack: ['botToken', 'appToken', 'signingSecret'], discord: ['token'] } as const;
  const fields = [...key.slack.map((name) => ['slack', name]), ...key.discord.map((name) => ['discord', name])];

  test.each(fields)('%s.%s, whatever was written into the file in its place', (chat, name) => {
    for (const written of [
      BOT,
      `"${DISCORD}"`,
      '9876543210123456',
      `[${BOT}]`,
      `{a: ${SECRET}}`,
      `env:${BOT}`,
      `env: ${SECRET}`,
    ]) {
      const told = mistakes(`chats:\n  ${chat}:\n    ${name}: ${written}\n`).join('\n');
      expect(told).toMatch(/^config\/channels\.yaml:3: (?:chats\.(?:slack|discord)|not readable as YAML)/);
      for (const part of ['1111', 'secretsecret', '9876543210123456', SECRET]) expect(told).not.toContain(part);
    }
  });

  test.each<[key: string, name: Name, value: string, like: string]>([
    ['slack: {botToken', 'SLACK_BOT_TOKEN', APP, 'xoxb-1234-5678-abcd'],
    ['slack: {appToken', 'SLACK_APP_TOKEN', BOT, 'xapp-1-A1-2-abcd'],
    ['slack: {signingSecret', 'SLACK_SIGNING_SECRET', 'tooshort', '0123456789abcdef…'],
    ['slack: {botToken', 'SLACK_BOT_TOKEN', 'xoxb-1111 secretsecret', 'xoxb-1234-5678-abcd'],
    ['discord: {token', 'DISCORD_TOKEN', 'secretsecret', 'MTIz….abc.def…'],
  ])('%s: %s that cannot be one', (key, name, value, like) => {
    const told = mistakes(`chats: {${key}: "env:${name}"}}`, { ...ALL, [name]: value });
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`the variable ${name} does not hold such a token: set it to one like ${like}.`);
    expect(told[0]).not.toContain(value);
  });

  it.each(['SLACK_BOT_TOKEN', 'ONRECORD_ENCRYPTION_KEY', 'DISCORD_TOKEN'] as const)(
    '%s that cannot be one, with no word of it in the file',
    (name) => {
      const told = mistakes('', { ...ALL, [name]: 'wrong-secret' });
      expect(told).toHaveLength(1);
      expect(told[0]).not.toContain('wrong-secret');
    },
  );

  it('is told to be missing where the file insists on it', () => {
    expect(mistakes('chats:\n  discord:\n    token: env:DISCORD_TOKEN\n')).toEqual([
      'config/channels.yaml:3: chats.discord.token: the variable DISCORD_TOKEN is not set: set it in .env or in the environment, or write env:DISCORD_TOKEN? to do without it.',
    ]);
  });
});

describe('other keys of a chat', () => {
  test.each([
    ['slack: {mode: websocket}', 'chats.slack.mode: "websocket" is no known mode: write socket or http.'],
    ['slack: {managers: all}', 'chats.slack.managers: "all" is no known group: write members or admins.'],
    ['slack: {http: {port: 0}}', 'chats.slack.http.port: 0 is not possible: write a whole number from 1 to 65535.'],
    [
      'slack: {oauth: {redirectUrl: localhost}}',
      'chats.slack.oauth.redirectUrl: "localhost" is not a web address: write http:// or https://.',
    ],
    [
      'discord: {managers: everyone}',
      'chats.discord.managers: "everyone" is no known permission: write manage-guild or manage-channels.',
    ],
    [
      'discord: {developmentGuild: "12"}',
      'chats.discord.developmentGuild: is not the id of a server: write its 18 or so digits in quotes.',
    ],
    ['discord: {shards: many}', 'chats.discord.shards: is neither auto nor a number: write auto.'],
    ['discord: {layout: table}', 'chats.discord.layout: "table" is no known layout: write components or embeds.'],
    ['slack: {botTokens: x}', 'chats.slack.botTokens: is no known key: did you mean "botToken"?'],
  ])('%s', (text, sentence) => {
    expect(mistakes(`chats: {${text}}`)).toEqual([`config/channels.yaml:1: ${sentence}`]);
  });
});
