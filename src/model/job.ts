/** One unit of work for the queue. `key` makes it unique while it waits; the payload is ids only. */
export type Job =
  | { readonly step: 'poll-feed'; readonly key: string; readonly feedId: string }
  | { readonly step: 'read-item'; readonly key: string; readonly itemId: string }
  | { readonly step: 'find-statements'; readonly key: string; readonly articleId: string; readonly revision: number }
  | {
      readonly step: 'join-story';
      readonly key: string;
      readonly articleId: string;
      readonly revision: number;
      readonly language: string; // with the workspace: whose live stories it is compared with
      readonly workspace: string | null;
    }
  | {
      readonly step: 'repair-stories';
      readonly key: string;
      readonly language: string;
      readonly workspace: string | null;
    }
  | { readonly step: 'brief-story'; readonly key: string; readonly storyId: string; readonly afterMs?: number }
  | { readonly step: 'deliver'; readonly key: string; readonly deliveryId: string; readonly afterMs?: number };

export type StepName = Job['step'];

/** A job that failed for good: seen by `onrecord doctor`, retried on request. */
export type DeadJob = {
  readonly id: string;
  readonly step: StepName;
  readonly job: Job;
  readonly error: string;
  readonly failedAt: string;
};
