import type { APIApplicationCommand } from 'discord.js';
import { userPayload } from './payloads.ts';
import { refusal } from './refuse.ts';
import type { Asked, Route } from './routes.ts';
import type { World } from './world.ts';

const ok = (body: unknown) => ({ status: 200, body });

/** The bot itself, and its commands. */
export const applicationRoutes: readonly Route[] = [
  {
    id: 'GET /gateway/bot',
    answer: ({ world }) =>
      ok({ url: gatewayUrl(world), shards: world.options.shards ?? 1, session_start_limit: START_LIMIT }),
  },
  { id: 'GET /gateway', anybody: true, answer: ({ world }) => ok({ url: gatewayUrl(world) }) },
  { id: 'GET /users/@me', answer: ({ world }) => ok({ ...userPayload(world, world.bot.id), ...PRIVATE_USER }) },
  {
    id: 'GET /users/{user_id}',
    answer({ world, params: { user_id = '' } }) {
      const isKnown =
        user_id === world.bot.id || [...world.guilds.values()].some((guild) => guild.members.has(user_id));
      if (!isKnown) throw refusal(10013);
      return ok(userPayload(world, user_id));
    },
  },
  { id: 'GET /applications/@me', answer: ({ world }) => ok(applicationPayload(world)) },
  ...['', '/guilds/{guild_id}'].flatMap((guild): Route[] => {
    const path = `/applications/{application_id}${guild}/commands`;
    return [
      { id: `GET ${path}`, answer: (asked) => ok(commandsOf(asked)) },
      {
        id: `PUT ${path}`,
        answer(asked) {
          const { world, body } = asked;
          const old = commandsOf(asked);
          const made = (body as APIApplicationCommand[]).map((command) => register(asked, command, old));
          world.commands.set(asked.params.guild_id ?? 'global', made);
          return ok(made);
        },
      },
      {
        id: `POST ${path}`,
        answer(asked) {
          const old = commandsOf(asked);
          const made = register(asked, asked.body as APIApplicationCommand, old);
          const isNew = !old.some(({ id }) => id === made.id);
          const others = old.filter(({ id }) => id !== made.id);
          asked.world.commands.set(asked.params.guild_id ?? 'global', [...others, made]);
          return { status: isNew ? 201 : 200, body: made };
        },
      },
      {
        id: `DELETE ${path}/{command_id}`,
        answer(asked) {
          const old = commandsOf(asked);
          const left = old.filter(({ id }) => id !== asked.params.command_id);
          if (left.length === old.length) throw refusal(10063);
          asked.world.commands.set(asked.params.guild_id ?? 'global', left);
          return { status: 204 };
        },
      },
    ];
  }),
];

/** Where the gateway listens; discord.js adds ?v=10&encoding=json to it. */
export const gatewayUrl = (world: World): string => `${world.origin.replace('http', 'ws')}/gw`;

export const START_LIMIT = { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 };

function commandsOf({ world, params }: Asked): APIApplicationCommand[] {
  if (params.application_id !== world.options.application.id) throw refusal(50001);
  if (params.guild_id !== undefined && world.guilds.get(params.guild_id)?.state !== 'joined') throw refusal(50001);
  return world.commands.get(params.guild_id ?? 'global') ?? [];
}

/** A command keeps its id as long as its name and type stay. */
function register({ world, params }: Asked, command: APIApplicationCommand, old: readonly APIApplicationCommand[]) {
  const type = command.type ?? 1;
  const same = old.find((other) => other.name === command.name && other.type === type);
  const made = {
    ...{ default_member_permissions: null, description: '', dm_permission: true, nsfw: false, contexts: null },
    ...{ integration_types: [0], name_localizations: null, description_localizations: null },
    ...(type === 1 ? { options: [] } : {}),
    ...Object.fromEntries(Object.entries(command).filter(([, value]) => value !== null && value !== undefined)),
    ...{ id: same?.id ?? world.nextId(), application_id: world.options.application.id, version: world.nextId(), type },
    ...(params.guild_id === undefined ? {} : { guild_id: params.guild_id }),
  };
  return made as unknown as APIApplicationCommand; // judged before, so it has the shape of one
}

function applicationPayload(world: World) {
  const { id, name = 'Fake' } = world.options.application;
  return {
    ...{ id, name, icon: null, description: '', type: null, verify_key: '0'.repeat(64), flags: 0, flags_new: '0' },
    ...{ redirect_uris: [], interactions_endpoint_url: null, role_connections_verification_url: null, team: null },
    ...{ approximate_guild_count: world.guilds.size, approximate_user_install_count: 0, bot_public: true },
    ...{ approximate_user_authorization_count: 0, explicit_content_filter: 0, eligible_oauth2_scopes: [] },
    ...{ bot_require_code_grant: false, bot: userPayload(world, world.bot.id) },
    owner: userPayload(world, [...world.guilds.values()][0]?.ownerId ?? world.bot.id),
  };
}

const PRIVATE_USER = { mfa_enabled: true, locale: 'en-US', premium_type: 0, email: null, verified: true };
