import { resolve } from 'node:path';
import type { Command } from 'commander';
import { backupWords } from '../flows/operate/backup.ts';
import { Failure } from '../model/failure.ts';
import type { Reply } from '../model/reply.ts';
import type { Settings } from '../settings/schema.ts';
import { openClock, openDatabase, runningProcess, wholeStore, writeBackup } from '../wiring.ts';
import { configOption, dataOption, type SettingsOptions, settingsOf } from './settings-of.ts';

type BackupOptions = SettingsOptions & { readonly withSecrets?: boolean };

export function backupCommand(program: Command): void {
  program
    .command('backup')
    .description('the whole store in one file, also beside running processes; it restores into either kind of store')
    .argument('<file>', 'such as onrecord.gz; it is there when it is complete')
    .option('--with-secrets', 'also the sealed tokens by which workspaces let the bot in')
    .addOption(configOption())
    .addOption(dataOption())
    .action(async (name: string, options: BackupOptions) => {
      const file = resolve(name);
      const settings = settingsOf(options);
      const withSecrets = options.withSecrets ?? false;
      const words =
        (await askRunning({ file, withSecrets }, settings)) ?? (await writeItself({ file, withSecrets }, settings));
      process.stdout.write(`${words}\n`);
    });
}

type Wanted = { readonly file: string; readonly withSecrets: boolean };

/** An embedded store is open to its process only, so that one writes; undefined if none runs. */
async function askRunning({ file, withSecrets }: Wanted, settings: Settings): Promise<string | undefined> {
  const running = runningProcess(settings);
  const options = { file, secrets: withSecrets ? 'with' : 'without' };
  let reply: Reply | undefined = await running.call({ command: 'backup', options });
  if (reply === undefined) return undefined;
  while (reply.more !== null) {
    reply = await running.call(reply.more);
    if (!reply) throw new Failure('store-down', 'The running process stopped during the backup: make another.');
  }
  if (!reply.title.startsWith(BEGINS_WELL)) throw new Failure('bad-input', reply.title); // which says what is wrong
  return reply.title;
}

const BEGINS_WELL = 'Backup of ';

async function writeItself({ file, withSecrets }: Wanted, settings: Settings): Promise<string> {
  const interrupted = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => interrupted.abort());
  const database = await openDatabase(settings);
  try {
    const parts = wholeStore(database).dump({ withSecrets, now: openClock({}).now() });
    return backupWords(file, await writeBackup(file, parts, { signal: interrupted.signal }));
  } finally {
    await database.close();
  }
}
