import type { Command } from 'commander';
import { parseRequest } from '../core/request/parse-request.ts';
import { Failure } from '../model/failure.ts';
import type { Reply, Request } from '../model/reply.ts';
import { commandLine, operatorDesk } from '../processes/bot.ts';
import { declaredCommands } from '../processes/declared-commands.ts';
import type { Settings } from '../settings/schema.ts';
import { dataDirectory, openClock, openForAsking, runningProcess } from '../wiring.ts';
import { printReply } from './print-reply.ts';
import { configOption, dataOption, type SettingsOptions, settingsOf } from './settings-of.ts';

export function askCommand(program: Command): void {
  program
    .command('ask')
    .description(
      'ask one command of the running process, or of the store if none runs: onrecord ask "/stance nato-ukraine"',
    )
    .argument('<command...>', 'the command as one would type it in chat')
    .option('--json', 'the reply as JSON')
    .option(
      '--clock <moment>',
      'the moment that "since" counts from, such as 2026-03-08T20:00:00Z; a running process uses its own',
    )
    .addOption(configOption())
    .addOption(dataOption())
    .action(async (words: string[], options: SettingsOptions & { json?: boolean; clock?: string }) => {
      await ask(parseRequest(words.join(' '), declaredCommands), options);
    });
}

/** Asks the running process, or the store itself if none runs, and prints the reply. */
export async function ask(
  request: Request,
  options: SettingsOptions & { readonly json?: boolean; readonly clock?: string },
): Promise<void> {
  const settings = settingsOf(options);
  const reply =
    (await runningProcess(settings).call(request)) ?? (await askStore(request, { settings, clock: options.clock }));
  if (options.json) process.stdout.write(`${JSON.stringify(reply, null, 2)}\n`);
  else printReply(reply, settings);
}

const WITHOUT_NEWS: ReadonlySet<string> = new Set(['help', 'jobs']);

async function askStore(
  request: Request,
  { settings, clock }: { readonly settings: Settings; readonly clock: string | undefined },
): Promise<Reply> {
  const parts = await openForAsking(settings, openClock({ clock }));
  try {
    // Without this, a topic that is configured would be "not followed": the store learns topics from a running process.
    if (
      settings.topics.length > 0 &&
      !WITHOUT_NEWS.has(request.command) &&
      (await parts.store.catalogue.topics()).length === 0
    )
      throw new Failure(
        'not-found',
        `Nothing has been read into ${dataDirectory(settings)} yet: run "onrecord start" first, or "onrecord demo" to see it work.`,
      );
    return await operatorDesk({ ...parts, settings }).answer(request, commandLine({ settings }));
  } finally {
    await parts.close();
  }
}
