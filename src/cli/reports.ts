import { Argument, type Command } from 'commander';
import { ask } from './ask.ts';
import { configOption, dataOption, type SettingsOptions } from './settings-of.ts';

export function reportsCommand(program: Command): void {
  program
    .command('reports')
    .description('mistakes that were reported, in all workspaces; "reports accept ID" makes one count for everybody')
    .addArgument(
      new Argument('[do]', 'list, accept or withdraw').choices(['list', 'accept', 'withdraw']).default('list'),
    )
    .argument('[id]', 'the number of the report')
    .option('--page <number>', 'of the list')
    .option('--json', 'the reply as JSON')
    .addOption(configOption())
    .addOption(dataOption())
    .action(
      async (what: string, id: string | undefined, options: SettingsOptions & { json?: boolean; page?: string }) => {
        const page = options.page === undefined ? {} : { page: Math.max(1, Math.floor(Number(options.page)) || 1) };
        await ask({ command: 'reports', options: { do: what, ...(id === undefined ? {} : { id }) }, ...page }, options);
      },
    );
}
