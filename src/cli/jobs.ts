import { Argument, type Command } from 'commander';
import { ask } from './ask.ts';
import { configOption, dataOption, type SettingsOptions } from './settings-of.ts';

export function jobsCommand(program: Command): void {
  program
    .command('jobs')
    .description('what waits in the queue and what failed for good; "jobs retry [id]" puts failed jobs back to work')
    .addArgument(new Argument('[do]', 'list or retry').choices(['list', 'retry']).default('list'))
    .argument('[id]', 'with retry: one job only')
    .option('--json', 'the reply as JSON')
    .addOption(configOption())
    .addOption(dataOption())
    .action(async (what: string, id: string | undefined, options: SettingsOptions & { json?: boolean }) => {
      await ask({ command: 'jobs', options: { do: what, ...(id === undefined ? {} : { id }) } }, options);
    });
}
