import { count } from '../../../core/reply/lines.ts';
import type { AskContext } from '../../../core/request/command.ts';
import { Failure } from '../../../model/failure.ts';
import type { Line, Reply } from '../../../model/reply.ts';
import type { Topic } from '../../../model/topic.ts';
import type { DeskPorts } from '../desk-ports.ts';

/** `/newsdesk topics`: list, or create NAME with words and propositions; a workspace changes only its own. */
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
  switch (verb) {
    case 'list':
      return listTopics(ports, context);
    case 'create':
    case 'edit':
      return saveTopic({ name: rest.join(' '), words: args.words, propositions: args.propositions }, ports, context);
    default:
      throw new Failure(
        'bad-input',
        `/newsdesk topics does not know "${verb}": write list or create NAME words:"a, b".`,
      );
  }
}

async function listTopics({ reads }: DeskPorts, context: AskContext): Promise<Reply> {
  const topics = await reads.topics(context.channel.workspace);
  const items = topics.map(
    (topic): Line => [
      `${topic.id}: ${topic.name}. ${topic.propositions.map(({ text }) => text).join('; ') || 'No propositions.'}`,
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

async function saveTopic(
  given: { readonly name: string; readonly words: string | undefined; readonly propositions: string | undefined },
  { desk, reads }: DeskPorts,
  context: AskContext,
): Promise<Reply> {
  const words = listOf(given.words, /,/);
  const id = given.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (id === '' || words.length === 0)
    throw new Failure(
      'bad-input',
      'A topic needs a name and words: /newsdesk topics create grain-corridor words:"grain corridor, grain deal".',
    );
  const known = (await reads.topics(context.channel.workspace)).find((topic) => topic.id === id);
  if (known && known.workspace === null)
    throw new Failure('not-allowed', `${id} is shared by all workspaces: it is changed in config/topics.yaml.`);
  const topic: Topic = {
    id,
    name: given.name,
    workspace: context.channel.workspace,
    any: words,
    all: [],
    not: [],
    people: [],
    propositions: listOf(given.propositions, /;/).map((text, index) => ({ id: `p${index + 1}`, text, about: text })),
  };
  await desk.saveTopic(topic, context.user, context.now);
  return {
    title: `${known ? 'Changed' : 'Created'} ${topic.id}`,
    private: true,
    blocks: [
      {
        kind: 'text',
        line: [
          `${known ? 'Changed' : 'Created'} ${topic.id}: articles that say ${words.map((word) => `“${word}”`).join(' or ')} carry it from now on.`,
        ],
      },
      {
        kind: 'buttons',
        buttons: [{ label: 'Subscribe', request: { command: 'subscribe', options: { topic: topic.id } } }],
      },
    ],
    more: null,
  };
}

function listOf(words: string | undefined, separator: RegExp): string[] {
  return (words ?? '')
    .split(separator)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
