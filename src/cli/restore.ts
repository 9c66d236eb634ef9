import { resolve } from 'node:path';
import type { Command } from 'commander';
import { contentWords } from '../flows/operate/backup.ts';
import { Failure } from '../model/failure.ts';
import { checkBackup, openDatabase, readBackup, wholeStore } from '../wiring.ts';
import { configOption, dataOption, type SettingsOptions, settingsOf } from './settings-of.ts';

type RestoreOptions = SettingsOptions & { readonly replace?: boolean };

export function restoreCommand(program: Command): void {
  program
    .command('restore')
    .description('puts a backup into the store, while no process runs on it: all of it or, if something fails, nothing')
    .argument('<file>', 'what "onrecord backup" wrote')
    .option('--replace', 'also where the store holds something, which is deleted')
    .addOption(configOption())
    .addOption(dataOption())
    .action(async (name: string, options: RestoreOptions) => {
      const file = resolve(name);
      const settings = settingsOf(options);
      const { head } = await checkBackup(file); // the whole of it, before anything is opened
      const database = await openDatabase(settings);
      try {
        const tables = await wholeStore(database)
          .load(readBackup(file), { replace: options.replace ?? false })
          .catch((error: unknown) => {
            throw withHint(error, 'restore with --replace to delete what it holds.');
          });
        const without = head.withSecrets
          ? ''
          : ' It holds no tokens: workspaces that installed the bot by OAuth install it again.';
        process.stdout.write(`Restored ${contentWords(tables)}, as of ${head.madeAt}.${without}\n`);
      } finally {
        await database.close();
      }
    });
}

/** A refusal with what to do about it here. */
export function withHint(error: unknown, hint: string): unknown {
  if (!(error instanceof Failure && error.code === 'not-allowed')) return error;
  return new Failure(error.code, `${error.words}: ${hint}`, { cause: error });
}
