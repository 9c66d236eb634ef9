import { wishAsOptions } from '../../../core/reply/write-subscription.ts';
import { defineCommand } from '../../../core/request/command.ts';
import { Failure } from '../../../model/failure.ts';
import type { Reply } from '../../../model/reply.ts';
import type { DeskPorts } from '../desk-ports.ts';
import { findFollowed } from './find-followed.ts';

export const unsubscribe = defineCommand({
  name: 'unsubscribe',
  summary: 'End a topic in this channel',
  options: {
    topic: { kind: 'topic', summary: 'the topic', required: true, main: true },
    channel: { kind: 'channel', summary: 'for another channel than this one' },
  },
  examples: ['/unsubscribe nato-ukraine'],
  managers: true,
  async answer(args, ports: DeskPorts, context): Promise<Reply> {
    const topic = await findFollowed(args.topic, ports, context);
    const ended = await ports.desk.unsubscribe(context.channel, topic.id, context.user, context.now);
    if (!ended)
      throw new Failure('not-found', `This channel does not follow ${topic.name}: /news list shows what it gets.`);
    const again = { command: 'subscribe', options: wishAsOptions(ended) };
    return {
      title: `Unsubscribed from ${topic.name}`,
      private: false,
      blocks: [
        { kind: 'text', line: [`This channel gets no more posts on ${topic.name}. What was posted stays.`] },
        { kind: 'buttons', buttons: [{ label: 'Undo', request: again }] },
      ],
      more: null,
    };
  },
});
