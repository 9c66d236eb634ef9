/** What the channels get: stories as they form, changes of position, and digests at all hours, empty ones too. */
const WANTED = [
  [{ topic: 'nato-ukraine', mode: 'live' }],
  [
    { topic: 'climate-policy', mode: 'live' },
    { topic: 'nato-ukraine', mode: 'changes' },
  ],
  [
    { topic: 'ai-regulation', mode: 'live' },
    { topic: 'nato-ukraine', mode: 'live' },
  ],
  [{ topic: 'nato-ukraine', mode: 'digest', at: '08:00', evenEmpty: true }],
  [
    { topic: 'climate-policy', mode: 'digest', at: '14:00', evenEmpty: true },
    { topic: 'ai-regulation', mode: 'digest', at: '20:30', evenEmpty: true },
  ],
] as const;

export const GUILD = '1100000000000000010';

export type ChatName = 'slack' | 'discord';

export const channelsOf = (chat: ChatName): readonly string[] =>
  WANTED.map((_, nth) => (chat === 'slack' ? `C${nth + 1}` : `1100000000000100${nth + 100}`));

/** For channels.yaml. */
export const subscriptionsOf = () =>
  (['slack', 'discord'] as const).flatMap((chat) =>
    channelsOf(chat).map((id, nth) => ({
      ...{ chat, workspace: chat === 'slack' ? 'T1' : GUILD, id },
      subscriptions: WANTED[nth],
    })),
  );
