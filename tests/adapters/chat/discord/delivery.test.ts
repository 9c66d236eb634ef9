import { PermissionFlagsBits as May } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { markOf } from '../../../../src/adapters/chat/discord/mark-message.ts';
import type { Reply, Timeline } from '../../../../src/model/reply.ts';
import type { Discord } from '../../../fakes/discord/open.ts';
import {
  aDesk,
  CHANNEL,
  FOREIGN,
  GUILD,
  MANAGER,
  makeChat,
  OTHER_GUILD,
  openChat,
  openFake,
  place,
  READER,
  SECOND,
  say,
  textOf,
} from './open-chat.ts';

const POST = 'POST /channels/{channel_id}/messages';
const EDIT = 'PATCH /channels/{channel_id}/messages/{message_id}';
const LONG_AGO = '2020-01-01T00:00:00.000Z';
const asking = { guild: GUILD, channel: CHANNEL, user: MANAGER, name: 'stance' };
const story = (words: string, more: Partial<Reply> = {}) => say(words, { private: false, ...more });
const shown = (discord: Discord, channel = CHANNEL) => discord.messages(channel).map(textOf);
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

describe('a post', () => {
  it('pings nobody and says so on each message and edit', async () => {
    const discord = await openFake();
    const { chat } = await openChat(discord);
    const ref = await chat.post(place, story('@everyone <@1100000000000000101>'), 'd1');
    await chat.edit(place, ref, story('@here <@&1100000000000000001>'), 'd2');
    const [message] = discord.messages(CHANNEL);
    expect(discord.effects(message?.id ?? '')).toMatchObject({ pings: [], mentions: [] });
    const bodies = discord.calls.filter(({ method }) => ['POST', 'PATCH'].includes(method)).map(({ body }) => body);
    expect(bodies).toHaveLength(2);
    for (const body of bodies) expect(body).toMatchObject({ allowed_mentions: { parse: [] } });
    expect(discord.faults).toEqual([]);
  });

  it.each([
    ['a reply that is lost', { kind: 'drop', stored: true }],
    ['a 502 after it was stored', { kind: 'status', status: 502, stored: true }],
    ['a reply that is no JSON', { kind: 'malformed', stored: true }],
  ] as const)('stands there once after %s', async (_, failure) => {
    const discord = await openFake();
    const { chat } = await openChat(discord);
    const before = ago(1_000);
    discord.inject({ on: POST, failure });
    await expect(chat.post(place, story('once'), 'd1')).rejects.toMatchObject({ code: 'chat-down', retry: true });
    expect(await chat.find(place, 'd1', before)).toMatch(new RegExp(`^${CHANNEL}/\\d+$`));
    expect(shown(discord)).toHaveLength(1);
  });

  it('that was not stored is found nowhere', async () => {
    const discord = await openFake();
    const { chat } = await openChat(discord);
    discord.inject({ on: POST, failure: { kind: 'drop', stored: false } });
    await expect(chat.post(place, story('never'), 'd1')).rejects.toMatchObject({ code: 'chat-down', retry: true });
    expect(await chat.find(place, 'd1', LONG_AGO)).toBeNull();
    await chat.post(place, story('never'), 'd1');
    expect(shown(discord)).toHaveLength(1);
  });

  it('goes to one person', async () => {
    const discord = await openFake();
    const { chat } = await openChat(discord);
    const person = { ...place, id: `user:${READER}` };
    const ref = await chat.post(person, story('for you'), 'd1');
    expect(discord.directMessages(READER).map(textOf)).toEqual(['for you']);
    expect(await chat.find(person, 'd1', LONG_AGO)).toBe(ref);
    await chat.edit(person, ref, story('for you, better'), 'd2');
    expect(discord.directMessages(READER).map(textOf)).toEqual(['for you, better']);
    discord.refuseDirectMessages(READER);
    await expect(chat.post(person, story('no'), 'd3')).rejects.toMatchObject({ code: 'channel-lost', retry: false });
  });

  it('under a message goes into its thread where there is one', async () => {
    const discord = await openFake();
    const { chat } = await openChat(discord);
    const ref = await chat.post(place, story('a story'), 'd1');
    const [, id = ''] = ref.split('/');
    await chat.post({ ...place, thread: ref }, story('a note'), 'd2');
    expect(discord.messages(CHANNEL).at(-1)?.message_reference).toMatchObject({ message_id: id });
    await startThread(discord, id);
    await heard(discord);
    const note = await chat.post({ ...place, thread: ref }, story('a second note'), 'd3');
    expect(note).toMatch(new RegExp(`^${id}/`));
    expect(discord.messages(id).map(textOf)).toEqual(['a second note']);
    expect(await chat.find({ ...place, thread: ref }, 'd3', LONG_AGO)).toBe(note);
    expect(await chat.find({ ...place, thread: ref }, 'd2', LONG_AGO)).toMatch(new RegExp(`^${CHANNEL}/`));
    await chat.edit(place, note, story('a better note'), 'd4');
    expect(discord.messages(id).map(textOf)).toEqual(['a better note']);
  });

  it('under a message that is gone stands for itself', async () => {
    const discord = await openFake();
    const { chat } = await openChat(discord);
    const ref = await chat.post(place, story('a story'), 'd1');
    discord.deleteMessage(ref.split('/')[1] ?? '');
    await chat.post({ ...place, thread: ref }, story('a note'), 'd2');
    expect(shown(discord)).toEqual(['a note']);
  });

  it('that Discord refuses for its layout goes out as an embed, and is told', async () => {
    const discord = await openFake();
    const { chat, logged } = await openChat(discord);
    discord.inject({ on: POST, failure: { kind: 'error', status: 400, code: 50035, message: 'Invalid Form Body' } });
    await chat.post(place, story('plain'), 'd1');
    expect(discord.messages(CHANNEL)[0]?.embeds).toHaveLength(1);
    expect(logged).toContainEqual(expect.objectContaining({ level: 'error', event: 'discord-layout-refused' }));
    expect(await chat.find(place, 'd1', LONG_AGO)).not.toBeNull();
  });

  it('of a timeline has its picture, or its words where no file may be sent', async () => {
    const discord = await openFake();
    const { chat } = await openChat(discord);
    const timeline: Timeline = {
      ...{ kind: 'timeline', caption: 'Harbour', alt: 'Harbour, 10 Feb 2025. Orla: opposes on 10 Feb.' },
      ...{ from: '2025-02-10', to: '2025-02-10' },
      rows: [
        {
          ...{ speaker: 'Orla', about: null },
          marks: [
            {
              ...{ days: { from: '2025-02-10', to: '2025-02-10' }, dayIs: 'said', position: 'opposes', words: '“No”' },
              ...{ outlet: 'The Lantern', change: null },
            },
          ],
        },
      ],
    };
    const ref = await chat.post(place, story('x', { blocks: [timeline] }), 'd1');
    expect(discord.files).toMatchObject([{ name: 'timeline.png', description: timeline.alt }]);
    await chat.edit(place, ref, story('x', { blocks: [timeline] }), 'd2');
    expect(discord.messages(CHANNEL)[0]?.attachments).toHaveLength(1);
    discord.setBotPermissions(CHANNEL, May.ViewChannel | May.SendMessages | May.ReadMessageHistory);
    await heard(discord);
    await chat.post(place, story('x', { blocks: [timeline] }), 'd3');
    expect(shown(discord).at(-1)).toContain('Orla: opposes on 10 Feb');
    expect(discord.faults).toEqual([]);
  });
});

