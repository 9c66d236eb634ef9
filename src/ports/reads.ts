import type { Article } from '../model/article.ts';
import type { BriefingContent } from '../model/briefing.ts';
import type { Channel, DeliveryState, Subscription } from '../model/delivery.ts';
import type { Feed, FeedState } from '../model/feed.ts';
import type { ReportedStatement, StatementOnRecord } from '../model/mistake.ts';
import type { Person } from '../model/person.ts';
import type { SpeakerPositions } from '../model/stance.ts';
import type { SourcedStatement, StatementKind } from '../model/statement.ts';
import type { Story } from '../model/story.ts';
import type { Instant } from '../model/time.ts';
import type { Topic } from '../model/topic.ts';

/** All that a reading command may see: the news without what its workspace reported as mistakes, and what that made itself. */
export interface Reads {
  /** Newest briefings of the topic (or of all topics of the workspace) last seen since then. */
  briefings(query: {
    readonly workspace: string;
    readonly topicId: string | null;
    readonly since: Instant;
    readonly atMost: number;
    readonly skip: number;
  }): Promise<Paged<BriefingContent>>;
  /** Per speaker, who changed since then first, then who spoke last: their newest positions on the topic. Superseded statements are left out. */
  positions(query: {
    readonly workspace: string;
    readonly topicId: string;
    readonly speakerId: string | null;
    readonly since: Instant;
    readonly changedOnly: boolean; // only speakers with a change of position since then
    readonly only?: PositionFilter;
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
    readonly kinds: readonly StatementKind[];
    readonly since: Instant;
    readonly until?: Instant; // published before
    readonly outlet?: string;
    readonly atMost: number;
    readonly skip: number;
  }): Promise<Paged<SourcedStatement>>;
  /** A statement as the workspace sees it, also where it was reported as a mistake. */
  statement(query: { readonly workspace: string; readonly id: string }): Promise<StatementOnRecord | undefined>;
  /** Mistakes that were reported in the workspace, newest first, also those withdrawn. */
  reports(query: {
    readonly workspace: string;
    readonly atMost: number;
    readonly skip: number;
  }): Promise<Paged<ReportedStatement>>;
  /** The stories that a message of ours shows, newest revision each; empty where it is none of ours. */
  postedStories(query: {
    readonly channel: Channel;
    readonly messageRef: string;
    readonly atMost: number;
  }): Promise<readonly BriefingContent[]>;
  /** A story's newest briefing, also by the id of one that was merged into it. */
  story(query: { readonly workspace: string; readonly storyId: string }): Promise<BriefingContent | undefined>;
  topics(workspace: string): Promise<readonly Topic[]>;
  people(): Promise<readonly Person[]>;
  /** Newest stories that the words name (an id, or words of the title), and why this channel got them or not. */
  why(query: {
    readonly channel: Channel;
    readonly words: string;
    readonly atMost: number;
  }): Promise<readonly WhyStory[]>;
  /** The newest articles that the workspace may see: all, or those of a story. */
  newestArticles(query: {
    readonly workspace: string;
    readonly storyId: string | null;
    readonly atMost: number;
  }): Promise<readonly ArticleOnRecord[]>;
  desk(channel: Channel): Promise<DeskStatus>;
  /** The ids of the workspace's channels that have subscriptions. */
  channels(of: Pick<Channel, 'chat' | 'workspace'>): Promise<readonly string[]>;
}

/** Of the positions on a topic some only; the counts are of the whole topic all the same. */
export type PositionFilter = {
  readonly outlet?: string | undefined;
  readonly propositionId?: string | undefined;
  readonly until?: Instant | undefined; // published before
};

export type ArticleOnRecord = Pick<Article, 'title' | 'text' | 'outlet' | 'url'>;

export type Paged<T> = { readonly found: readonly T[]; readonly total: number };

export type TopicPositions = {
  readonly speakers: readonly SpeakerPositions[];
  readonly speakersTotal: number;
  readonly statements: number;
  readonly articles: number;
  readonly outlets: number;
};

export type WhyStory = {
  readonly story: Story;
  readonly tags: readonly { readonly topicId: string; readonly evidence: readonly string[] }[]; // the words that tagged it
  readonly deliveries: readonly {
    readonly topicId: string;
    readonly state: DeliveryState;
    readonly at: Instant;
    readonly error: string | null;
  }[];
};

/** What `/news` tells: this channel's subscriptions and the health of the sources. */
export type DeskStatus = {
  readonly subscriptions: readonly Subscription[];
  readonly feeds: readonly (Feed & { readonly state: FeedState })[]; // by outlet
  readonly counts: {
    readonly items: number;
    readonly articles: number;
    readonly statements: number;
    readonly stories: number;
  };
};
