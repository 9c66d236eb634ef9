import { describe, expect, it } from 'vitest';
import { askerOf } from '../../../../src/adapters/chat/slack/answer-request.ts';
import { toFailure } from '../../../../src/adapters/chat/slack/error-codes.ts';
import { safeUrl, unescapeText } from '../../../../src/adapters/chat/slack/escape.ts';
import { readMemory, writeMemory } from '../../../../src/adapters/chat/slack/form-memory.ts';
import { openInstallations } from '../../../../src/adapters/chat/slack/installations.ts';
import { libraryLog } from '../../../../src/adapters/chat/slack/library-log.ts';
import { LIMITS } from '../../../../src/adapters/chat/slack/limits.ts';
import { readMention } from '../../../../src/adapters/chat/slack/read-command.ts';
import { shortAlt } from '../../../../src/adapters/chat/slack/upload-picture.ts';
import { writeForm } from '../../../../src/adapters/chat/slack/write-form.ts';
import { judgeView } from '../../../fakes/slack/judge-payloads.ts';
import { COMMANDS, clock, memoryLog, memoryStore } from './open-driver.ts';

describe('askerOf', () => {
  const member = { name: 'Ada', timezone: null, isMember: true, isAdmin: false };
  const admin = { ...member, isAdmin: true };
  const guest = { ...member, isMember: false };
  const [inChannel, direct] = [
    { workspace: 'T1', user: 'U1', channel: 'C1' },
    { workspace: 'T1', user: 'U1', channel: 'D1' },
  ];
  it.each([
    ['a member', 'members', member, inChannel, true],
    ['a guest', 'members', guest, inChannel, false],
    ['a member, where admins manage', 'admins', member, inChannel, false],
    ['an admin, where admins manage', 'admins', admin, inChannel, true],
    ['a guest in a direct message', 'admins', guest, direct, true],
  ] as const)('lets %s manage or not', (_, managers, person, from, expected) => {
    expect(askerOf(from, person, { managers, timezone: 'UTC' }).mayManage).toBe(expected);
  });
});

describe('what is typed into Slack', () => {
  it.each([
    ['tides <#C1|harbour>', 'tides C1'],
    ['<@U1|ada> and <@U2>', 'U1 and U2'],
    ['add <https://a.example/feed?a=1&amp;b=2|a.example>', 'add https://a.example/feed?a=1&b=2'],
    ['<mailto:a@a.example|a@a.example>', 'a@a.example'],
    ['a &lt; b &amp;amp; c', 'a < b &amp; c'],
    ['<!here|here> now', 'here now'],
  ])('%s is %s', (typed, words) => {
    expect(unescapeText(typed)).toBe(words);
  });

  it('reads a mention wherever it stands', () => {
    const asked = { command: 'brief', options: { topic: 'tides' }, page: 1 };
    for (const text of ['<@UB> brief tides', '<@UB|bot> /brief tides', 'brief tides <@UB>'])
      expect(readMention(text, { commands: COMMANDS, botUserId: 'UB' })).toEqual(asked);
  });
});

describe('safeUrl', () => {
  it.each([
    ['javascript:alert(1)', null],
    ['lantern.example', null],
    [`https://a.example/${'x'.repeat(3000)}`, null],
    ['https://a.example/a|b>c<d e', 'https://a.example/a%7Cb%3Ec%3Cd%20e'],
    ['HTTPS://a.example/ü', 'HTTPS://a.example/ü'],
  ])('%s', (url, expected) => {
    expect(safeUrl(url)).toBe(expected);
  });
});

