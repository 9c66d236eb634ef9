import type { APIMessage } from 'discord.js';
import type { Message } from '../tests/fakes/slack/open.ts';
import { DISCORD_USER, type Platforms, SLACK_USER } from '../tests/flow/use-chats.ts';
import { TOPIC } from './chat-place.ts';

const ANSWER_WITHIN_MS = 30_000;

/** One thing that a person does, and how soon it was acknowledged and answered (null: it has no further answer). */
export type Asked = {
  readonly acknowledgedMs: number;
  readonly answeredMs: number | null;
  readonly fault: string | null;
};

/** What people do on a platform, by name; each time something a little different. */
export type Asks = Readonly<Record<string, (nth: number) => Promise<Asked>>>;

const COMMANDS: Readonly<
  Record<string, (nth: number) => { readonly options: Readonly<Record<string, string>>; readonly says: string }>
> = {
  brief: () => ({ options: { topic: TOPIC, since: '30d' }, says: 'Ferry line' }),
  stance: () => ({ options: { topic: TOPIC, since: '30d' }, says: 'Speaker' }),
  quotes: (nth) => ({ options: { who: `Speaker ${nth % 40}`, since: '30d' }, says: 'pier of line' }),
  news: () => ({ options: { show: 'list' }, says: 'NATO and Ukraine' }),
};

/** The newest post is the one whose button is pressed. */
export async function slackAsks({ slack }: Platforms, channel: string): Promise<Asks> {
  const answered = answersByUrl(slack);
  const asked = async (begin: () => ReturnType<typeof slack.command>, says: string): Promise<Asked> => {
    const begun = performance.now();
    const ack = await begin();
    if (!ack.ok) return { acknowledgedMs: ack.afterMs, answeredMs: null, fault: ack.failure ?? 'not acknowledged' };
    const text = await answered(ack.responseUrl ?? '');
    const answeredMs = performance.now() - begun;
    const fault = text === null ? 'no answer' : text.includes(says) ? null : `another answer: ${text.slice(0, 300)}`;
    return { acknowledgedMs: ack.afterMs, answeredMs, fault };
  };
  const commands = Object.entries(COMMANDS).map(([name, make]) => [
    name,
    (nth: number) => {
      const { options, says } = make(nth);
      const text = Object.entries(options).map(([option, value]) => `${option}:"${value}"`);
      return asked(() => slack.command({ channel, command: `/${name}`, text: text.join(' ') }), says);
    },
  ]);
  const post = await slack.until<Message>(() => slack.messages(channel).at(-1), ANSWER_WITHIN_MS);
  await slack.command({ channel, command: '/stance' });
  const view = await slack.until(() => slack.views.at(-1));
  return {
    ...Object.fromEntries(commands),
    completion: async (nth) => {
      const actionId = 'option:stance:who';
      const { ok, failure, afterMs, options } = await slack.suggest({
        on: view,
        actionId,
        value: `Speaker ${nth % 40}`,
      });
      const fault = ok && options.length > 0 ? null : (failure ?? 'nothing was offered');
      return { acknowledgedMs: afterMs, answeredMs: null, fault };
    },
    button: () => asked(() => slack.press({ on: post, label: 'Sources', user: SLACK_USER }), 'The Herald'),
  };
}

/** Waits for what comes through a response url; one look for all who wait, as the list of answers grows long. */
function answersByUrl(slack: Platforms['slack']): (url: string) => Promise<string | null> {
  const waiting = new Map<string, (text: string | null) => void>();
  let looked = 0;
  const look = () => {
    const { responses } = slack;
    for (const { url, payload } of responses.slice(looked)) {
      const path = new URL(url, slack.origin).pathname;
      waiting.get(path)?.(JSON.stringify(payload));
      waiting.delete(path);
    }
    looked = responses.length;
  };
  setInterval(look, 5).unref();
  return (url) =>
    new Promise((resolve) => {
      const path = new URL(url, slack.origin).pathname;
      waiting.set(path, resolve);
      setTimeout(() => waiting.delete(path) && resolve(null), ANSWER_WITHIN_MS).unref();
    });
}

/** The same on Discord. */
export async function discordAsks(
  { discord }: Platforms,
  at: { readonly guild: string; readonly channel: string },
): Promise<Asks> {
  const user = DISCORD_USER;
  const asked = async (begin: () => ReturnType<typeof discord.command>, says: string): Promise<Asked> => {
    const begun = performance.now();
    const answer = await begin();
    if (answer.type === null) return { acknowledgedMs: answer.afterMs, answeredMs: null, fault: 'not acknowledged' };
    const message = await answer.original(ANSWER_WITHIN_MS).catch((error: unknown) => String(error));
    const text = JSON.stringify(message);
    const fault = text.includes(says) ? null : `another answer: ${text.slice(0, 300)}`;
    return { acknowledgedMs: answer.afterMs, answeredMs: performance.now() - begun, fault };
  };
  const commands = Object.entries(COMMANDS).map(([name, make]) => [
    name,
    (nth: number) => {
      const { options, says } = make(nth);
      return asked(() => discord.command({ ...at, user, name, options }), says);
    },
  ]);
  await discord.until(() => discord.messages(at.channel).length > 0, ANSWER_WITHIN_MS);
  const post = discord.messages(at.channel).at(-1) as APIMessage; // there is one now
  return {
    ...Object.fromEntries(commands),
    completion: async (nth) => {
      const typed = { ...at, user, name: 'stance', options: { who: `Speaker ${nth % 40}` }, focused: 'who' };
      const { type, afterMs, choices } = await discord.complete(typed);
      const fault = type !== null && choices.length > 0 ? null : 'nothing was offered';
      return { acknowledgedMs: afterMs, answeredMs: null, fault };
    },
    button: () => asked(() => discord.press(post, 'Sources', user), 'The Herald'),
  };
}
