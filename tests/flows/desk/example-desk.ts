import { offer } from '../../../src/core/request/answer.ts';
import { deskCommands } from '../../../src/flows/desk/desk-commands.ts';
import type { DeskPorts } from '../../../src/flows/desk/desk-ports.ts';
import type { Subscription } from '../../../src/model/delivery.ts';
import { Failure, type FailureCode } from '../../../src/model/failure.ts';
import type { Feed, ParsedFeed, ParsedItem } from '../../../src/model/feed.ts';
import type { Topic } from '../../../src/model/topic.ts';
import type { Desk } from '../../../src/ports/desk.ts';
import type { FeedLink, Found } from '../../../src/ports/feeds.ts';
import type { DeskStatus } from '../../../src/ports/reads.ts';
import { asker, emptyDesk, memoryReads, NOW } from '../ask/example-news.ts';

export const entry = (title: string, published: string | null = NOW): ParsedItem => ({
  ...{ title, link: null, id: title, published, updated: null, author: null, summary: null, content: null },
});
export const aFeed = (given: Partial<ParsedFeed> = {}, url = 'https://e.example/rss'): Found => ({
  ...{ kind: 'feed', url },
  feed: {
    ...{ title: 'The Lantern', language: null, home: null },
    items: [
      entry('Old', '2025-02-11T09:00:00.000Z'),
      entry('One'),
      entry('Two'),
      entry('Three', '2025-02-13T09:00:00.000Z'),
    ],
    ...given,
  },
});
export const aPage = (...feeds: readonly FeedLink[]): Found => ({
  kind: 'page',
  url: 'https://lantern.example/',
  feeds,
});
export const fails = (code: FailureCode, words: string, cause?: Error) => async () => {
  throw new Failure(code, words, { cause });
};

/** A desk in memory that keeps what was done, and asks it as a manager (or not). */
export function openDesk(
  given: {
    readonly status?: Partial<DeskStatus>;
    readonly topics?: readonly Topic[];
    readonly look?: (url: string) => Promise<Found>;
    readonly mayManage?: boolean;
    readonly workspace?: string;
    readonly timezone?: string;
    readonly news?: Parameters<typeof memoryReads>[0];
    readonly reported?: Partial<Awaited<ReturnType<Desk['reportMistake']>>>;
    readonly othersStand?: number;
  } = {},
) {
  const status = { ...emptyDesk, ...given.status };
  const subscribed: Subscription[] = [...status.subscriptions];
  const done: { what: string; by: string; args: unknown[] }[] = [];
  const topicsMade: Topic[] = [];
  const feedsMade: Feed[] = [];
  const looked: string[] = [];
  const desk: Desk = {
    async subscribe(made) {
      subscribed.push(made);
      done.push({ what: 'subscribe', by: made.createdBy, args: [made] });
    },
    async unsubscribe(channel, topicId, by) {
      done.push({ what: 'unsubscribe', by, args: [channel, topicId] });
      return subscribed.find((one) => one.topicId === topicId);
    },
    async syncSubscriptions() {},
    async setPaused(channel, topicId, because, by, _now, until) {
      done.push({ what: 'pause', by, args: [channel, topicId, because, ...(until === undefined ? [] : [until])] });
      return subscribed.filter((one) => topicId === null || one.topicId === topicId).length;
    },
    async oweTest(channel, topicId, by) {
      done.push({ what: 'test', by, args: [channel, topicId] });
    },
    async saveFeed(made, by) {
      feedsMade.push(made);
      done.push({ what: 'saveFeed', by, args: [made] });
    },
    async removeFeed(workspace, feedId, by) {
      done.push({ what: 'removeFeed', by, args: [workspace, feedId] });
      return status.feeds.some(({ id }) => id === feedId && id.startsWith(workspace));
    },
    async saveTopic(made, by) {
      topicsMade.push(made);
      done.push({ what: 'saveTopic', by, args: [made] });
    },
    async removeTopic(workspace, topicId, by) {
      done.push({ what: 'removeTopic', by, args: [workspace, topicId] });
      return subscribed.filter((one) => one.topicId === topicId);
    },
    async reportMistake(made, now) {
      done.push({ what: 'report', by: made.by, args: [made] });
      const { channel, by, ...about } = made;
      const state = { acceptedAt: null, withdrawnBy: null, withdrawnAt: null };
      const report = { id: '7', workspace: channel.workspace, reportedBy: by, reportedAt: now, ...about, ...state };
      return { report, isNew: true, ...given.reported };
    },
    async withdrawReport(of, now) {
      const report = given.news?.reports?.find(({ report }) => report.id === of.id)?.report;
      if (!report) return undefined;
      done.push({ what: 'undo', by: of.by, args: [of] });
      return { report: { ...report, withdrawnBy: of.by, withdrawnAt: now }, othersStand: given.othersStand ?? 0 };
    },
  };
  const feeds: DeskPorts['feeds'] = {
    async look({ url }) {
      looked.push(url);
      return given.look ? given.look(url) : aFeed({}, url);
    },
  };
  const reads = memoryReads({
    ...given.news,
    desk: { ...status, subscriptions: subscribed },
    ...(given.topics ? { topics: given.topics } : {}),
  });
  const ask = asker(offer(deskCommands, { desk, reads, feeds, defaultLanguage: 'nl' }), given);
  return { ask, done, topicsMade, feedsMade, looked, subscribed, reads };
}
