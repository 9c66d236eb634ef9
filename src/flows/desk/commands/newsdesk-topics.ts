import { createHash } from 'node:crypto';
import { count, say } from '../../../core/reply/lines.ts';
import type { AskContext } from '../../../core/request/command.ts';
import { echo } from '../../../core/request/echo.ts';
import { findTopic } from '../../../core/request/find-named.ts';
import { fold } from '../../../core/request/fold.ts';
import { nearest } from '../../../core/request/nearest.ts';
import { describeTopic } from '../../../core/topics/describe-topic.ts';
import { Failure } from '../../../model/failure.ts';
import type { Person } from '../../../model/person.ts';
import type { Line, Reply } from '../../../model/reply.ts';
import type { Topic } from '../../../model/topic.ts';
import type { DeskPorts } from '../desk-ports.ts';
import { checkTopic, readTopicFields, type TopicFields } from './read-topic-fields.ts';
import { testTopic, testTopicOnNews } from './test-topic.ts';

type Given = TopicFields & { readonly what: string | undefined; readonly text: string | undefined };

type Known = { readonly topics: readonly Topic[]; readonly people: readonly Person[] };

const VERBS = ['list', 'show', 'create', 'edit', 'test', 'remove'];

/**
 * `/newsdesk topics`: list; show NAME; create or edit NAME with words, with, without, people, places and propositions;
 * test NAME, with a text or on the newest articles; remove NAME. A workspace changes only its own.
 */
export async function manageTopics(given: Given, ports: DeskPorts, context: AskContext): Promise<Reply> {
  const [verb = 'list', ...rest] = (given.what ?? 'list').split(/\s+/);
  const name = rest.join(' ');
  const known: Known = {
    topics: await ports.reads.topics(context.channel.workspace),
    people: await ports.reads.people(),
  };
  switch (verb.toLowerCase()) {
    case 'list':
      return listTopics(known.topics);
    case 'show':
      return showTopic(findTopic(name, known.topics), known.people);
    case 'create':
      return saveTopic({ topic: newTopic(name, given, known, context), done: 'Created' }, { ports, known, context });
    case 'edit':
      return saveTopic({ topic: editedTopic(name, given, known), done: 'Changed' }, { ports, known, context });
    case 'test':
      return tryTopic(findTopic(name, known.topics), given.text, { ports, known, context });
    case 'remove':
      return removeTopic(findTopic(name, known.topics), ports, context);
    default: {
      const near = nearest(verb, VERBS, 1)[0];
      throw new Failure(
        'bad-input',
        `/newsdesk topics does not know "${echo(verb)}": ${near ? `did you mean ${near}?` : 'write list, show NAME, create NAME words:"a, b", edit NAME, test NAME or remove NAME.'}`,
      );
    }
  }
}

const ARTICLES_TRIED = 200;

async function tryTopic(
  topic: Topic,
  text: string | undefined,
  at: { readonly ports: DeskPorts; readonly known: Known; readonly context: AskContext },
): Promise<Reply> {
  if (text !== undefined) return testTopic(topic, text, at.known.people);
  const { workspace } = at.context.channel;
  const articles = await at.ports.reads.newestArticles({ workspace, storyId: null, atMost: ARTICLES_TRIED });
  return testTopicOnNews(topic, articles, at.known.people);
}

async function removeTopic(topic: Topic, { desk }: DeskPorts, context: AskContext): Promise<Reply> {
  if (topic.workspace === null) throw sharedTopic(topic);
  const ended = await desk.removeTopic(context.channel.workspace, topic.id, context.user, context.now);
  if (ended === undefined) throw new Failure('not-found', `${topic.name} is not there any more.`);
  const channels = [...new Set(ended.map(({ channel }) => `#${channel.id}`))];
  const follows =
    channels.length === 0 ? 'No channel followed it.' : `It is not followed any more in ${channels.join(', ')}.`;
  return say(`Removed ${topic.name}: new articles do not carry it. ${follows}`);
}

