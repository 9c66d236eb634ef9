import { PermissionFlagsBits as May, type SendableChannels } from 'discord.js';
import { expect, it } from 'vitest';
import { ADMIN, APP, CHANNEL, GUILD, OTHER_CHANNEL, openBot, openFake, send, USER } from './open-bot.ts';
import type { Discord } from './types.ts';

const POST = 'POST /channels/{channel_id}/messages';

async function openWithChannel(): Promise<[Discord, SendableChannels, Awaited<ReturnType<typeof openBot>>]> {
  const discord = await openFake();
  const client = await openBot(discord);
  const channel = await client.channels.fetch(CHANNEL);
  if (!channel?.isSendable()) throw new Error('no channel');
  return [discord, channel, client];
}

it('stores, edits, replies to, lists and deletes messages', async () => {
  const [discord, channel] = await openWithChannel();
  const first = await channel.send({ content: 'first' });
  const second = await first.reply({ content: 'second', allowedMentions: { repliedUser: false } });
  await first.edit({ content: 'first, changed' });
  const third = await channel.send({ embeds: [{ title: 'third', fields: [{ name: 'a', value: 'b' }] }] });
  expect(BigInt(third.id)).toBeGreaterThan(BigInt(second.id));
  const listed = await channel.messages.fetch({ after: first.id, limit: 5 });
  expect([...listed.keys()].sort()).toEqual([second.id, third.id]);
  expect([...(await channel.messages.fetch({ around: second.id, limit: 3 })).keys()]).toHaveLength(3);
  expect(second.reference?.messageId).toBe(first.id);
  await third.delete();
  expect(discord.messages(CHANNEL).map(({ content }) => content)).toEqual(['first, changed', 'second']);
  expect(discord.faults).toEqual([]);
});

it('stores files with their description and serves them', async () => {
  const [discord, channel] = await openWithChannel();
  const attachment = Buffer.from('picture');
  const sent = await channel.send({ files: [{ attachment, name: 'time line.png', description: 'A line of days' }] });
  expect(discord.files).toMatchObject([{ name: 'time_line.png', description: 'A line of days', messageId: sent.id }]);
  const url = sent.attachments.first()?.url ?? '';
  expect(await (await fetch(url)).text()).toBe('picture');
  const kept = await sent.edit({ content: 'kept' });
  expect(kept.attachments.size).toBe(1);
  expect((await sent.edit({ content: 'without', attachments: [] })).attachments.size).toBe(0);
  expect(discord.faults).toEqual([]);
});

it('tells of a file that a Components V2 message does not show', async () => {
  const discord = await openFake();
  const channel = await (await openBot(discord)).channels.fetch(CHANNEL);
  if (!channel?.isSendable()) throw new Error('no channel');
  const files = [{ attachment: Buffer.from('x'), name: 'a.png' }];
  const gallery = { type: 12, items: [{ media: { url: 'attachment://a.png' } }] };
  await channel.send({ flags: 32768, components: [gallery], files });
  expect(discord.faults).toEqual([]);
  await channel.send({ flags: 32768, components: [{ type: 10, content: 'x' }], files });
  expect(discord.faults).toEqual([{ kind: 'unshown-file', what: 'a.png' }]);
  await expect(channel.send({ flags: 32768, components: [gallery] })).rejects.toMatchObject({ code: 50035 });
});

it('gives the first message for the same nonce, for some minutes', async () => {
  const [discord] = await openWithChannel();
  const post = async (enforce_nonce: boolean) =>
    (await send(discord, `POST /channels/${CHANNEL}/messages`, { content: 'x', nonce: 'n1', enforce_nonce })).body;
  const first = await post(true);
  expect((await post(true)).id).toBe(first.id);
  expect((await post(false)).id).not.toBe(first.id);
  discord.advance(180_000);
  const later = await post(true);
  expect(later.id).not.toBe(first.id);
  discord.deleteMessage(later.id);
  expect((await post(true)).code).toBe(10008);
});

