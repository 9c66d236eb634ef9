import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { Failure } from '../model/failure.ts';
import type { Instant } from '../model/time.ts';
import type { Page, Pages } from '../ports/pages.ts';
import type { Settings } from '../settings/schema.ts';
import { BYTES_AT_MOST, readFileOf, tooLarge } from './read-file.ts';

/** A text to read, wherever it came from. `text` is exactly what was given, so offsets hold in the file. */
export type GivenText = {
  readonly name: string;
  readonly url: string | null;
  readonly title: string;
  readonly text: string;
  readonly published: Instant | null;
};

/** @throws Failure 'bad-input' for what cannot be read as an article, 'source-down' for a page that does not answer. */
export async function readGiven(source: string, settings: Settings): Promise<GivenText> {
  if (/^https?:\/\//i.test(source))
    return withPages(settings, async (pages) =>
      fromPage(await pages.read(source, AbortSignal.timeout(settings.reading.timeoutSeconds * 1000)), source),
    );
  const bytes = source === '-' ? await readStream(process.stdin) : await readFileOf(source);
  const name = source === '-' ? 'standard input' : basename(source);
  const text = decode(bytes, name);
  if (!/^\s*<(?:!doctype|html|\?xml)/i.test(text)) return { name, url: null, title: '', text, published: null };
  return withPages(settings, async (pages) => {
    const page = await pages.extract(text, 'https://localhost/');
    if (page === null)
      throw new Failure(
        'bad-input',
        `${name} is a web page without an article: give the article's own page, or its text.`,
      );
    return { ...fromPage(page, null), name };
  });
}

/** Loaded when there is a page to read: plain text needs none of it. */
async function withPages<T>(settings: Settings, use: (pages: Pages) => Promise<T>): Promise<T> {
  return (await import('./with-pages.ts')).withPages(settings, use);
}

function fromPage(page: Page, url: string | null): GivenText {
  return {
    name: url === null ? 'page' : new URL(url).hostname,
    url,
    title: page.title,
    text: page.text,
    published: page.published,
  };
}

async function readStream(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BYTES_AT_MOST) throw tooLarge('standard input');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** UTF-8, or Windows-1252 where it is not; what holds control characters is no text at all. */
function decode(bytes: Buffer, name: string): string {
  const text = utf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes);
  const controls =
    text
      .slice(0, 100_000)
      .match(/\p{Cc}/gu)
      ?.filter((character) => !/\s|\u0085/.test(character)).length ?? 0;
  if (controls > 0 && controls > text.length / 1000)
    throw new Failure('bad-input', `${name} is not text: give an article as plain text or HTML.`);
  if (text.trim() === '') throw new Failure('bad-input', `${name} is empty: give an article as plain text or HTML.`);
  return text;
}

function utf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
