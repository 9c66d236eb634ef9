import type { CommandDeclaration } from '../../../core/request/command.ts';
import type { Completion, FrontDesk } from '../../../ports/chat.ts';

const AT_MOST = 8;

/** What a half-typed line may go on as: whole lines, best first. Nothing for words that are no command. */
export async function completeLine(
  line: string,
  front: FrontDesk,
  of: { readonly chat: string; readonly workspace: string },
): Promise<readonly Completion[]> {
  const [, name = '', rest] = /^\/([a-z-]*)(?:\s(.*))?$/s.exec(line) ?? [];
  if (!line.startsWith('/')) return [];
  const offered = front.commands.filter(({ hidden }) => !hidden);
  if (rest === undefined) {
    return offered
      .filter((command) => command.name.startsWith(name))
      .slice(0, AT_MOST)
      .map((command) => ({ label: `/${command.name}: ${command.summary}`, value: `/${command.name} ` }));
  }
  const command = offered.find((one) => one.name === name);
  if (!command) return [];
  const { before, option, text } = lastWord(rest, command);
  if (option === undefined) return [];
  const found = await front.complete({ command: name, option, text, atMost: AT_MOST }, of);
  const isMain = command.options[option]?.main === true;
  const values = found.map(({ label, value }) => ({
    label,
    value: `/${name} ${before}${isMain ? '' : `${option}:`}${quoted(value)} `,
  }));
  const names = isMain ? optionNames(command, text, before, name) : [];
  return [...values, ...names].slice(0, AT_MOST);
}

/** The word that is being typed, which option it belongs to, and what stands before it. */
function lastWord(
  rest: string,
  command: CommandDeclaration,
): { readonly before: string; readonly option: string | undefined; readonly text: string } {
  const [, before = '', word = ''] = /^(.*?)((?:[a-z]+[:=])?(?:"[^"]*|[^\s"]*))$/s.exec(rest) ?? [];
  const [, named, value = ''] = /^([a-z]+)[:=]"?(.*)$/s.exec(word) ?? [];
  if (named !== undefined && Object.hasOwn(command.options, named)) return { before, option: named, text: value };
  const main = Object.entries(command.options).find(([, option]) => option.main)?.[0];
  return { before, option: main, text: word.replace(/^"/, '') };
}

/** Options that could come next. */
function optionNames(command: CommandDeclaration, text: string, before: string, name: string): Completion[] {
  return Object.entries(command.options)
    .filter(([option, { main }]) => !main && option.startsWith(text) && !before.includes(`${option}:`))
    .map(([option, { summary }]) => ({ label: `${option}: ${summary}`, value: `/${name} ${before}${option}:` }));
}

const quoted = (value: string): string => (/\s/.test(value) ? `"${value}"` : value);