describe('an edit', () => {
  it('keeps the layout that the message was posted in', async () => {
    const discord = await openFake();
    const components = await openChat(discord, aDesk(), { layout: 'components' });
    const ref = await components.chat.post(place, story('first'), 'd1');
    const embeds = await openChat(discord, aDesk(), { layout: 'embeds' });
    await embeds.chat.edit(place, ref, story('second'), 'd2');
    const other = await embeds.chat.post(place, story('third'), 'd3');
    await components.chat.edit(place, other, story('fourth'), 'd4');
    expect(discord.messages(CHANNEL).map(({ embeds: { length } }) => length)).toEqual([0, 1]);
    expect(shown(discord).map((words) => words.split('\n')[0])).toEqual(['second', 'fourth']);
    expect(discord.faults).toEqual([]);
  });

  it('is found though the message is older than what is asked', async () => {
    const discord = await openFake();
    const { chat } = await openChat(discord);
    const ref = await chat.post(place, story('old'), 'd1');
    discord.advance(3 * 3_600_000);
    await chat.edit(place, ref, story('new'), 'd2');
    expect(await chat.find(place, 'd2', new Date(Date.now() + 2 * 3_600_000).toISOString())).toBe(ref);
  });

  it('of an old message waits where Discord takes no more of them', async () => {
    const discord = await openFake({ oldEditsPerHour: 0 });
    const { chat } = await openChat(discord);
    const ref = await chat.post(place, story('old'), 'd1');
    discord.advance(2 * 3_600_000);
    const failure = await chat.edit(place, ref, story('new'), 'd2').catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'chat-refused', retry: true });
    expect(Date.parse((failure as { retryAt: string }).retryAt)).toBeGreaterThan(Date.now() + 50 * 60_000);
  });

  it('needs not to read what stands in the channel', async () => {
    const discord = await openFake();
    const { chat } = await openChat(discord);
    const ref = await chat.post(place, story('first'), 'd1');
    discord.setBotPermissions(CHANNEL, May.ViewChannel | May.SendMessages);
    await heard(discord);
    await chat.edit(place, ref, story('second'), 'd2');
    expect(shown(discord)).toEqual(['second']);
    expect(discord.calls.map(({ route }) => route)).not.toContain('GET /channels/{channel_id}/messages/{message_id}');
    expect(discord.invalidRequests).toBe(0);
  });

  it('of a message that is gone is refused for good', async () => {
    const discord = await openFake();
    const { chat } = await openChat(discord);
    const ref = await chat.post(place, story('old'), 'd1');
    discord.deleteMessage(ref.split('/')[1] ?? '');
    await expect(chat.edit(place, ref, story('new'), 'd2')).rejects.toMatchObject({
      code: 'chat-refused',
      retry: false,
    });
  });
});

