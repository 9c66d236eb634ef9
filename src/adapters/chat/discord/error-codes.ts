import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { addMinutes } from '../../../core/schedule/add-minutes.ts';
import { Failure, type FailureCode } from '../../../model/failure.ts';
import type { Instant } from '../../../model/time.ts';

type Row = { readonly code: FailureCode; readonly words: string; readonly retryInMinutes?: number };

const BUG = 'this is a fault of ours, please report it.';
const LATER = 'it is tried again by itself.';

/** What Discord's error codes mean to whoever waits for a post (docs.discord.com, "JSON error codes"). One row a code. */
export const ERROR_CODES: Readonly<Record<number, Row>> = {
  ...rows('workspace-lost', {
    10004: 'I am not in that Discord server any more: invite me again, see docs/discord.md.',
  }),
  ...rows('channel-lost', {
    10003: 'That Discord channel is no longer there: subscribe in another one.',
    10007: 'That person is not in the Discord server any more: subscribe in a channel.',
    10013: 'Discord knows no such person: subscribe in a channel.',
    50001: 'I cannot see that Discord channel: allow me View Channel under Edit Channel, Permissions.',
    50007: 'That person takes no direct messages from me: they can allow them under Privacy Settings of the server.',
    50008: 'That Discord channel takes no messages: subscribe in a text channel.',
    50013: 'I may not write in that Discord channel: allow me View Channel, Send Messages and Embed Links there.',
    50024: 'That Discord channel takes no posts: subscribe in a text channel.',
    50033: 'Discord knows no such person: subscribe in a channel.',
    50083: 'That Discord thread is closed: open it again, or subscribe in its channel.',
    50278: 'I share no server with that person any more, so I cannot write to them: subscribe in a channel.',
    160005: 'That Discord thread is locked: a moderator can open it, or subscribe in its channel.',
  }),
  ...rows('chat-refused', {
    10008: 'The Discord message that this belongs to was deleted.',
    40005: `A post was too large for Discord; ${BUG}`,
    50005: 'Discord lets me change my own messages only, and this one is not mine.',
    50035: `Discord did not take the layout of a post; ${BUG}`,
    160002: 'I may not answer to a message there: allow me Read Message History in that Discord channel.',
    200000: "The server's AutoMod stopped a post: exempt my role under Server Settings, AutoMod.",
    200001: "The server's AutoMod stopped a post by its title: exempt my role under Server Settings, AutoMod.",
  }),
  ...waits(1, {
    20016: `That Discord channel is in slow mode: ${LATER}`,
    20022: `Discord takes no more edits of announcements for a moment: ${LATER}`,
    20028: `Discord takes no more posts in that channel for a moment: ${LATER}`,
    20029: `Discord takes no more posts in that server for a moment: ${LATER}`,
    40062: `Discord takes no more posts for a moment: ${LATER}`,
    130000: `Discord is overloaded at the moment: ${LATER}`,
  }),
  // Discord counts edits of messages older than an hour and says "try again later"; that hour is the only time it names.
  ...waits(60, { 30046: `Discord takes no more edits of older messages for now: ${LATER}` }),
};

/** Closing codes of the gateway after which Discord takes no connection with these settings any more. */
export const CLOSE_CODES: Readonly<Record<number, string>> = {
  4004: 'Discord refuses the bot token: set the one from the Developer Portal as DISCORD_TOKEN, see docs/discord.md.',
  4010: `Discord refuses the number of this shard: set chats.discord.shards to auto.`,
  4011: 'Discord wants shards for so many servers: set chats.discord.shards to auto.',
  4012: `Discord no longer speaks this version of its API: update OnRecord.`,
  4013: `Discord refuses what the bot wants to be told; ${BUG}`,
  4014: 'Discord refuses a privileged intent, but none is needed: check that nobody else runs with this DISCORD_TOKEN.',
};

export const TOKEN_REFUSED = CLOSE_CODES[4004] ?? '';

/** Whether Discord refused the token: from then on nothing works, and each further try counts towards a ban. */
export function isTokenRefused(error: unknown): boolean {
  if (error instanceof DiscordAPIError || error instanceof HTTPError) return error.status === 401;
  // what discord.js says after it has dropped a refused token
  return error instanceof Error && (/token to be set/.test(error.message) || codeOf(error) === 'TokenInvalid');
}

/** Whether an answer came too late, or somebody has answered already (the event came twice): nothing can be done. */
export function isAnswerLost(error: unknown): boolean {
  return error instanceof DiscordAPIError && [10015, 10062, 40060, 50027].includes(Number(error.code));
}

/** Whether it is Discord's no to what was sent, and not a failure on the way. */
export function isRefusal(error: unknown, code: number): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}

/** Refusals to let us read a channel: whether a post stands there stays unknown. */
const BLIND = [50001, 50013];

/**
 * What went wrong in a call as a Failure. Its cause is without the address and the body of the call, as the first can
 * hold an interaction's token and the second what people wrote.
 */
export function toFailure(
  error: unknown,
  { now, reading = false }: { readonly now: Instant; readonly reading?: boolean },
): Failure {
  if (error instanceof Failure) return error;
  const cause = bareCause(error);
  if (isTokenRefused(error)) return refusedToken(now, cause);
  if (error instanceof RateLimitError) {
    const minutes = Math.max(error.retryAfter, error.timeToReset, 1_000) / 60_000;
    return waiting(`Discord takes no more posts for a moment: ${LATER}`, { now, minutes, cause });
  }
  const row = error instanceof DiscordAPIError ? ERROR_CODES[Number(error.code)] : undefined;
  if (error instanceof DiscordAPIError && reading && BLIND.includes(Number(error.code)))
    return new Failure('chat-blind', NO_HISTORY, { cause });
  if (row === undefined)
    return new Failure('chat-down', `Discord did not answer as expected: ${LATER}`, { retry: true, cause });
  if (row.retryInMinutes !== undefined) return waiting(row.words, { now, minutes: row.retryInMinutes, cause });
  return new Failure(row.code, row.words, { cause });
}

export const NO_HISTORY =
  'I may not read that Discord channel, so I cannot tell whether a post arrived: allow me Read Message History there.';

/** Nothing was sent: it is owed as before, and looked at again when the token may have been set. */
export function refusedToken(now: Instant, cause?: unknown): Failure {
  return waiting(TOKEN_REFUSED, { now, minutes: 10, cause });
}

function waiting(
  words: string,
  { now, minutes, cause }: { readonly now: Instant; readonly minutes: number; readonly cause: unknown },
): Failure {
  return new Failure('chat-refused', words, { retry: true, retryAt: addMinutes(now, minutes), cause });
}

function bareCause(error: unknown): Error {
  if (!(error instanceof Error)) return new Error('not an error');
  const status = error instanceof DiscordAPIError || error instanceof HTTPError ? ` (${error.status})` : '';
  return new Error(`${error.name}: ${error.message}${status}`);
}

const codeOf = (error: Error): unknown => ('code' in error ? error.code : undefined);

function rows(code: FailureCode, words: Readonly<Record<number, string>>): Record<number, Row> {
  return Object.fromEntries(Object.entries(words).map(([number, text]) => [number, { code, words: text }]));
}

function waits(retryInMinutes: number, words: Readonly<Record<number, string>>): Record<number, Row> {
  return Object.fromEntries(
    Object.entries(words).map(([number, text]) => [
      number,
      { code: 'chat-refused' as const, words: text, retryInMinutes },
    ]),
  );
}
