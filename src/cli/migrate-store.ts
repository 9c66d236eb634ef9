import type { Command } from 'commander';
import { contentWords } from '../flows/operate/backup.ts';
import { Failure } from '../model/failure.ts';
import { openClock, openDatabase, wholeStore } from '../wiring.ts';
import { withHint } from './restore.ts';
import { configOption, dataOption, type SettingsOptions, settingsOf } from './settings-of.ts';

export function migrateStoreCommand(program: Command): void {
  program
    .command('migrate-store')
    .description('copies the embedded store to an empty PostgreSQL database, while no process runs; it stays as it is')
    .option('--to <address>', 'postgres://user:password@host/name (default: DATABASE_URL)')
    .addOption(configOption())
    .addOption(dataOption())
    .action(async (options: SettingsOptions & { readonly to?: string }) => {
      const settings = settingsOf(options);
      const to = options.to ?? settings.store.url;
      if (to === undefined)
        throw new Failure(
          'bad-input',
          'Say where to: add --to postgres://user:password@host/name, or set DATABASE_URL.',
        );
      const source = await openDatabase({ ...settings, store: { ...settings.store, url: undefined } });
      try {
        const target = await openDatabase({ ...settings, store: { ...settings.store, url: to } });
        try {
          const parts = wholeStore(source).dump({ withSecrets: true, now: openClock({}).now() });
          const tables = await wholeStore(target)
            .load(parts, { replace: false })
            .catch((error: unknown) => {
              throw withHint(error, 'name an empty database.');
            });
          process.stdout.write(`${done(tables.length, contentWords(tables), settings.dataDirectory)}\n`);
        } finally {
          await target.close();
        }
      } finally {
        await source.close();
      }
    });
}

const done = (tables: number, content: string, directory: string): string =>
  `Copied ${content}; counts and checksums of all ${tables} tables agree.
Now set DATABASE_URL in .env to that address, and start again. For several processes set REDIS_URL too.
The embedded store in ${directory} is as it was: remove it when you no longer need it.`;
