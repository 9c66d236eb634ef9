import type { Command } from 'commander';
import { toTopics } from '../settings/to-model.ts';
import { configOption, type SettingsOptions, settingsOf } from './settings-of.ts';

export function topicsCommand(program: Command): void {
  program
    .command('topics')
    .description('the configured topics, their words and propositions')
    .option('--json', 'as JSON')
    .addOption(configOption())
    .action((options: SettingsOptions & { json?: boolean }) => {
      const topics = toTopics(settingsOf(options));
      if (options.json) {
        process.stdout.write(`${JSON.stringify(topics, null, 2)}\n`);
        return;
      }
      for (const topic of topics) {
        process.stdout.write(
          `${topic.id}: ${topic.name}\n  words: ${[...topic.any, ...topic.all.map((group) => `(${group.join(' | ')})`)].join(', ')}\n`,
        );
        for (const { text } of topic.propositions) process.stdout.write(`  proposition: ${text}\n`);
      }
      if (topics.length === 0) process.stdout.write('No topics: add some to config/topics.yaml.\n');
    });
}
