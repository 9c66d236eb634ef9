import type { Article } from '../model/article.ts';
import type { Briefing, Correction } from '../model/briefing.ts';
import type { Entry, Feed, FeedState, Item } from '../model/feed.ts';
import type { Job } from '../model/job.ts';
import type { Person } from '../model/person.ts';
import type { PositionChange, Stance } from '../model/stance.ts';
import type { FoundStatement, Statement } from '../model/statement.ts';
import type { LiveStory, LiveWindow, Story, StoryRepair } from '../model/story.ts';
import type { Instant } from '../model/time.ts';
import type { Topic, TopicTag } from '../model/topic.ts';

/** Feeds and the items they gave. Each call is one transaction. */
export interface FeedStore {
  /** Makes the shared feeds (workspace null) those given: adds, changes, and pauses what is no longer listed. */
  sync(feeds: readonly Feed[], now: Instant): Promise<void>;
  get(feedId: string): Promise<{ readonly feed: Feed; readonly state: FeedState } | undefined>;
  /**
   * A feed with all others of the same address (or that led to the same one at their last success): one request
   * serves them all. The feed itself comes first; paused and gone ones are left out. Empty when it is not polled.
   */
  sharing(feedId: string): Promise<readonly { readonly feed: Feed; readonly state: FeedState }[]>;
  /**
   * Saves what a poll brought together with the feed's new state; returns the ids of the items to read: the new ones,
   * and those that came back with another title or other words. An entry is known again by its marks, whichever
   * of them changed (see core/feed).
   * Of a feed's first poll (`readAtMost`), only the newest are read, and the others remembered as seen.
   */
  savePoll(poll: {
    readonly state: FeedState;
    readonly entries: readonly Entry[]; // newest first
    readonly readAtMost?: number;
    readonly now: Instant;
  }): Promise<readonly string[]>;
  /** The next feed of this host that is due, if any: so that a host's feeds follow each other. */
  nextDue(host: string, now: Instant): Promise<{ readonly feedId: string; readonly nextPollAt: Instant } | undefined>;
  /**
   * Spreads the feeds that are due over time, `perSecond` of them, in an order that has nothing to do with their
   * addresses: so that neither a start nor a long stop ends in a burst.
   */
  spreadDue(perSecond: number, now: Instant): Promise<void>;
}

/** Articles, statements and who speaks. Each call is one transaction and may be repeated. */
export interface NewsStore {
  /** `isRead`: it is asked for once more, to see whether its page changed. */
  item(itemId: string): Promise<{ readonly item: Item; readonly tries: number; readonly isRead: boolean } | undefined>;
  /** Leaves an item unread until then, as its page could not be had for now. */
  postponeItem(itemId: string, until: Instant): Promise<void>;
  article(articleId: string): Promise<Article | undefined>; // its newest revision
  /**
   * Stores the article of an item and marks the item as read, unless it was corrected since `item` told it. The same
   * text and title again change nothing; another text or title becomes the next revision. Returns what stands in
   * the store. `readAgainAt`: when its page is to be read once more, if it carries a topic.
   */
  saveArticle(article: Omit<Article, 'revision'>, now: Instant, readAgainAt?: Instant | null): Promise<Article>;
  /** What is stored of an item that was read stays; `readAgainAt` is when its page is looked at once more. */
  keepArticle(itemId: string, readAgainAt: Instant | null): Promise<void>;
  /**
   * Stores what was found in one revision and marks the article as understood. Statements of an earlier
   * revision that are not found again are superseded. Returns them as stored.
   */
  saveFindings(article: Article, findings: Findings, now: Instant): Promise<readonly Statement[]>;
  /**
   * Earlier statements of a speaker with a stance on a topic, newest first: to notice changes of position. Only those
   * that all may see who may see the article `seenWith`: what one workspace reads privately must not stand between two
   * statements that everyone reads.
   */
  earlierPositions(query: {
    readonly speakerId: string;
    readonly topicId: string;
    readonly before: Instant;
    readonly seenWith: string;
    readonly atMost: number;
  }): Promise<readonly { readonly statement: Statement; readonly stance: Stance }[]>;
  saveChanges(changes: readonly PositionChange[]): Promise<void>;
}

