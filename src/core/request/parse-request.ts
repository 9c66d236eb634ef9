import { Failure } from '../../model/failure.ts';
import type { Request } from '../../model/reply.ts';
import type { CommandDeclaration, Option, Options } from './command.ts';
import { nearest } from './nearest.ts';

/**
 * A typed line as a request: `/stance nato-ukraine since:7d who:"Orla Brandt"`. The slash may be missing.
 * Options are given as `name:value`, `name=value` or `name value`; a word that is one of an option's choices is
 * that choice; all other words make up the main option. `/help` and `/stance help` ask for help.
 * @throws Failure 'bad-input' naming the nearest command, or the option that is missing.
 */
export function parseRequest(line: string, commands: readonly CommandDeclaration[]): Request {
  const [first = '', ...words] = splitWords(line.trim().replace(/^\//, ''));
  if (first.toLowerCase() === 'help')
    return { command: 'help', options: words[0] ? { about: words[0].replace(/^\//, '') } : {} };
  const command = findCommand(first, commands);
  if (words.length === 1 && words[0]?.toLowerCase() === 'help')
    return { command: 'help', options: command.name === 'news' ? {} : { about: command.name } };
  const options: Record<string, string> = {};
  const mainWords: string[] = [];
  let page = 1;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const named = /^([a-z]+)[:=](.*)$/s.exec(word);
    const name = named?.[1] ?? word;
    if (name === 'page' && (named !== null || /^\d+$/.test(words[i + 1] ?? ''))) {
      page = Math.max(1, Number.parseInt(named?.[2] || words[++i] || '1', 10) || 1);
    } else if (name in command.options && (named !== null || i + 1 < words.length)) {
      options[name] = named?.[2] || words[++i] || '';
    } else {
      const choice = choiceOf(word, command.options, options);
      if (choice) options[choice] = word.toLowerCase();
      else mainWords.push(word);
    }
  }
  const main = Object.entries(command.options).find(([, option]) => option.main)?.[0];
  if (mainWords.length > 0) {
    if (!main)
      throw new Failure(
        'bad-input',
        `/${command.name} does not know "${mainWords.join(' ')}": try ${command.examples[0]}.`,
      );
    options[main] ??= mainWords.join(' ');
  }
  return { command: command.name, options, page };
}

/**
 * The request's options checked against the command, with defaults filled in.
 * @throws Failure 'bad-input' for an unknown option, a missing one, or a word that is none of the choices.
 */
export function checkOptions(request: Request, command: CommandDeclaration): Record<string, string | undefined> {
  const given = request.options;
  for (const name of Object.keys(given)) {
    if (name in command.options) continue;
    const near = nearest(name, Object.keys(command.options), 1)[0];
    throw new Failure(
      'bad-input',
      `/${command.name} has no option "${name}"${near ? `: did you mean "${near}"?` : '.'}`,
    );
  }
  const checked: Record<string, string | undefined> = {};
  for (const [name, option] of Object.entries(command.options)) {
    checked[name] = checkOption({ name, option, value: given[name]?.trim() || undefined, command });
  }
  return checked;
}

function checkOption(input: {
  name: string;
  option: Option;
  value: string | undefined;
  command: CommandDeclaration;
}): string | undefined {
  const { name, option, value, command } = input;
  if (value === undefined) {
    if (option.required)
      throw new Failure('bad-input', `/${command.name} needs a ${name}: try ${command.examples[0]}.`);
    return option.default;
  }
  if (option.kind !== 'choice') return value;
  const choices = option.choices ?? [];
  const choice = value.toLowerCase();
  if (choices.includes(choice)) return choice;
  throw new Failure('bad-input', `"${value}" is no ${name} of /${command.name}: choose ${choices.join(', ')}.`);
}

function findCommand(name: string, commands: readonly CommandDeclaration[]): CommandDeclaration {
  const wanted = name.toLowerCase();
  const found = commands.find((command) => command.name === wanted);
  if (found) return found;
  const near = nearest(
    wanted,
    commands.map((command) => command.name),
    1,
  )[0];
  const hint = near ? `did you mean /${near}?` : `I know ${commands.map((command) => `/${command.name}`).join(', ')}.`;
  throw new Failure('bad-input', `I know no command "/${name}": ${hint}`);
}

function choiceOf(word: string, options: Options, taken: Readonly<Record<string, string>>): string | undefined {
  for (const [name, option] of Object.entries(options)) {
    if (option.kind === 'choice' && !(name in taken) && option.choices?.includes(word.toLowerCase())) return name;
  }
  return undefined;
}

/** Words split at white space; quotation marks of any style keep words together, also after `name:`. */
function splitWords(line: string): string[] {
  const words: string[] = [];
  for (const match of line.matchAll(/([a-z]+[:=])?(?:"([^"]*)"|“([^”]*)”|'([^']*)'(?=\s|$))|\S+/g)) {
    const quoted = match[2] ?? match[3] ?? match[4];
    words.push(quoted === undefined ? match[0] : (match[1] ?? '') + quoted);
  }
  return words;
}
