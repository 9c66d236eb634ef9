import { open, rename, rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { type Command, Option } from 'commander';
import { EXPORT_FORMATS, type ExportFormat, exportWriters } from '../core/reply/export-formats.ts';
import { count } from '../core/reply/lines.ts';
import { samePage } from '../core/request/next-page.ts';
import { exportedStatements } from '../flows/operate/export.ts';
import { Failure } from '../model/failure.ts';
import type { RecordedStatement } from '../model/record.ts';
import type { Reply, Request } from '../model/reply.ts';
import type { Settings } from '../settings/schema.ts';
import { runningProcess } from '../wiring.ts';
import { configOption, dataOption, type SettingsOptions, settingsOf } from './settings-of.ts';
import { openStoreDesk } from './store-desk.ts';

type ExportOptions = SettingsOptions & {
  readonly topic?: string;
  readonly who?: string;
  readonly words?: string;
  readonly since?: string;
  readonly until?: string;
  readonly format?: ExportFormat;
  readonly out?: string;
  readonly bom?: boolean;
  readonly withReported?: boolean;
};

export function exportCommand(program: Command): void {
  program
    .command('export')
    .description('statements with their citations, newest first, as CSV, JSON or Markdown')
    .option('--topic <topic>', 'of a topic')
    .option('--who <name>', 'of a person or body')
    .option('--words <words>', 'with these words')
    .option('--since <when>', 'published since: 30d, monday or a date')
    .option('--until <day>', 'published until a day, which is included')
    .addOption(
      new Option(
        '--format <format>',
        'csv, json or markdown (default: as the name after --out ends, else csv)',
      ).choices(EXPORT_FORMATS),
    )
    .option('--out <file>', 'into a file, which is there when it is complete (default: standard output)')
    .option('--bom', 'with a byte order mark, for a spreadsheet that does not take CSV for UTF-8')
    .option('--with-reported', 'also what was reported as a mistake, marked')
    .addOption(configOption())
    .addOption(dataOption())
    .action(exportStatements);
}

async function exportStatements(options: ExportOptions): Promise<void> {
  const { topic, who, words, since, until } = options;
  const reported = options.withReported ? 'with' : undefined;
  const request = samePage('export', { topic, who, words, since, until, reported }, { page: 1 });
  const pages = readPages(request, settingsOf(options));
  if (options.out === undefined) {
    await write(pages, toStandardOutput, options);
    return;
  }
  const total = await writeFile(pages, options.out, options);
  process.stdout.write(`${count(total, 'statement')} in ${options.out}.\n`);
}

/** Page by page from the running process, or from the store if none runs. */
async function* readPages(request: Request, settings: Settings): AsyncGenerator<readonly RecordedStatement[]> {
  const running = runningProcess(settings);
  const first = await running.call(request);
  if (first !== undefined) {
    yield* follow(first, async (next) => {
      const reply = await running.call(next);
      if (reply) return reply;
      throw new Failure('store-down', 'The running process stopped during the export: export again.');
    });
    return;
  }
  const desk = await openStoreDesk({ settings, needsNews: true });
  try {
    yield* follow(await desk.answer(request), (next) => desk.answer(next));
  } finally {
    await desk.close();
  }
}

async function* follow(
  first: Reply,
  answer: (request: Request) => Promise<Reply>,
): AsyncGenerator<readonly RecordedStatement[]> {
  for (let reply = first; ; ) {
    const statements = exportedStatements(reply);
    if (statements === undefined) throw new Failure('bad-input', reply.title); // which says what is wrong
    yield statements;
    if (reply.more === null) return;
    reply = await answer(reply.more);
  }
}

/** Writes beside the file and renames in the end: what has its name is complete. */
async function writeFile(
  pages: AsyncIterable<readonly RecordedStatement[]>,
  file: string,
  options: ExportOptions,
): Promise<number> {
  const beside = `${file}.part`;
  const format = options.format ?? formatOf(file);
  const output = await onDisk(file, open(beside, 'w'));
  try {
    const total = await write(pages, (text) => onDisk(file, output.writeFile(text)), { ...options, format });
    await onDisk(file, rename(beside, file));
    return total;
  } finally {
    await output.close();
    await rm(beside, { force: true });
  }
}

/** What the disk refuses, as words. */
async function onDisk<T>(file: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : '';
    throw new Failure('bad-input', `${file} cannot be written${code}: name another file after --out.`, { cause });
  }
}

async function write(
  pages: AsyncIterable<readonly RecordedStatement[]>,
  put: (text: string) => Promise<void>,
  { format = 'csv', bom = false }: ExportOptions,
): Promise<number> {
  const { begin, item, end } = exportWriters[format];
  let head = `${bom ? BYTE_ORDER_MARK : ''}${begin}`; // with the first page: a call that is refused writes nothing
  let total = 0;
  for await (const statements of pages) {
    await put(head + statements.map((one, index) => item(one, total + index === 0)).join(''));
    head = '';
    total += statements.length;
  }
  await put(end);
  return total;
}

const BYTE_ORDER_MARK = '\uFEFF';

/** Waits for a reader that is slower than the store. */
function toStandardOutput(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

function formatOf(file: string): ExportFormat {
  const endings: Readonly<Record<string, ExportFormat>> = {
    '.json': 'json',
    '.md': 'markdown',
    '.markdown': 'markdown',
  };
  return endings[extname(file).toLowerCase()] ?? 'csv';
}
