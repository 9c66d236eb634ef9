import { Client, Events, GatewayIntentBits as Intent, PermissionFlagsBits as May } from 'discord.js';
import { expect, it, onTestFinished } from 'vitest';
import { ADMIN, APP, CHANNEL, GUILD, OTHER_CHANNEL, openBot, openFake, send, TOKEN, USER } from './open-bot.ts';
import type { Discord, DiscordOptions } from './types.ts';

const place = { guild: GUILD, channel: CHANNEL, user: USER };

/** A bot that answers the command /ping. */
async function openWithPing(options?: Partial<DiscordOptions>): Promise<[Discord, Client<true>]> {
  const discord = await openFake(options);
  const client = await openBot(discord);
  await client.application.commands.set([{ name: 'ping', description: 'x' }]);
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isChatInputCommand()) interaction.reply('pong').catch(() => undefined);
  });
  return [discord, client];
}

it('logs in, sees guild, channels and what it may there', async () => {
  const discord = await openFake();
  const client = await openBot(discord);
  const guild = client.guilds.cache.get(GUILD);
  const me = guild?.members.me;
  if (!guild || !me) throw new Error('no guild');
  const may = (id: string) => guild.channels.cache.get(id)?.permissionsFor(me).has(May.SendMessages);
  expect([may(CHANNEL), may(OTHER_CHANNEL)]).toEqual([true, false]);
  expect(discord.gateway.identifies).toMatchObject([{ intents: Intent.Guilds, shard: [0, 1] }]);
  expect(discord.gateway.connected).toBe(1);
  discord.setBotPermissions(CHANNEL, May.ViewChannel);
  await discord.until(() => may(CHANNEL) === false);
  expect(discord.faults).toEqual([]);
});

it.each([
  ['op 7', (discord: Discord) => discord.gateway.askToReconnect()],
  ['a lost connection', (discord: Discord) => discord.gateway.drop()],
  ['op 9, resumable', (discord: Discord) => discord.gateway.invalidate({ resumable: true })],
])('resumes after %s and replays the command that came meanwhile', async (_, interrupt) => {
  const [discord] = await openWithPing();
  interrupt(discord);
  await discord.until(() => discord.gateway.connected === 0);
  expect((await discord.command({ ...place, name: 'ping' })).type).toBe(4);
  expect(discord.gateway.resumes).toMatchObject([{ shard: 0 }]);
  expect(discord.gateway.resumes[0]?.replayed).toBeGreaterThan(0);
  expect(discord.gateway.identifies).toHaveLength(1);
  expect(discord.faults).toEqual([]);
});

it('identifies anew after op 9', async () => {
  const [discord] = await openWithPing();
  discord.gateway.invalidate({ resumable: false });
  await discord.until(() => discord.gateway.identifies.length === 2 && discord.gateway.connected === 1, 15_000);
  expect((await discord.command({ ...place, name: 'ping' })).type).toBe(4);
});

/** A connection of our own: what it receives, and how it is closed. */
function connect(discord: Discord, send: readonly object[]) {
  const socket = new WebSocket(`${discord.origin.replace('http', 'ws')}/gw?v=10&encoding=json`);
  onTestFinished(() => socket.close());
  const received: { op: number; d: unknown }[] = [];
  socket.addEventListener('message', ({ data }) => received.push(JSON.parse(data)));
  socket.addEventListener('open', () => send.forEach((payload) => void socket.send(JSON.stringify(payload))));
  const closed = new Promise<number>((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)));
  return { received, closed };
}

const identify = { op: 2, d: { token: TOKEN, intents: 0, properties: { os: 'linux' } } };

it('tells of an IDENTIFY too soon after another', async () => {
  const discord = await openFake({ identifyEveryMs: 5_000 });
  await openBot(discord);
  const { received } = connect(discord, [identify]);
  await discord.until(() => received.length === 2);
  expect(received).toMatchObject([{ op: 10 }, { op: 9, d: false }]);
  expect(discord.faults).toMatchObject([{ kind: 'identify-too-soon' }]);
});

it.each([
  ['4003', 'speaks before it identifies', [{ op: 3, d: {} }]],
  ['4005', 'identifies twice', [identify, identify]],
  ['4001', 'uses an unknown opcode', [identify, { op: 99, d: {} }]],
  ['4002', 'sends too much at once', [{ op: 1, d: 'x'.repeat(4096) }]],
  ['4010', 'is a shard that cannot be', [{ op: 2, d: { ...identify.d, shard: [2, 2] } }]],
  ['4008', 'sends too often', Array.from({ length: 121 }, () => ({ op: 1, d: null }))],
])('closes with %s a client that %s', async (code, _, payloads) => {
  const discord = await openFake();
  expect(await connect(discord, payloads).closed).toBe(Number(code));
  expect(discord.faults).toMatchObject([{ kind: 'gateway', what: expect.stringContaining(code) }]);
});

it('knows no session to resume', async () => {
  const discord = await openFake();
  const { received } = connect(discord, [{ op: 6, d: { token: TOKEN, session_id: '1', seq: 0 } }]);
  await discord.until(() => received.length === 2);
  expect(received[1]).toEqual({ op: 9, d: false });
});

it('beats, and is reconnected when nobody answers the beats', async () => {
  const [discord] = await openWithPing({ heartbeatEveryMs: 200 });
  await discord.until(() => discord.gateway.heartbeats > 1);
  discord.gateway.ignoreHeartbeats(true);
  await discord.until(() => discord.gateway.connected === 0);
  discord.gateway.ignoreHeartbeats(false);
  await discord.until(() => discord.gateway.resumes.length > 0);
});

