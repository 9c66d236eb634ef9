import { z } from 'zod';
import { allComponents, attachmentsIn, EPHEMERAL, type MessageBody, type SentFile, storedName } from './bodies.ts';
import { command, commandList } from './judge-commands.ts';
import { may, modal, snowflake, text } from './judge-components.ts';
import { openContract } from './judge-contract.ts';
import { judgeMessage, messageShapes } from './judge-message.ts';
import type { Violation } from './types.ts';
import type { Stored } from './world.ts';

type Request = {
  /** "POST /channels/{channel_id}/messages". */
  readonly route: string;
  readonly body: unknown;
  readonly files: readonly SentFile[];
  /** The message before an edit. */
  readonly before: Stored | null;
};

/** Compiles what is slow to compile; call it before anything has to be quick. */
export const prepareJudge = (): unknown => openContract(Object.keys(SHAPES));

/**
 * What Discord refuses about the body of a request: by rules written by hand, which are complete in themselves, and
 * where they find nothing by Discord's own description of its API.
 */
export function judgeBody({ route, body, files, before }: Request): readonly Violation[] {
  const shape = SHAPES[route];
  if (shape === undefined) return [];
  const kind = route.endsWith('/callback') ? callbackShape(body) : shape;
  const issues = kind.safeParse(body).error?.issues ?? [];
  if (issues.length > 0) return issues.flatMap((issue) => leaves(issue, []));
  const callback = route.endsWith('/callback') ? (body as { type: number; data?: MessageBody }) : null;
  const message = callback ? messageOf(callback) : MESSAGES.has(route) ? (body as MessageBody) : null;
  const place = callback ? ['data'] : [];
  if (message) {
    const interaction = callback !== null || route.startsWith('POST /webhooks');
    const found = judgeMessage(message, { files, interaction, before: before && asBefore(before) });
    if (found.length > 0) return found.map((violation) => ({ ...violation, path: [...place, ...violation.path] }));
  }
  if (callback?.type === 9) {
    const ids = allComponents([callback.data]).flatMap(({ custom_id, type }) =>
      type === undefined ? [] : (custom_id ?? []),
    );
    if (new Set(ids).size < ids.length) {
      return [
        { path: ['data', 'components'], code: 'COMPONENT_CUSTOM_ID_DUPLICATED', message: `two of ${ids} are the same` },
      ];
    }
  }
  return openContract([])?.request(route, withoutHarmless(route, body)) ?? [];
}

/** The files that were sent in a Components V2 message and stand in no component: Discord shows them nowhere. */
export function unshownFiles(body: MessageBody, files: readonly SentFile[], flags: number): readonly string[] {
  const shown = attachmentsIn(body);
  return flags & (1 << 15) ? files.map((file) => storedName(file.name)).filter((name) => !shown.includes(name)) : [];
}

const asBefore = ({ message }: Stored) => ({
  flags: message.flags ?? 0,
  body: { content: message.content, embeds: message.embeds, components: message.components ?? [] },
  attachments: message.attachments,
});

const messageOf = ({ type, data }: { type: number; data?: MessageBody }): MessageBody | null =>
  type === 4 || (type === 7 && data) ? (data ?? {}) : null;

/** Discord does not mind that discord.js sends tts and enforce_nonce: false with messages, and type with threads. */
function withoutHarmless(route: string, body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  if (route.endsWith('/callback') && 'data' in body) return { ...body, data: withoutHarmless('', body.data) };
  const harmless = ['tts', 'enforce_nonce', ...(route.endsWith('/threads') ? ['type'] : [])];
  const kept = ([key, value]: [string, unknown]) =>
    !harmless.includes(key) || (key === 'enforce_nonce' && value === true);
  return Object.fromEntries(Object.entries(body).filter(kept));
}

const choice = z.strictObject({
  ...{ name: text(100), name_localizations: may(z.record(z.string(), text(100))) },
  value: z.union([text(100), z.number()]),
});
const CALLBACKS: Readonly<Record<number, z.ZodType>> = {
  4: z.strictObject({ type: z.literal(4), data: messageShapes.other }),
  5: z.strictObject({
    type: z.literal(5),
    data: may(
      z.looseObject({
        flags: may(z.int().refine((flags) => (flags & ~EPHEMERAL) === 0, 'only EPHEMERAL can be deferred')),
      }),
    ),
  }),
  6: z.strictObject({ type: z.literal(6), data: may(z.looseObject({})) }),
  7: z.strictObject({ type: z.literal(7), data: may(messageShapes.other) }),
  8: z.strictObject({ type: z.literal(8), data: z.strictObject({ choices: z.array(choice).max(25) }) }),
  9: z.strictObject({ type: z.literal(9), data: modal }),
};

const callbackShape = (body: unknown): z.ZodType =>
  CALLBACKS[Number((body as { type?: unknown } | null)?.type)] ??
  z.strictObject({ type: z.literal([4, 5, 6, 7, 8, 9]) });

const autoArchive = may(z.literal([60, 1440, 4320, 10080]));
const thread = {
  name: text(100),
  auto_archive_duration: autoArchive,
  rate_limit_per_user: may(z.int().min(0).max(21600)),
};
const commands = [
  '/applications/{application_id}/commands',
  '/applications/{application_id}/guilds/{guild_id}/commands',
];
const original = '/webhooks/{webhook_id}/{webhook_token}/messages/@original';

const SHAPES: Readonly<Record<string, z.ZodType>> = {
  'POST /channels/{channel_id}/messages': messageShapes.create,
  'PATCH /channels/{channel_id}/messages/{message_id}': messageShapes.other,
  'POST /webhooks/{webhook_id}/{webhook_token}': messageShapes.other,
  [`PATCH ${original}`]: messageShapes.other,
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}': messageShapes.other,
  'POST /interactions/{interaction_id}/{interaction_token}/callback': z.unknown(),
  'POST /channels/{channel_id}/messages/{message_id}/threads': z.strictObject({ ...thread, type: may(z.int()) }),
  'PATCH /channels/{channel_id}': z.strictObject({
    ...thread,
    name: may(text(100)),
    archived: may(z.boolean()),
    locked: may(z.boolean()),
  }),
  'POST /users/@me/channels': z.strictObject({ recipient_id: snowflake }),
  ...Object.fromEntries(
    commands.flatMap((path) => [
      [`PUT ${path}`, commandList],
      [`POST ${path}`, command],
    ]),
  ),
};
const MESSAGES = new Set(
  Object.keys(SHAPES).filter(
    (route) => SHAPES[route] === messageShapes.create || SHAPES[route] === messageShapes.other,
  ),
);

/** The issues that zod found, those inside of unions too: of a union the alternative that came nearest. */
function leaves(issue: z.core.$ZodIssue, before: readonly PropertyKey[]): Violation[] {
  const path = [...before, ...issue.path] as (string | number)[]; // JSON has no symbols
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = issue.errors.reduce((best, next) => (next.length < best.length ? next : best));
    return nearest.flatMap((inner) => leaves(inner, path));
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      code: 'UNKNOWN_FIELD',
      message: 'There is no such field',
    }));
  }
  return [{ path, code: CODES[issue.code] ?? 'INVALID_VALUE', message: issue.message }];
}

const CODES: Readonly<Record<string, string>> = {
  ...{ too_big: 'BASE_TYPE_MAX_LENGTH', too_small: 'BASE_TYPE_BAD_LENGTH', invalid_type: 'BASE_TYPE_REQUIRED' },
  ...{ invalid_union: 'UNION_TYPE_CHOICES', invalid_value: 'BASE_TYPE_CHOICES' },
};
