import { z } from 'zod';
import { list, word } from './entry-views.ts';
import { findRepeats } from './find-repeats.ts';
import type { Mistake } from './mistake.ts';
import { notIn } from './not-in.ts';
import { mistakeAt } from './place-mistakes.ts';
import type { YamlFile } from './read-yaml.ts';
import { slug } from './slug.ts';

const subscription = z
  .object({
    topic: word,
    mode: z.string().default('live').catch(''),
    at: z.unknown().optional(),
    days: z.unknown().optional(),
  })
  .catch({ topic: '', mode: '', at: undefined, days: undefined });
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
  const isDigest = wish.mode === 'digest' || wish.mode === ''; // '': malformed, told elsewhere
  const idle = isDigest ? [] : (['at', 'days'] as const).filter((key) => wish[key] !== undefined);
  return [
    ...(isUnknown ? [mistakeAt(file, [...path, 'topic'], notIn('topics.yaml', wish.topic, topics))] : []),
    ...idle.map((key) => mistakeAt(file, [...path, key], 'is for digests only: write mode: digest, or remove it.')),
  ];
}

const switchedOff = (chat: string, what: string): string =>
  `"${chat}" is switched off: write enabled: true for it under chats, or remove ${what}.`;
