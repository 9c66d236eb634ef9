import { briefingPost, digestPost } from '../../core/reply/write-briefing.ts';
import { changePost } from '../../core/reply/write-positions.ts';
import { sourceTrouble } from '../../core/reply/write-source.ts';
import { msBetween } from '../../core/schedule/add-minutes.ts';
import type { Delivery, DeliveryState } from '../../model/delivery.ts';
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
  const arrived = claim.kind === 'reconcile' ? await chat.find(delivery.channel, delivery.id) : null;
  if (arrived !== null) {
    await deliveries.settle(delivery.id, { state: 'posted', messageRef: arrived }, ports.clock.now());
    return [];
  }
  await send(delivery, chat, ports);
  return [];
}

async function send(delivery: Delivery, chat: Chat, ports: NewsPorts): Promise<void> {
  const { deliveries } = ports.store;
  const content = await deliveries.content(delivery);
  if (!content) {
    await deliveries.settle(
      delivery.id,
      { state: 'skipped', error: 'What was to be posted is no longer on record.' },
      ports.clock.now(),
    );
    return;
  }
  const reply = await writePost(delivery, content, ports);
  try {
    const messageRef = await postOrEdit(delivery, reply, { chat, ports });
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
  delivery: Delivery,
  reply: Reply,
  { chat, ports }: { readonly chat: Chat; readonly ports: NewsPorts },
): Promise<string> {
  const earlier = await ports.store.deliveries.earlierMessage(delivery);
  if (earlier === null) return chat.post(delivery.channel, reply, delivery.id);
  await chat.edit(delivery.channel, earlier, reply, delivery.id);
  return earlier;
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
    case 'source':
      return sourceTrouble(content);
    default:
      return content satisfies never;
  }
}
