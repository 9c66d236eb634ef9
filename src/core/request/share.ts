import type { Reply, Request } from '../../model/reply.ts';
import type { CommandDeclaration, Option } from './command.ts';

/** The option by which an answer is for everybody in the channel. */
export const SHARE = {
  kind: 'flag',
  summary: 'show the answer to everybody in the channel',
} as const satisfies Option;

/** A private answer of a command that can be shared says how; one that was asked to be shared is for everybody. */
export function asShared(reply: Reply, request: Request, command: CommandDeclaration): Reply {
  if (!reply.private || command.options.share?.kind !== 'flag') return reply;
  if (isYes(request.options.share)) return { ...reply, private: false };
  const share = { ...request, options: { ...request.options, share: 'yes' } };
  return { ...reply, share };
}

// The option was checked before; as it came it may still be `True`, or the `false` that some platforms send.
const isYes = (words: string | undefined): boolean => /^(?:yes|true)$/i.test(words?.trim() ?? '');
