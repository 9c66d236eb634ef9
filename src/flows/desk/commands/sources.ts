import { statementSources, storySources } from '../../../core/reply/write-sources.ts';
import { defineCommand } from '../../../core/request/command.ts';
import { Failure } from '../../../model/failure.ts';
import type { Reply } from '../../../model/reply.ts';
import type { DeskPorts } from '../desk-ports.ts';
import { OFFERED, statementsOf, storiesOf } from './shown-statements.ts';

export const sources = defineCommand({
  name: 'sources',
  summary: 'What an answer or a post rests on, with all its links',
  options: {
    story: { kind: 'text', summary: 'the id of a story', main: true },
    message: { kind: 'text', summary: 'a message of ours' },
    show: {
      kind: 'choice',
      summary: 'the statements of such an answer',
      choices: ['quotes', 'stance', 'changes', 'timeline', 'brief'],
    },
    topic: { kind: 'topic', summary: 'of the answer' },
    who: { kind: 'person', summary: 'of the answer' },
    words: { kind: 'text', summary: 'of the answer' },
    since: { kind: 'since', summary: 'of the answer' },
  },
  examples: ['/sources show:stance topic:nato-ukraine'],
  managers: false,
  onMessage: { label: 'Show sources', message: 'message' },
  hidden: true,
  async answer(args, ports: DeskPorts, context): Promise<Reply> {
    if (Object.values(args).every((given) => given === undefined))
      throw new Failure('bad-input', '/sources needs an answer or a post: Sources stands under each of them.');
    if (args.story !== undefined || args.message !== undefined || args.show === 'brief') {
      const stories = await storiesOf(args, ports, context);
      if (stories.length > 0) return storySources(stories);
    } else {
      const statements = (await statementsOf(args, ports, context)).slice(0, OFFERED);
      if (statements.length > 0) return statementSources(statements);
    }
    throw new Failure('not-found', 'What that answer showed is no longer on record: ask again.');
  },
});
