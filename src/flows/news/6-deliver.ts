import { createHash } from 'node:crypto';
import { changeButtons, digestButtons, storyButtons, withButtons } from '../../core/reply/post-buttons.ts';
import { briefingPost, digestPost, testPost } from '../../core/reply/write-briefing.ts';
import { correctionPost } from '../../core/reply/write-correction.ts';
import { changePost } from '../../core/reply/write-positions.ts';
import { sourceTrouble } from '../../core/reply/write-source.ts';
import { pausedPost } from '../../core/reply/write-subscription.ts';
import { msBetween } from '../../core/schedule/add-minutes.ts';
import type { Delivery, DeliveryKind, DeliveryState, Place } from '../../model/delivery.ts';
import { Failure } from '../../model/failure.ts';
import type { Job } from '../../model/job.ts';
import type { Reply } from '../../model/reply.ts';
import type { Instant } from '../../model/time.ts';
import type { Chat } from '../../ports/chat.ts';
import type { DeliveryContent } from '../../ports/delivery-store.ts';
import type { NewsPorts } from './news-ports.ts';

/**
 * Posts what a channel is owed, once. The attempt is committed before the platform is called; if an earlier
 * attempt has no known outcome (a crash, a lost answer), the platform is asked first whether it arrived.
 */
export async function deliver(job: Extract<Job, { step: 'deliver' }>, ports: NewsPorts): Promise<readonly Job[]> {
  const { deliveries } = ports.store;
  const owed = await deliveries.get(job.deliveryId);
  if (!owed) return [];
  const chat = ports.chats.get(owed.channel.chat);
  if (!chat)
    throw new Failure('chat-down', `No chat "${owed.channel.chat}" runs here: enable it in config/channels.yaml.`, {
      retry: true,
    });
  const claim = await deliveries.claim(owed.id, ports.clock.now(), chat);
  if (claim.kind === 'done') return [];
  if (claim.kind === 'wait')
    return [
      {
        ...job,
        key: `deliver/${job.deliveryId}/later`,
        afterMs: Math.max(0, msBetween(ports.clock.now(), claim.notBefore)),
      },
    ];
  const { delivery } = claim;
  const content = await deliveries.content(delivery);
  const place = placeOf(delivery, content);
  let mayHaveArrived = claim.kind === 'reconcile';
  return settling({ delivery, job, mayHaveArrived: () => mayHaveArrived }, chat, ports, async () => {
    const arrived = mayHaveArrived ? await chat.find(place, delivery.id, delivery.owedSince) : null;
    if (arrived !== null) return { state: 'posted', messageRef: arrived };
    mayHaveArrived = false;
    if (content) return send({ delivery, place, content }, chat, ports);
    return { state: 'skipped', error: 'What was to be posted is no longer on record.' };
  });
}

type Outcome = Parameters<NewsPorts['store']['deliveries']['settle']>[1];

type Attempt = {
  readonly delivery: Delivery;
  readonly job: Extract<Job, { step: 'deliver' }>;
  readonly mayHaveArrived: () => boolean; // an earlier attempt, until the platform has said that it did not
};

/** Does it and keeps what became of it; what the platform refuses decides what is done next. */
async function settling(
  { delivery, job, mayHaveArrived }: Attempt,
  chat: Chat,
  ports: NewsPorts,
  act: () => Promise<Outcome>,
): Promise<readonly Job[]> {
  const { deliveries } = ports.store;
  const settle = (outcome: Outcome) => deliveries.settle(delivery.id, outcome, ports.clock.now());
  try {
    await settle(await act());
    return [];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const notBefore = error.retryAt === null ? {} : { notBefore: error.retryAt };
    await settle({ state: stateAfter(error, delivery, mayHaveArrived()), error: error.words, ...notBefore });
    ports.log.warn('not-posted', {
      chat: chat.name,
      channel: delivery.channel.id,
      code: error.code,
      words: error.words,
    });
    if (error.code === 'channel-lost' || error.code === 'workspace-lost') {
      await pauseLost(delivery, error, ports);
      return [];
    }
    if (!error.retry) return [];
    if (error.retryAt === null) throw error;
    const afterMs = Math.max(0, msBetween(ports.clock.now(), error.retryAt));
    return [{ ...job, key: `deliver/${job.deliveryId}/later`, afterMs }];
  }
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

type Post = { readonly delivery: Delivery; readonly place: Place; readonly content: DeliveryContent };

async function send({ delivery, place, content }: Post, chat: Chat, ports: NewsPorts): Promise<Outcome> {
  const reply = await writePost(delivery, content, ports);
  await correctDigest({ delivery, content }, chat, ports);
  const shown = hashOf(reply);
  const messageRef = await postOrEdit({ delivery, place, reply, shown }, chat, ports);
  const { kind, subject, channel } = delivery;
  ports.log.info('posted', { chat: chat.name, channel: channel.id, kind, subject });
  return { state: 'posted', messageRef, shown };
}

/** An edit that would show the same is none. */
async function postOrEdit(
  post: { readonly delivery: Delivery; readonly place: Place; readonly reply: Reply; readonly shown: string },
  chat: Chat,
  ports: NewsPorts,
): Promise<string> {
  const { delivery, place, reply, shown } = post;
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
