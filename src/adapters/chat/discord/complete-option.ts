import type { AutocompleteInteraction } from 'discord.js';
import { cleanText } from '../../../core/reply/clean-text.ts';
import type { FrontDesk } from '../../../ports/chat.ts';
import { LIMITS } from './limits.ts';
import type { Declared } from './read-command.ts';
import { shorten } from './shorten.ts';

type Choice = { readonly name: string; readonly value: string };

/** What the option that somebody types into may be completed to: from memory, as Discord waits 3 seconds at most. */
export async function completeOption(
  interaction: AutocompleteInteraction,
  { desk, declared }: { readonly desk: FrontDesk; readonly declared: Declared },
): Promise<Choice[]> {
  const command = declared.byName(interaction.commandName);
  const { name: option, value: text } = interaction.options.getFocused(true);
  if (command === undefined || interaction.guildId === null) return [];
  if (command.options[option]?.kind === 'timezone') return timezones(text);
  const found = await desk.complete(
    { command: command.name, option, text, atMost: LIMITS.choices },
    { chat: 'discord', workspace: interaction.guildId },
  );
  return found
    .filter(({ value }) => value !== '' && value.length <= LIMITS.choice) // a cut value would mean something else
    .slice(0, LIMITS.choices)
    .map(({ label, value }) => ({ name: shorten(cleanText(label).trim() || value, LIMITS.choice), value }));
}

/** Zones in whose name the words stand, those first whose city begins with them. */
function timezones(typed: string): Choice[] {
  const words = typed.trim().toLowerCase().replaceAll(' ', '_');
  const city = (zone: string) => zone.toLowerCase().split('/').at(-1) ?? '';
  const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC'].filter((zone) => zone.toLowerCase().includes(words));
  const begins = (zone: string) => Number(city(zone).startsWith(words));
  return [...new Set(zones)]
    .toSorted((a, b) => begins(b) - begins(a))
    .slice(0, LIMITS.choices)
    .map((zone) => ({ name: zone, value: zone }));
}
