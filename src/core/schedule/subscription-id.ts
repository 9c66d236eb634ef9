import type { Channel } from '../../model/delivery.ts';

/** A channel follows a topic at most once, so the two together are the subscription's id. */
export function subscriptionId(channel: Channel, topicId: string): string {
  return [channel.chat, channel.workspace, channel.id, topicId].map((part) => part.replace(/[:/\s]/g, '_')).join('/');
}
