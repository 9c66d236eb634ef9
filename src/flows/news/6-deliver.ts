import { briefingPost, digestPost } from '../../core/reply/write-briefing.ts';
import { correctionPost } from '../../core/reply/write-correction.ts';
import { changePost } from '../../core/reply/write-positions.ts';
import { sourceTrouble } from '../../core/reply/write-source.ts';
import { msBetween } from '../../core/schedule/add-minutes.ts';
import type { Delivery, DeliveryState, Place } from '../../model/delivery.ts';
import { Failure } from '../../model/failure.ts';
import type { Job } from '../../model/job.ts';
import type { Reply } from '../../model/reply.ts';
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
  const claim = await deliveries.claim(owed.id, ports.clock.now(), chat.spacingMs);
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
  const arrived = claim.kind === 'reconcile' ? await chat.find(place, delivery.id) : null;
  if (arrived !== null) {
    await deliveries.settle(delivery.id, { state: 'posted', messageRef: arrived }, ports.clock.now());
  } else if (content) {
    await send({ delivery, place, content }, chat, ports);
  } else {
    const error = 'What was to be posted is no longer on record.';
    await deliveries.settle(delivery.id, { state: 'skipped', error }, ports.clock.now());
  }
  return [];
}

/** A correction goes into the thread of what it corrects. */
function placeOf({ channel }: Delivery, content: DeliveryContent | undefined): Place {
  return content?.kind === 'correction' ? { ...channel, thread: content.under } : channel;
}

type Post = { readonly delivery: Delivery; readonly place: Place; readonly content: DeliveryContent };

async function send({ delivery, place, content }: Post, chat: Chat, ports: NewsPorts): Promise<void> {
  const { deliveries } = ports.store;
  const reply = await writePost(delivery, content, ports);
  try {
    await correctDigest({ delivery, content }, chat, ports);
    const messageRef = await postOrEdit({ delivery, place, reply }, chat, ports);
    await deliveries.settle(delivery.id, { state: 'posted', messageRef }, ports.clock.now());
    ports.log.info('posted', {
      chat: chat.name,
      channel: delivery.channel.id,
      kind: delivery.kind,
      subject: delivery.subject,
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    await deliveries.settle(delivery.id, { state: stateAfter(error), error: error.words }, ports.clock.now());
    if (error.retry) throw error;
    ports.log.warn('not-posted', { chat: chat.name, channel: delivery.channel.id, words: error.words });
  }
}

/** A refusal that may pass (a rate limit) was surely not posted, so it is owed as before; all else is unknown. */
function stateAfter(error: Failure): DeliveryState {
  if (error.code !== 'chat-refused') return 'unknown';
  return error.retry ? 'pending' : 'failed';
}

async function postOrEdit(
  { delivery, place, reply }: { readonly delivery: Delivery; readonly place: Place; readonly reply: Reply },
  chat: Chat,
  ports: NewsPorts,
): Promise<string> {
  const earlier = await ports.store.deliveries.earlierMessage(delivery);
  if (earlier === null) return chat.post(place, reply, delivery.id);
  await chat.edit(delivery.channel, earlier, reply, delivery.id);
  return earlier;
}

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

async function writePost(delivery: Delivery, content: DeliveryContent, ports: NewsPorts): Promise<Reply> {
  const topics = await ports.store.catalogue.topics();
  const topicName = topics.find(({ id }) => id === delivery.topicId)?.name ?? delivery.topicId;
  switch (content.kind) {
    case 'briefing':
      return briefingPost(content, topicName);
    case 'digest':
      return digestPost(content.briefings, { topicName, since: content.since });
    case 'change':
      return changePost({ ...content, topicName });
    case 'correction':
      return correctionPost({ ...content, topicName });
    case 'source':
      return sourceTrouble(content);
    default:
      return content satisfies never;
  }
}
