import type { Command } from 'commander';
import { runDemo } from '../demo/run-demo.ts';
import { configOption, type SettingsOptions, settingsOf } from './settings-of.ts';

export function demoCommand(program: Command): void {
  program
    .command('demo')
    .description(
      'see it work on a week of invented news: served as real feeds, read by the real pipeline, then your questions',
    )
    .addOption(configOption())
    .option('--clock <moment>', 'when the demo begins, within 2 to 8 March 2026')
    .option('--speed <times>', 'how many times as fast the week passes', Number)
    .action(async (options: SettingsOptions & { clock?: string; speed?: number }) =>
      runDemo({ ...options, settings: settingsOf(options) }),
    );
}
