/** How much an answer shows on a page: so much fits one look, and the messages of every chat. */
export const A_PAGE = {
  stories: 5,
  statementsOfAStory: 1,
  quotes: 5,
  speakers: 6,
  reports: 10,
  subscriptions: 5,
} as const;

/** Positions that are read of each speaker of /stance. */
export const POSITIONS_EACH = { now: 5, changes: 8, timeline: 20 } as const;
