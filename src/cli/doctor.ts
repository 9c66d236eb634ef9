import type { Command } from 'commander';
import { count } from '../core/reply/lines.ts';
import { renderText } from '../core/reply/render-text.ts';
import { wrapText } from '../core/reply/wrap-text.ts';
import { Failure } from '../model/failure.ts';
import type { Block, Reply } from '../model/reply.ts';
import { commandLine } from '../processes/bot.ts';
import { chatsUsed } from '../settings/check-chats.ts';
import type { Settings } from '../settings/schema.ts';
import { openClock, openForAsking, runningProcess } from '../wiring.ts';
import { checkFeeds } from './check-feeds.ts';
import { EXIT } from './exit-codes.ts';
import type { Finding } from './finding.ts';
import { configOption, dataOption, type SettingsOptions, settingsOf } from './settings-of.ts';

export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('check settings, store, queue, chats and feeds, and say what to do')
    .option('--quick', 'leave the feeds out: for health checks')
    .addOption(configOption())
    .addOption(dataOption())
    .action(async (options: SettingsOptions & { quick?: boolean }) => {
      const settings = settingsOf(options); // throws the list of all mistakes
      const tell = (finding: Finding) => process.stdout.write(`${written(finding, settings)}\n`);
      tell({
        well: true,
        part: 'settings',
        line: [
          [
            count(settings.feeds.length, 'feed'),
            count(settings.topics.length, 'topic'),
            `${settings.people.length} people`,
          ].join(', '),
        ],
      });
      tell({
        well: true,
        part: 'chats',
        line: [chatsUsed(settings.chats).join(', ') || 'none enabled: see config/channels.yaml'],
      });
      let findings = await checkRunning(settings);
      if (findings.length === 0) findings = await checkStore(settings, { feeds: !options.quick });
      for (const finding of findings) tell(finding);
      if (findings.some(({ well }) => !well)) process.exitCode = EXIT.failed;
    });
}

/** A line that begins with what a script looks for; wrapped at a terminal, one line elsewhere. */
function written({ well, part, line }: Finding, { timezone }: Settings): string {
  const reply: Reply = { title: '', private: true, blocks: [{ kind: 'text', line }], more: null };
  const words = renderText(reply, { timezone, width: Number.POSITIVE_INFINITY });
  const first = `${well ? 'ok' : '!!'}  ${part.padEnd(PART_WIDTH)} `;
  const width = process.stdout.isTTY ? Math.max(NARROWEST, process.stdout.columns) : Number.POSITIVE_INFINITY;
  return wrapText(words, { width, first, rest: ' '.repeat(first.length) });
}

const PART_WIDTH = 9; // columns of the longest part's name
const NARROWEST = 40; // columns

/** A running process holds the embedded store, so it is asked; none: no findings. */
async function checkRunning(settings: Settings): Promise<Finding[]> {
  const status = await runningProcess(settings).call({ command: 'news', options: { show: 'status' } });
  if (!status) return [];
  return [{ well: true, part: 'process', line: ['runs and answers'] }, ...status.blocks.flatMap(findingsOf)];
}

/** What `/news status` says: its bullets are what is wrong. */
function findingsOf(block: Block): readonly Finding[] {
  switch (block.kind) {
    case 'bullets':
      return block.items.map((line) => ({ well: false, part: 'feeds', line }));
    case 'facts':
      return block.facts.map(({ label, value }) => ({ well: true, part: 'news', line: [`${label}: `, ...value] }));
    case 'text':
      return [{ well: true, part: 'feeds', line: block.line }];
    default:
      return [];
  }
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
          line: [
            settings.store.url === undefined ? `embedded, in ${settings.dataDirectory}` : 'PostgreSQL server answers',
          ],
        },
        {
          well: dead === 0,
          part: 'queue',
          line: [
            `${settings.queue.url === undefined ? 'embedded' : 'Redis answers'}, ${waiting} jobs wait, ${dead} failed${dead > 0 ? ': see onrecord jobs' : ''}`,
          ],
        },
      ];
      if (!check.feeds) return findings;
      const { feeds: stored } = await parts.store.reads.desk(commandLine({ settings }).channel);
      return [...findings, ...(await checkFeeds({ settings, stored, feeds: parts.feeds, now: clock.now() }))];
    } finally {
      await parts.close();
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [{ well: false, part: 'store', line: [error.words] }];
  }
}
