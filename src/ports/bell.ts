/** Tells at once that something new can be read, in whichever process it was stored. */
export interface Bell {
  /**
   * Calls `tell` for each piece of news stored from now on, a moment after its transaction; what happens while the store
   * is away is told as one `missed`. Returns what ends it.
   */
  listen(tell: (news: News) => void): Promise<() => Promise<void>>;
}

export type News =
  | {
      readonly kind: 'briefing';
      readonly storyId: string;
      readonly revision: number;
      readonly topicIds: readonly string[];
      readonly workspace: string | null; // null: of all workspaces
    }
  | { readonly kind: 'change'; readonly topicId: string; readonly workspace: string | null }
  | { readonly kind: 'missed' };
