import { Failure } from '../../model/failure.ts';
import type { Request } from '../../model/reply.ts';
import { unknownOption } from './check-options.ts';
import type { CommandDeclaration } from './command.ts';
import { echo } from './echo.ts';
import { nearest } from './nearest.ts';
import { readOptions } from './read-options.ts';
import { splitWords, type Word } from './split-words.ts';

/**
 * A typed line as a request: `/stance nato-ukraine since:7d who:"Orla Brandt"`. The slash may be missing.
 * Options are given as `name:value`, `name=value` or `name value`; a word that is one of an option's choices is
 * that choice; all other words make up the main option. `/help` and `/stance help` ask for help.
 * @throws Failure 'bad-input' naming the nearest command or option, or the option that has no value.
 */
export function parseRequest(line: string, commands: readonly CommandDeclaration[]): Request {
  if (line.length > LINE_CHARACTERS)
    throw new Failure('bad-input', `That is too long for a command: write at most ${LINE_CHARACTERS} characters.`);
  const [first, ...words] = splitWords(line.trim().replace(/^\/+/, ''));
  if (!first) throw new Failure('bad-input', `That names no command: ${commandList(commands)}`);
  const about = words[0]?.raw.replace(/^\/+/, '').toLowerCase();
  if (isHelp(first)) return { command: 'help', options: about ? { about } : {} };
  const command = findCommand(first.raw, commands);
  const asksHelp = words[0] !== undefined && isHelp(words[0]);
  if (asksHelp && command.name === 'news') {
    const topic = words[1]?.raw.replace(/^\/+/, '').toLowerCase();
    return { command: 'help', options: topic ? { about: topic } : {} };
  }
  if (asksHelp && words.length === 1) return { command: 'help', options: { about: command.name } };
  const { options, page, left } = readOptions(words, command);
  const main = Object.entries(command.options).find(([, option]) => option.main)?.[0];
  if (left.length === 0) return { command: command.name, options, page };
  if (main === undefined || Object.hasOwn(options, main)) throw leftOver(left, command);
  return { command: command.name, options: { ...options, [main]: left.map(({ value }) => value).join(' ') }, page };
}

/** The failure that names the command most like the one that there is not. */
export function unknownCommand(name: string, commands: readonly CommandDeclaration[]): Failure {
  const names = commands.filter(({ hidden }) => !hidden).map((command) => command.name);
  const near = nearest(name, names, 1)[0];
  return new Failure(
    'bad-input',
    `I know no command "/${echo(name)}": ${near ? `did you mean /${near}?` : commandList(commands)}`,
  );
}

const LINE_CHARACTERS = 4000; // what Discord takes at most, and longer than any command

function isHelp(word: Word): boolean {
  return !word.quoted && /^(?:help|--help|-h|\?)$/i.test(word.raw);
}

function findCommand(name: string, commands: readonly CommandDeclaration[]): CommandDeclaration {
  const found = commands.find((command) => command.name === name.toLowerCase());
  if (!found) throw unknownCommand(name, commands);
  return found;
}

function commandList(commands: readonly CommandDeclaration[]): string {
  const names = commands.filter(({ hidden }) => !hidden).map((command) => `/${command.name}`);
  return `I know ${names.join(', ')} and /help.`;
}

function leftOver(words: readonly Word[], command: CommandDeclaration): Failure {
  const [only] = words;
  if (only?.name && words.length === 1) return unknownOption(only.name, command);
  return new Failure(
    'bad-input',
    `I cannot place "${echo(words.map(({ raw }) => raw).join(' '))}" in /${command.name}: put words that belong together in quotation marks, as in ${command.examples.at(-1)}.`,
  );
}