export type Findings = {
  readonly statements: readonly FoundStatement[];
  readonly stances: readonly FoundStance[];
  readonly tags: readonly TopicTag[];
  readonly people: readonly Person[]; // learnt from this article
};

/** A stance on a statement that has no id yet: `statement` is its index in `statements`. */
export type FoundStance = Omit<Stance, 'statementId'> & { readonly statement: number };

/** Who is known, and what topics are followed; read often, so drivers may cache for up to a minute. */
export interface Catalogue {
  syncPeople(people: readonly Person[]): Promise<void>;
  syncTopics(topics: readonly Topic[]): Promise<void>; // the shared ones (workspace null)
  people(): Promise<readonly Person[]>;
  topics(): Promise<readonly Topic[]>; // of all workspaces
}

export interface StoryStore {
  /**
   * Runs `decide` while no other process can join stories, with the live stories of the article's language, all that
   * were last seen after `since` among them, and stores its decision. An article that has a story already keeps it: then
   * `decide` is not called. Returns the story's id.
   */
  join(article: Article, since: Instant, decide: (live: LiveWindow) => StoryDecision, now: Instant): Promise<string>;
  /** The story with what a briefing needs: its articles oldest first (at most `atMost`), and their statements. */
  open(
    storyId: string,
    atMost: number,
  ): Promise<
    | {
        readonly story: Story;
        readonly articles: readonly Article[];
        readonly statements: readonly Statement[];
      }
    | undefined
  >;
  /** The newest revision. */
  briefing(storyId: string): Promise<Briefing | undefined>;
  /** What a story's channels have read, and the articles changed since; undefined when nothing did. */
  takenBack(storyId: string): Promise<TakenBack | undefined>;
  /**
   * Stores a briefing and, in the same transaction, what it owes: a pending delivery for each running live
   * subscription to one of its topics, and a note of `corrections` to each channel that has read what they
   * correct. Saving a revision again changes nothing. Returns the deliveries' ids.
   */
  saveBriefing(briefing: Briefing, now: Instant, corrections?: readonly Correction[]): Promise<readonly string[]>;
  /** Marks the story's newest articles as briefed when nothing new was to be said. */
  markBriefed(storyId: string, now: Instant): Promise<void>;
  /**
   * Runs `decide` under the lock of the joins of a language and workspace, with the live stories and those last seen
   * after `since` that changed since the last repair, and stores what it decides. A merged story
   * redirects to the other, and nothing is owed because of a repair that its channel has had. Returns the ids of the
   * stories to be briefed.
   */
  repair(
    of: { readonly language: string; readonly workspace: string | null; readonly since: Instant },
    decide: (live: LiveWindow, suspects: readonly SuspectStory[]) => readonly StoryRepair[],
    now: Instant,
  ): Promise<readonly string[]>;
  /** Lets go of the live stories kept in memory but for these; those of others are read again when they are asked for. */
  keepOnly(isKept: (of: { readonly language: string; readonly workspace: string | null }) => boolean): void;
}

/** A story that changed since the last repair, with its articles, oldest first; none where it has too many to be split. */
export type SuspectStory = { readonly story: LiveStory; readonly articles: readonly Article[] };

export type TakenBack = {
  readonly shown: readonly Briefing[]; // newest first, then what digests showed
  readonly statements: readonly Statement[]; // shown and superseded since
  readonly revised: readonly {
    readonly old: Pick<Article, 'revision' | 'text' | 'sentences'> & { readonly articleId: string };
    readonly now: Article;
  }[];
};

/** Which story an article joins, and what the story is then; `title` counts for a new story only. */
export type StoryDecision = {
  readonly story: LiveStory;
  readonly isNew: boolean;
  readonly title: string;
};

/** The truth behind the jobs: everything that should be in the queue right now. Jobs themselves are hints. */
export interface Owed {
  /**
   * Jobs for feeds due, items unread or to be read again, articles without findings or story, live stories to be
   * repaired, stories unbriefed, deliveries pending.
   */
  list(now: Instant, atMost: number): Promise<readonly Job[]>;
}
