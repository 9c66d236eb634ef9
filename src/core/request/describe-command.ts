import type { Block, Line } from '../../model/reply.ts';
import type { CommandDeclaration } from './command.ts';

/** Help on all commands: what each does, its options, examples. */
export function helpBlocks(commands: readonly CommandDeclaration[]): Block[] {
  return commands.flatMap((command): Block[] => [
    { kind: 'text', line: [{ kind: 'strong', text: `/${command.name}` }, ` ${command.summary}`] },
    { kind: 'bullets', items: [...optionLines(command), [`for example: ${command.examples.join('   ')}`]] },
  ]);
}

function optionLines(command: CommandDeclaration): Line[] {
  return Object.entries(command.options).map(([name, option]) => {
    const usual = option.default === undefined ? '' : ` (usually ${option.default})`;
    return [`${name}: ${option.summary}${usual}${option.required ? ', needed' : ''}`];
  });
}
