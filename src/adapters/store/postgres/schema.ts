import type { ColumnType, Generated } from 'kysely';
import type { Briefing } from '../../../model/briefing.ts';
import type {
  Channel,
  DeliveryKind,
  DeliveryState,
  SubscriptionMode,
  Terms,
  Weekday,
} from '../../../model/delivery.ts';
import type { FeedPace, FeedState, Moving } from '../../../model/feed.ts';
import type { Mistake } from '../../../model/mistake.ts';
import type { Person, Role } from '../../../model/person.ts';
import type { Request } from '../../../model/reply.ts';
import type { ChangeLabel, Position } from '../../../model/stance.ts';
import type { Cue, Speaker, StatementKind } from '../../../model/statement.ts';
import type { Mention, Sentence, Span } from '../../../model/text.ts';
import type { DayRange, Instant } from '../../../model/time.ts';
import type { Topic, TopicEvidence } from '../../../model/topic.ts';

/** Written as ISO text, read as the driver's Date. */
type Moment = ColumnType<Date, Instant, Instant>;
type MomentOrNull = ColumnType<Date | null, Instant | null, Instant | null>;
/** The same, not known yet when its row is made. */
type LaterMoment = ColumnType<Date | null, Instant | null | undefined, Instant | null>;
/** Written as JSON text (the drivers disagree about arrays), read parsed. */
type Json<T> = ColumnType<T, string, string>;
type JsonOrNull<T> = ColumnType<T | null, string | null, string | null>;