function listTopics(topics: readonly Topic[]): Reply {
  const items = topics.map(
    (topic): Line => [
      `${topic.id}: ${topic.name}. ${topic.propositions.map(({ text }) => text).join('; ') || 'No propositions, so no stances.'}`,
    ],
  );
  return {
    title: count(topics.length, 'topic'),
    private: true,
    blocks: [
      { kind: 'heading', text: count(topics.length, 'topic') },
      { kind: 'bullets', items },
    ],
    more: null,
  };
}

/** The definition in words. */
function showTopic(topic: Topic, people: readonly Person[]): Reply {
  const whose = topic.workspace === null ? ' It is shared by all workspaces.' : '';
  return say(
    `${topic.name} (${topic.id}): articles that ${inWords(topic, people)} carry it.${stancesOf(topic)}${whose}`,
  );
}

function newTopic(name: string, given: Given, known: Known, context: AskContext): Topic {
  const { workspace } = context.channel;
  const slug = fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const fields = readTopicFields(given, known.people);
  const asks = [fields.any, fields.all, fields.people, fields.places].some((list) => (list?.length ?? 0) > 0);
  if (slug === '' || slug.length > NAME_CHARACTERS || !asks)
    throw new Failure(
      'bad-input',
      `A topic needs a name in Latin letters or digits (at most ${NAME_CHARACTERS}) and words: /newsdesk topics create grain-corridor words:"grain corridor, grain deal".`,
    );
  const wanted = fold(name);
  const there = known.topics.find((topic) => fold(topic.id) === wanted || fold(topic.name) === wanted);
  if (there?.workspace === null) throw sharedTopic(there);
  if (there) throw new Failure('bad-input', `${there.name} is there already: write edit in place of create.`);
  const empty = { any: [], all: [], not: [], people: [], places: [], propositions: [] };
  // Ids are one space for all workspaces, so the id carries a mark of its own; people may write the name.
  const mark = createHash('sha256').update(workspace).digest('hex').slice(0, MARK_CHARACTERS);
  return checkTopic({ id: `${slug}-${mark}`, name, workspace, ...empty, ...fields });
}

const NAME_CHARACTERS = 60;
const MARK_CHARACTERS = 6; // two workspaces of a thousand share one with a chance of 1 in 30, and then need the same name too

/** What is not given stays as it was. */
function editedTopic(name: string, given: Given, known: Known): Topic {
  const fields = readTopicFields(given, known.people);
  if (name === '' || Object.keys(fields).length === 0)
    throw new Failure(
      'bad-input',
      'To edit, name the topic and what changes: /newsdesk topics edit grain-corridor words:"grain corridor, grain deal".',
    );
  const topic = findTopic(name, known.topics);
  if (topic.workspace === null) throw sharedTopic(topic);
  return checkTopic({ ...topic, ...fields });
}

async function saveTopic(
  { topic, done }: { readonly topic: Topic; readonly done: string },
  { ports, known, context }: { readonly ports: DeskPorts; readonly known: Known; readonly context: AskContext },
): Promise<Reply> {
  await ports.desk.saveTopic(topic, context.user, context.now);
  const line = `${done} ${topic.name}: articles that ${inWords(topic, known.people)} carry it from now on.${stancesOf(topic)}`;
  return {
    title: `${done} ${topic.name}`,
    private: true,
    blocks: [
      { kind: 'text', line: [line] },
      {
        kind: 'buttons',
        buttons: [{ label: 'Subscribe', request: { command: 'subscribe', options: { topic: topic.id } } }],
      },
    ],
    more: null,
  };
}

const inWords = (topic: Topic, people: readonly Person[]): string =>
  describeTopic(topic, (id) => people.find((person) => person.id === id)?.name ?? id);

const stancesOf = ({ propositions }: Topic): string =>
  propositions.length === 0
    ? ' It has no propositions, so /stance finds nothing on it yet.'
    : ` Stances are taken on: ${propositions.map(({ text }) => text).join('; ')}.`;

function sharedTopic(topic: Topic): Failure {
  return new Failure(
    'not-allowed',
    `${topic.id} is shared by all workspaces: it is changed in config/topics.yaml, or create one under another name.`,
  );
}