describe('looking for a post', () => {
  it('reads on through what others wrote', async () => {
    const discord = await openFake();
    const { chat } = await openChat(discord);
    const ref = await chat.post(place, story('far back'), 'd1');
    for (let index = 0; index < 250; index++) discord.say({ channel: CHANNEL, user: READER, content: `line ${index}` });
    expect(await chat.find(place, 'd1', ago(60_000))).toBe(ref);
    expect(await chat.find(place, 'd2', ago(60_000))).toBeNull();
  });

  it('stops two pages behind the time that is asked', async () => {
    const discord = await openFake();
    const { chat } = await openChat(discord);
    for (let index = 0; index < 600; index++) discord.say({ channel: CHANNEL, user: READER, content: `line ${index}` });
    discord.advance(3_600_000);
    expect(await chat.find(place, 'd1', new Date(Date.now() + 3_600_000).toISOString())).toBeNull();
    expect(discord.calls.filter(({ route }) => route === 'GET /channels/{channel_id}/messages')).toHaveLength(3);
  });

  it('takes no message of somebody else for ours', async () => {
    const discord = await openFake();
    const { chat } = await openChat(discord, aDesk(), { layout: 'embeds' });
    discord.say({ channel: CHANNEL, user: READER, content: `Ref ${markOf('d1').toString(36)}` });
    expect(await chat.find(place, 'd1', LONG_AGO)).toBeNull();
  });

  it('says that it is blind where it may not read', async () => {
    const discord = await openFake();
    const { chat } = await openChat(discord);
    discord.setBotPermissions(CHANNEL, May.ViewChannel | May.SendMessages);
    await heard(discord);
    await expect(chat.find(place, 'd1', LONG_AGO)).rejects.toMatchObject({ code: 'chat-blind' });
  });
});

