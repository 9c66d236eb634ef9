import { createHash } from 'node:crypto';
import { type PageSubject, withPageLink } from '../../core/reply/page-link.ts';
import { changeButtons, digestButtons, storyButtons, withButtons } from '../../core/reply/post-buttons.ts';
import { briefingPost, digestPost, testPost } from '../../core/reply/write-briefing.ts';
import { correctionPost } from '../../core/reply/write-correction.ts';
import { changePost } from '../../core/reply/write-positions.ts';
import { sourceTrouble } from '../../core/reply/write-source.ts';
import { pausedPost } from '../../core/reply/write-subscription.ts';
import { msBetween } from '../../core/schedule/add-minutes.ts';
import { lineJob } from '../../core/schedule/line-job.ts';
import type { Delivery, DeliveryKind, DeliveryState, Place } from '../../model/delivery.ts';
import { Failure } from '../../model/failure.ts';
import type { Job } from '../../model/job.ts';
import type { Reply } from '../../model/reply.ts';
import type { Instant } from '../../model/time.ts';
import type { Chat } from '../../ports/chat.ts';
import type { DeliveryContent } from '../../ports/delivery-store.ts';
import type { NewsPorts } from './news-ports.ts';

/**
 * Posts the first of what a channel is owed, once, and comes back for the next. The attempt is committed before the platform
 * is called; if an earlier attempt has no known outcome (a crash, a lost answer), the platform is asked first whether it
 * arrived. The job's delivery only tells which channel; the store knows what is next.
 */
export async function deliver(job: DeliverJob, ports: NewsPorts): Promise<readonly Job[]> {
  const { clock, log, store } = ports;
  const owed = await store.deliveries.get(job.deliveryId);
  if (!owed) return [];
  const chat = ports.chats.get(owed.channel.chat);
  if (!chat) {
    log.warn('no-such-chat', { chat: owed.channel.chat, hint: 'enable it in config/channels.yaml' });
    return [lineJob(owed.channel, { ...job, afterMs: NO_CHAT_MS })];
  }
  const claim = await store.deliveries.claim(owed.channel, clock.now(), chat);
  if (claim.kind === 'done') return [];
  if (claim.kind === 'wait') return comeBack(owed, claim.notBefore, ports);
  await attempt(claim.delivery, { chat, mayHaveArrived: claim.kind === 'reconcile' }, ports);
  const next = await store.deliveries.next(owed.channel, clock.now(), chat);
  return next === null ? [] : comeBack(owed, next, ports);
}

type DeliverJob = Extract<Job, { step: 'deliver' }>;

const NO_CHAT_MS = 60_000;
const SOON_MS = 60_000; // of the machine's clock: what comes later is told again by the store when its time has come

function comeBack({ channel, id }: Delivery, at: Instant, { clock }: NewsPorts): readonly Job[] {
  const afterMs = Math.max(0, msBetween(clock.now(), at));
  return clock.toRealMs(afterMs) > SOON_MS ? [] : [lineJob(channel, { deliveryId: id, afterMs })];
}

type Outcome = Parameters<NewsPorts['store']['deliveries']['settle']>[1];

/**
 * Posts it and keeps what became of it: nothing that goes wrong with one may hold up what waits behind it, so it is
 * told here and not thrown. Only a store that is away is the queue's to wait for.
 */
async function attempt(
  delivery: Delivery,
  { chat, ...given }: { readonly chat: Chat; readonly mayHaveArrived: boolean },
  ports: NewsPorts,
): Promise<void> {
  const { deliveries } = ports.store;
  const settle = (outcome: Outcome) => deliveries.settle(delivery.id, outcome, ports.clock.now());
  const known: { mayHaveArrived: boolean; shown?: string } = given;
  try {
    const content = await deliveries.content(delivery);
    const place = placeOf(delivery, content);
    const arrived = known.mayHaveArrived ? await chat.find(place, delivery.id, delivery.owedSince) : null;
    if (arrived !== null) return await settle({ state: 'posted', messageRef: arrived });
    known.mayHaveArrived = false;
    if (!content) return await settle({ state: 'skipped', error: 'What was to be posted is no longer on record.' });
    const reply = await writePost(delivery, content, ports);
    known.shown = hashOf(reply);
    await settle(await send({ delivery, place, content, reply, shown: known.shown }, chat, ports));
  } catch (error) {
    await settle({
      ...outcomeOf(error, delivery, known),
      ...(known.shown === undefined ? {} : { shown: known.shown }),
    });
    if (!(error instanceof Failure)) {
      ports.log.error('delivery-failed', { delivery: delivery.id, kind: delivery.kind, error });
      return;
    }
    const { code, words } = error;
    ports.log.warn('not-posted', { chat: chat.name, channel: delivery.channel.id, code, words });
    if (code === 'channel-lost' || code === 'workspace-lost') await pauseLost(delivery, error, ports);
  }
}

/** An error that is no Failure is a bug of ours: some tries tell a passing one from a lasting one. */
const MOST_TRIES_OF_A_BUG = 5;

function outcomeOf(
  error: unknown,
  delivery: Delivery,
  { mayHaveArrived }: { readonly mayHaveArrived: boolean },
): Outcome {
  if (!(error instanceof Failure))
    return {
      state: delivery.attempts < MOST_TRIES_OF_A_BUG ? 'unknown' : 'failed',
      error: 'This program failed on it: see its log.',
    };
  const notBefore = error.retryAt === null ? {} : { notBefore: error.retryAt };
  return { state: stateAfter(error, delivery, mayHaveArrived), error: error.words, ...notBefore };
}

