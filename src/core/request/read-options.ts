import { distance } from 'fastest-levenshtein';
import { Failure } from '../../model/failure.ts';
import { isYesOrNo, unknownOption } from './check-options.ts';
import type { CommandDeclaration, Option, OptionKind } from './command.ts';
import { goesOn } from './goes-on.ts';
import type { Word } from './split-words.ts';

/** The options that the words name, the page, and the words that name none: these make up the main option. */
export type ReadOptions = {
  readonly options: Readonly<Record<string, string>>;
  readonly page: number;
  readonly left: readonly Word[];
};

/**
 * Reads `name:value`, `name value` and bare choices. Where the main option is free text, options need their colon and
 * a choice comes first, so that `/news why mode of transport` asks for just these words. Plain words after a named
 * topic, person or text belong to it once the main option is given (`/stance nato-ukraine who:Orla Brandt`), and to
 * the main option before.
 * @throws Failure 'bad-input' for an option that is unknown, has no value, or is given twice.
 */
export function readOptions(words: readonly Word[], command: CommandDeclaration): ReadOptions {
  const [main, mainOption] = Object.entries(command.options).find(([, option]) => option.main) ?? [];
  const freeText = mainOption?.kind === 'text';
  const options: Record<string, string> = {};
  const left: Word[] = [];
  let page = 1;
  let i = 0;

  const optionOf = (name: string | null): Option | undefined =>
    name !== null && Object.hasOwn(command.options, name) ? command.options[name] : undefined;
  const isOption = (word: Word | undefined) => word !== undefined && (optionOf(word.name) ?? null) !== null;
  const choiceOf = (word: Word): string | undefined => {
    if (word.quoted || word.name !== null || (freeText && left.length > 0)) return undefined;
    const value = word.value.toLowerCase();
    return Object.entries(command.options).find(
      ([name, option]) =>
        !Object.hasOwn(options, name) && (option.kind === 'flag' ? name === value : option.choices?.includes(value)),
    )?.[0];
  };
  /** The option that a word without colon names, given what follows it. */
  const bareName = (at: number): string | undefined => {
    const [word, next] = [words[at], words[at + 1]];
    if (!word || word.quoted || word.name !== null || !next || isOption(next)) return undefined;
    const name = word.value.toLowerCase();
    const option = optionOf(name);
    if (!option) return undefined;
    if (option.kind === 'choice') return option.choices?.includes(next.value.toLowerCase()) ? name : undefined;
    if (option.kind === 'flag') return isYesOrNo(next.value) ? name : undefined;
    if (freeText || (name === main && left.length > 0)) return undefined;
    return name;
  };
  const set = (name: string, value: string) => {
    if (Object.hasOwn(options, name))
      throw new Failure('bad-input', `/${command.name} takes one ${name} at a time: ask once for each.`);
    options[name] = value;
  };
  /** The value with the plain words after it that still belong to it. */
  const following = (name: string, first: string, kind: OptionKind): string => {
    let before = first;
    const hasMain = name === main || left.length > 0 || (main !== undefined && Object.hasOwn(options, main));
    for (let word = words[i]; word; word = words[++i]) {
      if (word.quoted || word.name !== null || bareName(i) || choiceOf(word) || isPage(i)) break;
      if (!goesOn({ kind, before, word: word.value, hasMain })) break;
      before += ` ${word.value}`;
    }
    return before;
  };
  const isPage = (at: number): boolean =>
    !freeText && /^page$/i.test(words[at]?.raw ?? '') && /^\d+$/.test(words[at + 1]?.raw ?? '');

  while (i < words.length) {
    const word = words[i++];
    if (!word) break;
    const named = optionOf(word.name);
    const bare = named ? undefined : bareName(i - 1);
    const name = named ? word.name : bare;
    const option = optionOf(name ?? null);
    if (name && option) {
      const given = named && (word.quoted || word.value !== '') ? word : isOption(words[i]) ? undefined : words[i++];
      if (!given || given.value.trim() === '') throw noValue(name, command);
      // after "who:" the value is the whole next word, even one with a colon of its own
      const value = given === word || given.quoted ? given.value : given.raw;
      set(name, given.quoted ? value : following(name, value, option.kind));
    } else if (word.name === 'page' || isPage(i - 1)) {
      page = readPage(word.name === 'page' && word.value !== '' ? word.value : words[i++]?.raw);
    } else {
      const choice = choiceOf(word);
      if (choice) set(choice, command.options[choice]?.kind === 'flag' ? 'yes' : word.value.toLowerCase());
      else left.push(checkPlain(word, { command, freeText }));
    }
  }
  return { options, page, left };
}

const LAST_PAGE = 1000; // far beyond what anybody reads

function readPage(words: string | undefined): number {
  const page = /^\d{1,9}$/.test(words ?? '') ? Number(words) : 0;
  if (page < 1) throw new Failure('bad-input', `"${words ?? ''}" is no page: write page:2.`);
  return Math.min(page, LAST_PAGE);
}

function noValue(name: string, command: CommandDeclaration): Failure {
  return new Failure('bad-input', `${name}: has nothing after it: try ${exampleWith(name, command)}.`);
}

function exampleWith(name: string, command: CommandDeclaration): string {
  return command.examples.find((example) => example.includes(`${name}:`)) ?? command.examples[0] ?? `/${command.name}`;
}

/** A word of the main option as typed; one that looks like a mistyped option is told. */
function checkPlain(
  word: Word,
  { command, freeText }: { readonly command: CommandDeclaration; readonly freeText: boolean },
): Word {
  if (word.name === null) return word;
  const isAddress = word.value.startsWith('//');
  const hasValue = word.quoted || word.value !== '';
  const isTypo = Object.keys(command.options).some((name) => distance(name, word.name ?? '') <= 1);
  // a headline may have a colon, a topic or a name has none
  if (!isAddress && hasValue && (isTypo || !freeText)) throw unknownOption(word.name, command);
  return { raw: word.raw, name: null, value: word.raw, quoted: false };
}
