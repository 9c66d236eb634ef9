import { Failure } from '../../../model/failure.ts';
import type { ChatStore } from '../../../ports/chat-store.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { Pictures } from '../../../ports/pictures.ts';

export type SlackOptions = {
  readonly mode: 'socket' | 'http';
  readonly botToken?: string | undefined; // one workspace by its token
  readonly appToken?: string | undefined; // mode socket
  readonly signingSecret?: string | undefined; // mode http
  readonly oauth?: SlackOAuth | undefined; // many workspaces
  readonly http?: { readonly host?: string | undefined; readonly port: number }; // events in mode http, and the pages of OAuth
  readonly apiUrl?: string | undefined; // ends with /api/; Slack's own by default
  readonly timezone: string; // of who tells Slack none
  readonly managers: 'members' | 'admins'; // who may manage a channel
  readonly store: ChatStore;
  readonly pictures: () => Promise<Pictures>;
  readonly clock: Clock;
  readonly log: Log;
};

export type SlackOAuth = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  readonly encryptionKey: string; // tokens are sealed with it
  readonly redirectUrl?: string | undefined; // https://…/slack/oauth_redirect, as the Slack app knows it
  readonly authorizationUrl?: string | undefined; // Slack's own by default
};

/** @throws Failure 'bad-settings' that names what is missing. */
export function checkOptions({ mode, botToken, appToken, signingSecret, oauth, http }: SlackOptions): void {
  const missing = (what: string) => new Failure('bad-settings', `${what}, see docs/slack.md.`);
  if (botToken === undefined && oauth === undefined)
    throw missing('SLACK_BOT_TOKEN is missing: set it in .env, or chats.slack.oauth in config/channels.yaml');
  if (mode === 'socket' && appToken === undefined) throw missing('SLACK_APP_TOKEN is missing: set it in .env');
  if (mode === 'http' && signingSecret === undefined) throw missing('SLACK_SIGNING_SECRET is missing: set it in .env');
  const needsPages = mode === 'http' || (botToken === undefined && oauth !== undefined);
  if (needsPages && http === undefined)
    throw missing('chats.slack.http is missing: set host and port in config/channels.yaml');
}
