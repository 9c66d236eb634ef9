/** What one step of pruning removed; `mayBeMore`: as much as it takes at once. */
export type Batch = { readonly removed: number; readonly mayBeMore: boolean };
