import type { Command } from 'commander';
import { readText } from '../core/article/read-text.ts';
import { chooseBullets } from '../core/briefing/choose-bullets.ts';
import { saidWhen, speakerName } from '../core/reply/lines.ts';
import { renderText } from '../core/reply/render-text.ts';
import { exactWords } from '../core/reply/write-positions.ts';
import { quoteBlock } from '../core/reply/write-statement.ts';
import { understand } from '../flows/news/understand.ts';
import { Failure } from '../model/failure.ts';
import type { Block, Reply } from '../model/reply.ts';
import type { Statement } from '../model/statement.ts';
import type { Instant } from '../model/time.ts';
import type { Findings } from '../ports/news-store.ts';
import { toPeople, toTopics } from '../settings/to-model.ts';
import { type GivenText, readGiven } from './read-given.ts';
import { configOption, type SettingsOptions, settingsOf } from './settings-of.ts';

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
      const given = await readGiven(source, settings);
      const article = {
        id: 'given',
        title: given.title,
        text: given.text,
        sentences: readText(given.text).sentences,
        published: published ?? given.published,
      };
      const findings = understand(
        article,
        { people: toPeople(settings), topics: toTopics(settings) },
        settings.publish,
      );
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
      const statements = findings.statements.map(
        (found, index): Statement => onRecord(found, { index, given, published: article.published }),
      );
      const reply = readReply({
        bullets: bullets.map(({ text }) => text),
        statements,
        findings,
        topicNames: new Map(toTopics(settings).map(({ id, name }) => [id, name])),
      });
      process.stdout.write(
        `${renderText(reply, { timezone: settings.timezone, width: Math.min(process.stdout.columns ?? 100, 120) }).trim()}\n`,
      );
    });
}

function readPublished(words: string): Instant {
  const at = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(words) ? `${words}T12:00:00Z` : words);
  if (Number.isNaN(at)) throw new Failure('bad-input', `--published "${words}" is no date: write it as 2025-02-13.`);
  return new Date(at).toISOString();
}

function onRecord(
  found: Findings['statements'][number],
  about: { readonly index: number; readonly given: GivenText; readonly published: Instant | null },
): Statement {
  const id = String(about.index);
  return {
    ...found,
    id,
    articleId: 'given',
    revision: 1,
    outlet: about.given.name,
    url: about.given.url,
    title: about.given.title,
    published: about.published ?? UNKNOWN,
    sameAs: id,
  };
}

const UNKNOWN: Instant = ''; // never shown: without a day the line below leaves the time out

function readReply(input: {
  readonly bullets: readonly string[];
  readonly statements: readonly Statement[];
  readonly findings: Findings;
  readonly topicNames: ReadonlyMap<string, string>;
}): Reply {
  const { bullets, statements, findings, topicNames } = input;
  const when = (statement: Statement) => (statement.said === null ? ['day not given'] : saidWhen(statement));
  const blocks: Block[] = [
    { kind: 'heading', text: 'In short' },
    { kind: 'bullets', items: bullets.map((text) => [text]) },
    { kind: 'heading', text: 'Who said what' },
    ...statements.map((statement): Block => ({ ...quoteBlock({ statement, alsoIn: [] }), source: when(statement) })),
    ...(statements.length === 0 ? [{ kind: 'text', line: ['No statements found.'] } as const] : []),
  ];
  for (const tag of findings.tags) {
    const stances = findings.stances.filter((stance) => stance.topicId === tag.topicId);
    blocks.push({ kind: 'heading', text: `Where they stand: ${topicNames.get(tag.topicId) ?? tag.topicId}` });
    blocks.push({
      kind: 'bullets',
      items: stances.flatMap((stance) => {
        const statement = statements[stance.statement];
        return statement
          ? [
              [
                { kind: 'strong', text: `${speakerName(statement)}: ` } as const,
                ...when(statement),
                `  ${stance.position}  `,
                exactWords(statement),
              ],
            ]
          : [];
      }),
    });
    if (stances.length === 0) blocks.push({ kind: 'text', line: ['Nobody quoted here takes a clear position on it.'] });
  }
  return { title: 'Read', private: true, blocks, more: null };
}
