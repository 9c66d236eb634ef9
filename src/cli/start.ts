import type { Command } from 'commander';
import { start } from '../processes/start.ts';
import { configOption, dataOption, type SettingsOptions, settingsOf } from './settings-of.ts';

export function startCommand(program: Command): void {
  program
    .command('start')
    .description('read the news, post it and answer questions; role all does everything in one process')
    .argument('[role]', 'all, worker or bot', 'all')
    .addOption(configOption())
    .addOption(dataOption())
    .option('--clock <moment>', 'start a simulated clock there, such as 2026-03-02T08:00:00Z')
    .option('--speed <times>', 'how many times as fast the simulated clock runs', Number)
    .action(async (role: string, options: SettingsOptions & { clock?: string; speed?: number }) => {
      await start({ settings: settingsOf(options), role, clock: options.clock, speed: options.speed });
    });
}
