import { z } from 'zod';
import { echo } from '../../../../core/request/echo.ts';
import { readSince } from '../../../../core/request/read-since.ts';
import { Failure } from '../../../../model/failure.ts';
import type { Topic } from '../../../../model/topic.ts';
import type { View } from '../page.ts';
import { readFiltersFor } from '../parts/filters.ts';
import * as shapes from './shapes.ts';
import { toChange, toPerson, toSpeaker, toStatement, toStory, toTopic } from './to-shapes.ts';

/** One address of the API: what it takes, what it answers with, and how. `undefined`: there is no such thing. */
export type Endpoint = {
  readonly path: string; // as hono writes it: "/topics/:topicId"
  readonly summary: string;
  readonly query: readonly (keyof typeof QUERY)[];
  readonly result: z.ZodType;
  readonly answer: (view: View, base: string) => Promise<unknown>;
};

/** All that may be asked for in a query. */
export const QUERY = {
  since: '24h, 7d, 3 months, monday or a date; default 30d',
  until: 'a date, published before',
  who: 'a person or body, by id or name',
  outlet: 'as it is called in answers',
  topic: 'the id of a topic',
  on: 'the id of a proposition of the topic',
  words: 'words in their order',
  page: 'from 1',
} as const;

const EACH = 50;
const EVERY_KIND = ['direct', 'mixed', 'indirect'] as const;

export const endpoints: readonly Endpoint[] = [
  {
    path: '/topics',
    summary: 'What is followed, with what came in since then',
    query: ['since'],
    result: z.object({ items: z.array(shapes.topic) }),
    answer: async (view) => ({
      items: (
        await view.archive.topics({
          workspace: view.workspace,
          since: readSince(view.query.get('since') || '30d', view),
        })
      ).map(toTopic),
    }),
  },
  {
    path: '/topics/:topicId/positions',
    summary: 'Who stands where: speakers, who changed first, with their newest positions',
    query: ['since', 'until', 'who', 'outlet', 'on', 'page'],
    result: shapes.listOf(shapes.speaker),
    async answer(view, base) {
      const topic = (await view.reads.topics(view.workspace)).find(({ id }) => id === view.of.topicId);
      if (!topic) return undefined;
      const filters = await filtersOf(view, topic);
      const { speakers, speakersTotal } = await view.reads.positions({
        workspace: view.workspace,
        topicId: topic.id,
        speakerId: filters.personId,
        since: filters.since,
        changedOnly: false,
        only: filters.only,
        speakersAtMost: EACH,
        eachAtMost: 10,
        skip: (filters.page - 1) * EACH,
      });
      return { total: speakersTotal, page: filters.page, items: speakers.map((one) => toSpeaker(one, base)) };
    },
  },
  {
    path: '/changes',
    summary: 'Changes of position, newest first',
    query: ['topic', 'who', 'since', 'page'],
    result: shapes.listOf(shapes.change),
    async answer(view, base) {
      const filters = await filtersOf(view, null);
      const { found, total } = await view.archive.changes({
        workspace: view.workspace,
        topicId: await topicOf(view),
        speakerId: filters.personId,
        since: filters.since,
        atMost: EACH,
        skip: (filters.page - 1) * EACH,
      });
      return { total, page: filters.page, items: found.map((one) => toChange(one, base)) };
    },
  },
  {
    path: '/stories',
    summary: 'Stories in a few bullets, each with the sentences it stands on, newest first',
    query: ['topic', 'since', 'page'],
    result: shapes.listOf(shapes.story),
    async answer(view, base) {
      const filters = await filtersOf(view, null);
      const { found, total } = await view.reads.briefings({
        workspace: view.workspace,
        topicId: await topicOf(view),
        since: filters.since,
        atMost: EACH,
        skip: (filters.page - 1) * EACH,
      });
      return { total, page: filters.page, items: found.map((one) => toStory(one, base)) };
    },
  },
  {
    path: '/stories/:storyId',
    summary: 'One story, also by the id of one that was merged into it',
    query: [],
    result: shapes.story,
    async answer(view, base) {
      const found = await view.reads.story({ workspace: view.workspace, storyId: view.of.storyId ?? '' });
      return found && toStory(found, base);
    },
  },
  {
    path: '/statements',
    summary: 'Who said what, newest first',
    query: ['words', 'who', 'topic', 'outlet', 'since', 'until', 'page'],
    result: shapes.listOf(shapes.statement),
    async answer(view, base) {
      const filters = await filtersOf(view, null);
      const { outlet, until } = filters.only;
      const { found, total } = await view.reads.statements({
        workspace: view.workspace,
        speakerId: filters.personId,
        topicId: await topicOf(view),
        words: view.query.get('words')?.trim() || null,
        kinds: EVERY_KIND,
        since: filters.since,
        ...(until === undefined ? {} : { until }),
        ...(outlet === undefined ? {} : { outlet }),
        atMost: EACH,
        skip: (filters.page - 1) * EACH,
      });
      return { total, page: filters.page, items: found.map((one) => toStatement(one, base)) };
    },
  },
  {
    path: '/statements/:statementId',
    summary: 'One statement with its positions',
    query: [],
    result: shapes.statement.extend({ positions: z.array(shapes.position.omit({ statement: true })) }),
    async answer(view, base) {
      const found = await view.reads.statement({ workspace: view.workspace, id: view.of.statementId ?? '' });
      if (!found) return undefined;
      const positions = found.stances.map(({ topicId, propositionId, position, confidence }) => ({
        topicId,
        propositionId,
        position,
        confidence,
      }));
      return { ...toStatement(found, base), positions };
    },
  },
  {
    path: '/people/:personId',
    summary: 'A person or body, and on which topics they spoke',
    query: [],
    result: shapes.person,
    async answer(view) {
      const found = await view.archive.person({ workspace: view.workspace, personId: view.of.personId ?? '' });
      return found && toPerson(found);
    },
  },
];

