import type { Channel } from '../src/model/delivery.ts';
import type { Platforms } from '../tests/flow/use-chats.ts';
import type { ChatPlace } from './chat-place.ts';
import { ADDED, headline } from './chat-stories.ts';

/** A message as it stands in a channel. */
type Shown = { readonly ref: string; readonly text: string };

/** What the platforms had been asked for at a moment. */
export type Moment = { readonly slackCalls: number; readonly discordCalls: number };

export const momentOf = ({ slack, discord }: Platforms): Moment => ({
  slackCalls: slack.calls.length,
  discordCalls: discord.calls.length,
});

/** What stands in the channels against what the ledger says: each story once in each, as its newest revision. */
export async function* tellDeliveries(
  { platforms, channels, query }: ChatPlace,
  of: {
    readonly stories: number;
    readonly grows: number;
    readonly stays: number;
    readonly output: string;
    readonly revisedAt: Moment;
  },
): AsyncGenerator<string> {
  const rows = await query('select chat, channel, state, error, message_ref, shown from onrecord.deliveries');
  const refs = Map.groupBy(
    rows.filter(({ state }) => state === 'posted'),
    ({ channel }) => String(channel),
  );
  const touched = editedSince(platforms, of.revisedAt);
  for (const chat of ['slack', 'discord'] as const) {
    const counts = { once: 0, lost: 0, doubled: 0, old: 0, edited: 0, spared: 0, foreign: 0 };
    for (const channel of channels.filter((one) => one.chat === chat)) {
      const shown = messagesIn(platforms, channel);
      const known = new Set((refs.get(channel.id) ?? []).map(({ message_ref: ref }) => ref));
      counts.foreign += shown.filter(({ ref }) => !known.has(ref)).length;
      for (let nth = 0; nth < of.stories; nth++) {
        const posts = shown.filter(({ text }) => text.includes(headline(nth)));
        counts[posts.length === 0 ? 'lost' : posts.length === 1 ? 'once' : 'doubled']++;
        if (nth === of.grows) counts.old += posts.filter(({ text }) => !text.includes(ADDED)).length;
        if (nth === of.grows) counts.edited += posts.filter(({ ref }) => touched.has(ref)).length;
        if (nth === of.stays) counts.spared += posts.filter(({ ref }) => !touched.has(ref)).length;
      }
    }
    const { once, lost, doubled, old, edited, spared, foreign } = counts;
    yield `${chat}: ${once} posts exactly once, ${lost} lost, ${doubled} doubled, ${foreign} not in the ledger; ${edited} edited to say more, ${old} not up to date, ${spared} spared an edit that would show the same`;
  }
  const count = (is: (row: Readonly<Record<string, unknown>>) => boolean) => rows.filter(is).length;
  const errors = Map.groupBy(
    rows.filter(({ state }) => state !== 'posted'),
    ({ state, error }) => `${state} (${error})`,
  );
  yield `ledger: ${count(({ state }) => state === 'posted')} posted, of which ${count(({ state, shown }) => state === 'posted' && shown === null)} were found there after an attempt without an outcome; ${[...errors].map(([name, some]) => `${some.length} ${name}`).join(', ')}`;
  yield `log: ${showEvents(of.output)}`;
  yield `the platforms' complaints: ${showFaults(platforms)}`;
}

function messagesIn({ slack, discord }: Platforms, { chat, id }: Channel): readonly Shown[] {
  if (chat === 'slack')
    return slack.messages(id).map((message) => ({ ref: message.ts, text: JSON.stringify(message.blocks) }));
  return discord.messages(id).map((message) => ({
    ref: `${message.channel_id}/${message.id}`,
    text: JSON.stringify([message.content, message.embeds, message.components]),
  }));
}

/** The references of all messages that an edit was asked for since then. */
function editedSince({ slack, discord }: Platforms, { slackCalls, discordCalls }: Moment): ReadonlySet<string> {
  const ofSlack = slack.calls
    .slice(slackCalls)
    .flatMap(({ method, args }) => (method === 'chat.update' ? [String(args.ts)] : []));
  const ofDiscord = discord.calls.slice(discordCalls).flatMap(({ method, path }) => {
    const [, channel, message] = /^\/channels\/(\d+)\/messages\/(\d+)$/.exec(path) ?? [];
    return method === 'PATCH' && message !== undefined ? [`${channel}/${message}`] : [];
  });
  return new Set([...ofSlack, ...ofDiscord]);
}

/** How often each event of a kind that is no rule was logged. */
function showEvents(output: string): string {
  const lines = output.split('\n').flatMap((line) => {
    try {
      const { level, event, code, words } = JSON.parse(line) as Record<string, string>;
      return level === 'info' ? [] : [`${event} ${code ?? words ?? ''}`.trim()];
    } catch {
      return line === '' ? [] : [line.slice(0, 100)]; // cut off by a kill, or no line of ours
    }
  });
  const counts = [...Map.groupBy(lines, (line) => line)].map(([line, some]) => `${some.length} ${line}`);
  return counts.join('; ') || 'nothing but the usual';
}

function showFaults({ slack, discord }: Platforms): string {
  const faults = [
    ...slack.faults.map(({ kind, detail }) => `slack ${kind}: ${detail}`),
    ...discord.faults.map(({ kind, what }) => `discord ${kind}: ${what}`),
  ];
  return (
    [...Map.groupBy(faults, (fault) => fault)].map(([fault, some]) => `${some.length} ${fault}`).join('; ') || 'none'
  );
}
