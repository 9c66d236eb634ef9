import type { Block, Line } from '../../model/reply.ts';
import type { CommandDeclaration, Option } from './command.ts';

/** Help on commands: what each does, its options, examples, and how a line is written. */
export function helpBlocks(commands: readonly CommandDeclaration[]): Block[] {
  return [
    ...commands.flatMap((command): Block[] => [
      {
        kind: 'text',
        line: [
          { kind: 'strong', text: `/${command.name}` },
          ` ${command.summary}${command.managers ? ' (for those who may manage this channel)' : ''}`,
        ],
      },
      {
        kind: 'bullets',
        items: [
          ...Object.entries(command.options).map(([name, option]) => optionLine(name, option)),
          ...command.examples.map((example): Line => [`for example: ${example}`]),
        ],
      },
    ]),
    { kind: 'text', line: [HOW_TO_WRITE], small: true },
  ];
}

const HOW_TO_WRITE =
  'Options are written name:value, in any order; words that belong together stand in quotation marks, as in who:"Kaja Kallas".';

function optionLine(name: string, option: Option): Line {
  const label = option.main ? `${name} (its name can be left out)` : name;
  const usual = option.default === undefined ? '' : `; ${option.default} if left out`;
  return [`${label}: ${option.summary}${usual}${option.required ? '; needed' : ''}`];
}
