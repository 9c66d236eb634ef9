import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ChatPlace, follow, openChatPlace } from './chat-place.ts';
import { storeRevision, storeStory } from './chat-stories.ts';
import { momentOf, tellDeliveries } from './chat-told.ts';
import { injectFaults } from './inject-chat-faults.ts';
import { randomFrom } from './mutate-page.ts';

const CHANNELS = Number(process.env.BENCH_CHANNELS ?? 500);
const STORIES = Number(process.env.BENCH_STORIES ?? 20);
const KILLS = Number(process.env.BENCH_KILLS ?? 20);
const SEED = Number(process.env.BENCH_SEED ?? 20_260_302);
const AT_ONCE = process.env.BENCH_AT_ONCE; // messages posted at once; the setting's own default where not given
const FAULTLESS = process.env.BENCH_FAULTS === '0';
/** The story whose second revision says more, and the one whose third shows what its second did. */
const [GROWS, STAYS] = [0, 1];
const DAYS_AGO = 10; // no story is live any more, so that no repair touches it
const LONGEST_LIFE_MS = 12_000; // of a process that is going to be killed
const LOOK_EVERY_MS = 500;
const GIVE_UP_AFTER_MS = 180_000; // without any progress

/**
 * Stories to channels of Slack and Discord by one process that is killed again and again, while replies are lost, the
 * platforms fail and refuse, and connections break; then later revisions of two of the stories.
 */
export async function* benchChatDeliveries(): AsyncGenerator<string> {
  const place = await openChatPlace({
    ...{ name: 'chat_deliveries', channels: CHANNELS, seed: SEED },
    ...(AT_ONCE === undefined ? {} : { deliverAtOnce: Number(AT_ONCE) }),
  });
  try {
    for (const channel of place.channels) await follow(place.store, channel);
    const published = new Date(Date.now() - DAYS_AGO * 86_400_000).toISOString();
    const briefings = [];
    for (let nth = 0; nth < STORIES; nth++) briefings.push(await storeStory(place.store, nth, published));
    const [grows, stays] = [briefings[GROWS], briefings[STAYS]];
    if (!grows || !stays) throw new Error('two stories are the least');
    const stayed = await storeRevision(place.store, stays, { adds: false });

    const worker = place.start('worker');
    await worker.until('worker-runs');
    const faults = FAULTLESS ? undefined : injectFaults(place.platforms);
    const begun = performance.now();
    const bot = keepRunning(place, FAULTLESS ? 0 : KILLS);
    await settle(place, 'revision = 1', (left) => faults?.at(1 - left / (STORIES * CHANNELS)));
    const postedMs = performance.now() - begun;
    yield `${STORIES} stories to ${CHANNELS} channels in ${seconds(postedMs)} s: ${perSecond(STORIES * CHANNELS, postedMs)} posts a second, load ${load()}`;

    await settle(place, 'true'); // an edit waits until nobody reads the post for the first time any more
    const revisedAt = momentOf(place.platforms);
    await storeRevision(place.store, grows, { adds: true });
    await storeRevision(place.store, stayed, { adds: false });
    const revisedMs = performance.now();
    await settle(place, 'true');
    yield `${2 * CHANNELS} later revisions in ${seconds(performance.now() - revisedMs)} s, load ${load()}`;
    const output = await bot.stop();
    await worker.stop();
    if (faults) yield `${faults.told()}, ${bot.kills()} times killed`;
    yield* tellDeliveries(place, { stories: STORIES, grows: GROWS, stays: STAYS, output, revisedAt });
  } finally {
    await place.close();
  }
}

/** Waits until none of these deliveries is owed any more. @throws when nothing goes on. */
async function settle({ query }: ChatPlace, which: string, look: (left: number) => void = () => {}): Promise<void> {
  const owed = `from onrecord.deliveries where state in ('pending', 'sending', 'unknown') and ${which}`;
  const count = `select count(*)::int as left ${owed}`;
  let [last, since] = [Number.POSITIVE_INFINITY, Date.now()];
  for (;;) {
    const left = Number((await query(count))[0]?.left);
    look(left);
    if (left === 0) return;
    if (left !== last) [last, since] = [left, Date.now()];
    if (Date.now() - since > GIVE_UP_AFTER_MS) {
      const rows = await query(
        `select chat, kind, state, error, attempts, count(*)::int ${owed} group by 1, 2, 3, 4, 5`,
      );
      throw new Error(`nothing is posted any more, ${left} are left: ${JSON.stringify(rows)}`);
    }
    await sleep(LOOK_EVERY_MS);
  }
}

/** A bot that is killed so often at random moments, some of them while it starts, and then left alone. */
function keepRunning(place: ChatPlace, killsWanted: number) {
  const random = randomFrom(SEED);
  const outputs: string[] = [];
  let kills = 0;
  let isStopping = false;
  const run = async (): Promise<void> => {
    let running = place.start('bot');
    while (kills < killsWanted && !isStopping) {
      if (kills % 5 !== 4) await running.until('bot-runs');
      await sleep(random() * LONGEST_LIFE_MS);
      if (isStopping) break;
      await running.kill();
      kills++;
      outputs.push(running.output());
      running = place.start('bot');
    }
    while (!isStopping) await sleep(LOOK_EVERY_MS);
    await running.stop();
    outputs.push(running.output());
  };
  const ended = run();
  ended.catch(() => {}); // told by stop
  return {
    kills: () => kills,
    stop: async () => {
      isStopping = true;
      await ended;
      return outputs.join('');
    },
  };
}

const seconds = (ms: number): string => (ms / 1000).toFixed(0);
const perSecond = (count: number, ms: number): string => ((count * 1000) / ms).toFixed(1);
const load = (): string => (loadavg()[0] ?? 0).toFixed(1);