describe('what is lost', () => {
  it.each([
    ['Send Messages', May.ViewChannel],
    ['View Channel', 0n],
  ])('is named: %s', async (name, permissions) => {
    const discord = await openFake();
    const { chat } = await openChat(discord);
    discord.setBotPermissions(CHANNEL, permissions);
    await heard(discord);
    await expect(chat.post(place, story('x'), 'd1')).rejects.toMatchObject({
      code: 'channel-lost',
      words: expect.stringContaining(name),
    });
    expect(discord.invalidRequests).toBe(0);
  });

  it('is named for embeds: Embed Links', async () => {
    const discord = await openFake();
    const { chat } = await openChat(discord, aDesk(), { layout: 'embeds' });
    discord.setBotPermissions(CHANNEL, May.ViewChannel | May.SendMessages);
    await heard(discord);
    await expect(chat.post(place, story('x'), 'd1')).rejects.toMatchObject({
      words: expect.stringContaining('Embed Links'),
    });
  });

  it('is told to the desk: a channel, a thread, a server, but not one that is out of order', async () => {
    const discord = await openFake();
    const desk = aDesk();
    const { chat } = await openChat(discord, desk);
    discord.removeGuild(OTHER_GUILD, { unavailable: true });
    discord.restoreGuild(OTHER_GUILD);
    discord.deleteChannel(SECOND);
    discord.removeGuild(GUILD);
    await expect.poll(() => desk.leftPlaces.map(({ id }) => id)).toEqual([SECOND, null]);
    await expect(chat.post(place, story('x'), 'd1')).rejects.toMatchObject({ code: 'workspace-lost' });
  });

  it('is not a server that is out of order: its posts wait', async () => {
    const discord = await openFake();
    const { chat } = await openChat(discord);
    const ref = await chat.post(place, story('before'), 'd1');
    discord.removeGuild(GUILD, { unavailable: true });
    const waits = { code: 'chat-refused', retry: true };
    await expect.poll(() => chat.post(place, story('x'), 'd2').catch((error: unknown) => error)).toMatchObject(waits);
    await expect(chat.edit(place, ref, story('x'), 'd2')).rejects.toMatchObject(waits);
    await expect(chat.find(place, 'd1', LONG_AGO)).rejects.toMatchObject(waits);
    discord.restoreGuild(GUILD);
    await expect.poll(() => chat.find(place, 'd1', LONG_AGO).catch(() => null)).toBe(ref);
  });

  it.each([
    ['a channel that never was', { ...place, id: '1100000000000000999' }, 'channel-lost'],
    ['a channel of another server', { ...place, id: FOREIGN }, 'channel-lost'],
    ['what is no channel', { ...place, id: 'news' }, 'channel-lost'],
    ['a person who is not there', { ...place, id: 'user:1100000000000000777' }, 'channel-lost'],
    ['a server that we are not in', { ...place, workspace: '1100000000000000888', id: '1' }, 'workspace-lost'],
  ])('is known: %s', async (_, where, code) => {
    const discord = await openFake();
    const { chat } = await openChat(discord);
    await expect(chat.post(where, story('x'), 'd1')).rejects.toMatchObject({ code, retry: false });
  });
});

describe('an error of Discord', () => {
  it.each([
    [50001, 403, 'channel-lost', false],
    [50013, 403, 'channel-lost', false],
    [10003, 404, 'channel-lost', false],
    [160005, 403, 'channel-lost', false],
    [10004, 404, 'workspace-lost', false],
    [20016, 400, 'chat-refused', true],
    [20028, 400, 'chat-refused', true],
    [200000, 400, 'chat-refused', false],
    [10008, 404, 'chat-refused', false],
    [999999, 400, 'chat-down', true],
  ])('%i is a Failure that tells what to do', async (code, status, failure, retry) => {
    const discord = await openFake();
    const { chat } = await openChat(discord);
    discord.inject({ on: POST, failure: { kind: 'error', status, code, message: 'No' } });
    const error = await chat.post(place, story('x'), 'd1').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: failure, retry, words: expect.stringMatching(/^[A-Z].{20,}\.$/) });
    if (failure === 'chat-refused' && retry) expect((error as { retryAt: unknown }).retryAt).not.toBeNull();
  });

  it.each(['user', 'global', 'shared'] as const)(
    '429 (%s) is told with its time, and waited for when short',
    async (scope) => {
      const discord = await openFake();
      const { chat } = await openChat(discord);
      discord.inject({ on: POST, failure: { kind: 'rate-limit', retryAfterSeconds: 0.3, scope } });
      await chat.post(place, story('soon'), 'd1');
      discord.inject({ on: POST, failure: { kind: 'rate-limit', retryAfterSeconds: 120, scope } });
      const error = await chat.post(place, story('later'), 'd2').catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'chat-refused', retry: true });
      const inMs = Date.parse((error as { retryAt: string }).retryAt) - Date.now();
      expect(inMs).toBeGreaterThan(110_000);
      expect(inMs).toBeLessThan(130_000);
      expect(shown(discord)).toHaveLength(1);
    },
  );

  it('that hangs ends after ten seconds', async () => {
    const discord = await openFake();
    const { chat } = await openChat(discord);
    discord.inject({ on: POST, failure: { kind: 'hang', ms: 20_000 } });
    const began = Date.now();
    await expect(chat.post(place, story('x'), 'd1')).rejects.toMatchObject({ code: 'chat-down', retry: true });
    expect(Date.now() - began).toBeLessThan(12_000);
  });

  it('tells no secret in its words or its cause', async () => {
    const discord = await openFake();
    const { chat } = await openChat(discord);
    discord.inject({ on: EDIT, failure: { kind: 'status', status: 500, stored: false } });
    const ref = await chat.post(place, story('words of a reader'), 'd1');
    const error = (await chat
      .edit(place, ref, story('words of a reader'), 'd2')
      .catch((thrown: unknown) => thrown)) as Error;
    expect(JSON.stringify([error, error.cause, String(error.cause), Object.entries(error.cause ?? {})])).not.toMatch(
      /secret|words of a reader|http/,
    );
  });
});

