/** Numbers of this process for whoever watches it. Labels are words of ours from short lists: never an id, an address or a name. */
export interface Metrics {
  count(name: Named<'counter'>, labels?: Labels, by?: number): void;
  observe(name: Named<'histogram'>, seconds: number, labels?: Labels): void;
  /** Asks `read` each time that somebody looks. One that fails tells nothing. */
  gauge(name: Named<'gauge'>, read: () => readonly Sample[] | Promise<readonly Sample[]>): void;
  /** All of them, as whoever collects them reads it. */
  written(): Promise<{ readonly type: string; readonly text: string }>;
}

export type Labels = Readonly<Record<string, string>>;
export type Sample = { readonly value: number; readonly labels?: Labels };

type Kind = 'counter' | 'histogram' | 'gauge';
type Declared = {
  readonly kind: Kind;
  readonly help: string;
  readonly labels: readonly string[];
  readonly buckets?: readonly number[]; // seconds
};
export type MetricName = keyof typeof METRICS;
export type Named<K extends Kind> = {
  [N in MetricName]: (typeof METRICS)[N]['kind'] extends K ? N : never;
}[MetricName];

const QUICK = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 60] as const; // of what somebody or something waits for
const NEWS = [30, 60, 120, 300, 600, 1800, 3600, 10_800, 43_200, 86_400] as const; // half a minute to a day

/** Every metric of ours; docs/metrics.md explains each. */
export const METRICS = {
  onrecord_feed_polls_total: {
    kind: 'counter',
    help: 'Requests for feeds, by what came back.',
    labels: ['outcome'],
  },
  onrecord_items_total: { kind: 'counter', help: 'New or corrected items that feeds brought.', labels: [] },
  onrecord_articles_total: {
    kind: 'counter',
    help: 'Items read, by whether the page or the feed gave their text.',
    labels: ['from'],
  },
  onrecord_statements_total: { kind: 'counter', help: 'Statements found in articles.', labels: [] },
  onrecord_stories_total: { kind: 'counter', help: 'Stories begun.', labels: [] },
  onrecord_briefings_total: { kind: 'counter', help: 'Briefings made, each revision of a story once.', labels: [] },
  onrecord_step_duration_seconds: {
    kind: 'histogram',
    help: 'Time that one job of a step took, failed ones too.',
    labels: ['step'],
    buckets: QUICK,
  },
  onrecord_step_failures_total: {
    kind: 'counter',
    help: 'Jobs that failed, each try once, by the code of their failure; bug: an error nobody thought of.',
    labels: ['step', 'code'],
  },
  onrecord_deliveries_total: {
    kind: 'counter',
    help: 'Attempts to deliver, by chat and by what became of them.',
    labels: ['chat', 'outcome'],
  },
  onrecord_published_to_post_seconds: {
    kind: 'histogram',
    help: "From the publication of a briefing's newest article to its post or edit in a channel.",
    labels: ['chat'],
    buckets: NEWS,
  },
  onrecord_command_duration_seconds: {
    kind: 'histogram',
    help: 'Time until a command was answered.',
    labels: ['command'],
    buckets: QUICK,
  },
  onrecord_queue_jobs: { kind: 'gauge', help: 'Jobs in the queue of all processes.', labels: ['step', 'state'] },
  onrecord_oldest_unread_item_age_seconds: {
    kind: 'gauge',
    help: 'How long the oldest item that could be read has waited; 0: none waits.',
    labels: [],
  },
  onrecord_open_deliveries: { kind: 'gauge', help: 'Deliveries that are due and not settled.', labels: [] },
  onrecord_oldest_open_delivery_age_seconds: {
    kind: 'gauge',
    help: 'How long the oldest due delivery has waited; 0: none waits.',
    labels: [],
  },
  onrecord_chat_connected: { kind: 'gauge', help: '1 while the chat is connected, else 0.', labels: ['chat'] },
  onrecord_store_connections: {
    kind: 'gauge',
    help: 'Connections of this process to a PostgreSQL server, and the queries that wait for one.',
    labels: ['state'],
  },
  onrecord_ready: { kind: 'gauge', help: '1 while this process can do its work, else 0.', labels: [] },
} as const satisfies Readonly<Record<string, Declared>>;
