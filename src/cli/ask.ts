import type { Command } from 'commander';
import { renderText } from '../core/reply/render-text.ts';
import { parseRequest } from '../core/request/parse-request.ts';
import type { Reply, Request } from '../model/reply.ts';
import { commandLine, operatorDesk } from '../processes/bot.ts';
import { declaredCommands } from '../processes/declared-commands.ts';
import type { Settings } from '../settings/schema.ts';
import { openClock, openForAsking, runningProcess } from '../wiring.ts';
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
  const width = Math.min(process.stdout.columns ?? 100, 120);
  process.stdout.write(
    options.json
      ? `${JSON.stringify(reply, null, 2)}\n`
      : `${renderText(reply, { timezone: settings.timezone, width }).trim()}\n`,
  );
}

async function askStore(
  request: Request,
  { settings, clock }: { readonly settings: Settings; readonly clock: string | undefined },
): Promise<Reply> {
  const parts = await openForAsking(settings, openClock({ clock }));
  try {
    return await operatorDesk(parts).answer(request, commandLine({ settings }));
  } finally {
    await parts.close();
  }
}