describe('the connection', () => {
  it('is refused with a wrong token, in words', async () => {
    const discord = await openFake();
    const { chat, logged } = makeChat(discord, { token: 'MTEw.wrong.token' });
    await expect(chat.start(aDesk())).rejects.toMatchObject({
      code: 'bad-settings',
      words: expect.stringContaining('DISCORD_TOKEN'),
    });
    expect(logged).toContainEqual(expect.objectContaining({ level: 'error', event: 'discord-stopped' }));
    await chat.close();
  });

  it.each([4004, 4013, 4014])('that Discord ends with %i stops loudly, and keeps what is owed', async (code) => {
    const discord = await openFake();
    const { chat, logged } = await openChat(discord);
    discord.gateway.close(code);
    await expect
      .poll(() => logged)
      .toContainEqual(expect.objectContaining({ level: 'error', event: 'discord-stopped' }));
    await expect(chat.post(place, story('x'), 'd1')).rejects.toMatchObject({ code: 'chat-refused', retry: true });
    expect(discord.gateway.connected).toBe(0);
  });

  it('with a token that was revoked asks no second time', async () => {
    const discord = await openFake();
    const { chat, logged } = await openChat(discord);
    await discord.until(() => discord.commands.length > 0);
    discord.revokeToken();
    const words = expect.stringContaining('DISCORD_TOKEN');
    await expect(chat.post(place, story('x'), 'd1')).rejects.toMatchObject({
      code: 'chat-refused',
      retry: true,
      words,
    });
    const calls = discord.calls.length;
    await expect(chat.post(place, story('x'), 'd1')).rejects.toMatchObject({
      code: 'chat-refused',
      retry: true,
      words,
    });
    expect(discord.calls.length).toBe(calls);
    expect(logged.filter(({ event }) => event === 'discord-stopped')).toHaveLength(1);
  });

  it('comes back by itself, and answers again', async () => {
    const discord = await openFake();
    const desk = aDesk();
    const { chat, logged } = await openChat(discord, desk);
    await discord.until(() => discord.commands.length > 0);
    expect(chat.isConnected?.()).toBe(true);
    discord.gateway.drop();
    await discord.until(() => discord.gateway.resumes.length === 1, 10_000);
    await expect.poll(() => logged.map(({ event }) => event)).toContain('discord-reconnected');
    expect(chat.isConnected?.()).toBe(true);
    const answer = await discord.command({ ...asking, options: { topic: 'harbour' } });
    await answer.original();
    expect(desk.asked).toHaveLength(1);
  });

  it('that cannot be made yet does not keep the process from starting', async () => {
    const { chat, logged } = makeChat({ apiUrl: 'http://127.0.0.1:9/api' });
    await chat.start(aDesk());
    expect(chat.isConnected?.()).toBe(false);
    await expect(chat.post(place, story('x'), 'd1')).rejects.toMatchObject({ code: 'chat-refused', retry: true });
    expect(logged.map(({ event }) => event)).toContain('discord-not-connected');
    await chat.close();
  });

  it('asks for no privileged intent, and never for what people write', async () => {
    const discord = await openFake();
    await openChat(discord);
    expect(discord.gateway.identifies.map(({ intents }) => intents)).toEqual([1]);
  });
});

/** Until the driver has heard of all that happened: events come in their order, and it answers what comes last. */
async function heard(discord: Discord): Promise<void> {
  await discord.until(() => discord.commands.length > 0);
  await discord.complete({ ...asking, options: { topic: '' }, focused: 'topic' });
}

/** Somebody opens a thread under a message. */
async function startThread(discord: Discord, message: string): Promise<void> {
  const response = await fetch(`${discord.apiUrl}/v10/channels/${CHANNEL}/messages/${message}/threads`, {
    method: 'POST',
    headers: { authorization: `Bot ${'MTEw.a-secret.token'}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'talk' }),
  });
  expect(response.status).toBe(201);
}