/** The tables of the schema `onrecord`, as the newest migration leaves them. */
export type Tables = {
  feeds: {
    id: string;
    url: string;
    outlet: string;
    language: string;
    country: string | null;
    poll_every_minutes: number | null;
    workspace: string | null;
    listed: boolean;
    status: FeedState['status'];
    host: Generated<string | null>;
    final_url: string | null;
    moved_url: string | null;
    moving: JsonOrNull<Moving>;
    validated_url: string | null;
    etag: string | null;
    last_modified: string | null;
    body_hash: string | null;
    pace: JsonOrNull<FeedPace>;
    usual_gap_minutes: number | null;
    newest_item_at: MomentOrNull;
    next_poll_at: Moment;
    last_ok_at: MomentOrNull;
    failures_in_a_row: number;
    failing_since: MomentOrNull;
    told_failing_since: MomentOrNull;
    document_at: LaterMoment;
    last_error: string | null;
    added_in: JsonOrNull<Channel>;
  };
  item_marks: { feed_id: string; mark: string; item_id: string };
  hosts: {
    host: string;
    quiet_until: MomentOrNull;
    free_at: MomentOrNull;
    held_until: MomentOrNull;
  };
  leases: { name: string; holder: string; since: Moment; until: Moment };
  items: {
    id: string;
    feed_id: string;
    outlet: string;
    language: string;
    title: string;
    url: string | null;
    published: Moment;
    author: string | null;
    html: string | null;
    state: 'unread' | 'read' | 'passed';
    dated: boolean;
    tries: Generated<number>;
    not_before: MomentOrNull;
    version: Generated<number>;
    seen_at: Moment;
    in_feed_at: LaterMoment;
    read_again_at: MomentOrNull;
  };
  articles: {
    id: string;
    item_id: string;
    feed_id: string;
    workspace: string | null;
    outlet: string;
    language: string;
    published: Moment;
    revision: number;
    understood_revision: Generated<number>;
    joined_revision: Generated<number>;
    saved_at: Moment;
  };
  article_revisions: {
    article_id: string;
    revision: number;
    url: string | null;
    title: string;
    author: string | null;
    read_from: 'page' | 'feed';
    modified: MomentOrNull;
    text: string;
    sentences: Json<readonly Sentence[]>;
    saved_at: Moment;
    pruned_before: Generated<boolean>;
  };
  statements: {
    id: string;
    published: Moment;
    article_id: string;
    revision: number;
    place: number;
    workspace: string | null;
    outlet: string;
    url: string | null;
    title: string;
    span_start: number;
    span_end: number;
    kind: StatementKind;
    parts: Json<readonly Mention[]>;
    speaker: JsonOrNull<Speaker>;
    cue: JsonOrNull<Cue>;
    said: JsonOrNull<DayRange>;
    confidence: number;
    speaker_id: string | null;
    words: string;
    words_key: string | null;
    words_hash: string;
    match_keys: readonly number[];
    same_as: string;
    differs_from: string | null;
    superseded_by: number | null;
  };
  other_reports: {
    first_id: string;
    id: string;
    published: Moment;
    outlet: string;
    workspace: string | null;
    words_key: string | null;
    is_same: boolean;
  };
  topics: {
    id: string;
    name: string;
    workspace: string | null;
    listed: boolean;
    content: Json<Omit<Topic, 'id' | 'name' | 'workspace'>>;
  };
  article_topics: {
    article_id: string;
    topic_id: string;
    published: Moment;
    score: number;
    evidence: Json<readonly TopicEvidence[]>;
  };
  stances: {
    statement_id: string;
    topic_id: string;
    proposition_id: string;
    article_id: string;
    speaker_id: string | null;
    workspace: string;
    outlet: string;
    published: Moment;
    position: Position;
    confidence: number;
    evidence: JsonOrNull<Span>;
    is_first: boolean;
    first_id: string;
  };
  speaker_topics: {
    topic_id: string;
    speaker_id: string;
    workspace: string;
    last_said: Moment;
    statements: number;
    last_change_at: MomentOrNull;
  };
  topic_days: {
    topic_id: string;
    day: string;
    outlet: string;
    workspace: string;
    statements: number;
    articles: number;
  };
  position_changes: {
    id: string;
    topic_id: string;
    proposition_id: string;
    speaker_id: string;
    workspace: string;
    first_statement_id: string;
    second_statement_id: string;
    label: ChangeLabel;
    confidence: number;
    noticed_at: Moment;
  };
  people: {
    id: string;
    name: string;
    kind: Person['kind'];
    pronoun: Person['pronoun'];
    aliases: Json<readonly string[]>;
    roles: Json<readonly Role[]>;
    learnt_from: string | null;
  };
  catalogue_versions: { name: 'people' | 'topics'; version: string };
  stories: {
    id: string;
    title: string;
    language: string;
    workspace: string | null;
    first_seen: Moment;
    last_seen: Moment;
    articles: number;
    terms: JsonOrNull<Readonly<Record<string, number>>>;
    merged_into: string | null;
    change: string; // bigint
    version: number;
    briefed_version: Generated<number>;
    briefing_revision: number | null;
    split_from: string | null;
    repairs: Generated<number>;
  };
  story_repairs: { language: string; workspace: string; change: Generated<string>; repaired_at: MomentOrNull };
  story_articles: {
    article_id: string;
    story_id: string;
    revision: number;
    outlet: string;
    published: Moment;
  };
  briefings: { story_id: string; revision: number; content: Json<Briefing>; made_at: Moment };
  briefing_topics: { topic_id: string; story_id: string; last_seen: Moment; made_at: Moment };
  subscriptions: {
    id: string;
    chat: string;
    workspace: string;
    channel: string;
    topic_id: string;
    mode: SubscriptionMode;
    at: string | null;
    days: Json<readonly Weekday[]>;
    timezone: string;
    created_by: string;
    created_at: Moment;
    next_digest_at: MomentOrNull;
    paused_because: string | null;
    from_settings: boolean;
    digested_until: MomentOrNull;
    ended_at: MomentOrNull;
    terms: ColumnType<Terms, string | undefined, string>;
    paused_until: MomentOrNull;
  };
  deliveries: {
    id: string;
    subscription_id: string;
    chat: string;
    workspace: string;
    channel: string;
    topic_id: string;
    kind: DeliveryKind;
    subject: string;
    revision: number;
    state: DeliveryState;
    attempts: Generated<number>;
    message_ref: string | null;
    error: string | null;
    owed_since: Moment;
    changed_at: Moment;
    holder: string | null;
    held_since: MomentOrNull;
    shown: string | null;
    not_before: MomentOrNull;
    pruned_before: Generated<boolean>;
  };
  delivery_stories: { delivery_id: string; story_id: string; revision: number; place: number };
  channel_slots: {
    chat: string;
    workspace: string;
    channel: string;
    next_at: Moment;
    failures: Generated<number>;
    held_until: LaterMoment;
  };
  kept_requests: { id: string; request: ColumnType<Request, string, never>; kept_at: Moment };
  chat_events: { chat: string; id: string; seen_at: Moment };
  chat_notes: { chat: string; name: string; text: string; noted_at: Moment };
  installations: { chat: string; workspace: string; sealed: string; saved_at: Moment };
  mistake_reports: {
    id: Generated<string>;
    workspace: string;
    statement_id: string;
    what: Mistake;
    reported_by: string;
    reported_at: Moment;
    first_id: string;
    topic_id: string | null;
    proposition_id: string | null;
    note: string | null;
    chat: string | null;
    channel: string | null;
    counts_in: string;
    accepted_by: string | null;
    accepted_at: MomentOrNull;
    withdrawn_by: string | null;
    withdrawn_at: MomentOrNull;
  };
  audit: {
    id: Generated<string>;
    at: Moment;
    workspace: string | null;
    done_by: string;
    action: string;
    details: Json<unknown>;
  };
};
