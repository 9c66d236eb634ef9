import { renderText } from '../../../src/core/reply/render-text.ts';
import { answer, type OfferedCommand, offer } from '../../../src/core/request/answer.ts';
import { parseRequest } from '../../../src/core/request/parse-request.ts';
import { askCommands } from '../../../src/flows/ask/ask-commands.ts';
import type { BriefingContent } from '../../../src/model/briefing.ts';
import type { Subscription } from '../../../src/model/delivery.ts';
import { Failure } from '../../../src/model/failure.ts';
import { type FeedState, newFeedState } from '../../../src/model/feed.ts';
import type { ReportedStatement, StatementOnRecord } from '../../../src/model/mistake.ts';
import type { Person } from '../../../src/model/person.ts';
import type { Reply, Request } from '../../../src/model/reply.ts';
import type { Position, PositionChange, SpeakerPositions } from '../../../src/model/stance.ts';
import type { SourcedStatement, Statement } from '../../../src/model/statement.ts';
import type { Topic } from '../../../src/model/topic.ts';
import type { ArticleOnRecord, DeskStatus, Reads, TopicPositions } from '../../../src/ports/reads.ts';

export const NOW = '2025-02-14T12:00:00.000Z';
export const CHANNEL = { chat: 'terminal', workspace: 'w1', id: 'desk' };

export const topics: readonly Topic[] = [
  {
    ...{ id: 'tide-barrier', name: 'The tide barrier', workspace: null, any: ['tide barrier'], all: [], not: [] },
    people: [],
    places: [],
    propositions: [{ id: 'build', text: 'The tide barrier should be built', about: 'building the tide barrier' }],
  },
  {
    ...{
      id: 'grain-corridor',
      name: 'Grain corridor',
      workspace: 'w1',
      any: ['grain corridor'],
      all: [['port']],
      not: ['bird'],
    },
    people: ['orla-brandt'],
    places: [],
    propositions: [
      { id: 'p1', text: 'The corridor should reopen', about: 'reopening the corridor' },
      { id: 'p2', text: 'Norland should pay', about: 'payment by Norland' },
    ],
  },
];

export const people: readonly Person[] = [
  {
    ...{
      id: 'orla-brandt',
      name: 'Orla Brandt',
      kind: 'person',
      pronoun: 'she',
      aliases: [],
      roles: [],
      learntFrom: null,
    },
  },
  {
    ...{
      id: 'mikko-sund',
      name: 'Mikko Sund',
      kind: 'person',
      pronoun: 'he',
      aliases: [],
      roles: [],
      learntFrom: null,
    },
  },
];

/** A statement by Orla Brandt, in the Lantern; anything can be given otherwise. */
export function statement(given: Partial<Statement> & { readonly words?: readonly string[] } = {}): Statement {
  const { words = ['The barrier must be built'], ...rest } = given;
  const id = rest.id ?? `s-${words.join(' ')}`;
  return {
    ...{ id, articleId: 'a1', revision: 1, outlet: 'The Lantern', url: 'https://lantern.example/a1', title: 'Barrier' },
    ...{ start: 0, end: 10, kind: 'direct', confidence: 0.9, published: '2025-02-13T09:00:00.000Z', sameAs: id },
    parts: words.map((text) => ({ start: 0, end: text.length, text })),
    speaker: {
      mention: { start: 0, end: 6, text: 'Brandt' },
      ...{ name: 'Orla Brandt', role: 'harbour minister of Norland', personId: 'orla-brandt' },
    },
    cue: { start: 0, end: 4, text: 'said', class: 'say' },
    said: { from: '2025-02-13', to: '2025-02-13' },
    ...rest,
  };
}

export function position(
  given: Partial<Statement> & {
    readonly words?: readonly string[];
    readonly stands: Position;
    readonly also?: readonly string[];
    readonly on?: string;
  },
): SpeakerPositions['positions'][number] {
  const { stands, also = [], on = 'build', ...rest } = given;
  const made = statement(rest);
  return {
    statement: made,
    alsoIn: also,
    variants: [],
    stance: {
      statementId: made.id,
      topicId: 'tide-barrier',
      propositionId: on,
      position: stands,
      confidence: 0.9,
      evidence: null,
    },
  };
}

export function change(first: string, second: string, label: PositionChange['label'] = 'changed'): PositionChange {
  return {
    ...{ id: `${first}.${second}`, topicId: 'tide-barrier', propositionId: 'build', speakerId: 'orla-brandt' },
    ...{ firstStatementId: first, secondStatementId: second, label, confidence: 0.8, noticedAt: NOW },
  };
}

export function speaker(
  positions: SpeakerPositions['positions'],
  given: Partial<SpeakerPositions> = {},
): SpeakerPositions {
  return {
    speakerId: 'orla-brandt',
    name: 'Orla Brandt',
    role: 'harbour minister of Norland',
    positions,
    changes: [],
    ...given,
  };
}

export function briefing(title: string, given: Partial<BriefingContent['briefing']> = {}): BriefingContent {
  const source = {
    start: 0,
    end: 5,
    articleId: 'a1',
    revision: 1,
    outlet: 'The Lantern',
    url: 'https://lantern.example/a1',
  };
  return {
    briefing: {
      ...{
        storyId: title,
        revision: 1,
        title,
        statementIds: [],
        summary: null,
        corrections: [],
        topicIds: ['tide-barrier'],
        outlets: ['The Lantern'],
      },
      bullets: [{ text: `${title} in one sentence.`, sources: [source], outlets: 1, isNew: false, verbatim: true }],
      ...{ articles: 2, firstSeen: '2025-02-13T09:00:00.000Z', lastSeen: '2025-02-13T18:00:00.000Z', madeAt: NOW },
      ...given,
    },
    statements: [],
  };
}