it.each([
  [true, 1],
  [false, 2],
])('a lost reply and an enforced nonce (%s) make %i messages', async (enforceNonce, copies) => {
  const [discord, channel] = await openWithChannel();
  const lost = discord.inject({ on: POST, failure: { kind: 'status', status: 502, stored: true } });
  await channel.send({ content: 'x', nonce: 'n1', enforceNonce });
  expect(lost.hits()).toBe(1);
  expect(discord.messages(CHANNEL)).toHaveLength(copies);
});

it('drops a connection before and after storing', async () => {
  const [discord, channel] = await openWithChannel();
  for (const [stored, messages] of [
    [false, 0],
    [true, 1],
  ] as const) {
    const dropped = discord.inject({ on: POST, failure: { kind: 'drop', stored } });
    await expect(channel.send('x')).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
    expect(dropped.hits()).toBe(1);
    expect(discord.messages(CHANNEL)).toHaveLength(messages);
  }
});

it('limits rates, hangs, answers nonsense and any error', async () => {
  const [discord, channel] = await openWithChannel();
  discord.inject({ on: POST, failure: { kind: 'rate-limit', retryAfterSeconds: 0.2, scope: 'user' } });
  const start = performance.now();
  await channel.send('after the limit');
  expect(performance.now() - start).toBeGreaterThan(199);
  discord.inject({ on: POST, failure: { kind: 'rate-limit', retryAfterSeconds: 0.1, scope: 'shared' } });
  await channel.send('after a shared limit');
  expect(discord.invalidRequests).toBe(1);
  discord.inject({ on: /^POST .*messages$/, failure: { kind: 'malformed', stored: true } });
  await expect(channel.send('nonsense')).rejects.toThrow(SyntaxError);
  discord.inject({ on: POST, failure: { kind: 'error', status: 400, code: 200000, message: 'Blocked by AutoMod' } });
  await expect(channel.send('blocked')).rejects.toMatchObject({ code: 200000 });
  discord.inject({ on: POST, failure: { kind: 'hang', ms: 100 } });
  await channel.send('late');
  expect(discord.calls.flatMap(({ injected }) => injected ?? [])).toEqual([
    'rate-limit',
    'rate-limit',
    'malformed',
    'error',
    'hang',
  ]);
});

it('injects by chance the same way for the same seed', async () => {
  const hits = async () => {
    const discord = await openFake({ seed: 7 });
    discord.inject({
      on: 'GET /users/@me',
      failure: { kind: 'status', status: 500, stored: false },
      times: 99,
      chance: 0.5,
    });
    for (let call = 0; call < 20; call++) await send(discord, 'GET /users/@me');
    return discord.calls.map(({ status }) => status);
  };
  const first = await hits();
  expect(new Set(first)).toEqual(new Set([200, 500]));
  expect(await hits()).toEqual(first);
});

it('says why it refuses', async () => {
  const discord = await openFake();
  const code = async (call: string, body?: unknown) => (await send(discord, call, body)).body?.code;
  const say = (channel: string, body: object = { content: 'x' }) => code(`POST /channels/${channel}/messages`, body);
  const { id } = discord.say({ channel: CHANNEL, user: USER, content: 'theirs' });
  const edit = (message: string) => code(`PATCH /channels/${CHANNEL}/messages/${message}`, { content: 'y' });
  expect(await say('5')).toBe(10003);
  expect(await say(OTHER_CHANNEL)).toBe(50013);
  discord.setBotPermissions(OTHER_CHANNEL, 0n);
  expect(await say(OTHER_CHANNEL)).toBe(50001);
  discord.addChannel(GUILD, { id: '77', name: 'forum', type: 15 });
  expect(await say('77')).toBe(50008);
  expect(await edit(id)).toBe(50005);
  expect(await edit('5')).toBe(10008);
  const reference = { content: 'x', message_reference: { message_id: '5' } };
  expect(await say(CHANNEL, reference)).toBe(50035);
  expect(await say(CHANNEL, { ...reference, message_reference: { message_id: '5', fail_if_not_exists: false } })).toBe(
    undefined,
  );
  discord.setBotPermissions(CHANNEL, May.ViewChannel | May.SendMessages);
  expect(await say(CHANNEL, { embeds: [{ title: 'x' }] })).toBe(50013);
  expect(await say(CHANNEL, reference)).toBe(160002);
  expect((await send(discord, `GET /channels/${CHANNEL}/messages`)).body).toEqual([]);
  expect((await send(discord, 'GET /users/@me', undefined, 'wrong')).status).toBe(401);
  expect((await send(discord, 'GET /nowhere')).status).toBe(404);
  expect(discord.faults.map(({ kind }) => kind)).toEqual(['unknown-route']);
  expect(discord.invalidRequests).toBe(6);
});

