import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Asked, type Asks, discordAsks, slackAsks } from './chat-asks.ts';
import { type ChatPlace, follow, openChatPlace } from './chat-place.ts';
import { storeStory } from './chat-stories.ts';
import { timeAt } from './stance-asks.ts';

const ASKED_A_SECOND = 50; // on both platforms together
const CHANNELS = 40;
const STORIES = 300; // on record, of three statements each
const DAYS = 20; // over which they are spread
const POSTED_EVERY_MS = 4_000; // a story to all channels: ten posts a second
const KINDS = ['brief', 'completion', 'stance', 'quotes', 'button', 'news', 'brief', 'stance', 'completion', 'quotes'];

/** Commands, completions and buttons of both platforms to one process that posts stories meanwhile. */
export async function* benchChatCommands({ seconds }: { readonly seconds: number }): AsyncGenerator<string> {
  const place = await openChatPlace({ name: 'chat_commands', channels: CHANNELS, seed: 1 });
  try {
    for (let nth = 0; nth < STORIES; nth++) {
      const published = new Date(Date.now() - ((STORIES - nth) * DAYS * 86_400_000) / STORIES).toISOString();
      await storeStory(place.store, nth, published);
    }
    for (const channel of place.channels) await follow(place.store, channel);
    await place.start('worker').until('worker-runs');
    const bot = place.start('bot');
    await bot.until('bot-runs');
    const asks = await asksOf(place);
    await askAll(asks, 3); // warm up
    const posting = keepPosting(place);
    const asked = await askAll(asks, seconds);
    const posts = await posting.stop();
    const load = (loadavg()[0] ?? 0).toFixed(1);
    yield `${asked.length} asked in ${seconds} s while ${posts} posts were owed, load ${load}`;
    for (const platform of Object.keys(asks)) {
      const some = asked.filter((one) => one.platform === platform);
      yield `${platform}: acknowledged ${times(some.map(({ acknowledgedMs }) => acknowledgedMs))}, answered ${times(some.flatMap(({ answeredMs }) => answeredMs ?? []))}`;
      for (const kind of new Set(KINDS)) yield `  ${kind}: ${showKind(some.filter((one) => one.kind === kind))}`;
    }
    const faults = asked.flatMap(({ platform, kind, fault }) =>
      fault === null ? [] : [`${platform} ${kind}: ${fault}`],
    );
    yield `${faults.length} errors${[...new Set(faults)]
      .slice(0, 5)
      .map((fault) => `; ${fault}`)
      .join('')}`;
    const { slack, discord } = place.platforms;
    yield `the platforms' complaints: ${JSON.stringify([...slack.faults, ...discord.faults]).slice(0, 500)}`;
  } finally {
    await place.close();
  }
}

type Answered = Asked & { readonly platform: string; readonly kind: string };

async function asksOf({ platforms, channels }: ChatPlace): Promise<Readonly<Record<string, Asks>>> {
  const slack = channels.find(({ chat }) => chat === 'slack');
  const discord = channels.find(({ chat }) => chat === 'discord');
  if (!slack || !discord) throw new Error('both platforms need a channel');
  return {
    slack: await slackAsks(platforms, slack.id),
    discord: await discordAsks(platforms, { guild: discord.workspace, channel: discord.id }),
  };
}

/** Asks at an even pace, whether or not what was asked before has been answered. */
async function askAll(asks: Readonly<Record<string, Asks>>, seconds: number): Promise<readonly Answered[]> {
  const begun = performance.now();
  const answers: Promise<Answered>[] = [];
  const platforms = Object.entries(asks);
  for (let nth = 0; nth < seconds * ASKED_A_SECOND; nth++) {
    const [platform, kinds] = platforms[nth % platforms.length] ?? ['', {}];
    const kind = KINDS[Math.floor(nth / platforms.length) % KINDS.length] ?? '';
    const ask = kinds[kind];
    if (ask) answers.push(ask(nth).then((asked) => ({ ...asked, platform, kind })));
    await sleep(Math.max(0, begun + ((nth + 1) * 1000) / ASKED_A_SECOND - performance.now()));
  }
  return Promise.all(answers);
}

function keepPosting({ store }: ChatPlace): { stop(): Promise<number> } {
  let stories = 0;
  let isStopping = false;
  const run = async () => {
    while (!isStopping) {
      await storeStory(store, STORIES + stories++, new Date().toISOString());
      await sleep(POSTED_EVERY_MS);
    }
  };
  const ended = run();
  return {
    async stop() {
      isStopping = true;
      await ended;
      return stories * CHANNELS;
    },
  };
}

const showKind = (some: readonly Answered[]): string =>
  `acknowledged ${times(some.map(({ acknowledgedMs }) => acknowledgedMs))}, answered ${times(some.flatMap(({ answeredMs }) => answeredMs ?? []))}`;

/** "41 / 120 / 180 ms": median, 99th percentile and most. */
function times(ms: readonly number[]): string {
  if (ms.length === 0) return 'at once';
  const sorted = ms.toSorted((a, b) => a - b);
  return `${[timeAt(sorted, 0.5), timeAt(sorted, 0.99), sorted.at(-1) ?? 0].map((one) => one.toFixed(0)).join(' / ')} ms`;
}