export function subscription(given: Partial<Subscription> = {}): Subscription {
  return {
    ...{
      id: 's1',
      channel: CHANNEL,
      topicId: 'tide-barrier',
      mode: 'live',
      at: null,
      days: [],
      timezone: 'Europe/Berlin',
    },
    ...{ createdBy: 'u', createdAt: NOW, nextDigestAt: null, pausedBecause: null },
    ...given,
  };
}

/** A shared source in order, or as its state says. */
export function feed(outlet: string, url: string, state: Partial<FeedState> = {}): DeskStatus['feeds'][number] {
  const id = outlet.toLowerCase();
  const answered = { lastOkAt: '2025-02-14T11:40:00.000Z', nextPollAt: '2025-02-14T12:10:00.000Z' };
  return {
    ...{ id, outlet, url, language: 'en', country: null, pollEveryMinutes: null, workspace: null, addedIn: null },
    state: { ...newFeedState(id, NOW), ...answered, ...state },
  };
}

export const emptyDesk: DeskStatus = {
  subscriptions: [],
  feeds: [],
  counts: { items: 0, articles: 0, statements: 0, stories: 0 },
};

export const noPositions: TopicPositions = { speakers: [], speakersTotal: 0, statements: 0, articles: 12, outlets: 5 };

/** The news in memory: answers what it was given, as a store would page it, and remembers what it was asked. */
export function memoryReads(
  news: {
    readonly briefings?: readonly BriefingContent[];
    readonly positions?: TopicPositions;
    readonly posted?: readonly BriefingContent[];
    readonly statements?: readonly SourcedStatement[];
    readonly onRecord?: readonly StatementOnRecord[];
    readonly reports?: readonly ReportedStatement[];
    readonly why?: Awaited<ReturnType<Reads['why']>>;
    readonly articles?: readonly ArticleOnRecord[];
    readonly desk?: DeskStatus;
    readonly topics?: readonly Topic[];
  } = {},
): Reads & { readonly asked: unknown[] } {
  const asked: unknown[] = [];
  const page = <T>(all: readonly T[], { skip, atMost }: { skip: number; atMost: number }) => ({
    found: all.slice(skip, skip + atMost),
    total: all.length,
  });
  return {
    asked,
    async briefings(query) {
      asked.push(query);
      return page(news.briefings ?? [], query);
    },
    async positions(query) {
      asked.push(query);
      const all = news.positions ?? noPositions;
      return { ...all, speakers: all.speakers.slice(query.skip, query.skip + query.speakersAtMost) };
    },
    async statements(query) {
      asked.push(query);
      return page(news.statements ?? [], query);
    },
    async statement(query) {
      asked.push(query);
      return news.onRecord?.find(({ statement }) => statement.id === query.id);
    },
    async reports(query) {
      asked.push(query);
      return page(news.reports ?? [], query);
    },
    async postedStories(query) {
      asked.push(query);
      return (news.posted ?? []).slice(0, query.atMost);
    },
    async story(query) {
      asked.push(query);
      return (news.briefings ?? []).find(({ briefing }) => briefing.storyId === query.storyId);
    },
    channels: async () => [],
    async topics(workspace) {
      asked.push({ topicsOf: workspace });
      return (news.topics ?? topics).filter((topic) => topic.workspace === null || topic.workspace === workspace);
    },
    people: async () => people,
    async newestArticles(query) {
      asked.push(query);
      return (news.articles ?? []).slice(0, query.atMost);
    },
    async why(query) {
      asked.push(query);
      return news.why ?? [];
    },
    async desk(channel) {
      asked.push({ deskOf: channel });
      return news.desk ?? emptyDesk;
    },
  };
}

/** What a typed line is answered with, as text; faults of ours fail the test. */
export function asker(
  commands: readonly OfferedCommand[],
  given: { readonly mayManage?: boolean; readonly workspace?: string; readonly timezone?: string } = {},
) {
  const ask = async (line: string | Request): Promise<{ readonly reply: Reply; readonly text: string }> => {
    const reply = await replyTo(line);
    return { reply, text: renderText(reply, { timezone: 'Europe/Berlin', width: 1000 }).trim() };
  };
  const replyTo = async (line: string | Request): Promise<Reply> => {
    let request: Request;
    try {
      request = typeof line === 'string' ? parseRequest(line, commands) : line;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return { title: error.words, private: true, blocks: [{ kind: 'text', line: [error.words] }], more: null };
    }
    return answer({
      request,
      commands,
      context: {
        channel: { ...CHANNEL, workspace: given.workspace ?? CHANNEL.workspace },
        ...{ user: 'lena', mayManage: given.mayManage ?? true, timezone: given.timezone ?? 'Europe/Berlin', now: NOW },
      },
      onFault: (error) => {
        throw error;
      },
    });
  };
  return ask;
}

/** Asks the reading commands of these news. */
export function askNews(reads: Reads, given: Parameters<typeof asker>[1] = {}) {
  return asker(offer(askCommands, { reads }), given);
}
