import { SlackError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { addMinutes } from '../../../core/schedule/add-minutes.ts';
import { Failure, type FailureCode } from '../../../model/failure.ts';
import type { Instant } from '../../../model/time.ts';

/**
 * What Slack's errors mean to whoever waits for a post. One row an error code; what is not listed was refused for a
 * reason of its own. From the lists of chat.postMessage, chat.update and conversations.history (docs.slack.dev).
 */
export const ERROR_CODES: Readonly<Record<string, { readonly code: FailureCode; readonly words: string }>> = {
  ...rows('workspace-lost', {
    account_inactive: 'Slack has ended our access to this workspace: install OnRecord there again, see docs/slack.md.',
    token_revoked:
      'Our access to this Slack workspace was taken back: install OnRecord there again, see docs/slack.md.',
    token_expired: 'Our access to this Slack workspace has run out: install OnRecord there again, see docs/slack.md.',
    invalid_auth: 'Slack does not know our token for this workspace: check SLACK_BOT_TOKEN, or install OnRecord again.',
    not_authed: 'There is no token for this Slack workspace: set SLACK_BOT_TOKEN, or install OnRecord there.',
    user_removed_from_team: 'OnRecord was removed from this Slack workspace: install it there again.',
    team_disabled: 'This Slack workspace is disabled: its owner can tell why.',
    team_not_found: 'Slack knows no such workspace: it may have been deleted.',
    org_login_required: 'This Slack workspace is being moved to an organisation: try again when that is done.',
    team_added_to_org:
      'This Slack workspace is being moved to an organisation: install OnRecord again when that is done.',
    app_access_restricted: 'The admins of this Slack workspace have restricted OnRecord: ask them to approve it.',
    two_factor_setup_required: 'Slack asks for a second factor to be set up in this workspace: its admins can do that.',
  }),
  ...rows('channel-lost', {
    channel_not_found:
      'I cannot see this Slack channel: invite me with /invite @OnRecord, or subscribe in another one.',
    is_archived: 'This Slack channel is archived: unarchive it, or subscribe in another one.',
    is_inactive: 'This Slack channel is archived or frozen: unarchive it, or subscribe in another one.',
    not_in_channel: 'I am not in this Slack channel: invite me with /invite @OnRecord.',
    user_not_in_channel: 'That person is not in this Slack channel: invite them first.',
    user_not_found: 'Slack knows no such person here: subscribe in a channel.',
    user_disabled: 'That Slack account is switched off: subscribe in a channel.',
    cannot_dm_bot: 'I cannot write to another bot: subscribe in a channel.',
    channel_is_limited_access: 'I have no access to this Slack channel: ask its owner to let me in.',
    external_channel_migrating: 'This shared Slack channel is being moved: resume when that is done.',
    restricted_action:
      'I may not post in this Slack channel: its owner can allow it under Channel settings, Posting permissions.',
    restricted_action_read_only_channel: 'This Slack channel is read-only: its owner can allow me to post.',
    restricted_action_thread_only_channel: 'This Slack channel takes posts in threads only: subscribe in another one.',
    restricted_action_non_threadable_channel: 'This Slack channel takes no threads: subscribe in another one.',
    restricted_action_thread_locked: 'That Slack thread is locked: an admin can open it.',
    no_permission: 'I may not post in this Slack channel: ask an admin of the workspace.',
    access_denied: 'I may not post in this Slack channel: ask an admin of the workspace.',
    accesslimited: 'Slack does not let me in from this network: ask an admin of the workspace.',
    ekm_access_denied: 'The admins of this Slack workspace have stopped posts in this channel: ask them.',
    messages_tab_disabled: 'My messages tab is off: switch it on under App Home in the settings of the Slack app.',
    missing_scope: 'I lack a permission in this Slack workspace: install OnRecord again, so that it is asked for.',
  }),
  ...rows('chat-down', {
    fatal_error: 'Slack failed in the middle of a post: whether it arrived is looked up.',
    internal_error: 'Slack failed in the middle of a post: whether it arrived is looked up.',
    service_unavailable: 'Slack is not available at the moment: it is tried again by itself.',
    request_timeout: 'Slack did not get the whole post in time: it is tried again by itself.',
    update_failed: 'Slack could not change the post: it is tried again by itself.',
  }),
  ...rows('chat-refused', {
    message_not_found: 'The Slack message that was to be changed is gone.',
    cant_update_message: 'Slack lets me change my own messages only, and this one is not mine.',
    edit_window_closed: 'This Slack workspace does not let messages be changed any more after a while.',
    cannot_reply_to_message: 'Slack takes no replies to that message.',
    block_mismatch: 'Slack did not take the changed layout of a post; this is a fault of ours, please report it.',
    invalid_blocks: 'Slack did not take the layout of a post; this is a fault of ours, please report it.',
    msg_blocks_too_long: 'A post was too long for Slack; this is a fault of ours, please report it.',
    msg_too_long: 'A post was too long for Slack; this is a fault of ours, please report it.',
    metadata_too_large: 'A mark on a post was too long for Slack; this is a fault of ours, please report it.',
  }),
};

/** Refusals of the layout: the same words go out once more in a plainer one. */
export const LAYOUT_REFUSED: ReadonlySet<string> = new Set([
  ...['invalid_blocks', 'invalid_blocks_format', 'invalid_attachments', 'block_mismatch'],
  ...['msg_blocks_too_long', 'msg_too_long', 'only_one_table_allowed'],
]);

const RATE_LIMITED: ReadonlySet<string> = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);

