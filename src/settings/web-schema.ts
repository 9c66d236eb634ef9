import { z } from 'zod';
import { text, webAddress, whole, yesNo } from './fields.ts';
import { orVariable } from './health-schema.ts';
import { type Environment, token } from './secrets.ts';

/** The console in a browser. */
export const webSchema = (env: Environment) =>
  z.strictObject({
    enabled: yesNo().default(true).describe('whether roles all and web answer browsers'),
    port: z
      .preprocess(orVariable(env, 'number'), whole({ from: 0, to: 65_535 }).nullish())
      .prefault('env:WEB_PORT?')
      .transform((port) => port ?? 7373)
      .describe('port of the console; 0: any free one, told at the start; default 7373'),
    host: z
      .preprocess(orVariable(env, 'text'), text().nullish())
      .prefault('env:WEB_HOST?')
      .transform((host) => host ?? '127.0.0.1')
      .describe('address that it listens on; another than 127.0.0.1 needs a password or openid; default 127.0.0.1'),
    publicUrl: webAddress().optional().describe('address under which readers reach it, as behind a proxy'),
    workspace: text().default('local').describe('whose own sources and topics are shown beside those that all share'),
    password: token({
      ...{ env, usualName: 'ONRECORD_WEB_PASSWORD', characters: 12, example: 'openssl rand -base64 18 makes' },
    })
      .prefault('env:ONRECORD_WEB_PASSWORD?')
      .describe('password of those who run this installation'),
    readerPassword: token({
      ...{ env, usualName: 'ONRECORD_WEB_READER_PASSWORD', characters: 12, example: 'openssl rand -base64 18 makes' },
    })
      .prefault('env:ONRECORD_WEB_READER_PASSWORD?')
      .describe('password of those who only read'),
    token: token({ env, usualName: 'ONRECORD_WEB_TOKEN', characters: 24, example: 'openssl rand -hex 24 makes' })
      .prefault('env:ONRECORD_WEB_TOKEN?')
      .describe('token with which programs read the API and the feeds'),
    openid: z
      .strictObject({
        issuer: webAddress().optional().describe('address of the OpenID Connect provider; unset: not used'),
        clientId: text().optional().describe('id of this installation there'),
        clientSecret: token({ env, usualName: 'OPENID_CLIENT_SECRET', characters: 8, example: 'GOCSPX-…' })
          .prefault('env:OPENID_CLIENT_SECRET?')
          .describe('its secret there'),
        readers: z
          .array(text())
          .default([])
          .describe('who may read: mail addresses, or @example.org for all of a domain; default: whoever signs in'),
        managers: z.array(text()).default([]).describe('who may manage: mail addresses'),
      })
      .prefault({})
      .describe('signing in with the accounts of a team'),
  });