it('dispatches an interaction twice when told to', async () => {
  const [discord] = await openWithPing();
  discord.gateway.duplicateInteractions(1);
  await discord.command({ ...place, name: 'ping' });
  await discord.until(() => discord.faults.length > 0);
  expect(discord.faults).toMatchObject([{ kind: 'answered-twice' }]);
});

const login = (discord: Discord, intents: number, token = TOKEN) => {
  const client = new Client({ intents, rest: { api: discord.apiUrl } });
  onTestFinished(() => client.destroy());
  const closed = new Promise<number>((resolve) => client.on(Events.ShardDisconnect, ({ code }) => resolve(code)));
  return {
    failed: client.login(token).then(
      () => closed,
      (error) => error.message as string,
    ),
    client,
  };
};

it('refuses privileged intents, unknown ones and a wrong token', async () => {
  const discord = await openFake();
  expect(await login(discord, Intent.MessageContent).failed).toMatch(/disallowed intents/i);
  expect(await login(discord, 1 << 28).failed).toMatch(/invalid intents/i);
  expect(discord.faults.map(({ what }) => what.slice(0, 4))).toEqual(['4014', '4013']);
  expect(await login(discord, 0, 'wrong').failed).toMatch(/invalid token/i);
});

it('closes with 4004 when the token is revoked', async () => {
  const [discord] = await openWithPing();
  discord.revokeToken();
  discord.gateway.drop();
  await discord.until(() => discord.faults.length > 0);
  expect(discord.faults[0]).toMatchObject({ kind: 'gateway', what: expect.stringMatching(/^4004/) });
  expect((await send(discord, 'GET /users/@me')).status).toBe(401);
});

it('tells of guilds and channels that come and go', async () => {
  const discord = await openFake();
  const client = await openBot(discord);
  const seen: string[] = [];
  client.on(Events.GuildCreate, ({ name }) => seen.push(`joined ${name}`));
  client.on(Events.GuildDelete, ({ name }) => seen.push(`left ${name}`));
  client.on(Events.GuildUnavailable, ({ name }) => seen.push(`lost ${name}`));
  client.on(Events.GuildAvailable, ({ name }) => seen.push(`back ${name}`));
  client.on(Events.ChannelCreate, ({ name }) => seen.push(`new ${name}`));
  client.on(Events.ChannelDelete, ({ id }) => seen.push(`gone ${id}`));
  discord.addGuild({
    id: '1100000000000000002',
    name: 'Harbour',
    ownerId: ADMIN,
    channels: [{ id: '88', name: 'quay' }],
  });
  discord.addChannel(GUILD, { id: '99', name: 'tide' });
  discord.deleteChannel(OTHER_CHANNEL);
  discord.removeGuild(GUILD, { unavailable: true });
  expect((await send(discord, `POST /channels/${CHANNEL}/messages`, { content: 'x' })).body.code).toBe(50001);
  discord.restoreGuild(GUILD);
  discord.removeGuild('1100000000000000002');
  await discord.until(() => seen.length === 6);
  expect(seen).toEqual([
    ...['joined Harbour', 'new tide', `gone ${OTHER_CHANNEL}`, 'lost Newsroom', 'back Newsroom', 'left Harbour'],
  ]);
});

it('spreads guilds over shards and sends each what is its own', async () => {
  const far = String((1n << 22n) + 7n); // the second of two shards
  const discord = await openFake({
    shards: 2,
    guilds: [
      { id: GUILD, name: 'near', ownerId: ADMIN },
      {
        id: far,
        name: 'far',
        ownerId: ADMIN,
        members: [{ id: USER, name: 'u' }],
        channels: [{ id: '88', name: 'quay' }],
      },
    ],
  });
  const client = await openBot(discord, { shards: 'auto' });
  expect(discord.gateway.identifies.map(({ shard }) => shard)).toEqual([
    [0, 2],
    [1, 2],
  ]);
  await discord.until(() => client.guilds.cache.get(far)?.shardId === 1);
  await client.application.commands.set([{ name: 'ping', description: 'x' }]);
  client.on(Events.InteractionCreate, (interaction) => interaction.isRepliable() && interaction.reply('pong'));
  discord.gateway.drop(0);
  await discord.until(() => discord.gateway.connected === 1);
  expect((await discord.command({ guild: far, channel: '88', user: USER, name: 'ping' })).type).toBe(4);
});

it('gives the content of messages only to whom it is due', async () => {
  const discord = await openFake();
  const client = await openBot(discord, { intents: [Intent.Guilds, Intent.GuildMessages] });
  const seen: string[] = [];
  client.on(Events.MessageCreate, ({ content, author }) => seen.push(`${author.username}: ${content}`));
  discord.say({ channel: CHANNEL, user: USER, content: 'secret' });
  await send(discord, `POST /channels/${CHANNEL}/messages`, { content: 'own' });
  await discord.until(() => seen.length === 2);
  expect(seen).toEqual(['ines: ', 'fake-bot: own']);
  expect(client.application.id).toBe(APP);
});

it('forgets what happened, but neither guilds nor sessions', async () => {
  const [discord] = await openWithPing();
  await discord.command({ ...place, name: 'ping' });
  discord.inject({ on: /./, failure: { kind: 'status', status: 500, stored: false } });
  discord.reset();
  expect([discord.calls, discord.faults, discord.messages(CHANNEL)]).toEqual([[], [], []]);
  expect((await discord.command({ ...place, name: 'ping' })).type).toBe(4);
});
