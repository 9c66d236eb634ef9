import type { Briefing } from '../model/briefing.ts';
import type { Channel, Subscription } from '../model/delivery.ts';
import type { FeedState } from '../model/feed.ts';
import type { Person } from '../model/person.ts';
import type { PositionChange, Stance } from '../model/stance.ts';
import type { Statement } from '../model/statement.ts';
import type { Instant } from '../model/time.ts';
import type { Topic } from '../model/topic.ts';

/** All that a reading command may see: the news, and what its own workspace made. */
export interface Reads {
  /** Newest briefings of the topic (or of all topics of the workspace) last seen since then. */
  briefings(query: {
    readonly workspace: string;
    readonly topicId: string | null;
    readonly since: Instant;
    readonly atMost: number;
    readonly skip: number;
  }): Promise<Paged<{ readonly briefing: Briefing; readonly statements: readonly Statement[] }>>;
  /** Per speaker, who spoke last first: their newest positions on the topic. Superseded statements are left out. */
  positions(query: {
    readonly topicId: string;
    readonly speakerId: string | null;
    readonly since: Instant;
    readonly speakersAtMost: number;
    readonly eachAtMost: number;
    readonly skip: number;
  }): Promise<TopicPositions>;
  /** Statements that match, newest first. */
  statements(query: {
    readonly workspace: string;
    readonly speakerId: string | null;
    readonly topicId: string | null;
    readonly words: string | null;
    readonly since: Instant;
    readonly atMost: number;
    readonly skip: number;
  }): Promise<Paged<SourcedStatement>>;
  topics(workspace: string): Promise<readonly Topic[]>;
  people(): Promise<readonly Person[]>;
  desk(channel: Channel): Promise<DeskStatus>;
}

export type Paged<T> = { readonly found: readonly T[]; readonly total: number };

/** `alsoIn`: other outlets that carry the same words of the same speaker. */
export type SourcedStatement = { readonly statement: Statement; readonly alsoIn: readonly string[] };

export type TopicPositions = {
  readonly speakers: readonly SpeakerPositions[];
  readonly speakersTotal: number;
  readonly statements: number;
  readonly articles: number;
  readonly outlets: number;
};

export type SpeakerPositions = {
  readonly speakerId: string;
  readonly name: string;
  readonly role: string | null;
  readonly positions: readonly (SourcedStatement & { readonly stance: Stance })[]; // newest first
  readonly changes: readonly PositionChange[]; // newest first; their statements are among `positions` where possible
};

/** What `/news` tells: this channel's subscriptions and the health of the sources. */
export type DeskStatus = {
  readonly subscriptions: readonly Subscription[];
  readonly feeds: readonly { readonly outlet: string; readonly url: string; readonly state: FeedState }[];
  readonly counts: {
    readonly items: number;
    readonly articles: number;
    readonly statements: number;
    readonly stories: number;
  };
};
