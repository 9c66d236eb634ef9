import type { Block, Button, Reply, Request } from '../../model/reply.ts';

/** A post with what one may ask about it; chats without buttons say nothing of it. */
export function withButtons(post: Reply, buttons: readonly Button[]): Reply {
  if (buttons.length === 0) return post;
  const block: Block = { kind: 'buttons', buttons: buttons.map((button) => ({ ...button, quiet: true })) };
  return { ...post, blocks: [...post.blocks, block] };
}

/** Under the post of a story. */
export const storyButtons = (about: { readonly topicId: string; readonly storyId: string }): Button[] => [
  positionsButton(about.topicId),
  { label: 'Sources', request: ask('sources', { story: about.storyId }) },
  { label: 'Report a mistake', request: ask('report', { story: about.storyId }) },
];

/** Under a digest, which shows many stories. */
export const digestButtons = ({ topicId }: { readonly topicId: string }): Button[] => [
  positionsButton(topicId),
  { label: 'All stories', request: ask('brief', { topic: topicId }) },
];

/** Under the post of a change of position. */
export const changeButtons = (about: {
  readonly topicId: string;
  readonly who: string | null;
  readonly statementId: string;
}): Button[] => [
  ...(about.who === null
    ? []
    : [
        {
          label: 'Timeline',
          request: ask('stance', { topic: about.topicId, who: about.who, view: 'timeline', since: '365d' }),
        },
      ]),
  { label: 'Report a mistake', request: ask('report', { statement: about.statementId }) },
];

const positionsButton = (topicId: string): Button => ({
  label: 'Who stands where',
  request: ask('stance', { topic: topicId }),
});

const ask = (command: string, options: Readonly<Record<string, string>>): Request => ({ command, options });
