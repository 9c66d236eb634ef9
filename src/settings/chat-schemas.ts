import { z } from 'zod';
import { choice, text, webAddress, whole, yesNo } from './fields.ts';
import { type Environment, token } from './secrets.ts';

/** Slack, of channels.yaml. */
export const slackSchema = (env: Environment) =>
  z.strictObject({
    enabled: yesNo().optional().describe('whether it is used; default: whether its tokens are set'),
    mode: choice('mode', ['socket', 'http'])
      .default('socket')
      .describe('how Slack reaches this process: socket (no open port needed) or http'),
    botToken: token({ env, usualName: 'SLACK_BOT_TOKEN', begins: 'xoxb-', example: 'xoxb-1234-5678-abcd' })
      .prefault('env:SLACK_BOT_TOKEN?')
      .describe("bot token of one workspace; more than one: set oauth's"),
    appToken: token({ env, usualName: 'SLACK_APP_TOKEN', begins: 'xapp-', example: 'xapp-1-A1-2-abcd' })
      .prefault('env:SLACK_APP_TOKEN?')
      .describe('app token with connections:write, for mode socket'),
    signingSecret: token({ env, usualName: 'SLACK_SIGNING_SECRET', characters: 16, example: '0123456789abcdef…' })
      .prefault('env:SLACK_SIGNING_SECRET?')
      .describe('signing secret, for mode http'),
    oauth: z
      .strictObject({
        clientId: token({ env, usualName: 'SLACK_CLIENT_ID', example: '123456789.987654321' })
          .prefault('env:SLACK_CLIENT_ID?')
          .describe('client id of the app'),
        clientSecret: token({ env, usualName: 'SLACK_CLIENT_SECRET', characters: 16, example: '0123456789abcdef…' })
          .prefault('env:SLACK_CLIENT_SECRET?')
          .describe('client secret of the app'),
        stateSecret: token({
          env,
          usualName: 'SLACK_STATE_SECRET',
          characters: 16,
          example: 'openssl rand -hex 24 makes',
        })
          .prefault('env:SLACK_STATE_SECRET?')
          .describe('a secret of your own that signs the way back from Slack'),
        encryptionKey: token({
          ...{ env, usualName: 'ONRECORD_ENCRYPTION_KEY', characters: 32, example: 'openssl rand -hex 32 makes' },
        })
          .prefault('env:ONRECORD_ENCRYPTION_KEY?')
          .describe('a secret of your own that the tokens of workspaces are encrypted with'),
        redirectUrl: webAddress().optional().describe('public address of /slack/oauth_redirect; default: as requested'),
      })
      .prefault({})
      .describe('installing into many workspaces; used when clientId is set'),
    http: z
      .strictObject({
        host: text().default('127.0.0.1').describe('address that is listened on, behind your reverse proxy'),
        port: whole({ from: 1, to: 65_535 }).default(3000).describe('port of mode http, and of the pages of oauth'),
      })
      .prefault({})
      .describe('where Slack and browsers come in'),
    apiUrl: webAddress().optional().describe("another server that speaks Slack's Web API; default: Slack's own"),
    managers: choice('group', ['members', 'admins'])
      .default('members')
      .describe('who may subscribe channels: members (all but guests) or admins of the workspace'),
  });

/** Discord, of channels.yaml. */
export const discordSchema = (env: Environment) =>
  z.strictObject({
    enabled: yesNo().optional().describe('whether it is used; default: whether its token is set'),
    token: token({ env, usualName: 'DISCORD_TOKEN', characters: 20, example: 'MTIz….abc.def…' })
      .prefault('env:DISCORD_TOKEN?')
      .describe('token of the bot'),
    apiUrl: webAddress().optional().describe("another server that speaks Discord's API; default: Discord's own"),
    managers: choice('permission', ['manage-guild', 'manage-channels'])
      .default('manage-guild')
      .describe('the permission that lets one subscribe channels'),
    developmentGuild: text()
      .regex(/^\d{15,21}$/, { error: 'is not the id of a server: write its 18 or so digits in quotes.' })
      .optional()
      .describe('a server that alone gets the commands, at once'),
    shards: z
      .union([z.literal('auto'), whole({ from: 1, to: 1000 })], { error: 'is neither auto nor a number: write auto.' })
      .default('auto')
      .describe('connections to the gateway'),
    layout: choice('layout', ['components', 'embeds']).default('components').describe('how messages are laid out'),
  });
