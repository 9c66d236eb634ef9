import { msBetween } from '../core/schedule/add-minutes.ts';
import type { Delivery } from '../model/delivery.ts';
import { Failure } from '../model/failure.ts';
import type { Instant } from '../model/time.ts';
import type { Chat, FrontDesk } from '../ports/chat.ts';
import type { DeliveryStore } from '../ports/delivery-store.ts';
import type { Feeds } from '../ports/feeds.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { FeedStore, NewsStore, StoryStore } from '../ports/news-store.ts';
import type { Queue } from '../ports/queue.ts';
import type { Parts } from '../wiring.ts';

/** The same parts, which count what goes through them: so that no step has to. */
export function measureParts(parts: Parts, metrics: Metrics): Parts {
  const { store } = parts;
  return {
    ...parts,
    feeds: countPolls(parts.feeds, metrics),
    store: {
      ...store,
      feeds: countItems(store.feeds, metrics),
      news: countArticles(store.news, metrics),
      stories: countStories(store.stories, metrics),
      deliveries: countDeliveries(store.deliveries, { metrics, now: () => parts.clock.now() }),
    },
    queue: timeSteps(parts, metrics),
    chats: new Map([...parts.chats].map(([name, chat]) => [name, timeCommands(chat, metrics)])),
  };
}

// Prometheus sees an increase only of what was there before: what alerts ask for is there from the start, at 0.

function countPolls(feeds: Feeds, metrics: Metrics): Feeds {
  for (const outcome of ['items', 'unchanged']) metrics.count('onrecord_feed_polls_total', { outcome }, 0);
  return {
    ...feeds,
    async poll(request) {
      try {
        const answer = await feeds.poll(request);
        metrics.count('onrecord_feed_polls_total', { outcome: answer.kind });
        return answer;
      } catch (error) {
        // what we stopped ourselves has no outcome
        if (!request.signal.aborted) metrics.count('onrecord_feed_polls_total', { outcome: codeOf(error) });
        throw error;
      }
    },
  };
}

function countItems(feeds: FeedStore, metrics: Metrics): FeedStore {
  return {
    ...feeds,
    async savePoll(poll) {
      const ids = await feeds.savePoll(poll);
      metrics.count('onrecord_items_total', {}, ids.length);
      return ids;
    },
  };
}

function countArticles(news: NewsStore, metrics: Metrics): NewsStore {
  return {
    ...news,
    async saveArticle(...given) {
      const article = await news.saveArticle(...given);
      metrics.count('onrecord_articles_total', { from: article.readFrom });
      return article;
    },
    async saveFindings(...given) {
      const statements = await news.saveFindings(...given);
      metrics.count('onrecord_statements_total', {}, statements.length);
      return statements;
    },
  };
}

function countStories(stories: StoryStore, metrics: Metrics): StoryStore {
  return {
    ...stories,
    async join(article, since, decide, now) {
      let isNew = false;
      const decideAndLook: typeof decide = (live) => {
        const decision = decide(live);
        ({ isNew } = decision);
        return decision;
      };
      const storyId = await stories.join(article, since, decideAndLook, now);
      if (isNew) metrics.count('onrecord_stories_total');
      return storyId;
    },
    async saveBriefing(...given) {
      const owed = await stories.saveBriefing(...given);
      metrics.count('onrecord_briefings_total');
      return owed;
    },
  };
}

/** Between its claim and its settlement a delivery is ours, and so is what is known of it. */
function countDeliveries(
  deliveries: DeliveryStore,
  { metrics, now }: { readonly metrics: Metrics; readonly now: () => Instant },
): DeliveryStore {
  const claimed = new Map<string, { readonly delivery: Delivery; newest: Instant | null }>();
  return {
    ...deliveries,
    async claim(...given) {
      const claim = await deliveries.claim(...given);
      if (claim.kind === 'send' || claim.kind === 'reconcile')
        claimed.set(claim.delivery.id, { delivery: claim.delivery, newest: null });
      return claim;
    },
    async content(delivery) {
      const content = await deliveries.content(delivery);
      const known = claimed.get(delivery.id);
      if (known && content?.kind === 'briefing') known.newest = content.briefing.lastSeen;
      return content;
    },
    async settle(deliveryId, outcome, at) {
      const known = claimed.get(deliveryId);
      claimed.delete(deliveryId);
      await deliveries.settle(deliveryId, outcome, at);
      if (!known) return;
      const { chat } = known.delivery.channel;
      metrics.count('onrecord_deliveries_total', { chat, outcome: outcome.state });
      if (outcome.state === 'posted' && known.newest !== null)
        metrics.observe('onrecord_published_to_post_seconds', msBetween(known.newest, now()) / 1000, { chat });
    },
  };
}

function timeSteps({ queue, database }: Pick<Parts, 'queue' | 'database'>, metrics: Metrics): Queue {
  return {
    ...queue,
    work: (steps, handle, only) => {
      for (const step of steps)
        for (const code of ['bug', 'broken']) metrics.count('onrecord_step_failures_total', { step, code }, 0);
      const timed: typeof handle = async (job, signal) => {
        const { step } = job;
        const began = performance.now();
        try {
          return await handle(job, signal);
        } catch (error) {
          const code = database.isOutage(error) ? 'store-down' : codeOf(error);
          if (!signal.aborted) metrics.count('onrecord_step_failures_total', { step, code });
          throw error;
        } finally {
          metrics.observe('onrecord_step_duration_seconds', secondsSince(began), { step });
        }
      };
      return queue.work(steps, timed, only);
    },
  };
}

function timeCommands(chat: Chat, metrics: Metrics): Chat {
  for (const outcome of ['posted', 'failed'])
    metrics.count('onrecord_deliveries_total', { chat: chat.name, outcome }, 0);
  return {
    ...chat,
    start: (desk) => chat.start({ ...desk, answer: timed(desk, metrics) }),
  };
}

/** Only commands that there are become labels: people type anything. */
function timed(desk: FrontDesk, metrics: Metrics): FrontDesk['answer'] {
  const names = new Set(desk.commands.map(({ name }) => name));
  return async (request, asker) => {
    const began = performance.now();
    try {
      return await desk.answer(request, asker);
    } finally {
      const command = names.has(request.command) ? request.command : 'unknown';
      metrics.observe('onrecord_command_duration_seconds', secondsSince(began), { command });
    }
  };
}

const secondsSince = (began: number): number => (performance.now() - began) / 1000;

const codeOf = (error: unknown): string => (error instanceof Failure ? error.code : 'bug');
