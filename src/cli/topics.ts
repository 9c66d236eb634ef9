import type { Command } from 'commander';
import { describeTopic } from '../core/topics/describe-topic.ts';
import { toPeople, toTopics } from '../settings/to-model.ts';
import { configOption, type SettingsOptions, settingsOf } from './settings-of.ts';

export function topicsCommand(program: Command): void {
  program
    .command('topics')
    .description('the configured topics, their words and propositions')
    .option('--json', 'as JSON')
    .addOption(configOption())
    .action((options: SettingsOptions & { json?: boolean }) => {
      const settings = settingsOf(options);
      const topics = toTopics(settings);
      if (options.json) {
        process.stdout.write(`${JSON.stringify(topics, null, 2)}\n`);
        return;
      }
      const people = toPeople(settings);
      const nameOf = (id: string): string => people.find((person) => person.id === id)?.name ?? id;
      for (const topic of topics) {
        process.stdout.write(`${topic.id}: ${topic.name}\n  articles that ${describeTopic(topic, nameOf)}\n`);
        for (const { text } of topic.propositions) process.stdout.write(`  proposition: ${text}\n`);
      }
      if (topics.length === 0) process.stdout.write('No topics: add some to config/topics.yaml.\n');
    });
}
