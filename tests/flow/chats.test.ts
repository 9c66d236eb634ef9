import { afterAll, beforeAll, expect, test } from 'vitest';
import { realClock } from '../../src/adapters/system/node/clock.ts';
import { loadSampleNews } from '../../src/demo/news/load-news.ts';
import { type NewsServer, serveNews } from '../../src/demo/serve-news.ts';
import { type Installation, install, type Running, startRole } from './run-onrecord.ts';
import { discordSide, openPlatforms, type Platforms, type Side, slackSide, useChats } from './use-chats.ts';

const GUILD = '1100000000000000001';
/** A channel that the configuration names, and one that somebody subscribes. */
const CHANNELS = {
  slack: { named: 'C1', chosen: 'C2' },
  discord: { named: '1100000000000000011', chosen: '1100000000000000012' },
};
const FIRST = { topic: 'nato-ukraine', article: 'mp-03', title: 'In two days, Dutch minister goes from' };
const SECOND = { topic: 'climate-policy', article: 'nw-06', title: 'Poland to stop burning coal for power in 2038' };
const REFUSED_SECONDS = 2;
const CONSOLE = 'https://desk.example.org';

let news: NewsServer;
let platforms: Platforms;
let sides: readonly Side[];
let at: Installation;
let running: Running;

beforeAll(async () => {
  const { outlets, articles } = loadSampleNews();
  const some = articles.filter(({ id }) => [FIRST.article, SECOND.article].includes(id));
  const of = outlets.filter(({ id }) => some.some(({ outletId }) => outletId === id));
  news = await serveNews({ outlets: of, articles: some }, realClock());
  platforms = await openPlatforms({
    slackChannels: Object.values(CHANNELS.slack),
    guilds: { [GUILD]: Object.values(CHANNELS.discord) },
  });
  sides = [slackSide(platforms.slack), discordSide(platforms.discord, GUILD)];
  at = install({ feeds: news.feeds, topics: [], app: { web: { port: 0, publicUrl: CONSOLE } } });
  useChats(at, platforms, [
    { chat: 'slack', workspace: 'T1', id: CHANNELS.slack.named, topics: [FIRST.topic] },
    { chat: 'discord', workspace: GUILD, id: CHANNELS.discord.named, topics: [FIRST.topic] },
  ]);
  running = startRole('all', at);
});
afterAll(async () => {
  await running.kill();
  await platforms.close();
  await news.close();
  at.remove();
});

const onEach = (act: (side: Side, channels: (typeof CHANNELS)['slack']) => Promise<unknown>) =>
  Promise.all(sides.map((side) => act(side, CHANNELS[side.name])));

const seen = (what: () => unknown) => expect.poll(what, { timeout: 60_000, interval: 50 });

/** The channels that a process knows to have posted in, by its log. */
const postedIn = (output: string): readonly string[] =>
  output
    .split('\n')
    .filter((line) => line.includes('"event":"posted"'))
    .map((line): string => JSON.parse(line).channel);

// One after the other on one installation: what an earlier test posted must stand there once at the end too.

test('a story arrives in the channels of both platforms, and a command is answered within three seconds', async () => {
  await onEach(async ({ shown }, { named }) => {
    await seen(() => shown(named, FIRST.title).length).toBe(1);
    expect(shown(named, FIRST.title)[0]).toContain(`${CONSOLE}/stories/s-`);
  });
  await onEach(async ({ ask }, { chosen }) => {
    const answered = await ask(chosen, 'stance', { topic: FIRST.topic, since: '2026-03-01' });
    expect(answered.text).toContain('Everything is on the table');
    expect(answered.text).toContain(`${CONSOLE}/ask?q=%2Fstance%20topic%3A${FIRST.topic}%20since%3A2026-03-01`);
    expect(answered.acknowledgedMs).toBeLessThan(3_000);
    expect(answered.answeredMs).toBeLessThan(3_000);
  });
});

test('a post that a killed process did not hear of stands there once after the restart', async () => {
  const lost = sides.map((side) => side.loseReply());
  const asked = onEach((side, { chosen }) => side.ask(chosen, 'subscribe', { topic: FIRST.topic }));
  await onEach(async ({ shown }, { chosen }) => seen(() => shown(chosen, FIRST.title).length).toBe(1));
  await running.kill();
  await asked.catch(() => {}); // it may have been killed before it could answer
  expect(lost.map(({ happened }) => happened())).toEqual([true, true]);
  expect(postedIn(running.output()).toSorted()).toEqual(sides.map(({ name }) => CHANNELS[name].named).toSorted());

  const readBefore = await onEach(async ({ timesRead }, { chosen }) => timesRead(chosen));
  running = startRole('all', at);
  await onEach(async (side, { chosen }) => {
    const before = readBefore[sides.indexOf(side)] as number;
    await seen(() => side.timesRead(chosen)).toBeGreaterThan(before);
  });
  await running.until('bot-runs');
  await onEach(async ({ shown }, { chosen }) => expect(shown(chosen, FIRST.title)).toHaveLength(1));
});

test('a channel that is lost pauses, tells who subscribed it, and gets what was due once it is resumed', async () => {
  await onEach(async (side, { chosen }) => {
    const refused = side.refuseFor(REFUSED_SECONDS);
    await side.ask(chosen, 'subscribe', { topic: SECOND.topic });
    await seen(refused.happened).toBe(true);
    side.close(chosen);
    await seen(() => side.told().length).toBe(1);
    expect(side.told()[0]).toContain('Paused');
    expect(side.shown(chosen, SECOND.title)).toEqual([]);
    side.reopen(chosen);
    await side.pressToldButton('Resume');
    await seen(() => side.shown(chosen, SECOND.title).length).toBe(1);
  });
  await onEach(async (side, { named, chosen }) => {
    expect(side.told().filter((text) => text.includes('Paused'))).toHaveLength(1);
    expect(side.shown(named, FIRST.title)).toHaveLength(1);
    expect(side.shown(chosen, FIRST.title)).toHaveLength(1);
    expect(side.shown(chosen, SECOND.title)).toHaveLength(1);
    expect(side.faults()).toEqual([]);
  });
  expect(await running.stop()).toBe(0);
});
