import type { Command } from 'commander';
import { renderText } from '../core/reply/render-text.ts';
import { Failure } from '../model/failure.ts';
import { newFeedState } from '../model/feed.ts';
import type { Line, Reply } from '../model/reply.ts';
import type { Settings } from '../settings/schema.ts';
import { toFeeds } from '../settings/to-model.ts';
import { openClock, openForAsking, runningProcess } from '../wiring.ts';
import { EXIT } from './exit-codes.ts';
import { configOption, dataOption, type SettingsOptions, settingsOf } from './settings-of.ts';

type Finding = { readonly well: boolean; readonly part: string; readonly words: string };

export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('check settings, store, queue, chats and feeds, and say what to do')
    .option('--quick', 'leave the feeds out: for health checks')
    .addOption(configOption())
    .addOption(dataOption())
    .action(async (options: SettingsOptions & { quick?: boolean }) => {
      const settings = settingsOf(options); // throws the list of all mistakes
      tell({
        well: true,
        part: 'settings',
        words: `${settings.feeds.length} feeds, ${settings.topics.length} topics, ${settings.people.length} people`,
      });
      tell({
        well: true,
        part: 'chats',
        words: settings.chats.terminal.enabled ? 'terminal' : 'none enabled: see config/channels.yaml',
      });
      let findings = await checkRunning(settings);
      if (findings.length === 0) findings = await checkStore(settings, { feeds: !options.quick });
      for (const finding of findings) tell(finding);
      if (findings.some(({ well }) => !well)) process.exitCode = EXIT.failed;
    });
}

function tell({ well, part, words }: Finding): void {
  process.stdout.write(`${well ? 'ok' : '!!'}  ${part.padEnd(9)} ${words}\n`);
}

/** A running process holds the embedded store, so it is asked; none: no findings. */
async function checkRunning(settings: Settings): Promise<Finding[]> {
  const status = await runningProcess(settings).call({ command: 'news', options: { show: 'status' } });
  if (!status) return [];
  const lines = status.blocks.flatMap((block) =>
    block.kind === 'bullets' ? block.items.map((item) => oneLine(item, settings.timezone)) : [],
  );
  return [
    { well: true, part: 'process', words: 'runs and answers' },
    ...lines.map((words) => ({ well: false, part: 'feeds', words })),
  ];
}

function oneLine(line: Line, timezone: string): string {
  const reply: Reply = { title: '', private: true, blocks: [{ kind: 'text', line }], more: null };
  return renderText(reply, { timezone, width: Number.POSITIVE_INFINITY });
}

async function checkStore(settings: Settings, check: { readonly feeds: boolean }): Promise<Finding[]> {
  const clock = openClock({});
  try {
    const parts = await openForAsking(settings, clock);
    try {
      const counts = Object.values(await parts.queue.counts());
      const dead = counts.reduce((sum, { dead: failed }) => sum + failed, 0);
      const waiting = counts.reduce((sum, { waiting: some }) => sum + some, 0);
      const findings: Finding[] = [
        {
          well: true,
          part: 'store',
          words:
            settings.store.url === undefined ? `embedded, in ${settings.dataDirectory}` : 'PostgreSQL server answers',
        },
        {
          well: dead === 0,
          part: 'queue',
          words: `${settings.queue.url === undefined ? 'embedded' : 'Redis answers'}, ${waiting} jobs wait, ${dead} failed${dead > 0 ? ': see onrecord jobs' : ''}`,
        },
      ];
      return check.feeds
        ? [...findings, ...(await checkFeeds(settings, { feeds: parts.feeds, now: clock.now() }))]
        : findings;
    } finally {
      await parts.close();
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [{ well: false, part: 'store', words: error.words }];
  }
}

const FEEDS_AT_ONCE = 8;
const FEED_TIMEOUT_MS = 30_000;

async function checkFeeds(
  settings: Settings,
  { feeds, now }: { readonly feeds: Awaited<ReturnType<typeof openForAsking>>['feeds']; readonly now: string },
): Promise<Finding[]> {
  const waiting = [...toFeeds(settings)];
  const findings: Finding[] = [];
  const checkNext = async (): Promise<void> => {
    for (let feed = waiting.shift(); feed; feed = waiting.shift()) {
      try {
        const { items } = await feeds.poll(feed, newFeedState(feed.id, now), now, AbortSignal.timeout(FEED_TIMEOUT_MS));
        findings.push({ well: true, part: 'feed', words: `${feed.outlet}: ${items.length} items` });
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        findings.push({ well: false, part: 'feed', words: `${feed.outlet}: ${error.words}` });
      }
    }
  };
  await Promise.all(Array.from({ length: FEEDS_AT_ONCE }, checkNext));
  const order = new Map(toFeeds(settings).map(({ outlet }, index) => [outlet, index]));
  const place = ({ words }: Finding) => order.get(words.slice(0, words.indexOf(': '))) ?? 0;
  const failing = findings.filter(({ well }) => !well).length;
  const allFail: Finding = {
    well: false,
    part: 'feeds',
    words: `none of ${findings.length} answers: see first whether this machine reaches the internet`,
  };
  return [
    ...findings.toSorted((a, b) => place(a) - place(b)),
    ...(failing > 1 && failing === findings.length ? [allFail] : []),
  ];
}