describe('shortAlt', () => {
  const alt =
    'Tides, 10 Feb. Orla Brandt: opposes on 10 Feb; then open on 13 Feb (changed since 10 Feb). Ines Vale: supports.';
  it('leaves what fits', () => expect(shortAlt(alt, 1000)).toBe(alt));
  it.each([60, 80, 100])('cuts behind a mark (%i)', (atMost) => {
    const short = shortAlt(alt, atMost);
    expect(short.length).toBeLessThanOrEqual(atMost);
    const head = short.replace('; more stands in the message.', '');
    expect(alt.startsWith(head)).toBe(true);
    expect(alt.slice(head.length)).toMatch(/^(; then |\. )/);
  });
});

describe('forms', () => {
  it('are such as Slack takes, for every command and whatever they are filled with', () => {
    for (const command of COMMANDS.filter(({ options }) => Object.keys(options).length > 0)) {
      for (const value of [undefined, '', 'tides', '08:00', 'mon,tue', 'x'.repeat(5000), 'C1']) {
        const names = Object.keys(command.options);
        const options = value === undefined ? {} : Object.fromEntries(names.map((name) => [name, value]));
        const given = { command: command.name, options };
        const view = writeForm({ command, names, given, title: 'a title that is longer than Slack takes', memory: '' });
        expect(judgeView(view, 'modal')).toEqual({ messages: [] });
      }
    }
  });

  it('remember what they do not ask, also where that is long', async () => {
    for (const length of [3, 2000, 20_000]) {
      const store = memoryStore();
      const request = { command: 'brief', options: { words: '"é'.repeat(length) } };
      const memory = {
        request,
        channel: 'C1',
        thread: undefined,
        responseUrl: `https://hooks.example/${'a'.repeat(150)}`,
      };
      const text = await writeMemory(memory, { store, clock });
      expect(text.length).toBeLessThanOrEqual(LIMITS.privateMetadata);
      expect(await readMemory(text, store)).toEqual(memory);
    }
  });
});

describe('installations', () => {
  const given = () => ({ store: memoryStore(), clock, log: memoryLog(), encryptionKey: 'a key of some length' });
  const bot = { token: 'xoxb-9', userId: 'UB', id: 'B1', scopes: [] };
  const installed = { user: { id: 'U1', token: undefined, scopes: undefined }, bot };

  it('of an organisation hold for its workspaces, also after a restart', async () => {
    const parts = given();
    const first = openInstallations(parts);
    await first.slackStore.storeInstallation({
      ...{ ...installed, enterprise: { id: 'E1' }, team: undefined, isEnterpriseInstall: true },
    } as never); // the library's type ties the flag to a type parameter
    expect(await first.accessOf('T7')).toBeUndefined();
    await first.noteOrganisation('T7', 'E1');
    expect(await first.accessOf('T7')).toMatchObject({ token: 'xoxb-9', botUserId: 'UB' });
    expect(await openInstallations(parts).accessOf('T7')).toMatchObject({ token: 'xoxb-9' });
  });

  it('cannot be read with another key, and say so', async () => {
    const parts = given();
    const { slackStore } = openInstallations(parts);
    await slackStore.storeInstallation({
      ...installed,
      team: { id: 'T1' },
      enterprise: undefined,
      isEnterpriseInstall: false,
    });
    expect(await openInstallations({ ...parts, encryptionKey: 'another' }).accessOf('T1')).toBeUndefined();
    expect(parts.log.lines.join()).toContain('ONRECORD_ENCRYPTION_KEY');
  });
});

it('keeps tokens, addresses and payloads out of the log', () => {
  const log = memoryLog();
  libraryLog(log).error('failed at wss://wss.example/?ticket=1 with xoxb-1-2 and xapp-1-A {"text":"a wish"}');
  libraryLog(log).warn(new Error('https://hooks.example/actions/T1/secret'), { token: 'xoxb' });
  expect(log.lines.join()).not.toMatch(/ticket|xoxb|xapp-1|wish|secret/);
});

it('takes a fault of ours for what it is', () => {
  expect(toFailure(new TypeError('x is not a function'), { now: clock.now() })).toMatchObject({
    code: 'broken',
    retry: false,
  });
});
