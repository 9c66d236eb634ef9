import { readdirSync, readFileSync } from 'node:fs';
import { type Chance, insert, randomFrom } from './mutate-page.ts';

const FEEDS = new URL('../tests/data/feeds/', import.meta.url);

/** The feeds that mutants are made of. */
export function originalFeeds(): readonly string[] {
  return readdirSync(FEEDS).map((name) => readFileSync(new URL(name, FEEDS), 'utf8'));
}

/** One of the feeds with one to five kinds of damage, as bytes. */
export function mutantFeed(originals: readonly string[], seed: number): Uint8Array {
  const random = randomFrom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)]!; // no list here is empty
  let text = pick(originals);
  for (let round = 0; round <= below(5); round += 1) text = pick(DAMAGES)(text, { below, pick });
  const bytes = Buffer.from(text, pick(ENCODINGS));
  for (let flips = below(4); flips > 0 && bytes.length > 0; flips -= 1) bytes[below(bytes.length)] = below(256);
  return bytes;
}

const ENCODINGS = ['utf8', 'utf8', 'utf8', 'latin1', 'utf16le'] as const;

const PARTS = [
  ...['<', '>', '&', '&amp;amp;', '&#0;', '&#xD800;', '&nbsp', '<![CDATA[', ']]>', '<!--', '-->', '<?', '?>', '"', "'"],
  ...['<item>', '</item>', '<entry>', '</entry>', '<channel>', '</channel>', '<rss>', '</rss>', '<feed>', '<title>'],
  ...[
    '<link/>',
    '<link href="javascript:x"/>',
    '<guid>',
    '<pubDate>31.02.2026 25:61</pubDate>',
    '<updated>yesterday</updated>',
  ],
  ...[
    '<!DOCTYPE rss [<!ENTITY a "b">]>',
    '&a;',
    '<x:y xmlns:x="">',
    'xml:base="//"',
    '<html>',
    '<script>',
    '\0',
    '\ud800',
  ],
  ...['{', '}', '[', ']', ',', ':', 'null', '{"items":', '"url":7,', '\u202e', '\ufeff', '<?xml encoding="utf-16"?>'],
];

const DAMAGES: readonly ((text: string, chance: Chance) => string)[] = [
  // cut off at the end, at the start, in the middle
  (text, { below }) => text.slice(0, below(text.length)),
  (text, { below }) => text.slice(below(text.length)),
  (text, { below }) => {
    const at = below(text.length);
    return text.slice(0, at) + text.slice(at + below(300));
  },
  // parts of feeds where they do not belong
  (text, chance) => {
    let result = text;
    for (let parts = chance.below(15); parts >= 0; parts -= 1) result = insert(result, chance.pick(PARTS), chance);
    return result;
  },
  // the same part, or one of its own stretches, many times over
  (text, chance) => insert(text, chance.pick(PARTS).repeat(chance.below(3000)), chance),
  (text, chance) => {
    const at = chance.below(text.length);
    return insert(text, text.slice(at, at + chance.below(300)).repeat(chance.below(50)), chance);
  },
  (text, chance) => insert(text, `<a b="${'x y '.repeat(chance.below(10_000))}">`, chance),
  // one kind of sign goes, or becomes another
  (text, { pick }) =>
    text.replaceAll(pick(['<', '>', '"', '/', '=', ' ', '\n', ':', '&']), pick(['', ' ', '<', '"', '&'])),
  // other names
  (text, { pick }) =>
    text.replaceAll(
      new RegExp(`(</?)${pick(['item', 'entry', 'title', 'link', 'channel', 'rss', 'feed', 'description'])}\\b`, 'g'),
      `$1${pick(['item', 'entry', 'title', 'link', 'html', 'x:y', 'constructor', '__proto__'])}`,
    ),
];
