import type { Command } from 'commander';
import { parseRequest } from '../core/request/parse-request.ts';
import type { Reply, Request } from '../model/reply.ts';
import { declaredCommands } from '../processes/declared-commands.ts';
import type { Settings } from '../settings/schema.ts';
import { runningProcess } from '../wiring.ts';
import { printReply } from './print-reply.ts';
import { configOption, dataOption, type SettingsOptions, settingsOf } from './settings-of.ts';
import { openStoreDesk } from './store-desk.ts';
import { checkPictureFile, writePicture } from './write-picture.ts';

export function askCommand(program: Command): void {
  program
    .command('ask')
    .description(
      'ask one command of the running process, or of the store if none runs: onrecord ask "/stance nato-ukraine"',
    )
    .argument('<command...>', 'the command as one would type it in chat')
    .option('--json', 'the reply as JSON')
    .option('--picture <file>', 'also draw the timeline of the reply into this file, which ends in .svg or .png')
    .option(
      '--clock <moment>',
      'the moment that "since" counts from, such as 2026-03-08T20:00:00Z; a running process uses its own',
    )
    .addOption(configOption())
    .addOption(dataOption())
    .action(async (words: string[], options: SettingsOptions & AskOptions) => {
      await ask(parseRequest(words.join(' '), declaredCommands), options);
    });
}

type AskOptions = { readonly json?: boolean; readonly clock?: string; readonly picture?: string };

/** Asks the running process, or the store itself if none runs, and prints the reply. */
export async function ask(request: Request, options: SettingsOptions & AskOptions): Promise<void> {
  if (options.picture !== undefined) checkPictureFile(options.picture);
  const settings = settingsOf(options);
  const reply =
    (await runningProcess(settings).call(request)) ?? (await askStore(request, { settings, clock: options.clock }));
  if (options.json) process.stdout.write(`${JSON.stringify(reply, null, 2)}\n`);
  else printReply(reply, settings);
  if (options.picture !== undefined) await writePicture(reply, options.picture);
}

const WITHOUT_NEWS: ReadonlySet<string> = new Set(['help', 'jobs', 'reports']);

async function askStore(
  request: Request,
  { settings, clock }: { readonly settings: Settings; readonly clock: string | undefined },
): Promise<Reply> {
  const desk = await openStoreDesk({ settings, clock, needsNews: !WITHOUT_NEWS.has(request.command) });
  try {
    return await desk.answer(request);
  } finally {
    await desk.close();
  }
}
