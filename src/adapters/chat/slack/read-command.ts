import type { CommandDeclaration } from '../../../core/request/command.ts';
import { parseRequest } from '../../../core/request/parse-request.ts';
import type { Request } from '../../../model/reply.ts';
import { unescapeText } from './escape.ts';

/** A slash command's words as a request. @throws Failure 'bad-input' as parseRequest does. */
export function readSlash(
  { command, text }: { readonly command: string; readonly text: string },
  commands: readonly CommandDeclaration[],
): Request {
  return parseRequest(`${command} ${unescapeText(text)}`, commands);
}

/** The same words after a mention, or in a direct message; nothing but a mention asks for help. */
export function readMention(
  text: string,
  { commands, botUserId }: { readonly commands: readonly CommandDeclaration[]; readonly botUserId: string },
): Request {
  const words = unescapeText(text.replace(new RegExp(`<@${botUserId}(?:\\|[^>]*)?>`, 'g'), ' ')).trim();
  return words === '' ? { command: 'help', options: {} } : parseRequest(words, commands);
}

/** A command that needs something, asked with nothing: a form asks for it. */
export function asksForm(request: Request, commands: readonly CommandDeclaration[]): CommandDeclaration | undefined {
  const command = commands.find(({ name }) => name === request.command);
  const isBare = Object.keys(request.options).length === 0 && (request.page ?? 1) === 1;
  const needs = Object.values(command?.options ?? {}).some(({ required }) => required);
  return isBare && needs ? command : undefined;
}