it('limits the edits of messages older than an hour', async () => {
  const discord = await openFake({ oldEditsPerHour: 1 });
  const { body } = await send(discord, `POST /channels/${CHANNEL}/messages`, { content: 'x' });
  const edit = async () =>
    (await send(discord, `PATCH /channels/${CHANNEL}/messages/${body.id}`, { content: 'y' })).body.code;
  expect(await edit()).toBe(undefined);
  discord.advance(3_600_000);
  expect([await edit(), await edit()]).toEqual([undefined, 30046]);
  discord.advance(3_600_000);
  expect(await edit()).toBe(undefined);
});

it('opens threads, and closes them', async () => {
  const [discord, channel] = await openWithChannel();
  const message = await channel.send('parent');
  const thread = await message.startThread({ name: 'Corrections', autoArchiveDuration: 1440 });
  const inside = await thread.send('inside');
  expect(discord.threads(CHANNEL)).toEqual([{ id: message.id, name: 'Corrections' }]);
  expect(discord.messages(thread.id)).toHaveLength(1);
  const start = `POST /channels/${CHANNEL}/messages/${message.id}/threads`;
  expect((await send(discord, start, { name: 'again' })).body.code).toBe(160004);
  discord.archiveThread(thread.id);
  expect((await send(discord, `PATCH /channels/${thread.id}/messages/${inside.id}`, { content: 'y' })).body.code).toBe(
    50083,
  );
  expect((await send(discord, `POST /channels/${thread.id}/messages`, { content: 'wakes it' })).status).toBe(200);
  discord.archiveThread(thread.id, { locked: true });
  expect((await send(discord, `POST /channels/${thread.id}/messages`, { content: 'x' })).body.code).toBe(50083);
  expect(discord.faults).toEqual([]);
});

it('writes to users, unless they refuse', async () => {
  const [discord, , client] = await openWithChannel();
  const user = await client.users.fetch(USER);
  await user.send('hello');
  expect(discord.directMessages(USER)).toMatchObject([{ content: 'hello' }]);
  discord.refuseDirectMessages(USER);
  await expect(user.send('hello')).rejects.toMatchObject({ code: 50007 });
  discord.removeGuild(GUILD);
  await expect(client.users.send(ADMIN, 'hello')).rejects.toMatchObject({ code: 50278 });
  expect(discord.faults).toEqual([]);
});

it('answers for the bot, its guild and its commands as Discord describes it', async () => {
  const discord = await openFake();
  const command = { name: 'brief', description: 'What happened', default_member_permissions: '32' };
  for (const [call, body] of [
    ['GET /gateway/bot'],
    ['GET /users/@me'],
    [`GET /users/${USER}`],
    ['GET /applications/@me'],
    [`PUT /applications/${APP}/commands`, [command]],
    [`PUT /applications/${APP}/guilds/${GUILD}/commands`, [command]],
    [`POST /applications/${APP}/commands`, { ...command, name: 'other' }],
    [`GET /applications/${APP}/commands`],
    [`GET /channels/${CHANNEL}`],
    [`GET /guilds/${GUILD}`],
    [`GET /guilds/${GUILD}/channels`],
    [`GET /guilds/${GUILD}/members/${USER}`],
    ['POST /users/@me/channels', { recipient_id: USER }],
  ] as [string, unknown?][]) {
    expect((await send(discord, call, body)).status, call).toBeLessThan(300);
  }
  expect(discord.commands.map(({ name }) => name)).toEqual(['brief', 'other', 'brief']);
  expect(discord.faults).toEqual([]);
});
