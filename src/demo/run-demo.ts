import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderText } from '../core/reply/render-text.ts';
import { wrapText } from '../core/reply/wrap-text.ts';
import { Failure } from '../model/failure.ts';
import type { Feed } from '../model/feed.ts';
import type { Instant } from '../model/time.ts';
import type { FrontDesk } from '../ports/chat.ts';
import { commandLine, frontDesk } from '../processes/bot.ts';
import { runParts } from '../processes/start.ts';
import { stopSignal } from '../processes/stop-signal.ts';
import { runWeb } from '../processes/web.ts';
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
  const clock = demoClock({ from: readMoment(options.clock), speed: readSpeed(options.speed), until: ENDS });
  tell('OnRecord demo. ALL NEWS BELOW IS INVENTED: these outlets, people and events do not exist.');
  tell('Making a new embedded database (a few seconds) ...');
  const stopping = stopSignal();
  const directory = await mkdtemp(join(tmpdir(), 'onrecord-demo-'));
  // Also when a second Ctrl-C or a closed pipe ends the process at once.
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  const news = await loadSampleNews();
  const server = await serveNews(news, clock);
  let parts: Parts | undefined;
  try {
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
    tell(
      `The week of 2 March 2026 begins: ${news.articles.length} articles of ${news.outlets.length} invented outlets, read as real feeds. It passes in ${lasts(clock)}; stories are posted as they form.`,
    );
    const url = await runWeb(parts);
    if (url !== undefined) tell(`Watch it in a browser: ${url}`);
    await runParts(parts, 'all');
    let stopped = false;
    const asked = stopping.stopped.then(() => {
      stopped = true;
    });
    await Promise.race([watchWeek(clock, { queue: parts.queue, goesOn: () => !stopped }), asked]);
    if (stopped) return;
    await showResult(parts);
    if (desk) await terminal.start(desk);
    await Promise.race([stopping.stopped, ...(process.stdin.isTTY ? [] : [terminal.ended])]);
  } finally {
    await parts?.close();
    await server.close();
    await rm(directory, { recursive: true, force: true });
  }
}

const columns = () => Math.max(40, Math.min(process.stdout.columns ?? 100, 120)); // as the terminal chat

function tell(words: string): void {
  show(wrapText(words, { width: columns(), first: '', rest: '' }));
}

function show(text: string): void {
  process.stdout.write(`${text}\n`);
}

function lasts(clock: DemoClock): string {
  const seconds = clock.toRealMs(Date.parse(ENDS) - Date.parse(clock.now())) / 1000;
  return seconds > 90 ? `${Math.round(seconds / 60)} minutes` : seconds > 40 ? 'about a minute' : 'seconds';
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
    feeds: feeds.map(({ id, url, outlet, pollEveryMinutes }) => ({
      id,
      url,
      outlet,
      pollEveryMinutes: pollEveryMinutes ?? undefined,
    })),
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

const LOOK_EVERY_MS = 300;
const QUIET_CHECKS = 3; // looks at an empty queue in a row before the week counts as read

/** Tells each day as it begins, and resolves when the week has passed and the queue has nothing left of it. */
async function watchWeek(
  clock: DemoClock,
  { queue, goesOn }: Pick<Parts, 'queue'> & { readonly goesOn: () => boolean },
): Promise<void> {
  let quiet = 0;
  let day = '';
  while (quiet < QUIET_CHECKS && goesOn()) {
    const today = dayName(clock.now());
    if (today !== day && clock.now() < ENDS) show(`\n${today} (invented news)`);
    day = today;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const counts = Object.values(await queue.counts());
    const busy = clock.now() < ENDS || counts.some(({ waiting, active, delayed }) => waiting + active + delayed > 0);
    quiet = busy ? 0 : quiet + 1;
  }
}

/** "Monday 2 March" */
function dayName(at: Instant): string {
  return new Date(at).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
}

async function showResult(parts: Parts): Promise<void> {
  const reply = await frontDesk(parts).answer(
    { command: 'stance', options: { topic: 'nato-ukraine', view: 'changes' } },
    commandLine(parts),
  );
  show('\nThe week is over. What one would ask now: who has changed position?\n\n> /stance nato-ukraine view:changes');
  show(renderText(reply, { timezone: parts.settings.timezone, width: columns() }));
  show(`\n${YOUR_TURN}\n`);
}

const YOUR_TURN = `Your turn: the program is the real one, only the news is invented.
  /stance nato-ukraine             who stands where, in their exact words
  /brief climate-policy since:7d   the week's stories in a few bullets
  /quotes topic:ai-regulation      who said what, when and where
  /help, quit                      your own sources and channel: see README.md`;

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
