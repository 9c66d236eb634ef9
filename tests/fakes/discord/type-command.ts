import type { APIApplicationCommand, APIApplicationCommandOption } from 'discord.js';
import { actingMember, interactionChannel, userPayload } from './payloads.ts';
import { memberPermissions } from './permissions.ts';
import type { CommandAction } from './types.ts';
import type { World } from './world.ts';

type Asker = { readonly guild: string | null; readonly user: string };

/** The commands that a client offers to a user: registered for the place, and allowed to the user there. */
export function commandsFor(world: World, { guild, user }: Asker, evenIfHidden = false): APIApplicationCommand[] {
  const place = guild === null ? undefined : world.guilds.get(guild);
  const all = [...(guild === null ? [] : (world.commands.get(guild) ?? [])), ...(world.commands.get('global') ?? [])];
  return all.filter(({ contexts, default_member_permissions: needs }) => {
    if (contexts && !contexts.includes(place ? 0 : 1)) return false;
    if (!place || evenIfHidden || needs === null || needs === undefined) return true;
    const permissions = memberPermissions(place, user);
    return (permissions & BigInt(needs)) === BigInt(needs) && permissions !== 0n;
  });
}

/**
 * The data of a typed command, as its registration demands it. Throws where a client would not let the user send it:
 * an unknown command or option, a missing one, a value of another type or not among the choices.
 */
export function typedCommand(world: World, action: CommandAction, focused?: string) {
  const [name = '', ...below] = action.name.split(' ');
  const command = commandsFor(world, action, action.evenIfHidden).find((one) => one.name === name && one.type === 1);
  if (!command) throw new Error(`${action.user} is offered no command ${name}`);
  let offered: readonly APIApplicationCommandOption[] = command.options ?? [];
  const path = below.map((part) => {
    const found = offered.find((option) => option.name === part && option.type <= 2);
    if (!found) throw new Error(`the command ${action.name} is not registered: no ${part}`);
    offered = (found as { options?: APIApplicationCommandOption[] }).options ?? [];
    return { name: part, type: found.type };
  });
  if (offered.some((option) => option.type <= 2)) throw new Error(`${action.name} needs one of its subcommands`);
  const resolved: Resolved = { users: {}, members: {}, channels: {}, roles: {} };
  const given = {
    ...action.options,
    ...(focused !== undefined && !(focused in (action.options ?? {})) ? { [focused]: '' } : {}),
  };
  const typed = Object.entries(given).map(([key, value]) => {
    const option = offered.find((one) => one.name === key);
    if (!option) throw new Error(`${action.name} has no option ${key}`);
    if (key === focused) {
      if (!(option as { autocomplete?: boolean }).autocomplete) throw new Error(`${key} has no autocomplete`);
      return { name: key, type: option.type, value: String(value), focused: true };
    }
    check(option, value);
    resolve(world, action, resolved, option.type, String(value));
    return { name: key, type: option.type, value };
  });
  const missing = offered.find((option) => option.required && !(option.name in given));
  if (missing && focused === undefined) throw new Error(`${action.name} needs the option ${missing.name}`);
  const options = path.reduceRight<unknown[]>((inner, part) => [{ ...part, options: inner }], typed);
  const isResolved = Object.values(resolved).some((group) => Object.keys(group).length > 0);
  return { ...commandData(command), options, ...(isResolved ? { resolved } : {}) };
}

/** What every interaction of a command says about it. */
export const commandData = ({ id, name, type, guild_id }: APIApplicationCommand) => ({
  ...{ id, name, type },
  ...(guild_id === undefined ? {} : { guild_id }),
});

export type Resolved = Record<'users' | 'members' | 'channels' | 'roles', Record<string, unknown>>;

/** Adds what an id stands for: of option types 6 user, 7 channel; of selects 5 and 8 the same. */
export function resolve(world: World, { guild }: Asker, resolved: Resolved, type: number, id: string): void {
  const place = guild === null ? undefined : world.guilds.get(guild);
  if (type === 6) {
    resolved.users[id] = userPayload(world, id);
    if (!place) return;
    const { user: _user, deaf: _deaf, mute: _mute, ...member } = actingMember(world, place, id);
    resolved.members[id] = member;
  }
  if (type === 7) {
    const channel = world.channels.get(id);
    if (!channel) throw new Error(`no channel ${id}`);
    resolved.channels[id] = interactionChannel(world, channel);
  }
}

function check(option: APIApplicationCommandOption, value: string | number | boolean): void {
  const { type, name, choices, min_length, max_length, min_value, max_value } = option as Limited;
  const wanted = type === 4 || type === 10 ? 'number' : type === 5 ? 'boolean' : 'string';
  const wrong = (why: string) => new Error(`a client refuses ${JSON.stringify(value)} for ${name}: ${why}`);
  if (typeof value !== wanted) throw wrong(`not a ${wanted}`);
  if (type === 4 && !Number.isInteger(value)) throw wrong('not whole');
  if (choices?.length && !choices.some((choice) => choice.value === value)) throw wrong('not among the choices');
  const size = typeof value === 'string' ? value.length : Number(value);
  const [least, most] = typeof value === 'string' ? [min_length, max_length ?? 6000] : [min_value, max_value];
  if (size < (least ?? -Infinity) || size > (most ?? Infinity)) throw wrong(`not within ${least} and ${most}`);
}

type Limited = {
  readonly type: number;
  readonly name: string;
  readonly choices?: readonly { readonly value: string | number }[];
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_value?: number;
  readonly max_value?: number;
};
