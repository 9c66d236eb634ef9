import { Failure } from '../../model/failure.ts';
import type { Request } from '../../model/reply.ts';
import type { CommandDeclaration, Option } from './command.ts';
import { echo } from './echo.ts';
import { orList } from './find-named.ts';
import { nearest } from './nearest.ts';

/**
 * The request's options checked against the command, with defaults filled in.
 * @throws Failure 'bad-input' for an unknown option, a missing one, or a word that is none of the choices.
 */
export function checkOptions(request: Request, command: CommandDeclaration): Record<string, string | undefined> {
  const given = request.options;
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(command.options, name)) throw unknownOption(name, command);
  }
  const checked: Record<string, string | undefined> = {};
  for (const [name, option] of Object.entries(command.options)) {
    const value = Object.hasOwn(given, name) ? given[name]?.trim() : undefined;
    checked[name] = checkOption({ name, option, value: value || undefined, command });
  }
  return checked;
}

/** What is said of an option that the command does not have. */
export function unknownOption(name: string, command: CommandDeclaration): Failure {
  const names = Object.keys(command.options);
  const near = nearest(name, names, 1)[0];
  const hint = near ? `did you mean ${near}:?` : `it takes ${names.join(', ')}.`;
  return new Failure('bad-input', `/${command.name} has no option "${echo(name)}": ${hint}`);
}

function checkOption(input: {
  readonly name: string;
  readonly option: Option;
  readonly value: string | undefined;
  readonly command: CommandDeclaration;
}): string | undefined {
  const { name, option, value, command } = input;
  const choices = option.choices ?? [];
  if (value === undefined) {
    if (!option.required) return option.default;
    const which = choices.length > 0 ? ` (${orList(choices)})` : '';
    const article = /^[aeiou]/.test(name) ? 'an' : 'a';
    throw new Failure('bad-input', `/${command.name} needs ${article} ${name}${which}: try ${command.examples[0]}.`);
  }
  if (option.kind === 'flag') return readFlag(name, value, command);
  if (option.kind !== 'choice') return value;
  const choice = value.toLowerCase();
  if (choices.includes(choice)) return choice;
  const near = nearest(value, choices, 1)[0];
  throw new Failure(
    'bad-input',
    `"${echo(value)}" is no ${name} of /${command.name}: ${near ? `did you mean ${near}? There is` : 'choose'} ${orList(choices)}.`,
  );
}

const FLAGS: Readonly<Record<string, 'yes' | 'no'>> = { yes: 'yes', true: 'yes', no: 'no', false: 'no' };

/** Whether the words answer a yes-or-no option. */
export const isYesOrNo = (words: string): boolean => Object.hasOwn(FLAGS, words.toLowerCase());

function readFlag(name: string, words: string, command: CommandDeclaration): 'yes' | 'no' {
  const flag = Object.hasOwn(FLAGS, words.toLowerCase()) ? FLAGS[words.toLowerCase()] : undefined;
  if (flag) return flag;
  throw new Failure(
    'bad-input',
    `"${echo(words)}" is no ${name} of /${command.name}: write ${name}:yes, or leave it out.`,
  );
}