/** Refusals to let us read a channel: what stands there stays unknown. */
const BLIND: ReadonlySet<string> = new Set([
  'missing_scope',
  'not_in_channel',
  'channel_is_limited_access',
  'no_permission',
]);

/** Slack's own code of a refusal, where it is one. */
export function slackError(error: unknown): string | undefined {
  const name = error instanceof WebAPIPlatformError ? error.data.error : undefined;
  // The library takes an answer that is no JSON for the error's name: that is none, and what was done is unknown.
  return name !== undefined && /^[a-z0-9_]{1,80}$/.test(name) ? name : undefined;
}

/** What went wrong in a call as a Failure; no token or address is in its words. */
export function toFailure(
  error: unknown,
  { now, reading = false }: { readonly now: Instant; readonly reading?: boolean },
): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof WebAPIRateLimitedError) return tooFast(error, now, error.retryAfter);
  const name = slackError(error);
  if (name !== undefined) {
    if (RATE_LIMITED.has(name)) return tooFast(error, now, 60);
    if (reading && BLIND.has(name))
      return new Failure(
        'chat-blind',
        'I may not read this Slack channel, so I cannot tell whether a post arrived: invite me with /invite @OnRecord.',
        { cause: error },
      );
    const row = ERROR_CODES[name];
    if (row) return new Failure(row.code, row.words, { cause: error, retry: row.code === 'chat-down' });
    return new Failure('chat-refused', `Slack refused this: ${name}. See docs/slack.md.`, { cause: error });
  }
  // No answer, a gateway's, or one that is no JSON: what was asked may have been done.
  if (error instanceof SlackError)
    return new Failure('chat-down', 'Slack did not answer: it is tried again by itself.', {
      retry: true,
      cause: error,
    });
  return new Failure('broken', 'Something went wrong on our side with a Slack post; please report it.', {
    cause: error,
  });
}

function tooFast(cause: unknown, now: Instant, seconds: number): Failure {
  const retryAt = addMinutes(now, seconds / 60);
  return new Failure('chat-refused', 'Slack takes no more posts for a moment: it is tried again by itself.', {
    retry: true,
    retryAt,
    cause,
  });
}

function rows(code: FailureCode, words: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(words).map(([name, text]) => [name, { code, words: text }]));
}