/** @throws Failure 'bad-input' for what could not be understood: a program should hear of it, not get something else. */
async function filtersOf(view: View, topic: Topic | null) {
  const filters = await readFiltersFor(view, topic);
  const on = view.query.get('on');
  if (filters.mistake !== null) throw new Failure('bad-input', filters.mistake);
  if (on && topic !== null && filters.only.propositionId === undefined)
    throw new Failure('bad-input', `${topic.name} has no proposition "${echo(on)}": ${API_TOPICS} lists them.`);
  return filters;
}

/** The topic asked for, null for all. Of one that only others may see nothing can be found out. */
async function topicOf(view: View): Promise<string | null> {
  const id = view.query.get('topic');
  if (!id) return null;
  const topics = await view.reads.topics(view.workspace);
  if (topics.some((topic) => topic.id === id)) return id;
  throw new Failure('bad-input', `No topic "${echo(id)}" is followed here: ${API_TOPICS} lists those that are.`);
}

const API_TOPICS = 'GET /topics';

/** @throws Failure 'bad-input' for a query that the endpoint does not take, or a page that is no number. */
export function checkQuery({ query }: Pick<View, 'query'>, endpoint: Pick<Endpoint, 'query'>): void {
  for (const name of query.keys()) {
    if (endpoint.query.some((known) => known === name)) continue;
    const takes = endpoint.query.length === 0 ? 'it takes nothing' : `it takes ${endpoint.query.join(', ')}`;
    throw new Failure('bad-input', `There is no "${echo(name)}" to ask by here: ${takes}.`);
  }
  const page = query.get('page');
  if (page !== null && !/^(?:[1-9]\d?|[1-4]\d\d|500)$/.test(page))
    throw new Failure('bad-input', `"${echo(page)}" is no page: write a number from 1 to 500.`);
}
