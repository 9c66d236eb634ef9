import { Failure } from '../../model/failure.ts';
import type { Reply, Request } from '../../model/reply.ts';
import type { AskContext, Command, CommandDeclaration } from './command.ts';
import { helpBlocks } from './describe-command.ts';
import { nearest } from './nearest.ts';
import { checkOptions } from './parse-request.ts';

/** A command together with what it may use. */
export type OfferedCommand = CommandDeclaration & {
  readonly answer: (args: Readonly<Record<string, string | undefined>>, context: AskContext) => Promise<Reply>;
};

/** Gives each command the ports that it may use. */
export function offer<P>(commands: readonly Command<P>[], ports: P): OfferedCommand[] {
  return commands.map((command) => ({ ...command, answer: (args, context) => command.answer(args, ports, context) }));
}

/**
 * The reply to a request. What goes wrong becomes one clear sentence to the asker; a fault of ours is given to
 * `onFault` for the log and told without detail. Never rejects.
 */
export async function answer(input: {
  readonly request: Request;
  readonly commands: readonly OfferedCommand[];
  readonly context: Omit<AskContext, 'page'>;
  readonly onFault: (error: unknown) => void;
}): Promise<Reply> {
  const { request, commands, context } = input;
  try {
    if (request.command === 'help') return helpReply(commands, request.options.about);
    const command = commands.find(({ name }) => name === request.command);
    if (!command) {
      const near = nearest(
        request.command,
        commands.map(({ name }) => name),
        1,
      )[0];
      throw new Failure(
        'bad-input',
        `I know no command "/${request.command}"${near ? `: did you mean /${near}?` : ': try /news help.'}`,
      );
    }
    if (command.managers && !context.mayManage) {
      throw new Failure(
        'not-allowed',
        `Only those who may manage this channel can use /${command.name}: ask one of them.`,
      );
    }
    return await command.answer(checkOptions(request, command), { ...context, page: request.page ?? 1 });
  } catch (error) {
    if (error instanceof Failure && error.code !== 'broken') return failureReply(error);
    input.onFault(error);
    return failureReply(
      new Failure('broken', 'Something went wrong on our side; it has been logged. Please try again in a minute.'),
    );
  }
}

function helpReply(commands: readonly OfferedCommand[], about: string | undefined): Reply {
  const described = commands.filter(({ name }) => about === undefined || name === about);
  return { title: 'Help', private: true, blocks: helpBlocks(described.length > 0 ? described : commands), more: null };
}

function failureReply(failure: Failure): Reply {
  return { title: failure.words, private: true, blocks: [{ kind: 'text', line: [failure.words] }], more: null };
}
