import type { Command } from 'commander';
import { slackManifest } from '../wiring.ts';
import { configOption, type SettingsOptions, settingsOf } from './settings-of.ts';

export function slackManifestCommand(program: Command): void {
  program
    .command('slack-manifest')
    .description('what a Slack app is made from: paste it at api.slack.com/apps, "From a manifest"')
    .option('--url <address>', 'where Slack and browsers reach this process: for mode http and for OAuth')
    .addOption(configOption())
    .action(async ({ url, ...options }: SettingsOptions & { url?: string }) => {
      process.stdout.write(`${JSON.stringify(await slackManifest(settingsOf(options), url), null, 2)}\n`);
    });
}
