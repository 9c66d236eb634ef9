import { say } from '../../../core/reply/lines.ts';
import type { CommandDeclaration } from '../../../core/request/command.ts';
import type { Request } from '../../../model/reply.ts';
import { type Answering, answerRequest } from './answer-request.ts';
import { slackError } from './error-codes.ts';
import { type FormMemory, writeMemory } from './form-memory.ts';
import { publishHome } from './publish-home.ts';
import { type AnswerPlace, sendAnswer } from './send-answer.ts';
import { writeForm } from './write-form.ts';

/** Where a request came from: a conversation, or (channel null) the Home tab. */
export type Origin = Omit<AnswerPlace, 'channel'> & {
  readonly channel: string | null;
  readonly hash?: string | undefined;
};

/** Answers a request where it came from; on the Home tab the answer stands above the channels. */
export async function takeRequest(request: Request, from: Origin, given: Answering): Promise<void> {
  const reply = await answerRequest(request, from, given);
  if (from.channel === null) await publishHome({ ...from, notice: reply }, given);
  else await sendAnswer(reply, { ...from, channel: from.channel }, given);
}

/** Says one sentence to whoever asked. */
export async function sayTo(words: string, from: Origin, given: Answering): Promise<void> {
  if (from.channel === null) await publishHome({ ...from, notice: say(words) }, given);
  else await sendAnswer(say(words), { ...from, channel: from.channel }, given);
}

/** Opens a form for options of the request's command; all of them where none are named. */
export async function openForm(
  asked: { readonly request: Request; readonly names: readonly string[] | null; readonly triggerId: string },
  from: Origin,
  given: Answering,
): Promise<void> {
  const { request, triggerId } = asked;
  const declared = given.desk.commands.find(({ name }) => name === request.command);
  if (!declared) return sayTo('That button is of an older version: ask again with a command.', from, given);
  const isAnywhere = from.channel === null && request.options.channel === undefined && asked.names === null;
  const command = isAnywhere ? forSomeChannel(declared) : declared;
  const names = asked.names ?? Object.keys(command.options);
  const rest = Object.entries(request.options).filter(([name]) => !names.includes(name));
  const memory: FormMemory = { ...from, request: { ...request, options: Object.fromEntries(rest) } };
  const view = writeForm({
    command,
    names,
    given: request,
    title: `/${command.name}`,
    memory: await writeMemory(memory, given),
  });
  try {
    const client = await given.clients.of(from.workspace);
    await client.views.open({ trigger_id: triggerId, view });
  } catch (error) {
    given.log.warn('slack-form-not-opened', { code: slackError(error) ?? 'no answer' });
    await sayTo(`Slack could not open the form. ${tryInstead(declared.examples)}`, from, given);
  }
}

/** On the Home tab there is no channel that a command could be for, so it must be said. */
function forSomeChannel(command: CommandDeclaration): CommandDeclaration {
  const { channel: _, ...options } = command.options;
  const channel = { kind: 'channel', summary: 'the channel that it is for', required: true } as const;
  return { ...command, options: { ...options, channel } };
}

const tryInstead = ([example]: readonly string[]): string =>
  example ? `Write it in one line: ${example}` : 'Try it again.';