/**
 * What was surely not posted is owed as before if that may pass, or waits with its subscription; where the question
 * whether it arrived was refused, that is still to be asked. An outcome that the platform will not let us see is not
 * tried again: a post too few is better than one twice.
 */
function stateAfter(error: Failure, { kind }: Delivery, mayHaveArrived: boolean): DeliveryState {
  const asBefore = mayHaveArrived ? 'unknown' : 'pending';
  switch (error.code) {
    case 'chat-refused':
      return error.retry ? asBefore : 'failed';
    case 'channel-lost':
    case 'workspace-lost':
      return KEPT_WHILE_PAUSED.includes(kind) ? asBefore : 'failed';
    case 'chat-blind':
      return 'failed';
    default:
      return 'unknown';
  }
}

const KEPT_WHILE_PAUSED: readonly DeliveryKind[] = ['briefing', 'digest', 'change', 'correction'];

async function pauseLost({ channel }: Delivery, { code, words }: Failure, ports: NewsPorts): Promise<void> {
  const id = code === 'channel-lost' ? channel.id : null;
  const paused = await ports.store.deliveries.pauseLost({ ...channel, id }, words, ports.clock.now());
  const { chat, workspace } = channel;
  if (id === null) ports.log.error('workspace-lost', { chat, workspace, paused, words });
}

/** A correction goes into the thread of what it corrects. */
function placeOf({ channel }: Delivery, content: DeliveryContent | undefined): Place {
  return content?.kind === 'correction' ? { ...channel, thread: content.under } : channel;
}

type Post = {
  readonly delivery: Delivery;
  readonly place: Place;
  readonly content: DeliveryContent;
  readonly reply: Reply;
  readonly shown: string;
};

async function send(post: Post, chat: Chat, ports: NewsPorts): Promise<Outcome> {
  const { delivery, shown } = post;
  await correctDigest(post, chat, ports);
  const messageRef = await postOrEdit(post, chat, ports);
  const { kind, subject, channel } = delivery;
  ports.log.info('posted', { chat: chat.name, channel: channel.id, kind, subject });
  return { state: 'posted', messageRef, shown };
}

/** An edit that would show the same is none. */
async function postOrEdit({ delivery, place, reply, shown }: Post, chat: Chat, ports: NewsPorts): Promise<string> {
  const earlier = await ports.store.deliveries.earlierMessage(delivery);
  if (earlier === null) return chat.post(place, reply, delivery.id);
  if (earlier.shown !== shown) await chat.edit(delivery.channel, earlier.messageRef, reply, delivery.id);
  return earlier.messageRef;
}

const hashOf = (reply: Reply): string => createHash('sha256').update(JSON.stringify(reply)).digest('base64url');

/** A digest that showed what was taken back is edited; the same edit again is no change, so it may be repeated. */
async function correctDigest(
  { delivery, content }: Pick<Post, 'delivery' | 'content'>,
  chat: Chat,
  ports: NewsPorts,
): Promise<void> {
  if (content.kind !== 'correction' || content.digest === null) return;
  const { digest, under } = content;
  const corrected = await ports.store.deliveries.content(digest);
  if (corrected)
    await chat.edit(digest.channel, under, await writePost(digest, corrected, ports), `${delivery.id}/digest`);
}

/** A digest that was owed long after it was due says so: nothing ran then. */
function lateness({ subject, owedSince }: Delivery): { readonly lateFrom?: Instant } {
  return msBetween(subject, owedSince) > LATE_MS ? { lateFrom: subject } : {};
}

const LATE_MS = 15 * 60_000;

async function writePost(delivery: Delivery, content: DeliveryContent, ports: NewsPorts): Promise<Reply> {
  const post = await writeContent(delivery, content, ports);
  const subject = pageOf(delivery, content);
  return subject === null ? post : withPageLink(post, ports.consoleUrl, subject);
}

/** Where the console shows all of it; null for what only managers need to know. */
function pageOf({ topicId }: Delivery, content: DeliveryContent): PageSubject | null {
  switch (content.kind) {
    case 'briefing':
      return { kind: 'story', id: content.briefing.storyId };
    case 'digest':
      return { kind: 'topic', id: topicId };
    case 'change':
      return { kind: 'statement', id: content.second.id };
    default:
      return null;
  }
}

async function writeContent(delivery: Delivery, content: DeliveryContent, ports: NewsPorts): Promise<Reply> {
  const topics = await ports.store.catalogue.topics();
  const topicName = topics.find(({ id }) => id === delivery.topicId)?.name ?? delivery.topicId;
  switch (content.kind) {
    case 'briefing':
      return withButtons(
        briefingPost(content, topicName),
        storyButtons({ topicId: delivery.topicId, storyId: content.briefing.storyId }),
      );
    case 'digest':
      return withButtons(
        digestPost(content.briefings, { topicName, since: content.since, ...lateness(delivery) }),
        digestButtons(delivery),
      );
    case 'change':
      return withButtons(
        changePost({ ...content, topicName }),
        changeButtons({
          topicId: delivery.topicId,
          who: content.second.speaker?.personId ?? null,
          statementId: content.second.id,
        }),
      );
    case 'correction':
      return correctionPost({ ...content, topicName });
    case 'source':
      return sourceTrouble(content);
    case 'paused':
      return pausedPost(content.subscriptions, (id) => topics.find((topic) => topic.id === id)?.name ?? id);
    case 'test':
      return testPost(content.story, topicName);
    default:
      return content satisfies never;
  }
}
