import { createHash } from 'node:crypto';
import { count } from '../../../core/reply/lines.ts';
import type { AskContext } from '../../../core/request/command.ts';
import { echo } from '../../../core/request/echo.ts';
import { findTopic } from '../../../core/request/find-named.ts';
import { fold } from '../../../core/request/fold.ts';
import { nearest } from '../../../core/request/nearest.ts';
import { Failure } from '../../../model/failure.ts';
import type { Line, Reply } from '../../../model/reply.ts';
import type { Topic } from '../../../model/topic.ts';
import type { DeskPorts } from '../desk-ports.ts';

type Given = {
  readonly name: string;
  readonly words: string | undefined;
  readonly propositions: string | undefined;
};

/** `/newsdesk topics`: list; create or edit NAME with words and propositions. A workspace changes only its own. */
export async function manageTopics(
  args: {
    readonly what: string | undefined;
    readonly words: string | undefined;
    readonly propositions: string | undefined;
  },
  ports: DeskPorts,
  context: AskContext,
): Promise<Reply> {
  const [verb = 'list', ...rest] = (args.what ?? 'list').split(/\s+/);
  const given: Given = { name: rest.join(' '), words: args.words, propositions: args.propositions };
  const topics = await ports.reads.topics(context.channel.workspace);
  switch (verb.toLowerCase()) {
    case 'list':
      return listTopics(topics);
    case 'create':
      return saveTopic({ topic: newTopic(given, topics, context), done: 'Created' }, ports, context);
    case 'edit':
      return saveTopic({ topic: editedTopic(given, topics), done: 'Changed' }, ports, context);
    default: {
      const near = nearest(verb, ['list', 'create', 'edit'], 1)[0];
      throw new Failure(
        'bad-input',
        `/newsdesk topics does not know "${echo(verb)}": ${near ? `did you mean ${near}?` : 'write list, create NAME words:"a, b" or edit NAME.'}`,
      );
    }
  }
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

function newTopic(given: Given, topics: readonly Topic[], context: AskContext): Topic {
  const { workspace } = context.channel;
  const slug = fold(given.name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const any = wordsOf(given.words);
  if (slug === '' || slug.length > NAME_CHARACTERS || any.length === 0)
    throw new Failure(
      'bad-input',
      `A topic needs a name in Latin letters or digits (at most ${NAME_CHARACTERS}) and words: /newsdesk topics create grain-corridor words:"grain corridor, grain deal".`,
    );
  const wanted = fold(given.name);
  const known = topics.find((topic) => fold(topic.id) === wanted || fold(topic.name) === wanted);
  if (known?.workspace === null) throw sharedTopic(known);
  if (known) throw new Failure('bad-input', `${known.name} is there already: write edit in place of create.`);
  return {
    // Ids are one space for all workspaces, so the id carries a mark of its own; people may write the name.
    id: `${slug}-${createHash('sha256').update(workspace).digest('hex').slice(0, MARK_CHARACTERS)}`,
    name: given.name,
    workspace,
    any,
    all: [],
    not: [],
    people: [],
    propositions: propositionsOf(given.propositions),
  };
}

const NAME_CHARACTERS = 60;
const MARK_CHARACTERS = 6; // two workspaces of a thousand share one with a chance of 1 in 30, and then need the same name too

/** What is not given stays as it was. */
function editedTopic(given: Given, topics: readonly Topic[]): Topic {
  if (given.name === '' || (given.words === undefined && given.propositions === undefined))
    throw new Failure(
      'bad-input',
      'To edit, name the topic and what changes: /newsdesk topics edit grain-corridor words:"grain corridor, grain deal".',
    );
  const known = findTopic(given.name, topics);
  if (known.workspace === null) throw sharedTopic(known);
  return {
    ...known,
    any: given.words === undefined ? known.any : wordsOf(given.words),
    propositions: given.propositions === undefined ? known.propositions : propositionsOf(given.propositions),
  };
}

async function saveTopic(
  { topic, done }: { readonly topic: Topic; readonly done: string },
  { desk }: DeskPorts,
  context: AskContext,
): Promise<Reply> {
  await desk.saveTopic(topic, context.user, context.now);
  const words = topic.any.map((word) => `“${word}”`).join(' or ');
  const stances =
    topic.propositions.length === 0
      ? ' It has no propositions, so /stance finds nothing on it yet.'
      : ` Stances are taken on: ${topic.propositions.map(({ text }) => text).join('; ')}.`;
  return {
    title: `${done} ${topic.name}`,
    private: true,
    blocks: [
      { kind: 'text', line: [`${done} ${topic.name}: articles that say ${words} carry it from now on.${stances}`] },
      {
        kind: 'buttons',
        buttons: [{ label: 'Subscribe', request: { command: 'subscribe', options: { topic: topic.id } } }],
      },
    ],
    more: null,
  };
}

function sharedTopic(topic: Topic): Failure {
  return new Failure(
    'not-allowed',
    `${topic.id} is shared by all workspaces: it is changed in config/topics.yaml, or create one under another name.`,
  );
}

/** @throws Failure 'bad-input' for a word so short that almost every article would carry the topic. */
function wordsOf(words: string | undefined): string[] {
  const list = listOf(words, /[,;]/);
  const short = list.find((word) => [...word].length < 2);
  if (short !== undefined)
    throw new Failure('bad-input', `"${short}" is too short for a word of a topic: write two letters or more.`);
  return list;
}

function propositionsOf(words: string | undefined): Topic['propositions'] {
  return listOf(words, /;/).map((text, index) => ({ id: `p${index + 1}`, text, about: text }));
}

function listOf(words: string | undefined, separator: RegExp): string[] {
  const list = (words ?? '').split(separator).map((word) => word.trim());
  return [...new Set(list)].filter((word) => word !== '');
}
