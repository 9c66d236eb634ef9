import { sql } from 'kysely';
import type { Channel } from '../../../model/delivery.ts';
import type { Instant } from '../../../model/time.ts';
import type { ChatPace, DeliveryClaim } from '../../../ports/delivery-store.ts';
import { LEASE_SECONDS, later, lockLine, nextOfLine, readLine, takeSlot, type Waiting } from './channel-line.ts';
import { toDelivery } from './delivery-rows.ts';
import { heldBack } from './hold-back.ts';
import { isEarlier } from './same-message.ts';
import type { Trx } from './transaction.ts';

type Asked = { readonly channel: Channel; readonly me: string; readonly now: Instant } & ChatPace;

/**
 * Commits this process's attempt at the first of a channel's line that may be sent now, or tells when that is. The line is
 * locked meanwhile: a channel is claimed for by one process after the other, and gets one post at a time.
 */
export async function claimDelivery(trx: Trx, asked: Asked): Promise<DeliveryClaim> {
  const { channel, me, now } = asked;
  const line = await lockLine(trx, channel, asked);
  const waiting = await readLine(trx, channel, { now, failures: line.failures, atMost: LOOK_AT });
  const [first] = waiting;
  if (first?.held)
    return first.holder === me ? { kind: 'done' } : { kind: 'wait', notBefore: later(now, LEASE_SECONDS * 1000) };
  if (line.freeAt !== null) return first ? { kind: 'wait', notBefore: line.freeAt } : await whenNext(trx, asked);
  const passed = new Set<string>();
  for (const one of waiting) {
    if (passed.has(one.id)) continue;
    const row = newestOf(one, waiting);
    if (row !== one) passed.add(row.id);
    if (!(await maySend(trx, row, asked)) || !(await takeSlot(trx, row, asked))) continue;
    // Only what was never sent may be sent without asking the platform first.
    return {
      kind: row.state === 'pending' ? 'send' : 'reconcile',
      delivery: toDelivery({ ...row, state: 'sending', attempts: row.attempts + 1 }),
    };
  }
  return await whenNext(trx, asked);
}

const LOOK_AT = 20; // of a line at once; those that must wait are not looked at again before their time

async function whenNext(trx: Trx, asked: Asked): Promise<DeliveryClaim> {
  const notBefore = await nextOfLine(trx, asked.channel, asked);
  return notBefore === null ? { kind: 'done' } : { kind: 'wait', notBefore };
}

/** The newest revision of a story that waits takes the place of the first one: nobody needs to see it being edited. */
function newestOf(row: Waiting, line: readonly Waiting[]): Waiting {
  if (row.state !== 'pending' || row.kind !== 'briefing') return row;
  const same = line.filter((one) => one.kind === row.kind && one.subject === row.subject && one.state === 'pending');
  return same.reduce((newest, one) => (one.revision > newest.revision ? one : newest), row);
}

/** Whether its time has come; else it is left out, or its time is kept with it. */
async function maySend(trx: Trx, row: Waiting, { now, editEveryMs }: Asked): Promise<boolean> {
  // Nothing is posted for a subscription that was ended; whether what was tried arrived is still to be found out.
  if (row.ended_at !== null && row.state === 'pending') {
    await leaveOut(trx, [row.id], { error: 'The subscription was ended.', now });
    return false;
  }
  if (await heldBack(trx, row, now)) return false;
  if (row.kind === 'correction' || (row.revision === 1 && row.kind !== 'briefing')) return true; // there is no earlier one
  const earlier = await readEarlier(trx, row);
  if (row.kind !== 'source') {
    const tried = earlier.filter(({ state }) => state === 'sending' || state === 'unknown');
    if (tried.length > 0) return waitUntil(trx, row, latest([...tried.map(timeOf), later(now, BEHIND_MS)]));
    const editable = row.kind === 'briefing' && editEveryMs > 0 ? nextEdit(earlier, { now, editEveryMs }) : null;
    if (editable !== null) return waitUntil(trx, row, editable);
  }
  const replaced = earlier.filter(({ state }) => state === 'pending').map(({ id }) => id);
  await leaveOut(trx, replaced, { error: 'A newer revision was posted in its place.', now });
  return true;
}

type Earlier = Awaited<ReturnType<typeof readEarlier>>[number];

/**
 * A story's later revision edits the message of the earlier one, so it waits for one that was tried; a word about a source is
 * a message of its own. An earlier one that was not begun yet is not worth a message any more: this revision takes its place.
 */
async function readEarlier(trx: Trx, row: Waiting) {
  return await trx
    .selectFrom('deliveries')
    .select(['id', 'state', 'changed_at', 'not_before'])
    .where('chat', '=', row.chat)
    .where('workspace', '=', row.workspace)
    .where('channel', '=', row.channel)
    .where('kind', '=', row.kind)
    .where(isEarlier(row))
    .where(sql<boolean>`state in ('pending', 'sending', 'unknown', 'posted')`)
    .execute();
}

/** When a message that was posted or edited a moment ago may be edited again; null: now. */
function nextEdit(
  earlier: readonly Earlier[],
  { now, editEveryMs }: { readonly now: Instant; readonly editEveryMs: number },
): Instant | null {
  const posted = earlier.filter(({ state }) => state === 'posted').map((one) => one.changed_at.toISOString());
  const last = posted.sort().at(-1);
  const free = last && later(last, editEveryMs);
  // A post from far ahead was made by a clock that ran ahead of this one.
  return free && free > now && free <= later(now, editEveryMs) ? free : null;
}

const BEHIND_MS = 10_000; // how often it is asked at least whether what was tried before has an outcome

const timeOf = ({ not_before }: Earlier): Instant => not_before?.toISOString() ?? '';
const latest = (moments: readonly Instant[]): Instant => moments.toSorted().at(-1) ?? ''; // instants sort as text

/** Keeps the time of what is not to be looked at before. */
async function waitUntil(trx: Trx, row: Waiting, until: Instant): Promise<false> {
  await trx.updateTable('deliveries').set({ not_before: until }).where('id', '=', row.id).execute();
  return false;
}

async function leaveOut(
  trx: Trx,
  ids: readonly string[],
  { error, now }: { readonly error: string; readonly now: Instant },
): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('deliveries')
    .set({ state: 'skipped', error, changed_at: now })
    .where('id', 'in', [...ids])
    .where('state', '=', 'pending')
    .execute();
}
