import { Failure } from '../../model/failure.ts';
import type { Reply, Request } from '../../model/reply.ts';
import { checkOptions } from './check-options.ts';
import type { AskContext, Command, CommandDeclaration } from './command.ts';
import { helpBlocks } from './describe-command.ts';
import { unknownCommand } from './parse-request.ts';
import { asShared } from './share.ts';

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
    if (asksHelp(request)) return helpReply(commands, request.options.about);
    const command = commands.find(({ name }) => name === request.command);
    if (!command) throw unknownCommand(request.command, commands);
    if (command.managers && !context.mayManage) {
      throw new Failure(
        'not-allowed',
        `Only those who may manage this channel can use /${command.name}: ask one of them, or see /news list for what it gets now.`,
      );
    }
    const reply = await command.answer(checkOptions(request, command), { ...context, page: pageOf(request) });
    return asShared(reply, request, command);
  } catch (error) {
    if (error instanceof Failure && error.code !== 'broken') return failureReply(error);
    input.onFault(error);
    return failureReply(
      new Failure('broken', 'Something went wrong on our side; it has been logged. Please try again in a minute.'),
    );
  }
}

// `/news help` comes in two shapes: typed lines are read as help, chats with menus send the choice.
function asksHelp({ command, options }: Request): boolean {
  return command === 'help' || (command === 'news' && options.show === 'help');
}

const LAST_PAGE = 1000; // far beyond what anybody reads; a store is never asked to skip more

function pageOf({ page = 1 }: Request): number {
  return Number.isFinite(page) ? Math.min(LAST_PAGE, Math.max(1, Math.floor(page))) : 1;
}

function helpReply(commands: readonly OfferedCommand[], about: string | undefined): Reply {
  const described = commands.filter(
    ({ name, hidden }) => !hidden && (about === undefined || name === about.toLowerCase()),
  );
  if (about !== undefined && described.length === 0) throw unknownCommand(about, commands);
  const title = about === undefined ? 'Help' : `Help on /${about.toLowerCase()}`;
  return { title, private: true, blocks: helpBlocks(described), more: null };
}

function failureReply(failure: Failure): Reply {
  return { title: failure.words, private: true, blocks: [{ kind: 'text', line: [failure.words] }], more: null };
}
