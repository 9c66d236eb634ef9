import { packRequest, unpackRequest } from '../../../core/request/pack-request.ts';
import type { Button, Reply, Request } from '../../../model/reply.ts';
import type { ChatStore } from '../../../ports/chat-store.ts';
import type { Clock } from '../../../ports/clock.ts';
import { LIMITS } from './limits.ts';

/** What pressing a button does: asks, asks after a form, replaces a private answer by its next page, or shares it. */
export type PressKind = 'ask' | 'form' | 'more' | 'share';

/** A button as its custom id tells it: `r:stance?topic=harbour`, `f:mode,at:~0123456789abcdef`, `m@4711:brief?#2`. */
export type Press = {
  readonly kind: PressKind;
  readonly workspace: string | null; // in a conversation with one person, where no guild is given
  readonly form: readonly string[]; // options that are asked for first
  readonly packed: string; // a packed request, or `~` with the id of a kept one
};

/** The custom ids of a reply's buttons; the n-th of the same press in a message has another `repeat`. */
export type CustomIds = (kind: PressKind, request: Request, repeat: number) => string;

/**
 * The custom ids for all buttons of a reply. Requests that are too long for one are kept in the store. `workspace` is
 * given for a conversation with one person.
 */
export async function packButtons(
  reply: Reply,
  { store, clock, workspace }: { readonly store: ChatStore; readonly clock: Clock; readonly workspace: string | null },
): Promise<CustomIds> {
  const known = new Map<string, string>();
  for (const { kind, request, form } of pressesOf(reply)) {
    const key = keyOf(kind, request);
    if (known.has(key)) continue;
    const names = kind === 'form' ? `${form.join(',')}:` : '';
    const at = workspace === null ? '' : `@${workspace}`;
    const packed = packRequest(request);
    const room = LIMITS.customId - `${LETTERS[kind]}${REPEAT_ROOM}${at}:${names}`.length;
    known.set(
      key,
      `${at}:${names}${packed.length <= room ? packed : `~${await store.keepRequest(request, clock.now())}`}`,
    );
  }
  return (kind, request, repeat) =>
    `${LETTERS[kind]}${repeat === 0 ? '' : repeat}${known.get(keyOf(kind, request)) ?? ':'}`;
}

/** What a custom id says; undefined where it is none of ours. */
export function readCustomId(customId: string): Press | undefined {
  const [, letter, workspace = null, rest = ''] = /^([rfms])\d*(?:@(\d+))?:(.*)$/s.exec(customId) ?? [];
  const kind = KINDS.find((one) => LETTERS[one] === letter);
  if (kind === undefined) return undefined;
  if (kind !== 'form') return { kind, workspace, form: [], packed: rest };
  const [, names = '', packed = ''] = /^([a-z,-]*):(.*)$/s.exec(rest) ?? [];
  return { kind, workspace, form: names.split(',').filter((name) => name !== ''), packed };
}

/** The request of a press; undefined where it is none, or is kept no more. */
export async function requestOf({ packed }: Press, store: ChatStore): Promise<Request | undefined> {
  return packed.startsWith('~') ? store.keptRequest(packed.slice(1)) : unpackRequest(packed);
}

/** What pressing this button does. A form of more options than fit, or than a form takes, is asked without one. */
export function pressKindOf({ form }: Button): PressKind {
  if (form === undefined || form.length === 0 || form.length > LIMITS.modalFields) return 'ask';
  return form.join(',').length > FORM_NAMES_AT_MOST ? 'ask' : 'form';
}

const LETTERS: Readonly<Record<PressKind, string>> = { ask: 'r', form: 'f', more: 'm', share: 's' };
const KINDS = Object.keys(LETTERS) as readonly PressKind[]; // the keys of LETTERS are the kinds
const REPEAT_ROOM = '99';
const FORM_NAMES_AT_MOST = 55; // with a guild's id, a kept request's and the rest, 100

function pressesOf(reply: Reply): { kind: PressKind; request: Request; form: readonly string[] }[] {
  const buttons = reply.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  return [
    ...buttons.map((button) => ({ kind: pressKindOf(button), request: button.request, form: button.form ?? [] })),
    ...(reply.more === null ? [] : [{ kind: 'more' as const, request: reply.more, form: [] }]),
    ...(reply.share === undefined ? [] : [{ kind: 'share' as const, request: reply.share, form: [] }]),
  ];
}

const keyOf = (kind: PressKind, request: Request): string => `${kind} ${packRequest(request)}`;
