import type { Channel } from '../../model/delivery.ts';

/** A channel follows a topic at most once, so the two together are the subscription's id. */
export function subscriptionId(channel: Channel, topicId: string): string {
  return [channel.chat, channel.workspace, channel.id, topicId].map(escapePart).join('/');
}

// Queues split keys at ":", the id itself at "/". Percent signs keep apart what an underscore would make one.
function escapePart(part: string): string {
  return part.replace(/[:/\s%]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
