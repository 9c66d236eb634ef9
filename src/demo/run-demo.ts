import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderText } from '../core/reply/render-text.ts';
import { Failure } from '../model/failure.ts';
import type { Feed } from '../model/feed.ts';
import type { Instant } from '../model/time.ts';
import type { FrontDesk } from '../ports/chat.ts';
import { commandLine, frontDesk } from '../processes/bot.ts';
import { runParts, stopSignal } from '../processes/start.ts';
import type { Settings } from '../settings/schema.ts';
import { openLog, openTerminal, type Parts, TERMINAL_CHANNEL, wire } from '../wiring.ts';
import { type DemoClock, demoClock } from './demo-clock.ts';
import { loadSampleNews } from './news/load-news.ts';
import { serveNews } from './serve-news.ts';

const BEGINS: Instant = '2026-03-02T05:00:00.000Z'; // the Monday of the sample week
const ENDS: Instant = '2026-03-09T00:00:00.000Z';
const SPEED = 9000; // the week in a bit more than a minute
const TOPICS = ['nato-ukraine', 'climate-policy', 'ai-regulation'];

/**
 * The sample week: real feeds on loopback, the real pipeline on an embedded store in a temporary folder, a clock
 * that runs fast until the week is over, then the prompt. Commands from a pipe are answered after the week.
 */
export async function runDemo(options: {
  readonly settings: Settings;
  readonly clock?: string | undefined;
  readonly speed?: number | undefined;
}): Promise<void> {
  tell('OnRecord demo. ALL NEWS BELOW IS INVENTED: these outlets, people and events do not exist.');
  const stopping = stopSignal();
  const directory = await mkdtemp(join(tmpdir(), 'onrecord-demo-'));
  const clock = demoClock({ from: readMoment(options.clock), speed: readSpeed(options.speed), until: ENDS });
  const news = await loadSampleNews();
  const server = await serveNews(news, clock);
  let parts: Parts | undefined;
  try {
    const days = `${news.articles.length} articles of ${news.outlets.length} invented outlets`;
    tell(
      `Serving ${days} as feeds on 127.0.0.1:${server.port}, and making a new embedded database (a few seconds) ...`,
    );
    const settings = demoSettings(options.settings, { directory, feeds: server.feeds });
    const terminal = openTerminal(settings, stopping.stop);
    let desk: FrontDesk | undefined;
    // Posts from the beginning, but takes commands only when the week is over.
    const postsOnly = {
      ...terminal,
      start: async (opened: FrontDesk) => {
        desk = opened;
      },
    };
    parts = await wire({
      settings,
      role: 'all',
      clock,
      log: openLog(settings),
      chats: [postsOnly],
      allowPrivate: [`127.0.0.1:${server.port}`],
    });
    clock.begin();
    tell('The week of 2 March 2026 begins, and passes in about a minute. Posts appear as stories form.');
    await runParts(parts, 'all');
    await Promise.race([weekIsOver(clock, parts), stopping.stopped]);
    await showResult(parts);
    if (desk) await terminal.start(desk);
    await Promise.race([stopping.stopped, ...(process.stdin.isTTY ? [] : [terminal.ended])]);
  } finally {
    await parts?.close();
    await server.close();
    await rm(directory, { recursive: true, force: true });
  }
}

function tell(words: string): void {
  process.stdout.write(`${words}\n`);
}

/** The shipped settings with the sample feeds, a folder of its own, and the terminal following the sample topics. */
function demoSettings(
  settings: Settings,
  { directory, feeds }: { readonly directory: string; readonly feeds: readonly Feed[] },
): Settings {
  return {
    ...settings,
    dataDirectory: directory,
    store: { url: undefined },
    queue: { url: undefined },
    briefing: { ...settings.briefing, waitSeconds: 0 }, // the clock runs like life again when the week is over
    log: { ...settings.log, level: 'error' },
    feeds: feeds.map(({ id, url, outlet, pollEveryMinutes }) => ({ id, url, outlet, pollEveryMinutes })),
    // Invented people may share a surname with real ones: only bodies such as NATO are known beforehand.
    people: settings.people.filter(({ kind }) => kind === 'body'),
    topics: settings.topics.map((topic) => ({ ...topic, people: [] })),
    channels: [
      {
        chat: 'terminal',
        workspace: 'local',
        id: TERMINAL_CHANNEL,
        subscriptions: TOPICS.map((topic) => ({ topic, mode: 'live' as const, days: [] })),
      },
    ],
  };
}

const QUIET_CHECKS = 3; // looks at an empty queue in a row before the week counts as read

/** Resolves when the week has passed and the queue has nothing left of it. */
async function weekIsOver(clock: DemoClock, { queue }: Pick<Parts, 'queue'>): Promise<void> {
  let quiet = 0;
  while (quiet < QUIET_CHECKS) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const counts = Object.values(await queue.counts());
    const busy = clock.now() < ENDS || counts.some(({ waiting, active, delayed }) => waiting + active + delayed > 0);
    quiet = busy ? 0 : quiet + 1;
  }
}

async function showResult(parts: Parts): Promise<void> {
  const { title, blocks, more } = await frontDesk(parts).answer(
    { command: 'stance', options: { topic: 'nato-ukraine' } },
    commandLine(parts),
  );
  tell('\nThe week is over. What one would ask now:\n\n> /stance nato-ukraine');
  tell(
    renderText(
      { title, private: true, blocks, more },
      { timezone: parts.settings.timezone, width: Math.min(process.stdout.columns ?? 100, 110) },
    ),
  );
  tell(
    '\nYour turn (the news is invented). For example: /brief climate-policy since:7d   /quotes topic:ai-regulation   /news status   /help   quit\n',
  );
}

function readMoment(words: string | undefined): Instant {
  if (words === undefined) return BEGINS;
  const at = Date.parse(words);
  if (!(at >= Date.parse(BEGINS) - DAY_MS && at < Date.parse(ENDS)))
    throw new Failure(
      'bad-input',
      `--clock "${words}" is outside the sample week: choose a moment from ${BEGINS} to ${ENDS}.`,
    );
  return new Date(at).toISOString();
}

const DAY_MS = 86_400_000;

function readSpeed(speed: number | undefined): number {
  if (speed === undefined) return SPEED;
  if (!(speed >= 1 && speed <= 100_000))
    throw new Failure('bad-input', '--speed must be a number from 1 to 100000: 9000 plays the week in about a minute.');
  return speed;
}
