import type { z } from 'zod';
import type { Mistake } from './mistake.ts';
import { mistakeAt } from './place-mistakes.ts';
import type { YamlFile } from './read-yaml.ts';
import type { webSchema } from './web-schema.ts';

type Web = z.infer<ReturnType<typeof webSchema>>;

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/** A console that anybody could reach without signing in, and OpenID Connect that lacks what it needs. */
export function checkWeb(file: YamlFile, { web }: { readonly web: Web }): Mistake[] {
  if (!web.enabled) return [];
  const { openid } = web;
  const isOpen = !LOOPBACK.includes(web.host) && web.password === undefined && openid.issuer === undefined;
  const lacks = (key: string, words: string): Mistake[] => [
    mistakeAt(file, ['web', 'openid'], `needs ${key}: ${words}`),
  ];
  return [
    ...(isOpen
      ? [
          mistakeAt(
            file,
            ['web', 'host'],
            `"${web.host}" lets other machines in without a password: set ONRECORD_WEB_PASSWORD in .env or web.openid, or leave the host at 127.0.0.1.`,
          ),
        ]
      : []),
    ...(openid.issuer === undefined
      ? []
      : [
          ...(openid.clientId === undefined ? lacks('clientId', 'the provider gives it.') : []),
          ...(openid.clientSecret === undefined ? lacks('clientSecret', 'set OPENID_CLIENT_SECRET in .env.') : []),
          ...(web.publicUrl === undefined
            ? [mistakeAt(file, ['web'], 'needs publicUrl: the provider sends people back to it.')]
            : []),
        ]),
  ];
}
