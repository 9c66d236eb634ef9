import type { Article } from '../model/article.ts';
import type { Briefing, BriefingContent } from '../model/briefing.ts';
import type { Channel, Delivery, Subscription } from '../model/delivery.ts';
import type { Person } from '../model/person.ts';
import type { PositionChange } from '../model/stance.ts';
import type { SourcedStatement, Statement } from '../model/statement.ts';
import type { Instant } from '../model/time.ts';
import type { Topic } from '../model/topic.ts';
import type { Paged } from './reads.ts';

/**
 * What pages show beyond the answers to commands: stories with all their revisions, articles with their words, who has
 * spoken, the ledger. Only what the workspace may see, and nothing that it reported as a mistake.
 */
export interface Archive {
  /** The workspace's topics with what has come in since then, the busiest first. */
  topics(of: { readonly workspace: string; readonly since: Instant }): Promise<readonly TopicSummary[]>;
  /** A story with all that was ever shown of it, also by the id of one that was merged into it. */
  story(of: { readonly workspace: string; readonly storyId: string }): Promise<StoryInFull | undefined>;
  /** An article as it was stored; `revision` null: the newest. */
  article(of: {
    readonly workspace: string;
    readonly articleId: string;
    readonly revision: number | null;
  }): Promise<ArticleInFull | undefined>;
  /** All reports of the statement, the first on record first; only the statement itself where nobody else has it. */
  reportsOf(of: { readonly workspace: string; readonly statementId: string }): Promise<readonly Statement[]>;
  person(of: { readonly workspace: string; readonly personId: string }): Promise<PersonInFull | undefined>;
  /** Who spoke on the topic (null: on any), who spoke last first. */
  speakers(of: {
    readonly workspace: string;
    readonly topicId: string | null;
    readonly atMost: number;
    readonly skip: number;
  }): Promise<Paged<SpeakerSummary>>;
  /** Changes of position since then, newest first. */
  changes(of: {
    readonly workspace: string;
    readonly topicId: string | null;
    readonly speakerId: string | null;
    readonly since: Instant;
    readonly atMost: number;
    readonly skip: number;
  }): Promise<Paged<ChangeInFull>>;
  /** The channels that have subscriptions, of all chats and workspaces: for who runs the installation. */
  channels(of: {
    readonly atMost: number;
    readonly skip: number;
    readonly since: Instant;
  }): Promise<Paged<ChannelInFull>>;
  /** One of them, also where its last subscription has ended; undefined where it never had one. */
  channel(of: { readonly channel: Channel; readonly since: Instant }): Promise<ChannelInFull | undefined>;
  /**
   * What a channel was owed, newest first; `before` is the `owedSince` of the last one of the page before. All of one
   * moment are on one page, which so may have more than `atMost`.
   */
  deliveries(of: {
    readonly channel: Channel;
    readonly before: Instant | null;
    readonly atMost: number;
  }): Promise<readonly DeliveryInFull[]>;
}

export type TopicSummary = {
  readonly topic: Topic;
  readonly stories: number;
  readonly statements: number;
  readonly changes: number;
  readonly newestAt: Instant | null; // its newest story
};

export type StoryInFull = BriefingContent & {
  readonly revisions: readonly Briefing[]; // newest first, the shown one among them
  readonly articles: readonly ArticleSummary[]; // oldest first
  readonly mergedFrom: readonly string[]; // ids of the stories that became part of it
  readonly texts: Readonly<Record<string, string>>; // that its bullets and corrections are spans of, by "articleId/revision"
};

export type ArticleSummary = Pick<Article, 'id' | 'revision' | 'outlet' | 'url' | 'title' | 'published'>;

export type ArticleInFull = Pick<
  Article,
  'id' | 'revision' | 'outlet' | 'url' | 'title' | 'author' | 'published' | 'text' | 'sentences' | 'language'
> & {
  readonly newestRevision: number;
  readonly storyId: string | null;
  readonly statements: readonly Statement[]; // found in this revision, in the order of the text
};

export type PersonInFull = {
  readonly person: Person;
  readonly topics: readonly { readonly topic: Topic; readonly statements: number; readonly lastSaid: Instant }[]; // newest first
};

export type SpeakerSummary = {
  readonly personId: string;
  readonly name: string;
  readonly role: string | null; // the newest that is known
  readonly statements: number;
  readonly topicIds: readonly string[];
  readonly lastSaid: Instant;
};

export type ChangeInFull = {
  readonly change: PositionChange;
  readonly first: SourcedStatement;
  readonly second: SourcedStatement;
};

export type ChannelInFull = {
  readonly channel: Channel;
  readonly subscriptions: readonly Subscription[];
  readonly posted: number; // owed since then and posted
  readonly open: number; // owed since then and not settled
  readonly failed: number;
};

export type DeliveryInFull = Delivery & {
  readonly title: string | null; // of the story, where it is of one
  readonly changedAt: Instant;
  readonly error: string | null;
};
