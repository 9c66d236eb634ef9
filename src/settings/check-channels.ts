import { z } from 'zod';
import { list, word } from './entry-views.ts';
import { findRepeats } from './find-repeats.ts';
import type { Mistake } from './mistake.ts';
import { notIn } from './not-in.ts';
import { mistakeAt } from './place-mistakes.ts';
import type { YamlFile } from './read-yaml.ts';
import { slug } from './slug.ts';

const subscription = z
  .looseObject({
    topic: word,
    mode: z.string().default('live').catch(''),
    only: list(word).optional(),
    without: list(word).optional(),
  })
  .catch({ topic: '', mode: '' });
const entry = z
  .object({ chat: word, workspace: z.string().catch('local'), id: word, subscriptions: list(subscription) })
  .catch({ chat: '', workspace: '', id: '', subscriptions: [] });
const chat = z.object({ enabled: z.boolean().catch(true) }).catch({ enabled: true });
const operators = z.object({ chat: word }).catch({ chat: '' });
const view = z
  .object({ chats: z.record(z.string(), chat).catch({}), operators: operators.optional(), channels: list(entry) })
  .catch({ chats: {}, channels: [] });

/** Channels and subscriptions that are listed twice, that nothing would ever reach, or that name unknown topics. */
export function checkChannels(file: YamlFile, topics: readonly string[] | undefined): Mistake[] {
  const { chats, operators: told, channels } = view.parse(file.data);
  const places = channels.map(({ chat, workspace, id }) => id && `${chat}/${workspace}/${id}`);
  const shown = channels.map(({ id }) => id);
  const isOff = (name: string): boolean => chats[name]?.enabled === false;
  return [
    ...(told && isOff(told.chat) ? [mistakeAt(file, ['operators', 'chat'], switchedOff(told.chat, 'operators'))] : []),
    ...findRepeats({ file, path: ['channels'], key: 'id', values: places, shown }),
    ...channels.flatMap(({ chat, subscriptions }, c) => {
      const path = ['channels', c, 'subscriptions'];
      const followed = subscriptions.map(({ topic }) => slug(topic));
      return [
        ...(isOff(chat) ? [mistakeAt(file, ['channels', c, 'chat'], switchedOff(chat, 'the channel'))] : []),
        ...findRepeats({ file, path, key: 'topic', values: followed, shown: subscriptions.map(({ topic }) => topic) }),
        ...subscriptions.flatMap((wish, s) => checkSubscription(file, [...path, s], wish, topics)),
      ];
    }),
  ];
}

function checkSubscription(
  file: YamlFile,
  path: readonly (string | number)[],
  wish: z.infer<typeof subscription>,
  topics: readonly string[] | undefined,
): Mistake[] {
  const isUnknown = wish.topic !== '' && topics !== undefined && !topics.includes(slug(wish.topic));
  const isKept = (modes: string): boolean => wish.mode === '' || modes.split(' ').includes(wish.mode); // '': told elsewhere
  const idle = KEPT_BY.filter(({ key, modes }) => wish[key] !== undefined && !isKept(modes));
  const { only = [], without = [] } = wish;
  const both = only.filter((name) => name !== '' && without.some((other) => sameWord(name, other)));
  return [
    ...(isUnknown ? [mistakeAt(file, [...path, 'topic'], notIn('topics.yaml', wish.topic, topics))] : []),
    ...idle.map(({ key, words }) => mistakeAt(file, [...path, key], words)),
    ...both.map((name) => mistakeAt(file, [...path, 'without'], `"${name}" stands in only too: remove one of them.`)),
  ];
}

const FOR_DIGESTS = 'is for digests only: write mode: digest, or remove it.';
const FOR_STORIES = 'chooses stories, and mode: changes posts none: write another mode, or remove it.';
const KEPT_BY = [
  { key: 'at', modes: 'digest', words: FOR_DIGESTS },
  { key: 'days', modes: 'digest', words: FOR_DIGESTS },
  { key: 'evenEmpty', modes: 'digest', words: FOR_DIGESTS },
  { key: 'mostADay', modes: 'live', words: 'is for live posts only: write mode: live, or remove it.' },
  ...['only', 'without', 'languages', 'fromOutlets'].map((key) => ({ key, modes: 'live digest', words: FOR_STORIES })),
];

const sameWord = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

const switchedOff = (chat: string, what: string): string =>
  `"${chat}" is switched off: write enabled: true for it under chats, or remove ${what}.`;
