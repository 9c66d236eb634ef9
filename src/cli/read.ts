import type { Command } from 'commander';
import { readText } from '../core/article/read-text.ts';
import { chooseBullets } from '../core/briefing/choose-bullets.ts';
import { understand } from '../flows/news/understand.ts';
import { Failure } from '../model/failure.ts';
import type { Instant } from '../model/time.ts';
import { toPeople, toTopics } from '../settings/to-model.ts';
import { printReply } from './print-reply.ts';
import { readGiven } from './read-given.ts';
import { configOption, type SettingsOptions, settingsOf } from './settings-of.ts';
import { writeReading } from './write-reading.ts';

export function readCommand(program: Command): void {
  program
    .command('read')
    .description('read one article: its bullets, who said what and when, and where they stand on the topics')
    .argument('<source>', 'a file (text or HTML), a web address, or - for standard input')
    .option('--published <day>', 'when it was published, such as 2025-02-13: weekdays in the text are counted from it')
    .option('--json', 'the findings as JSON, with offsets into the text')
    .addOption(configOption())
    .action(async (source: string, options: SettingsOptions & { published?: string; json?: boolean }) => {
      const settings = settingsOf(options);
      const published = options.published === undefined ? null : readPublished(options.published);
      const topics = toTopics(settings);
      const given = await readGiven(source, settings);
      const article = {
        id: 'given',
        title: given.title,
        text: given.text,
        sentences: readText(given.text).sentences,
        published: published ?? given.published,
      };
      const findings = understand(article, { people: toPeople(settings), topics }, settings.publish);
      const bullets = chooseBullets([{ ...article, outlet: given.name }], {
        atMost: settings.briefing.bulletsAtMost,
        maxCharacters: settings.briefing.bulletCharacters,
      });
      if (options.json) {
        const { statements, stances, tags } = findings;
        process.stdout.write(
          `${JSON.stringify({ title: given.title, published: article.published, text: given.text, bullets, statements, stances, topics: tags }, null, 2)}\n`,
        );
        return;
      }
      const { published: day } = article;
      const texts = bullets.map(({ text }) => text);
      printReply(writeReading({ given, published: day, bullets: texts, findings, topics }), settings);
    });
}

function readPublished(words: string): Instant {
  const at = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(words) ? `${words}T12:00:00Z` : words);
  // 31 February would be read as 3 March
  if (Number.isNaN(at) || (/^\d{4}-\d{2}-\d{2}/.test(words) && isNoDay(words.slice(0, 10))))
    throw new Failure('bad-input', `--published "${words}" is no date: write it as 2025-02-13.`);
  return new Date(at).toISOString();
}

function isNoDay(day: string): boolean {
  const at = new Date(`${day}T12:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day;
}
