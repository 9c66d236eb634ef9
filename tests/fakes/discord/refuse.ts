import type { Violation } from './types.ts';

/** An error as Discord answers it: an HTTP status and a body with a code. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  constructor(status: number, body: { readonly code: number; readonly message: string; readonly errors?: unknown }) {
    super(`${body.code} ${body.message}`);
    this.status = status;
    this.body = body;
  }
}

/** The refusal with one of Discord's JSON error codes. */
export function refusal(code: keyof typeof WORDS): Refusal {
  const [status, message] = WORDS[code];
  return new Refusal(status, { code, message });
}

/** 50035 with the tree of errors that Discord draws: a branch for each key, `_errors` at the leaves. */
export function invalidBody(violations: readonly Violation[]): Refusal {
  type Tree = { [key: string]: Tree | { code: string; message: string }[] };
  const errors: Tree = {};
  for (const { path, code, message } of violations) {
    let at = errors;
    for (const key of path) {
      at[key] ??= {};
      at = at[key] as Tree; // a path never goes through _errors
    }
    at._errors = [...((at._errors as []) ?? []), { code, message }];
  }
  return new Refusal(400, { code: 50035, message: 'Invalid Form Body', errors });
}

// docs.discord.com, "JSON error codes"; statuses as seen in reports of users.
const WORDS = {
  0: [401, '401: Unauthorized'],
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10013: [404, 'Unknown User'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  30046: [400, 'Maximum number of edits to messages older than 1 hour reached. Try again later.'],
  40005: [413, 'Request entity too large'],
  40060: [400, 'Interaction has already been acknowledged.'],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50007: [403, 'Cannot send messages to this user'],
  50008: [400, 'Cannot send messages in a non-text channel'],
  50013: [403, 'Missing Permissions'],
  50024: [400, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50033: [400, 'Invalid Recipient(s)'],
  50083: [400, 'Thread is archived'],
  50109: [400, 'The request body contains invalid JSON.'],
  50278: [403, 'Cannot send messages to this user due to having no mutual guilds'],
  160002: [403, 'Cannot reply without permission to read message history'],
  160004: [400, 'A thread has already been created for this message'],
  160005: [403, 'Thread is locked'],
} as const satisfies Record<number, readonly [number, string]>;
